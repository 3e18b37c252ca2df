import { spawn } from 'node:child_process';
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { lock } from 'proper-lockfile';

/** The application's parts, by vite's modes; the stand-in for Electron that tests run them on; what simulates years. */
export type BuildTarget = 'cli' | 'launch' | 'main' | 'preload' | 'renderer' | 'simulation' | 'standIn';

/** The project's folder. */
export const PROJECT_FOLDER = fileURLToPath(new URL('../../', import.meta.url));

/** Where the stand-in is built to. */
export const STAND_IN_FOLDER = join(PROJECT_FOLDER, 'node_modules', '.cache', 'graphkeeper-stand-in');

/** Where what simulates years is built to. */
export const SIMULATION_FOLDER = join(PROJECT_FOLDER, 'node_modules', '.cache', 'graphkeeper-simulation');

/** What is not among the application's own builds: where its configuration is, and where it is built to. */
const ELSEWHERE = new Map<BuildTarget, { readonly config: string; readonly output: string }>([
  ['standIn', { config: 'test/support/electron-stand-in/vite.config.ts', output: STAND_IN_FOLDER }],
  ['simulation', { config: 'test/simulation/soak/vite.config.ts', output: SIMULATION_FOLDER }],
]);

const SOURCES: Readonly<Record<BuildTarget, readonly string[]>> = {
  cli: ['electron', 'shared', 'package.json', 'vite.config.ts'],
  launch: ['electron', 'shared', 'package.json', 'vite.config.ts'],
  main: ['electron', 'shared', 'package.json', 'vite.config.ts'],
  preload: ['electron', 'shared', 'package.json', 'vite.config.ts'],
  renderer: ['renderer', 'shared', 'package.json', 'vite.config.ts', 'precompiled-styles.ts'],
  simulation: ['electron', 'shared', 'test/simulation', 'package.json'],
  standIn: ['test/support/electron-stand-in', 'test/support/peer.ts', 'test/bench/watch-timers.ts'],
};

/** When each build was begun; `out/` itself is emptied by the builds. */
const STAMPS = join(PROJECT_FOLDER, 'node_modules', '.cache', 'graphkeeper-builds');

/** A build takes seconds; on a busy machine a minute or two. */
const PATIENCE = { retries: 1_200, factor: 1, minTimeout: 250, maxTimeout: 250 };

async function newestChange(path: string): Promise<number> {
  const info = await stat(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const entries = await readdir(path);
  const changes = await Promise.all(entries.map((entry) => newestChange(join(path, entry))));
  // The folder's own time tells of files that were removed.
  return Math.max(info.mtimeMs, ...changes);
}

/** When the oldest of what a folder holds was written; never, where it is empty. */
async function oldestFile(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const infos = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))));
  return infos.length === 0 ? 0 : Math.min(...infos.map(({ mtimeMs }) => mtimeMs));
}

/** What was built by hand, as `npm ci` does it, has no stamp: then it is as old as its oldest file. */
async function builtAt(stamp: string, output: string): Promise<number> {
  try {
    return (await stat(stamp)).mtimeMs;
  } catch {
    return oldestFile(output);
  }
}

async function isFresh(target: BuildTarget, stamp: string): Promise<boolean> {
  const output = ELSEWHERE.get(target)?.output ?? join(PROJECT_FOLDER, 'out', target);
  try {
    const [built] = await Promise.all([builtAt(stamp, output), stat(output)]);
    const changes = await Promise.all(
      SOURCES[target].map((path) => newestChange(join(PROJECT_FOLDER, path))),
    );
    return Math.max(...changes) < built;
  } catch {
    return false;
  }
}

function build(target: BuildTarget): Promise<void> {
  const vite = join(PROJECT_FOLDER, 'node_modules', 'vite', 'bin', 'vite.js');
  const elsewhere = ELSEWHERE.get(target);
  const which = elsewhere === undefined ? ['--mode', target] : ['--config', elsewhere.config];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', ...which], {
      cwd: PROJECT_FOLDER,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let output = '';
    const listen = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The build of ${target} failed.\n${output}`));
    });
  });
}

/**
 * Builds a part of the application where its sources are newer than what is in `out/`. Safe when several test
 * files ask at the same time in processes of their own: one builds, the others wait.
 */
export async function ensureBuilt(target: BuildTarget): Promise<void> {
  await mkdir(STAMPS, { recursive: true });
  const stamp = join(STAMPS, target);
  const release = await lock(stamp, { realpath: false, stale: 60_000, retries: PATIENCE });
  try {
    if (await isFresh(target, stamp)) return;
    const begun = new Date();
    await build(target);
    await writeFile(stamp, '');
    await utimes(stamp, begun, begun);
  } finally {
    await release();
  }
}
