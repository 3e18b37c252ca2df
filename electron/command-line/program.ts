import { Command } from 'commander';

import { assertNever } from '../../shared/domain/assert-never';
import { type Message, message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';
import { version } from '../version';
import type { CheckOptions } from './check';
import type { RunbookOptions } from './runbook';
import type { ServeOptions } from './serve';
import type { SimulateOptions } from './simulate';
import type { Terminal } from './terminal';

/** What each command does; the answer is the exit code. */
export interface Actions {
  readonly check: (options: CheckOptions) => Promise<number>;
  readonly serve: (options: ServeOptions) => Promise<number>;
  readonly simulate: (options: SimulateOptions) => Promise<number>;
  readonly runbook: (deed: string, id: string | undefined, options: RunbookOptions) => Promise<number>;
}

export const COMMANDS = ['check', 'serve', 'simulate', 'runbook'] as const;

type CommandId = (typeof COMMANDS)[number];

/** Names that the help of `simulate` lists; they are only loaded for it. */
export interface SimulatorNames {
  readonly scenarios: readonly string[];
  readonly faults: readonly string[];
}

/** What commander hands back. */
export interface Answers {
  /** Help or the version. */
  readonly print: (text: string) => void;
  /** A command has ended with this exit code. */
  readonly finish: (exitCode: number) => void;
}

function repeated(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/**
 * The commands and options of contracts.md. Values are handed over as they were typed: each command checks its
 * own, so that errors are in the reader's language and name the option.
 */
export function createProgram(
  terminal: Terminal,
  actions: Actions,
  names: SimulatorNames,
  answers: Answers,
): Command {
  const words = (text: Message): string => say(text, terminal.language, terminal.format);

  const titleOf = (title: string): string => {
    if (title.startsWith('Usage')) return words(message('cli.help.usage'));
    if (title.startsWith('Commands')) return words(message('cli.help.commands'));
    return words(message('cli.help.options'));
  };

  const dress = (command: Command): Command =>
    command
      .helpCommand(false)
      .helpOption('-h, --help', words(message('cli.help.help')))
      .configureHelp({ styleTitle: titleOf, helpWidth: terminal.width })
      .configureOutput({
        writeOut: answers.print,
        writeErr: () => undefined,
        outputError: () => undefined,
      })
      .showSuggestionAfterError(false)
      .exitOverride();

  const program = dress(new Command('graphkeeper'))
    .usage(words(message('cli.usage')))
    .description(words(message('cli.description')))
    .version(version, '-V, --version', words(message('cli.help.version')));

  const add = (id: CommandId): Command => {
    switch (id) {
      case 'check':
        return new Command(id)
          .description(words(message('cli.check.description')))
          .option('--sample', words(message('cli.option.sample')))
          .option('--config <FILE>', words(message('cli.option.config')))
          .option('--connection <NAME>', words(message('cli.check.connection')), repeated)
          .option('--format <table|json|prometheus>', words(message('cli.check.format')))
          .option('--at <ISO-8601>', words(message('cli.check.at')))
          .option('--lang <en|fr>', words(message('cli.check.lang')))
          .action(async (options: CheckOptions) => {
            answers.finish(await actions.check(options));
          });
      case 'serve':
        return new Command(id)
          .description(words(message('cli.serve.description')))
          .option('--sample', words(message('cli.option.sample')))
          .option('--config <FILE>', words(message('cli.option.config')))
          .option('--port <N>', words(message('cli.option.port')))
          .option('--no-open', words(message('cli.serve.noOpen')))
          .action(async (options: ServeOptions) => {
            answers.finish(await actions.serve(options));
          });
      case 'simulate':
        return new Command(id)
          .description(words(message('cli.simulate.description')))
          .option(
            '--scenario <NAME>',
            words(message('cli.simulate.scenario', { names: [...names.scenarios] })),
          )
          .option('--state <FILE>', words(message('cli.simulate.state')))
          .option('--port <N>', words(message('cli.option.port')))
          .option('--at <ISO-8601>', words(message('cli.simulate.at')))
          .option('--latency <MS>', words(message('cli.simulate.latency')))
          .option('--faults <SPEC>', words(message('cli.simulate.faults', { kinds: [...names.faults] })))
          .option('--seed <N>', words(message('cli.simulate.seed')))
          .option('--apps <N>', words(message('cli.simulate.apps')))
          .action(async (options: SimulateOptions) => {
            answers.finish(await actions.simulate(options));
          });
      case 'runbook':
        return new Command(id)
          .description(words(message('cli.runbook.description')))
          .argument('<list|show|dry-run>', words(message('cli.runbook.deed')))
          .argument('[RUNBOOK]', words(message('cli.runbook.id')))
          .option('--sample', words(message('cli.option.sample')))
          .option('--config <FILE>', words(message('cli.option.config')))
          .option('--connection <NAME>', words(message('cli.runbook.connection')))
          .option('--lang <en|fr>', words(message('cli.check.lang')))
          .action(async (deed: string, runbookId: string | undefined, options: RunbookOptions) => {
            answers.finish(await actions.runbook(deed, runbookId, options));
          });
      default:
        return assertNever(id, 'command');
    }
  };

  for (const id of COMMANDS) {
    const command = dress(add(id)).usage(
      id === 'runbook' ? '<list|show|dry-run> [RUNBOOK] [options]' : '[options]',
    );
    program.addCommand(command);
  }
  return program;
}
