import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import { startWebHost, type WebHost } from '../../electron/headless/web-host';
import type { AppState } from '../../shared/domain/state';
import { type ApplicationDouble, createApplicationDouble, type GivenAnswers } from './application-double';
import { ensureBuilt, PROJECT_FOLDER } from './build';
import { launchChromium } from './chromium';
import { openWatchedPage, type WatchedPage } from './watched-page';

/** What a test may choose beside the state. */
export interface ShowOptions {
  /** Where the window begins, for example `#/settings`. */
  readonly hash?: string;
  /** What commands answer. */
  readonly given?: GivenAnswers;
  readonly browser?: Parameters<typeof openWatchedPage>[2];
}

/** The window in Chromium on an application double, a new one for each test. */
export interface WindowSession {
  /** Serves a state and opens the window on it. */
  readonly show: (state: AppState, options?: ShowOptions) => Promise<Page>;
  readonly application: () => ApplicationDouble;
  readonly violations: () => Promise<readonly string[]>;
}

/**
 * Registers what opens and closes windows around the tests of the suite that calls it; a window that did something
 * it must not (an error, a request to elsewhere, a breach of its policy) fails its test.
 */
export function useWindow(): WindowSession {
  let browser: Browser | null = null;
  let open: { watched: WatchedPage; host: WebHost; application: ApplicationDouble } | null = null;
  const present = () => {
    if (open === null) throw new Error('no window was shown');
    return open;
  };

  beforeAll(async () => {
    await ensureBuilt('renderer');
    browser = await launchChromium();
  }, 300_000);
  afterEach(async () => {
    if (open === null) return;
    const { watched, host } = open;
    open = null;
    await watched.page.context().close();
    await host.close();
    expect(watched.misdeeds).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  return {
    show: async (state, options = {}) => {
      if (browser === null) throw new Error('the browser is not there yet');
      const application = createApplicationDouble(state, options.given);
      const rendererFolder = join(PROJECT_FOLDER, 'out', 'renderer');
      const host = await startWebHost({ application, rendererFolder, version: '0.1.0' });
      const watched = await openWatchedPage(browser, `${host.url}${options.hash ?? ''}`, options.browser);
      open = { watched, host, application };
      return watched.page;
    },
    application: () => present().application,
    violations: () => present().watched.violations(),
  };
}

/** Waits for something to become true; on a busy machine a page takes its time. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 });
}

/** How many pixels of the page cannot be seen without scrolling sideways; none should be. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    return main === null ? -1 : main.scrollWidth - main.clientWidth;
  });
}
