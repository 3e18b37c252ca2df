import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, it } from 'vitest';

import { loadKeytar } from '../../../electron/secrets/keychain-secret-store';
import { temporaryFolder } from '../../support/temporary-folder';

const run = promisify(execFile);

const ROOT = join(import.meta.dirname, '../../..');
const TSX = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
const SESSION = join(ROOT, 'test/support/keychain-session.ts');

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

const hasKeytar = await loadKeytar().then(
  () => true,
  () => false,
);
const absent = [
  ...(process.platform === 'linux' ? [] : ['Linux']),
  ...['dbus-run-session', 'gnome-keyring-daemon'].filter((program) => !isInstalled(program)),
  ...(hasKeytar ? [] : ['keytar']),
];

/** A session with nothing of the surrounding one: no display, no bus, its own home. */
function cleanEnvironment(home: string): Record<string, string> {
  const runtime = join(home, 'run');
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    LANG: 'C.UTF-8',
  };
}

function lastLine(stdout: string): unknown {
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** Runs steps one after another in one session with an unlocked keyring, and gives their results. */
async function inSession(
  home: string,
  ...steps: readonly (readonly string[])[]
): Promise<readonly unknown[]> {
  const script = [
    'echo -n pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null',
    ...steps.map((_, index) => `"$NODE" "$TSX" "$SESSION" $STEP_${String(index)}`),
  ].join('\n');
  const { stdout } = await run('dbus-run-session', ['--', 'bash', '-ec', script], {
    env: {
      ...cleanEnvironment(home),
      NODE: process.execPath,
      TSX,
      SESSION,
      ...Object.fromEntries(steps.map((step, index) => [`STEP_${String(index)}`, step.join(' ')])),
    },
    timeout: 60_000,
  });
  return stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe.skipIf(absent.length > 0)(
  absent.length > 0
    ? `the keychain, for want of ${absent.join(', ')}`
    : 'the keychain through a real Secret Service',
  { timeout: 90_000 },
  () => {
    it('keeps, replaces and deletes entries', async () => {
      const [result] = await inSession(temporaryFolder(), ['round-trip']);
      expect(result).toMatchObject({
        kind: 'keychain',
        problem: null,
        before: null,
        kept: 'second é 秘密',
        after: null,
      });
    });

    it('lets the next process decrypt a file, and a session with another keyring not', async () => {
      const home = temporaryFolder();
      const path = join(home, 'cache.bin');
      const [, read] = await inSession(home, ['write-file', path], ['read-file', path]);
      expect(read).toMatchObject({ kind: 'keychain', text: 'tokens' });
      expect(readFileSync(path).includes('tokens')).toBe(false);

      const [other] = await inSession(temporaryFolder(), ['read-file', path]);
      expect(other).toMatchObject({ kind: 'keychain', text: null });
      expect(existsSync(path)).toBe(false);
    });

    it('gives way to the memory without a session bus, says why, and in time', async () => {
      const { stdout } = await run(process.execPath, [TSX, SESSION, 'open'], {
        env: cleanEnvironment(temporaryFolder()),
        timeout: 60_000,
      });
      const result = lastLine(stdout) as { openedInMs: number };
      expect(result).toMatchObject({
        kind: 'memory',
        problem: {
          code: 'keychainUnavailable',
          message: { id: 'keychain.unavailable', params: { reason: 'noService' } },
        },
      });
      expect(result.openedInMs).toBeLessThan(10_000);
    });

    it('gives way to the memory when the service stops answering, after ten seconds', async () => {
      const script = `
        echo -n pw | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null &
        daemon=$!
        sleep 1
        kill -STOP $daemon
        "$NODE" "$TSX" "$SESSION" open >"$HOME/result" &
        session=$!
        until [ -s "$HOME/result" ]; do sleep 0.1; done
        # The call that was given up still runs, and the process ends with it.
        kill -KILL $daemon
        wait $session
        cat "$HOME/result"`;
      const home = temporaryFolder();
      const { stdout } = await run('dbus-run-session', ['--', 'bash', '-ec', script], {
        env: { ...cleanEnvironment(home), NODE: process.execPath, TSX, SESSION },
        timeout: 60_000,
      });
      const result = lastLine(stdout) as { openedInMs: number };
      expect(result).toMatchObject({
        kind: 'memory',
        problem: { message: { id: 'keychain.unavailable', params: { reason: 'timeout' } } },
      });
      expect(result.openedInMs).toBeLessThan(15_000);
    });

    it('gives way to the memory on a bus without a Secret Service', async () => {
      const { stdout } = await run('dbus-run-session', ['--', process.execPath, TSX, SESSION, 'open'], {
        env: cleanEnvironment(temporaryFolder()),
        timeout: 60_000,
      });
      expect(lastLine(stdout)).toMatchObject({ kind: 'memory', problem: { code: 'keychainUnavailable' } });
    });
  },
);
