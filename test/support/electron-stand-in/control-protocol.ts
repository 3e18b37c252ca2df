import type { SetTimer } from '../../bench/watch-timers';
import type { MenuLine } from './menu-and-tray';

/** Who sends a command: the page itself, or somebody who must be refused. */
export type ForeignSender = 'own' | 'noFrame' | 'childFrame' | 'otherPage' | 'otherHost' | 'otherContents';

/** What a test asks of the running stand-in. */
export type ControlCall =
  | { readonly name: 'view' | 'process' | 'closeWindow' | 'crashPage' | 'quit' }
  | { readonly name: 'clickMenu' | 'clickApplicationMenu'; readonly label: string }
  | { readonly name: 'clickNotification' | 'failNotification'; readonly index: number }
  | { readonly name: 'evaluate'; readonly expression: string }
  | { readonly name: 'screenshot'; readonly path: string }
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

/** What it answers. */
export type ControlReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string };

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
  readonly refused: readonly string[];
  readonly leaked: readonly string[];
  readonly pageErrors: readonly string[];
  readonly opened: readonly string[];
  readonly openedPaths: readonly string[];
  readonly saveDialogs: readonly { readonly defaultPath?: string }[];
  /** Files that the page downloaded by itself. */
  readonly downloaded: readonly string[];
}
