import { homedir } from 'node:os';

import type { App } from 'electron';

import type { Environment } from '../../shared/domain/environment';
import { autostartPath, createAutostartFile } from './autostart-file';

/** What the system will really do at login. */
export type LaunchState = Environment['launchAtLogin']['state'];

/** Starting with the computer, as far as this system lets it be arranged. */
export interface LaunchAtLogin {
  readonly read: () => Promise<LaunchState>;
  /** Arranges it, or takes it back; `read` tells what came of it. */
  readonly set: (isEnabled: boolean) => Promise<void>;
}

/** Started at login, it stays in the tray. Windows compares the arguments when it is asked, so they have one place. */
const LOGIN_ARGUMENTS = ['--hidden'];

/** What the arrangement depends on. */
export interface LaunchAtLoginOptions {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;
  /** Otherwise it would be Electron itself that starts at login. */
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `process.execPath`. */
  readonly program: string;
}

/** The arrangement of this system. */
export function createLaunchAtLogin(options: LaunchAtLoginOptions): LaunchAtLogin {
  const { app, isPackaged, platform, env, program } = options;
  if (!isPackaged) return UNSUPPORTED;
  switch (platform) {
    case 'win32':
      return {
        read: () => Promise.resolve(windowsState(app.getLoginItemSettings({ args: LOGIN_ARGUMENTS }))),
        set: (openAtLogin) => {
          app.setLoginItemSettings({ openAtLogin, args: LOGIN_ARGUMENTS });
          return Promise.resolve();
        },
      };
    case 'darwin':
      return {
        read: () => Promise.resolve(macState(app.getLoginItemSettings())),
        set: (openAtLogin) => {
          app.setLoginItemSettings({ openAtLogin });
          return Promise.resolve();
        },
      };
    case 'linux':
      // An AppImage runs from a mount that is another one each time; its own file is in `APPIMAGE`.
      return createAutostartFile(
        autostartPath(env, env['HOME'] ?? homedir()),
        env['APPIMAGE'] ?? program,
        LOGIN_ARGUMENTS,
      );
    default:
      return UNSUPPORTED;
  }
}

/** Whether it was the system that started it at login. macOS passes no arguments, and says so in another way. */
export function wasLaunchedAtLogin(
  app: Pick<App, 'getLoginItemSettings'>,
  platform: NodeJS.Platform,
  isHidden: boolean,
): boolean {
  return isHidden || (platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);
}

const UNSUPPORTED: LaunchAtLogin = {
  read: () => Promise.resolve('unsupported'),
  set: () => Promise.resolve(),
};

/** The entry can be there and yet be switched off in the Task Manager, which the entry does not show. */
function windowsState(
  settings: Pick<Electron.LoginItemSettings, 'openAtLogin' | 'executableWillLaunchAtLogin'>,
): LaunchState {
  if (!settings.openAtLogin) return 'off';
  return settings.executableWillLaunchAtLogin ? 'on' : 'blocked';
}

/** Since macOS 13 the person has to approve it in the system's settings. */
function macState(settings: Pick<Electron.LoginItemSettings, 'openAtLogin' | 'status'>): LaunchState {
  if (settings.status === 'requires-approval') return 'blocked';
  return settings.openAtLogin || settings.status === 'enabled' ? 'on' : 'off';
}
