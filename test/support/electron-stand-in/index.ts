/**
 * A stand-in for the `electron` module. Its windows are pages in the test's Chromium, running the built preload and
 * renderer; its tray, menus and notifications note what they were given. Every member is held to Electron's own types, so that
 * a member the real one does not have cannot be used by mistake.
 */
import { EventEmitter } from 'node:events';

import type { Clipboard, NativeTheme, Net, PowerMonitor, Protocol, SaveDialogOptions, Shell } from 'electron';

import { app } from './app';
import { BrowserWindowStandIn } from './browser-window';
import { listenForCommands } from './control';
import type { Double } from './double';
import { ipcMain } from './ipc-main';
import { MenuStandIn, NotificationStandIn, TrayStandIn } from './menu-and-tray';
import { SessionStandIn } from './session';
import { surroundings } from './surroundings';

const powerMonitor = surroundings.power satisfies Double<PowerMonitor, 'on' | 'removeListener'>;

const net = {
  isOnline: () => surroundings.isOnline,
  fetch: (input: string | Request, init?: RequestInit) => fetch(input, init),
} satisfies Double<Net, 'isOnline' | 'fetch'>;

const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  themeSource: 'system',
} satisfies Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'>);

const dialog = {
  showErrorBox: (title: string, content: string) => {
    process.stderr.write(`${title}\n${content}\n`);
  },
  showSaveDialog: (first: BrowserWindowStandIn | SaveDialogOptions, second?: SaveDialogOptions) => {
    surroundings.saveDialogs.push(first instanceof BrowserWindowStandIn ? (second ?? {}) : first);
    const { savePath } = surroundings;
    return Promise.resolve({ canceled: savePath === null, filePath: savePath ?? '' });
  },
};

const clipboard = {
  writeText: (text: string) => {
    surroundings.clipboard = text;
    return Promise.resolve();
  },
  readText: () => Promise.resolve(surroundings.clipboard),
} satisfies Double<Clipboard, 'writeText' | 'readText'>;

const shell = {
  openExternal: (url: string) => {
    surroundings.opened.push(url);
    return Promise.resolve();
  },
  openPath: (path: string) => {
    surroundings.openedPaths.push(path);
    return Promise.resolve('');
  },
} satisfies Double<Shell, 'openExternal' | 'openPath'>;

const protocol = {
  registerSchemesAsPrivileged: (schemes) => {
    surroundings.schemes.push(...schemes);
  },
  handle: (scheme, handler) => {
    SessionStandIn.defaultSession.protocol.handle(scheme, handler);
  },
} satisfies Double<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

const members = {
  app,
  BrowserWindow: BrowserWindowStandIn,
  clipboard,
  dialog,
  ipcMain,
  Menu: MenuStandIn,
  nativeTheme,
  net,
  Notification: NotificationStandIn,
  powerMonitor,
  protocol,
  session: SessionStandIn,
  shell,
  Tray: TrayStandIn,
};

listenForCommands();

export {
  app,
  BrowserWindowStandIn as BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  MenuStandIn as Menu,
  nativeTheme,
  net,
  NotificationStandIn as Notification,
  powerMonitor,
  protocol,
  SessionStandIn as session,
  shell,
  TrayStandIn as Tray,
};
export default members;
