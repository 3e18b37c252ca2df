import { message } from '../../shared/messages/message';
import { CommandLineError } from './command-line-error';
import { parseWhole } from './option-values';

/** Reads `--port`; zero, any free port, where it was not given. */
export function parsePort(text: string | undefined, command: string): number {
  return text === undefined ? 0 : parseWhole(text, { min: 0, max: 65_535 }, { flag: '--port', command });
}

const PORT_CODES: readonly unknown[] = ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'];

/** Runs what listens on a port; a port that cannot be had is the caller's to change. */
export async function listening<T>(port: number, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const isPort = error instanceof Error && 'code' in error && PORT_CODES.includes(error.code);
    throw isPort ? new CommandLineError(message('cli.error.portInUse', { port })) : error;
  }
}
