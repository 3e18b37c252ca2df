import type { ControlCall, DesktopView } from './electron-stand-in/control-protocol';
import { PATIENCE_MS } from './eventually';
import type { WatchedPage } from './watched-page';

/** What can be seen on every host; the stand-in shows more (`StandInView`). */
export type { DesktopView } from './electron-stand-in/control-protocol';

/** How the application is started for a test. */
export interface DesktopLaunch {
  /** Data folder and settings; kept between starts of one test. */
  readonly folder: string;
  readonly arguments?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The desktop application as a test drives it, whatever it runs on. */
export interface DesktopHost {
  /** All that can be seen from outside. */
  readonly view: () => Promise<DesktopView>;
  /** Does what the system or another process would do, or a person outside the window. */
  readonly call: (call: ControlCall) => Promise<unknown>;
  /** The page of its window, once there is one. */
  readonly window: () => Promise<WatchedPage>;
  /** Ends it, and gives the exit code. */
  readonly quit: () => Promise<number | null>;
  /** The exit code, when it ends by itself. */
  readonly exited: Promise<number | null>;
}

/** A way to run the desktop application. */
export interface DesktopRunner {
  readonly name: string;
  readonly launch: (launch: DesktopLaunch) => Promise<DesktopHost>;
}

/** Waits until the view fits; fails with the last view in its message. */
export async function untilView(
  host: DesktopHost,
  what: string,
  fits: (view: DesktopView) => boolean,
): Promise<DesktopView> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const view = await host.view();
    if (fits(view)) return view;
    if (Date.now() > deadline) {
      throw new Error(
        `${what}: not within ${String(PATIENCE_MS)} ms. Last seen: ${JSON.stringify(view, null, 2)}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
