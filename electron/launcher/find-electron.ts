import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { MINUTE_MS } from '../../shared/domain/instant';

/** Electron's executable, or why there is none. */
export type FoundElectron =
  { readonly state: 'found'; readonly path: string } | { readonly state: 'missing'; readonly reason: string };

/** The folder of the `electron` package; null where only the production packages are installed. */
export function electronFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** The executable if it is there already. The package notes where its installer put it. */
export function installedElectron(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8');
    const path = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/**
 * A download of 120 MB may be slow; without a network it fails at once, and behind a firewall that swallows
 * packets after the ten seconds that Node's `fetch` waits for a connection.
 */
const DOWNLOAD_MS = 10 * MINUTE_MS;

/** The reason is shown in one line. */
const MAX_REASON = 120;

/** Runs the package's own installer. */
export async function installElectron(folder: string, timeoutMs = DOWNLOAD_MS): Promise<FoundElectron> {
  const { code, output } = await run(join(folder, 'install.js'), timeoutMs);
  const path = code === 0 ? installedElectron(folder, process.env) : null;
  if (path !== null) return { state: 'found', path };
  const [line = ''] = output.split('\n').filter((one) => one.trim() !== '');
  return { state: 'missing', reason: line.trim().slice(0, MAX_REASON) || `exit code ${code ?? 'none'}` };
}

function run(
  script: string,
  timeoutMs: number,
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: timeoutMs,
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', (error) => {
      resolve({ code: null, output: error.message });
    });
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
}
