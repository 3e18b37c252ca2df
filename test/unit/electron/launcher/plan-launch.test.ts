import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { installedElectron, installElectron } from '../../../../electron/launcher/find-electron';
import { type LaunchSurroundings, planLaunch } from '../../../../electron/launcher/plan-launch';
import { temporaryFolder } from '../../../support/temporary-folder';

const surroundings: LaunchSurroundings = {
  electron: { state: 'found', path: '/e/electron' },
  platform: 'linux',
  env: { DISPLAY: ':0' },
  isRoot: false,
  node: '/n/node',
  projectFolder: '/p',
  commandLine: '/p/out/cli/graphkeeper.js',
  given: [],
};

describe('planLaunch', () => {
  it('starts Electron with its sandbox, and hands arguments on', () => {
    expect(planLaunch({ ...surroundings, given: ['--config', 'f'] })).toEqual({
      file: '/e/electron',
      arguments: ['/p', '--config', 'f'],
      notice: null,
    });
    expect(planLaunch({ ...surroundings, env: { WAYLAND_DISPLAY: 'w' } }).file).toBe('/e/electron');
  });

  it('gives the sandbox up only for root on Linux, and says so', () => {
    expect(planLaunch({ ...surroundings, isRoot: true })).toMatchObject({
      arguments: ['/p', '--no-sandbox'],
      notice: { id: 'desktop.launch.root' },
    });
    expect(planLaunch({ ...surroundings, isRoot: true, platform: 'darwin' }).arguments).toEqual(['/p']);
  });

  it('serves the sample tenant where there is no Electron, with the reason', () => {
    expect(planLaunch({ ...surroundings, electron: { state: 'missing', reason: 'fetch failed' } })).toEqual({
      file: '/n/node',
      arguments: ['/p/out/cli/graphkeeper.js', 'serve', '--sample'],
      notice: { id: 'desktop.launch.noElectron', params: { reason: 'fetch failed' } },
    });
  });

  it('serves where there is no display, and the given configuration if there is one', () => {
    const plan = planLaunch({ ...surroundings, env: { DISPLAY: '' }, given: ['--config', 'f'] });
    expect(plan).toMatchObject({ file: '/n/node', notice: { id: 'desktop.launch.noDisplay' } });
    expect(plan.arguments.slice(1)).toEqual(['serve', '--config', 'f']);
    expect(planLaunch({ ...surroundings, env: {}, platform: 'win32' }).file).toBe('/e/electron');
  });
});

describe('finding Electron', () => {
  function package_(installer: string): string {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'install.js'), installer);
    return folder;
  }

  it('finds the executable that the package noted, if it is really there', () => {
    const folder = package_('');
    expect(installedElectron(folder, {})).toBeNull();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(installedElectron(folder, {})).toBeNull();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    chmodSync(join(folder, 'dist', 'electron'), 0o755);
    expect(installedElectron(folder, {})).toBe(join(folder, 'dist', 'electron'));
  });

  it('runs the installer, and gives its first line as the reason when it fails', async () => {
    expect(
      await installElectron(package_('console.error("TypeError: fetch failed\\n  at x"); process.exit(1)')),
    ).toEqual({
      state: 'missing',
      reason: 'TypeError: fetch failed',
    });
  });

  it('does not believe an installer that succeeded without a result', async () => {
    expect(await installElectron(package_(''))).toEqual({ state: 'missing', reason: 'exit code 0' });
  });

  it('takes what the installer brought', async () => {
    const folder = package_(`
      const fs = require('node:fs');
      fs.mkdirSync(__dirname + '/dist');
      fs.writeFileSync(__dirname + '/dist/electron', '');
      fs.writeFileSync(__dirname + '/path.txt', 'electron');`);
    expect(await installElectron(folder)).toEqual({ state: 'found', path: join(folder, 'dist', 'electron') });
  });

  it('stops an installer that hangs', async () => {
    expect(await installElectron(package_('setInterval(() => {}, 1000)'), 500)).toMatchObject({
      state: 'missing',
    });
  });
});
