import type { DesktopLaunch } from './desktop-host';
import type { WatchedPage } from './watched-page';

/** The application in its window, whatever it runs on. */
export interface WindowedApplication {
  readonly watched: WatchedPage;
  /** Ends it, and gives the exit code. */
  readonly quit: () => Promise<number | null>;
}

/** A way to run the application in a window; arguments mean the same on all. */
export interface HostRunner {
  readonly name: string;
  readonly launch: (launch: DesktopLaunch) => Promise<WindowedApplication>;
}
