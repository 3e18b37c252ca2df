import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createLaunchAtLogin, wasLaunchedAtLogin } from '../../../../electron/desktop/launch-at-login';
import { temporaryFolder } from '../../../support/temporary-folder';

type Settings = Electron.LoginItemSettings;

function system(answer: Partial<Settings>) {
  const asked: object[] = [];
  const told: object[] = [];
  const settings: Settings = {
    openAtLogin: false,
    wasOpenedAtLogin: false,
    status: 'not-registered',
    executableWillLaunchAtLogin: false,
    launchItems: [],
    ...answer,
  };
  return {
    asked,
    told,
    app: {
      getLoginItemSettings: (options?: object) => {
        asked.push(options ?? {});
        return settings;
      },
      setLoginItemSettings: (wanted: object) => {
        told.push(wanted);
      },
    },
  };
}

function arrange(platform: NodeJS.Platform, answer: Partial<Settings>, isPackaged = true) {
  const fake = system(answer);
  const env = { HOME: '/home/a' };
  const launch = createLaunchAtLogin({ app: fake.app, isPackaged, platform, env, program: '/opt/g' });
  return { ...fake, launch };
}

describe('launching at login', () => {
  it.each<[NodeJS.Platform, Partial<Settings>, string]>([
    ['win32', { openAtLogin: true, executableWillLaunchAtLogin: true }, 'on'],
    ['win32', { openAtLogin: true, executableWillLaunchAtLogin: false }, 'blocked'],
    ['win32', { openAtLogin: false, executableWillLaunchAtLogin: true }, 'off'],
    ['darwin', { openAtLogin: true, status: 'enabled' }, 'on'],
    ['darwin', { openAtLogin: false, status: 'requires-approval' }, 'blocked'],
    ['darwin', { openAtLogin: false, status: 'not-found' }, 'off'],
  ])('on %s with %j is %s', async (platform, answer, expected) => {
    expect(await arrange(platform, answer).launch.read()).toBe(expected);
  });

  it('asks Windows about the arguments that it registered', async () => {
    const { launch, asked, told } = arrange('win32', {});
    await launch.set(true);
    await launch.read();
    expect(told).toEqual([{ openAtLogin: true, args: ['--hidden'] }]);
    expect(asked).toEqual([{ args: ['--hidden'] }]);
  });

  it('is not offered where Electron itself would be started, and touches nothing there', async () => {
    const { launch, asked, told } = arrange('win32', { openAtLogin: true }, false);
    await launch.set(true);
    expect([await launch.read(), asked, told]).toEqual(['unsupported', [], []]);
    expect(await arrange('freebsd', {}).launch.read()).toBe('unsupported');
  });

  it.skipIf(process.platform === 'win32')('names the AppImage itself on Linux, not its mount', async () => {
    const home = temporaryFolder();
    const { app } = system({});
    const at = (env: Record<string, string>) =>
      createLaunchAtLogin({
        app,
        isPackaged: true,
        platform: 'linux',
        env: { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), ...env },
        program: '/tmp/.mount_x/graphkeeper',
      });
    await at({ APPIMAGE: '/home/a/Graphkeeper.AppImage' }).set(true);
    expect(await at({ APPIMAGE: '/home/a/Graphkeeper.AppImage' }).read()).toBe('on');
    expect(await at({}).read()).toBe('off');
  });

  it('knows that it was started at login', () => {
    expect(wasLaunchedAtLogin(system({}).app, 'win32', true)).toBe(true);
    expect(wasLaunchedAtLogin(system({ wasOpenedAtLogin: true }).app, 'win32', false)).toBe(false);
    expect(wasLaunchedAtLogin(system({ wasOpenedAtLogin: true }).app, 'darwin', false)).toBe(true);
  });
});
