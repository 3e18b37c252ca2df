import { CommanderError } from 'commander';

import { message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';
import { CommandLineError } from './command-line-error';
import { EXIT_UNUSABLE } from './exit-code';
import { complainInternal } from './internal-error';
import { COMMANDS, createProgram, type SimulatorNames } from './program';
import type { Terminal } from './terminal';
import { usageMessage } from './usage-error';

async function simulatorNames(args: readonly string[]): Promise<SimulatorNames> {
  if (args[0] !== 'simulate') return { scenarios: [], faults: [] };
  const [{ ALL_SCENARIO_NAMES }, { FAULT_KINDS }] = await Promise.all([
    import('../simulator/scenarios/index'),
    import('./option-values'),
  ]);
  return { scenarios: ALL_SCENARIO_NAMES, faults: FAULT_KINDS };
}

function helpFor(args: readonly string[]): string {
  const command = COMMANDS.find((one) => one === args[0]);
  return command === undefined ? 'graphkeeper' : `graphkeeper ${command}`;
}

async function complain(error: unknown, args: readonly string[], terminal: Terminal): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    terminal.tell(usageMessage(error));
    terminal.tell(message('cli.error.hint', { command: helpFor(args) }));
    return EXIT_UNUSABLE;
  }
  if (error instanceof CommandLineError) {
    const { BadValueError } = await import('./option-values');
    const text =
      error instanceof BadValueError
        ? message('cli.error.badValue', {
            flag: error.flag,
            value: error.value,
            expected: say(error.expected, terminal.language, terminal.format),
          })
        : error.text;
    terminal.tell(text);
    if (error.helpOf !== null) terminal.tell(message('cli.error.hint', { command: error.helpOf }));
    return EXIT_UNUSABLE;
  }
  complainInternal(error, terminal);
  return EXIT_UNUSABLE;
}

/**
 * The command line. Each command is loaded when it is called, so that help is there at once.
 *
 * @param args without the program's own name
 * @param rendererFolder the built interface, for `serve`
 * @returns the exit code
 */
export async function main(
  args: readonly string[],
  terminal: Terminal,
  rendererFolder: string,
): Promise<number> {
  let exitCode = 0;
  let help = '';
  try {
    if (args.length === 0) throw new CommandLineError(message('cli.error.noCommand'), 'graphkeeper');
    const program = createProgram(
      terminal,
      {
        check: async (options) => (await import('./check')).runCheck(options, terminal),
        serve: async (options) => (await import('./serve')).runServe(options, terminal, rendererFolder),
        simulate: async (options) => (await import('./simulate')).runSimulate(options, terminal),
        runbook: async (deed, id, options) =>
          (await import('./runbook')).runRunbook(deed, id, options, terminal),
      },
      await simulatorNames(args),
      {
        print: (text) => {
          help += text;
        },
        finish: (code) => {
          exitCode = code;
        },
      },
    );
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (help !== '') await terminal.print(help);
    return complain(error, args, terminal);
  }
}
