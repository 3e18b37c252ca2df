import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { ensureBuilt, PROJECT_FOLDER } from '../support/build';
import { eventually } from '../support/eventually';

beforeAll(async () => {
  for (const target of ['renderer', 'cli', 'launch'] as const) await ensureBuilt(target);
}, 300_000);

describe.runIf(process.platform === 'linux')('npm start without a display', () => {
  it('says so in one line, serves the sample tenant, and stops when told to', async () => {
    const child = spawn(process.execPath, [join(PROJECT_FOLDER, 'out/launch/launch.js')], {
      env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', LANG: 'C', LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const address = await new Promise<string>((resolve) => {
      child.stdout.setEncoding('utf8').once('data', resolve);
    });
    await eventually(() => said.split('\n')[0]).toBe(
      'There is no display to open a window on; the same application is served on this computer instead:',
    );
    const page = await fetch(address.trim());
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Graphkeeper')]);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await expect(fetch(address.trim())).rejects.toThrow();
  });
});
