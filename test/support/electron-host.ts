import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { _electron, type ElectronApplication } from 'playwright-core';

import { isAppUrl } from '../../electron/desktop/app-scheme';
import { installedElectron } from '../../electron/launcher/find-electron';
import type { DesktopHost, DesktopLaunch, DesktopRunner } from './desktop-host';
import type { ControlCall, DesktopView } from './electron-stand-in/control-protocol';
import { watchPage } from './watched-page';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What `electron-recorder.cjs` notes. */
interface ElectronRecord {
  readonly image: string;
  readonly tooltip: string;
  readonly menu: Electron.Menu | null;
  readonly menusSet: number;
  readonly trays: ReadonlySet<Electron.Tray>;
  readonly notifications: readonly Electron.Notification[];
}

declare global {
  var graphkeeperRecord: ElectronRecord;
}

/** A real Electron, where its binary was downloaded; nothing is downloaded for a test. */
export function findElectronRunner(): DesktopRunner | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const executablePath = installedElectron(folder, process.env);
  if (executablePath === null) return null;
  return { name: 'Electron', launch: (launch) => start(executablePath, launch) };
}

async function start(executablePath: string, launch: DesktopLaunch): Promise<DesktopHost> {
  const { folder, arguments: given = [], env = {} } = launch;
  const isRoot = process.getuid?.() === 0;
  const application = await _electron.launch({
    executablePath,
    cwd: ROOT,
    args: [
      '-r',
      join(ROOT, 'test/support/electron-recorder.cjs'),
      ...(isRoot ? ['--no-sandbox'] : []),
      ROOT,
      `--user-data-dir=${join(folder, 'user-data')}`,
      ...given,
    ],
    env: { ...(process.env as Record<string, string>), GRAPHKEEPER_DATA_DIR: join(folder, 'data'), ...env },
  });
  const child = application.process();
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  // Noted from its beginning: what is misdone while it loads counts.
  const watched = application.firstWindow().then((page) => watchPage(page, isAppUrl));
  watched.catch(() => undefined);
  return {
    view: () => view(application),
    window: () => watched,
    call: (call) => perform(application, call),
    quit: async () => {
      await application.evaluate(({ app }) => {
        setImmediate(() => {
          app.quit();
        });
      });
      return exited;
    },
    exited,
  };
}

function view(application: ElectronApplication): Promise<DesktopView> {
  return application.evaluate(({ app, BrowserWindow }) => {
    const { image, tooltip, menu, menusSet, trays, notifications } = globalThis.graphkeeperRecord;
    const [window] = BrowserWindow.getAllWindows();
    return {
      app: { name: app.getName(), userData: app.getPath('userData') },
      tray:
        trays.size === 0
          ? null
          : {
              image,
              tooltip,
              menusSet,
              menu: (menu?.items ?? []).map(({ type, label, enabled }) => ({
                type,
                label,
                enabled,
                icon: null,
              })),
            },
      notifications: notifications.map(({ id, title, body }) => ({ id, title, body })),
      windows: BrowserWindow.getAllWindows().length,
      window:
        window === undefined ? null : { isVisible: window.isVisible(), isMinimized: window.isMinimized() },
    };
  });
}

async function perform(application: ElectronApplication, call: ControlCall): Promise<unknown> {
  switch (call.name) {
    case 'clickMenu':
      return application.evaluate((_electronModule, label) => {
        const find = (items: readonly Electron.MenuItem[]): Electron.MenuItem | undefined =>
          items.find((one) => one.label === label) ??
          items.flatMap(({ submenu }) => find(submenu?.items ?? []) ?? [])[0];
        const item = find(globalThis.graphkeeperRecord.menu?.items ?? []);
        if (item === undefined) throw new Error(`no menu line "${label}"`);
        if (item.enabled) Reflect.apply(item.click, item, []);
        return null;
      }, call.label);
    case 'clickNotification':
      return application.evaluate((_electronModule, index) => {
        globalThis.graphkeeperRecord.notifications[index]?.emit('click');
        return null;
      }, call.index);
    case 'pressNotification':
      return application.evaluate(
        (_electronModule, { index, button }) => {
          globalThis.graphkeeperRecord.notifications[index]?.emit('action', { actionIndex: button });
          return null;
        },
        { index: call.index, button: call.button },
      );
    case 'closeWindow':
      return application.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.close();
        return null;
      });
    case 'chooseSavePath':
      return application.evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: path === null, filePath: path ?? '' });
        return null;
      }, call.path);
    case 'process':
      return application.evaluate(() => ({ rssBytes: process.memoryUsage.rss(), timers: [] }));
    default:
      throw new Error(`${call.name} cannot be done to a real Electron`);
  }
}
