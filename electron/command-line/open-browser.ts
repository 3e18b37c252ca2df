import { spawn } from 'node:child_process';

import type { Environment } from './terminal';

interface Opener {
  readonly command: string;
  readonly args: readonly string[];
}

/** The system's own way to open an address; null where there is no screen to open it on. */
function openerOf(platform: NodeJS.Platform, env: Environment): Opener | null {
  if (platform === 'win32') return { command: 'rundll32.exe', args: ['url.dll,FileProtocolHandler'] };
  if (platform === 'darwin') return { command: 'open', args: [] };
  const hasScreen = (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
  return hasScreen ? { command: 'xdg-open', args: [] } : null;
}

/** Our own loopback address, or https: nothing else is handed to the system, because it would run it. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

/** Opens an address in the system browser, without a shell; false where that is not possible. */
export function openBrowser(url: string, env: Environment, platform = process.platform): Promise<boolean> {
  const opener = openerOf(platform, env);
  if (opener === null || !isSafe(url)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(opener.command, [...opener.args, url], { stdio: 'ignore', detached: true });
    child.once('error', () => {
      resolve(false);
    });
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
