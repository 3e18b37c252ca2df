import { createPeer } from '../peer';
import { app, appRecord } from './app';
import { BrowserWindowStandIn, pageRecord } from './browser-window';
import type {
  ControlCall,
  ForeignSender,
  PageCall,
  ProcessView,
  StandInView,
  WindowCall,
} from './control-protocol';
import { invoke, servedChannels } from './ipc-main';
import { MenuStandIn, NotificationStandIn, TrayStandIn } from './menu-and-tray';
import { surroundings } from './surroundings';
import { linkToTest } from './test-link';

function windowNow(): BrowserWindowStandIn | undefined {
  return BrowserWindowStandIn.getAllWindows()[0];
}

function view(): StandInView {
  const tray = TrayStandIn.all.find((one) => !one.isDestroyed());
  const window = windowNow();
  return {
    app: { ...appRecord, userData: app.getPath('userData') },
    schemes: surroundings.schemes.map(({ scheme, privileges }) => ({
      scheme,
      privileges: { ...privileges },
    })),
    channels: servedChannels(),
    tray:
      tray === undefined
        ? null
        : {
            image: tray.image,
            tooltip: tray.tooltip,
            menu: tray.menu?.lines() ?? [],
            menusSet: tray.menusSet,
          },
    trayCount: TrayStandIn.all.length,
    notifications: NotificationStandIn.shown.map(({ options: { id = '', title = '', body = '' } }) => ({
      id,
      title,
      body,
    })),
    windows: BrowserWindowStandIn.getAllWindows().length,
    window:
      window === undefined ? null : { isVisible: window.isVisible(), isMinimized: window.isMinimized() },
    webPreferences: window?.options.webPreferences ?? null,
    permissionHandlers: window?.webContents.session.permissionHandlers ?? 0,
    refused: [...pageRecord.refused],
    leaked: [...pageRecord.leaked],
    opened: [...surroundings.opened],
    openedPaths: [...surroundings.openedPaths],
    saveDialogs: [...surroundings.saveDialogs],
    downloaded: [...pageRecord.downloaded],
  };
}

/** Sends a command as somebody who must not. */
function invokeAs(sender: ForeignSender, channel: string, argument: unknown): Promise<unknown> {
  const contents = windowNow()?.webContents;
  if (contents === undefined) throw new Error('no window');
  const own = contents.mainFrame;
  const events = {
    own: { sender: contents, senderFrame: own },
    noFrame: { sender: contents, senderFrame: null },
    childFrame: { sender: contents, senderFrame: { url: own.url } },
    otherPage: foreignPage(contents.id, 'https://attacker.example/'),
    otherHost: foreignPage(contents.id, 'app://attacker/index.html'),
    otherContents: foreignPage(contents.id + 1_000, own.url),
  } satisfies Record<ForeignSender, object>;
  return invoke(channel, events[sender], [argument]);
}

function foreignPage(id: number, url: string): object {
  const mainFrame = { url };
  return { sender: { id, mainFrame }, senderFrame: mainFrame };
}

function run(call: ControlCall): unknown {
  switch (call.name) {
    case 'view':
      return view();
    case 'process':
      return {
        rssBytes: process.memoryUsage.rss(),
        timers: [...((Reflect.get(globalThis, 'graphkeeperTimers') ?? []) as ProcessView['timers'])],
      } satisfies ProcessView;
    case 'clickMenu':
      TrayStandIn.all.at(-1)?.menu?.click(call.label);
      return null;
    case 'clickApplicationMenu':
      MenuStandIn.applicationMenu?.click(call.label);
      return null;
    case 'clickNotification':
      NotificationStandIn.shown[call.index]?.emit('click', {});
      return null;
    case 'pressNotification':
      NotificationStandIn.shown[call.index]?.emit('action', { actionIndex: call.button });
      return null;
    case 'failNotification':
      NotificationStandIn.shown[call.index]?.emit('failed', {}, 'refused');
      return null;
    case 'closeWindow':
      windowNow()?.close();
      return null;
    case 'crashPage': {
      const contents = windowNow()?.webContents;
      app.emit('render-process-gone', {}, contents, { reason: 'crashed', exitCode: 5 });
      return null;
    }
    case 'chooseSavePath':
      surroundings.savePath = call.path;
      return null;
    case 'invokeAs':
      return invokeAs(call.sender, call.channel, call.argument);
    case 'power':
      surroundings.power.emit(call.event);
      return null;
    case 'setOnline':
      surroundings.isOnline = call.isOnline;
      surroundings.power.emit('unlock-screen');
      return null;
    case 'quit':
      setImmediate(() => {
        app.quit();
      });
      return null;
  }
}

/** What a page asks of its window; a window that is gone answers nothing. */
async function answerPage(call: PageCall): Promise<unknown> {
  const window = BrowserWindowStandIn.getAllWindows().find(
    ({ webContents }) => webContents.id === call.window,
  );
  if (window === undefined) throw new Error('the window is gone');
  return window.webContents.answer(call);
}

/** Serves the test over the channel to the parent process; without one the stand-in just runs. */
export function listenForCommands(): void {
  if (process.send === undefined) return;
  linkToTest(
    createPeer<WindowCall>(process, async (call: ControlCall | PageCall) =>
      'window' in call ? await answerPage(call) : run(call),
    ),
  );
  // A test that ended without quitting must not leave the application behind.
  process.on('disconnect', () => process.exit(1));
}
