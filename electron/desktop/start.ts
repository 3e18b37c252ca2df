import { release, type as systemName } from 'node:os';
import { join } from 'node:path';

import { app, BrowserWindow, clipboard, dialog, ipcMain, nativeTheme, session, shell } from 'electron';

import type { Message } from '../../shared/messages/message';
import { CALENDAR_FILE, keepCalendarFile } from '../alerts/calendar-file';
import { createApplication } from '../application';
import { systemClock } from '../clock';
import { currentUser } from '../current-user';
import { limitRate } from '../rate-limit';
import { createRendererAssets } from '../renderer-assets';
import { openSampleTenant } from '../sample-tenant';
import { dataFolder } from '../storage/data-folder';
import { openFileActivityJournal } from '../storage/file-activity-journal';
import { openFileAlertStore } from '../storage/file-alert-store';
import { openFileRunStore } from '../storage/file-run-store';
import { openFileSettingsStore } from '../storage/file-settings-store';
import { claimFolder } from '../storage/folder-claim';
import { checkTimeRegularly } from '../time-checks';
import { version } from '../version';
import { APP_SCHEME, createAppSchemeHandler } from './app-scheme';
import { parseDesktopArguments } from './arguments';
import { logCrashes } from './crashes';
import { openElectronStoreDocument } from './electron-store-document';
import { DesktopHost, versionsOf } from './host';
import { serveCommands } from './ipc';
import { createLaunchAtLogin, wasLaunchedAtLogin } from './launch-at-login';
import { lockContents, lockSession, type OnRefused } from './lockdown';
import { createLog } from './log';
import { MainWindow } from './main-window';
import { createNetFetch } from './net-fetch';
import { createOpenExternal } from './open-external';
import { PATHS } from './paths';
import { cleanUpBeforeQuit } from './quitting';
import { createSaveFile } from './save-file';
import { openDesktopSource } from './source';
import { openSurface } from './surface';
import { windowOptions } from './window-options';
import { languageOf, speakerOf } from './wording';

/** The window's session: apart from the network's, so that it can be closed to everything; kept in memory only. */
const WINDOW_PARTITION = 'interface';

/** The session of the application's own requests. */
const NETWORK_PARTITION = 'network';

/** What the proxy is asked for; of the sovereign clouds too, the same proxy is to be expected. */
const GRAPH = 'https://graph.microsoft.com/';

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

  app.on('before-quit', () => {
    mainWindow.markQuitting();
  });

  await app.whenReady();
  const systemLanguage = languageOf(app.getPreferredSystemLanguages());
  const refuse = (refusal: Message): void => {
    log('folderTaken');
    dialog.showErrorBox(app.name, speakerOf(systemLanguage, clock.now())(refusal));
  };
  const claim = await claimFolder({
    folder,
    surface: 'desktop',
    onLost: (refusal) => {
      refuse(refusal);
      app.quit();
    },
  });
  if (claim.state === 'taken') {
    refuse(claim.refusal);
    app.exit(1);
    return;
  }
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
  const network = session.fromPartition(NETWORK_PARTITION);
  const netFetch = createNetFetch(network);
  const onUnexpected = (error: unknown): void => {
    log('commandFailed', { error });
  };
  const source = await openDesktopSource({
    given,
    env,
    fetch: netFetch,
    clock,
    folder,
    onUnexpected,
  });
  const host = new DesktopHost({
    launchAtLogin: createLaunchAtLogin({
      app,
      isPackaged: app.isPackaged,
      platform,
      env,
      program: process.execPath,
    }),
    resolveProxy: () => network.resolveProxy(GRAPH),
    openPath: (path) => shell.openPath(path),
    dataFolder: folder,
    saveFile: createSaveFile({
      showDialog: (dialogOptions) => {
        const window = mainWindow.live();
        return window === null
          ? dialog.showSaveDialog(dialogOptions)
          : dialog.showSaveDialog(window, dialogOptions);
      },
      downloads: () => app.getPath('downloads'),
    }),
    clipboard: { write: (text) => clipboard.writeText(text), read: () => clipboard.readText() },
    keychainProblem: source.problems.find(({ code }) => code === 'keychainUnavailable')?.message ?? null,
    versions: versionsOf(version, process.versions, `${systemName()} ${release()}`),
    clock,
    onUnexpected,
  });
  // Not waited for: finding the proxy can take as long as the network likes.
  void host.refresh();
  const application = createApplication({
    mode: 'desktop',
    version,
    systemLanguage,
    watched: source.watched,
    world: source.world,
    openSample: () => openSampleTenant(clock),
    clock,
    random: Math.random,
    settings,
    secretStore: source.secretStore,
    fetch: netFetch,
    alertStore: openFileAlertStore({ folder, clock }),
    journal: openFileActivityJournal({ folder, clock }),
    runStore: openFileRunStore({ folder, clock }),
    user: currentUser(),
    openExternal: createOpenExternal(
      (url) => shell.openExternal(url),
      () => {
        onRefused('navigation');
      },
    ),
    host,
    env,
    problems: source.problems,
    onUnexpected,
  });

  const endCommands = serveCommands({
    ipcMain,
    handlers: limitRate(application.handlers, clock),
    isTrustedContents: (id) => mainWindow.owns(id),
    onRefused: () => {
      log('refused', { what: 'command' });
    },
    onUnexpected,
  });
  application.onChange((change) => {
    mainWindow.send('stateChanged', change);
  });
  const endTimeChecks = checkTimeRegularly(clock, application);
  const endCalendar = keepCalendarFile({
    application,
    path: join(folder, CALENDAR_FILE),
    clock,
    onFailed: (error) => {
      log('calendarUnwritable', { error });
    },
  });
  let takeAway: () => void = () => undefined;
  cleanUpBeforeQuit({
    app,
    clock,
    onBegin: () => {
      endCommands();
      endTimeChecks();
      endCalendar();
      takeAway();
    },
    cleanUp: async () => {
      await application.dispose();
      await claim.release();
      log('stopped');
    },
  });

  log('started', { version, platform });
  application.start();
  const isHidden = wasLaunchedAtLogin(app, platform, given.isHidden);
  const surface = await openSurface({ application, host, mainWindow, log, dataFolder: folder, isHidden });
  takeAway = surface.dispose;
  if (!isHidden || !surface.canHide) mainWindow.show();
}
