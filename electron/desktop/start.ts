import { join } from 'node:path';

import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  session,
  shell,
  Tray,
} from 'electron';

import type { TrayCommand } from '../../shared/diagnosis/tray-view';
import { type Application, createApplication } from '../application';
import { systemClock } from '../clock';
import { createCollector } from '../monitor/collector';
import { createRendererAssets } from '../renderer-assets';
import { dataFolder } from '../storage/data-folder';
import { openFileSettingsStore } from '../storage/file-settings-store';
import { version } from '../version';
import { APP_SCHEME, createAppSchemeHandler } from './app-scheme';
import { applicationMenu } from './application-menu';
import { parseDesktopArguments } from './arguments';
import { logCrashes } from './crashes';
import { openElectronStoreDocument } from './electron-store-document';
import { serveCommands } from './ipc';
import { lockContents, lockSession, type OnRefused } from './lockdown';
import { createLog } from './log';
import { MainWindow } from './main-window';
import { createNetFetch } from './net-fetch';
import { createOpenExternal } from './open-external';
import { canShowTray, isPanelDark, runProgram } from './panel-theme';
import { PATHS } from './paths';
import { watchPower } from './power';
import { present } from './presenter';
import { cleanUpBeforeQuit } from './quitting';
import { openDesktopSource } from './source';
import { Toasts } from './toasts';
import { SystemTray } from './tray';
import { menuIconPath, trayIconPath } from './tray-icon';
import { windowOptions } from './window-options';
import { languageOf, speakerOf } from './wording';

/** The window's session: apart from the network's, so that it can be closed to everything; kept in memory only. */
const WINDOW_PARTITION = 'interface';

/** The session of the application's own requests. */
const NETWORK_PARTITION = 'network';

