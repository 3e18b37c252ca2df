import type { Writable } from 'node:stream';

import { EXIT_UNUSABLE } from './exit-code';
import { complainInternal } from './internal-error';
import { languageFromArguments, languageFromEnvironment } from './language';
import { main } from './main';
import { createTerminal } from './terminal';

/** Resolves when all that was written before is out, or nobody reads any more. */
function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}

/**
 * The command line as all that a process does, in Node or in Electron's main process. What may still hold the
 * process in the end (an idle connection) is not waited for; what was written is.
 *
 * An error that nobody caught ends it as "unusable". Left alone, Node would end with 1, which monitoring takes
 * for a warning, and Electron would open a dialog and stay.
 *
 * @param args without the program's own name
 * @param rendererFolder the built interface, for `serve`
 * @param exit ends the process
 */
export async function run(
  args: readonly string[],
  rendererFolder: string,
  exit: (exitCode: number) => void,
): Promise<void> {
  const terminal = createTerminal(languageFromArguments(args) ?? languageFromEnvironment(process.env));
  const end = async (exitCode: number): Promise<void> => {
    await Promise.all([drained(process.stdout), drained(process.stderr)]);
    exit(exitCode);
  };
  const fail = (error: unknown): void => {
    complainInternal(error, terminal);
    void end(EXIT_UNUSABLE);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  await end(await main(args, terminal, rendererFolder));
}
