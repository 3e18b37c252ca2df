import { beforeAll, describe, expect, it } from 'vitest';

import { electronFolder, installedElectron } from '../../../electron/launcher/find-electron';
import { ensureBuilt, PROJECT_FOLDER } from '../../support/build';
import { startProgram } from '../../support/cli-process';
import { parseReport } from '../../support/report-schema';

const folder = electronFolder();
const electron = folder === null ? null : installedElectron(folder, process.env);

/** Chromium refuses its sandbox to root. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

describe.skipIf(electron === null)('the command line in a real Electron', () => {
  beforeAll(async () => {
    for (const target of ['renderer', 'main'] as const) await ensureBuilt(target);
  });

  it('checks and tells its version where there is no display', async () => {
    // The environment of these processes names no display.
    const run = (...args: readonly string[]) =>
      startProgram(String(electron), [...asRoot, PROJECT_FOLDER, ...args], {}).finished;
    const checked = await run('check', '--sample', '--format', 'json');
    expect([checked.exitCode, parseReport(checked.stdout).severity]).toEqual([2, 'critical']);
    expect((await run('--version')).exitCode).toBe(0);
  });
});