/** Builds the desktop application from its parts and starts it. Only the process that holds the lock gets here. */
export async function startDesktop(): Promise<void> {
  const clock = systemClock;
  const { platform, env } = process;
  const folder = dataFolder(env);
  const log = createLog(join(folder, 'graphkeeper.log'), clock);
  const onRefused: OnRefused = (what) => {
    log('refused', { what });
  };

  // Before the first window can be: nothing is ever shown unguarded.
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, onRefused);
  });
  app.on('window-all-closed', () => {
    // The watching goes on without a window; without this, Electron would quit.
  });
  const given = parseDesktopArguments(process.argv.slice(1));
  let hasTray = false;
  const mainWindow = new MainWindow({
    createWindow: () =>
      new BrowserWindow(
        windowOptions({
          preloadPath: PATHS.preload,
          iconPath: PATHS.icon,
          partition: WINDOW_PARTITION,
          isPackaged: app.isPackaged,
          isDark: nativeTheme.shouldUseDarkColors,
        }),
      ),
    hasTray: () => hasTray,
    onFailed: () => {
      log('pageNotLoaded');
    },
  });
  logCrashes({
    app,
    process,
    log,
    onPageGone: () => {
      mainWindow.discard();
    },
  });

  await app.whenReady();
  app.on('second-instance', () => {
    log('secondInstance');
    mainWindow.show();
  });
  app.on('activate', () => {
    mainWindow.show();
  });
  const windowSession = session.fromPartition(WINDOW_PARTITION);
  lockSession(windowSession, onRefused, !app.isPackaged);
  lockSession(session.defaultSession, onRefused, !app.isPackaged);
  windowSession.protocol.handle(APP_SCHEME, createAppSchemeHandler(createRendererAssets(PATHS.renderer)));

  const settings = openFileSettingsStore({ folder, openDocument: openElectronStoreDocument, clock });
  const source = await openDesktopSource({
    given,
    settings,
    env,
    fetch: createNetFetch(session.fromPartition(NETWORK_PARTITION)),
    clock,
  });
  const application = createApplication({
    mode: 'desktop',
    isSample: source.isSample,
    version,
    systemLanguage: languageOf(app.getPreferredSystemLanguages()),
    connections: source.connections,
    policy: source.policy,
    collector: createCollector({ fetch: source.fetch, clock, resolveSecret: source.resolveSecret }),
    clock,
    random: Math.random,
    settings,
    secretStore: source.secretStore,
    openExternal: createOpenExternal(
      (url) => shell.openExternal(url),
      () => {
        onRefused('navigation');
      },
    ),
    problems: source.problems,
    onUnexpected: (error) => {
      log('commandFailed', { error });
    },
  });

  const endCommands = serveCommands({
    ipcMain,
    handlers: application.handlers,
    isTrustedContents: (id) => mainWindow.owns(id),
    onRefused: () => {
      log('refused', { what: 'command' });
    },
    onUnexpected: (error) => {
      log('commandFailed', { error });
    },
  });
  application.onChange((change, state) => {
    nativeTheme.themeSource = state.settings.theme;
    mainWindow.send('stateChanged', change);
  });
  nativeTheme.themeSource = application.state().settings.theme;

  const showConnection = (connectionId: string): void => {
    mainWindow.showAndSend('navigate', { connectionId }).catch((error: unknown) => {
      log('commandFailed', { error });
    });
  };
  const tray = await createSystemTray(application, {
    open: () => {
      mainWindow.show();
    },
    openConnection: showConnection,
  });
  const toasts = new Toasts({
    isSupported: () => Notification.isSupported(),
    create: (options) => new Notification(options),
    onClick: ({ connectionId }) => {
      if (connectionId === null) mainWindow.show();
      else showConnection(connectionId);
    },
    onFailed: () => {
      log('notificationFailed');
    },
  });
  const canHide = await canShowTray(platform, runProgram);
  const endPresenting = present({
    application,
    showTray: (view, speak) => {
      try {
        tray.update(view, speak);
        hasTray = canHide;
      } catch (error) {
        if (hasTray) log('trayUnavailable', { error });
        hasTray = false;
      }
    },
    showToast: (toast, speak) => {
      toasts.show(toast, speak);
    },
    clock,
  });
  const endPower = watchPower({
    powerMonitor,
    isOnline: () => net.isOnline(),
    application,
    onWake: () => {
      tray.refresh();
    },
    clock,
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      applicationMenu(platform, speakerOf(application.state().app.language, clock.now()), () => {
        app.quit();
      }),
    ),
  );

  cleanUpBeforeQuit({
    app,
    clock,
    onBegin: () => {
      mainWindow.markQuitting();
      endPresenting();
      endPower();
      endCommands();
      tray.dispose();
      toasts.dispose();
    },
    cleanUp: async () => {
      await application.dispose();
      log('stopped');
    },
  });

  log('started', { version, platform });
  application.start();
  if (!given.isHidden || !canHide) mainWindow.show();
}

/** The tray, wired to what its menu asks for. */
async function createSystemTray(
  application: Application,
  show: { readonly open: () => void; readonly openConnection: (connectionId: string) => void },
): Promise<SystemTray> {
  const { platform, env } = process;
  const desktop = env['XDG_CURRENT_DESKTOP'];
  const isDark = (): Promise<boolean> =>
    isPanelDark({ platform, desktop, isAppDark: nativeTheme.shouldUseDarkColors, run: runProgram });
  let isDarkPanel = await isDark();
  const surroundings = () => ({ platform, isDarkPanel, folder: PATHS.trayImages });
  const run = (command: TrayCommand): void => {
    switch (command.kind) {
      case 'openConnection':
        show.openConnection(command.connectionId);
        break;
      case 'recheck':
      case 'recheckPermissions':
        // A look that could not be taken shows in the connection itself.
        application.handlers[command.kind]({}).catch(() => undefined);
        break;
      case 'open':
        show.open();
        break;
      case 'quit':
        app.quit();
        break;
    }
  };
  const tray = new SystemTray({
    createTray: (imagePath) => new Tray(imagePath),
    createMenu: (template) => Menu.buildFromTemplate(template),
    iconPath: (state) => trayIconPath(state, surroundings()),
    menuIconPath: (state) =>
      menuIconPath(state, { ...surroundings(), isDarkPanel: nativeTheme.shouldUseDarkColors }),
    onCommand: run,
    platform,
    clock: systemClock,
  });
  nativeTheme.on('updated', () => {
    void isDark().then((value) => {
      isDarkPanel = value;
      tray.repaint();
    });
  });
  return tray;
}
