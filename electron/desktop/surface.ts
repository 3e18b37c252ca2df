import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { app, Menu, nativeTheme, net, Notification, powerMonitor } from 'electron';

import { type Toast, toastOf, type ToastTarget } from '../../shared/alerts/toast';
import type { RunbookStart } from '../../shared/domain/runbook-id';
import type { Language } from '../../shared/messages/formatter';
import { message } from '../../shared/messages/message';
import type { Application } from '../application';
import { systemClock } from '../clock';
import { applicationMenu } from './application-menu';
import type { DesktopHost } from './host';
import { isLinuxOnBattery } from './linux-battery';
import type { Log } from './log';
import type { MainWindow } from './main-window';
import { createOnce } from './once';
import { runProgram } from './panel-theme';
import { watchPower } from './power';
import { present } from './presenter';
import { watchStrain } from './strain';
import { createSystemTray } from './system-tray';
import { Toasts } from './toasts';
import { awaitTray, LOGIN_PATIENCE_MS, probeTray } from './tray-presence';
import { canUpdate, loadElectronUpdater, Updates } from './updates';
import { type Speak, speakerOf } from './wording';

/** What the surface is put on. */
export interface SurfaceOptions {
  readonly application: Application;
  readonly host: DesktopHost;
  readonly mainWindow: MainWindow;
  readonly log: Log;
  readonly dataFolder: string;
  /** Started at login: the panel may not be there yet, and no window is wanted. */
  readonly isHidden: boolean;
}

/** What can be done with the surface once it is there. */
export interface Surface {
  /** Whether the tray brings a hidden window back. */
  readonly canHide: boolean;
  /** Takes everything away; harmless when called again. */
  readonly dispose: () => void;
}

