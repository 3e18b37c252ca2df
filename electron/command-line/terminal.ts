import type { Formatter, Language } from '../../shared/messages/formatter';
import { createFormatter } from '../../shared/messages/formatter';
import type { Message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';
import { systemClock } from '../clock';

/** Environment variables by name; `process.env` is one. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the command line writes, and how. */
export interface Terminal {
  readonly env: Environment;
  readonly language: Language;
  readonly format: Formatter;
  /** Columns that the report may fill. */
  readonly width: number;
  readonly hasColour: boolean;
  /** Somebody is watching standard error: progress is worth showing. */
  readonly isWatched: boolean;
  readonly hasColourOnError: boolean;
  /** Standard output; resolves when it was taken. A reader that went away is no error. */
  readonly print: (text: string) => Promise<void>;
  /** Standard error. */
  readonly complain: (text: string) => void;
  /** A message to standard error, one line. */
  readonly tell: (text: Message) => void;
}

/** Narrower, and the table would be one word a line. */
const NARROWEST = 40;
/** Wider, and lines are hard to read. */
const WIDEST = 110;

/**
 * Whether to write in colour. `FORCE_COLOR` beats `NO_COLOR`, as in Node.js; otherwise a terminal that says it
 * can, and no pipe.
 */
export function wantsColour(env: Environment, isTerminal: boolean): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return false;
  return isTerminal;
}

/** The columns to use. @param columns of the terminal; undefined for a pipe, where `COLUMNS` may say */
export function usableWidth(columns: number | undefined, env: Environment): number {
  const asked = Number.parseInt(env['COLUMNS'] ?? '', 10);
  const width = columns ?? (Number.isNaN(asked) ? WIDEST : asked);
  return Math.min(WIDEST, Math.max(NARROWEST, width));
}

/** The process's own terminal. */
export function createTerminal(language: Language): Terminal {
  const { stdout, stderr, env } = process;
  const ignoreGoneReader = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
  };
  stdout.on('error', ignoreGoneReader);
  stderr.on('error', ignoreGoneReader);
  const format = createFormatter(language, systemClock.now());
  return {
    env,
    language,
    format,
    width: usableWidth(stdout.isTTY ? stdout.columns : undefined, env),
    hasColour: wantsColour(env, stdout.isTTY),
    isWatched: stderr.isTTY,
    hasColourOnError: wantsColour(env, stderr.isTTY),
    print: (text) =>
      new Promise((resolve) => {
        stdout.write(text, () => {
          resolve();
        });
      }),
    complain: (text) => {
      stderr.write(text);
    },
    tell: (text) => {
      stderr.write(`${say(text, language, format)}\n`);
    },
  };
}
