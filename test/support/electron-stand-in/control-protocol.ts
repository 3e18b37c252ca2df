import type { SetTimer } from '../../bench/watch-timers';
import type { MenuLine } from './menu-and-tray';

/** Who sends a command: the page itself, or somebody who must be refused. */
export type ForeignSender = 'own' | 'noFrame' | 'childFrame' | 'otherPage' | 'otherHost' | 'otherContents';

/** What a test asks of the running application, as a person, the system or another process would. */
export type ControlCall =
  | { readonly name: 'view' | 'process' | 'closeWindow' | 'crashPage' | 'quit' }
  | { readonly name: 'clickMenu' | 'clickApplicationMenu'; readonly label: string }
  | { readonly name: 'clickNotification' | 'failNotification'; readonly index: number }
  | { readonly name: 'pressNotification'; readonly index: number; readonly button: number }
  /** What the person will answer when asked where to save; null: nothing. */
  | { readonly name: 'chooseSavePath'; readonly path: string | null }
  | {
      readonly name: 'invokeAs';
      readonly sender: ForeignSender;
      readonly channel: string;
      readonly argument: unknown;
    }
  | { readonly name: 'power'; readonly event: 'suspend' | 'resume' | 'unlock-screen' }
  | { readonly name: 'setOnline'; readonly isOnline: boolean };

/** What a window of the stand-in asks of the test, whose Chromium draws it. */
export type WindowCall =
  | {
      readonly name: 'openPage';
      readonly window: number;
      /** In the application's own scheme. */
      readonly url: string;
      readonly width: number;
      readonly height: number;
      /** The built preload script. */
      readonly preload: string | null;
    }
  | {
      readonly name: 'deliver';
      readonly window: number;
      readonly channel: string;
      readonly args: readonly unknown[];
    }
  | { readonly name: 'closePage'; readonly window: number };

/** What the page in the test's Chromium asks of its window. */
export type PageCall =
  | {
      readonly name: 'pageInvokes';
      readonly window: number;
      readonly channel: string;
      readonly args: readonly unknown[];
      readonly frame: { readonly isMain: boolean; readonly url: string };
    }
  | {
      readonly name: 'pageRequests';
      readonly window: number;
      readonly url: string;
      readonly method: string;
      /** Whether the page would go there; the first time it is the window that sends it. */
      readonly isNavigation: boolean;
    }
  | { readonly name: 'pageOpens'; readonly window: number; readonly url: string }
  | { readonly name: 'pageDownloads'; readonly window: number; readonly file: string };

/** What becomes of a request of the page. */
export type PageAnswer =
  | {
      readonly what: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    }
  | { readonly what: 'cancelled' | 'stays' };

/** What the main process weighs, and the timers that it set where somebody counts them. */
export interface ProcessView {
  readonly rssBytes: number;
  readonly timers: readonly SetTimer[];
}

/** What can be seen of the application from outside, on every host. */
export interface DesktopView {
  readonly app: { readonly name: string; readonly userData: string };
  readonly tray: {
    readonly image: string;
    readonly tooltip: string;
    readonly menu: readonly MenuLine[];
    readonly menusSet: number;
  } | null;
  readonly notifications: readonly { readonly id: string; readonly title: string; readonly body: string }[];
  readonly windows: number;
  readonly window: { readonly isVisible: boolean; readonly isMinimized: boolean } | null;
}

/** What the stand-in knows besides: what the application asked of Electron. */
export interface StandInView extends DesktopView {
  readonly app: DesktopView['app'] & {
    readonly appUserModelId: string | null;
    readonly isSandboxed: boolean;
    readonly hasLock: boolean;
  };
  readonly schemes: readonly {
    readonly scheme: string;
    readonly privileges: Readonly<Record<string, unknown>>;
  }[];
  readonly channels: readonly string[];
  /** Trays made since the start; Linux shows only the first. */
  readonly trayCount: number;
  readonly webPreferences: object | null;
  readonly permissionHandlers: number;
  /** Addresses outside the application that the page asked for; each was refused. */
  readonly refused: readonly string[];
  /** Addresses outside the application that were let through by the session's filter. */
  readonly leaked: readonly string[];
  readonly opened: readonly string[];
  readonly openedPaths: readonly string[];
  readonly saveDialogs: readonly { readonly defaultPath?: string }[];
  /** Files that the page downloaded by itself. */
  readonly downloaded: readonly string[];
}
