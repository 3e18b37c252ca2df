import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

import { PROJECT_FOLDER } from './build';

/** The built command line. */
export const CLI = join(PROJECT_FOLDER, 'out', 'cli', 'graphkeeper.js');

/** Environment of a process under test; null takes a variable away. */
export type ProcessEnvironment = Readonly<Record<string, string>>;

/** What a process left behind. */
export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that runs. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves with the first line of standard output; rejects when the process ends before. */
  readonly firstLine: Promise<string>;
  readonly finished: Promise<Finished>;
  /** Asks it to stop and waits for it. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<Finished>;
}

/** Only what a program needs to run at all, so that the tests do not depend on who runs them. */
function baseEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  return { PATH, HOME, TMPDIR, SystemRoot, TZ: 'UTC', LANG: 'en_GB.UTF-8' };
}

/** Starts the built command line. */
export function startCli(args: readonly string[], env: ProcessEnvironment = {}): Running {
  return startProgram(process.execPath, [CLI, ...args], env);
}

/** Starts a program in an environment of its own, without a display. */
export function startProgram(program: string, args: readonly string[], env: ProcessEnvironment): Running {
  const child = spawn(program, [...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...baseEnvironment(), ...env },
  });
  const out = { stdout: '', stderr: '' };
  let tellLine: (line: string) => void = () => undefined;
  let failLine: (error: Error) => void = () => undefined;
  const firstLine = new Promise<string>((resolve, reject) => {
    tellLine = resolve;
    failLine = reject;
  });
  firstLine.catch(() => undefined);
  child.stdout.on('data', (chunk: Buffer) => {
    out.stdout += chunk.toString();
    const end = out.stdout.indexOf('\n');
    if (end >= 0) tellLine(out.stdout.slice(0, end));
  });
  child.stderr.on('data', (chunk: Buffer) => {
    out.stderr += chunk.toString();
  });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      failLine(new Error(`ended with ${String(exitCode)} before a line: ${out.stderr}`));
      resolve({ exitCode, ...out });
    });
  });
  return {
    child,
    firstLine,
    finished,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return finished;
    },
  };
}

/** Runs the built command line to its end. */
export function runCli(args: readonly string[], env: ProcessEnvironment = {}): Promise<Finished> {
  return startCli(args, env).finished;
}