/** Puts tray, notifications, menus and updates on the application. */
export async function openSurface(options: SurfaceOptions): Promise<Surface> {
  const { application, host, mainWindow, log } = options;
  const clock = systemClock;
  const { platform } = process;
  const speak: Speak = (text) => speakerOf(application.state().app.language, clock.now())(text);
  const open = (): void => {
    mainWindow.show();
  };
  const openPage = (target: Parameters<typeof mainWindow.showAndSend<'navigate'>>[1]): void => {
    mainWindow.showAndSend('navigate', target).catch((error: unknown) => {
      log('commandFailed', { error });
    });
  };
  const openConnection = (connectionId: string): void => {
    openPage({ page: 'connection', connectionId, findingKey: null });
  };
  const openTarget = (target: ToastTarget): void => {
    if (target.page === 'connection') openPage(target);
    else if (target.page === 'alerts') openPage({ page: 'alerts' });
    else open();
  };
  /** Begins a runbook, or goes on with it, as its button in the window does: nothing is changed before it is confirmed. */
  const fix = (start: RunbookStart): void => {
    application.handlers
      .startRunbook(start)
      .then(({ runId }) => {
        openPage({ page: 'run', id: runId });
      })
      .catch((error: unknown) => {
        // Its connection is gone, for example. What there is shows.
        log('commandFailed', { error });
        open();
      });
  };

  const toasts = new Toasts({
    isSupported: () => Notification.isSupported(),
    isReplacedById: platform !== 'linux',
    readsMarkup: platform === 'linux',
    create: (given) => new Notification(given),
    onClick: ({ target }) => {
      openTarget(target);
    },
    onAction: ({ alert }, action) => {
      if (alert === null) return;
      if (action === 'fix') {
        if (alert.fix !== null) fix(alert.fix);
        return;
      }
      const reason = speak(message('desktop.toast.snoozed'));
      application.handlers
        .snoozeAlert({ alertId: alert.id, until: 'day', reason })
        .catch((error: unknown) => {
          log('commandFailed', { error });
        });
    },
    onDelivery: (delivery) => {
      host.noteDelivery(delivery);
      if (delivery !== 'shown') log('notificationFailed', { code: delivery });
    },
    clock,
  });
  // A click on a notification of an earlier run; those of this run say themselves which connection they mean.
  if (platform === 'win32') Notification.handleActivation(open);

  const updates = new Updates({
    isSupported: () =>
      canUpdate({
        platform,
        isPackaged: app.isPackaged,
        resourcesPath: process.resourcesPath,
        exists: existsSync,
        uninstallerPath: join(dirname(process.execPath), 'Uninstall Graphkeeper.exe'),
      }),
    load: loadElectronUpdater,
    onChange: (update) => {
      host.noteUpdate(update);
    },
    onFailed: (error) => {
      log('updateFailed', { error });
    },
    clock,
  });
  host.connect({
    updates,
    showNotice: (notice) => toasts.show(toastOf(notice), speak),
    showTest: () => toasts.show(TEST_TOAST, speak),
  });
  await updates.begin(application.state().settings.updates.enabled);

  // The tray is made when it can be seen: one made before its panel is there would never be shown.
  const probe = () => probeTray(platform, runProgram);
  let presence = await awaitTray(probe, clock, options.isHidden ? LOGIN_PATIENCE_MS : 0);
  const tray = await createSystemTray(application.handlers, {
    open,
    openConnection,
    fix,
    openSettings: () => {
      openPage({ page: 'settings' });
    },
    installUpdate: () => {
      updates.install().catch((error: unknown) => {
        log('updateFailed', { error });
      });
    },
  });
  const endPresenting = present({
    application,
    showTray: (view, say) => {
      try {
        tray.update(view, say);
      } catch (error) {
        if (presence !== 'absent') log('trayUnavailable', { error });
        presence = 'absent';
      }
      host.noteTray(presence);
    },
    clock,
  });

  const isFirstHide = createOnce(join(options.dataFolder, 'hidden-once'));
  mainWindow.setClosing({
    decide: async () => {
      // A panel can go, for example with a switched-off extension. One that comes later does not show this tray.
      if (presence === 'present') presence = await probe();
      host.noteTray(presence);
      return presence === 'present' ? 'hide' : application.state().settings.closeWithoutTray;
    },
    onHidden: () => {
      const { notifications } = application.state().settings;
      if (notifications.enabled && isFirstHide()) void toasts.show(HIDDEN_TOAST, speak);
    },
    quit: () => {
      app.quit();
    },
  });
  const endPower = watchPower({
    powerMonitor,
    isOnline: () => net.isOnline(),
    application,
    onWake: () => {
      tray.refresh();
      void host.refresh();
    },
    onShutdown: () => {
      app.quit();
    },
    clock,
  });
  const endStrain = watchStrain({
    powerMonitor,
    platform,
    isLinuxOnBattery,
    run: runProgram,
    onStrain: (strain) => {
      host.noteStrain(strain);
    },
    clock,
  });
  app.on('browser-window-focus', () => void host.refresh());
  const endFollowing = followState(application, updates);
  return {
    canHide: presence === 'present',
    dispose: () => {
      endFollowing();
      endPresenting();
      endPower();
      endStrain();
      updates.dispose();
      tray.dispose();
      toasts.dispose();
    },
  };
}

/** Keeps theme, application menu and updates as the settings say. */
function followState(application: Application, updates: Updates): () => void {
  let language: Language | null = null;
  const follow = (): void => {
    const { app: shown, settings } = application.state();
    nativeTheme.themeSource = settings.theme;
    updates.setEnabled(settings.updates.enabled);
    if (language === shown.language) return;
    language = shown.language;
    const template = applicationMenu(process.platform, speakerOf(language, systemClock.now()), () => {
      app.quit();
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  follow();
  return application.onChange(follow);
}

/** What the test button shows. */
const TEST_TOAST: Toast = {
  key: 'test',
  replaces: [],
  severity: 'ok',
  isKept: false,
  target: { page: 'overview' },
  alert: null,
  title: message('desktop.toast.test'),
  body: [message('desktop.toast.testBody')],
};

/** Said once, when the window was closed for the first time: what is closed is taken to have ended. */
const HIDDEN_TOAST: Toast = {
  key: 'hidden',
  replaces: [],
  severity: 'ok',
  isKept: false,
  target: { page: 'overview' },
  alert: null,
  title: message('desktop.toast.hidden'),
  body: [message('desktop.toast.hiddenBody')],
};
