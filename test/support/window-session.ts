import { join } from 'node:path';

import type { Page, WebSocket } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import { startWebHost, type WebHost } from '../../electron/headless/web-host';
import type { AppState } from '../../shared/domain/state';
import { type ApplicationDouble, createApplicationDouble, type GivenAnswers } from './application-double';
import { ensureBuilt, PROJECT_FOLDER } from './build';
import { closeSharedChromium, sharedChromium } from './shared-chromium';
import { PAGE_SURROUNDINGS, settled, type WatchedPage, watchPage } from './watched-page';

/** What the window is shown in. */
export interface Surroundings {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  readonly reducedMotion?: 'reduce';
  /** What the page may do without asking, for example `clipboard-read`. */
  readonly permissions?: readonly string[];
}

/** What a test may choose beside the state. */
export interface ShowOptions {
  /** Where the window begins, for example `#/settings`. */
  readonly hash?: string;
  /** What commands answer. */
  readonly given?: GivenAnswers;
  /** What answers instead of a plain double on the state. */
  readonly application?: ApplicationDouble;
  readonly surroundings?: Surroundings;
}

/** The window in Chromium on an application double, begun anew by each test. */
export interface WindowSession {
  /** Serves a state and opens the window on it. */
  readonly show: (state: AppState, options?: ShowOptions) => Promise<Page>;
  readonly application: () => ApplicationDouble;
  /** Changes the state, and waits until the window shows that. */
  readonly become: (state: AppState) => Promise<void>;
  readonly violations: () => Promise<readonly string[]>;
  /** Ends the host as a crash does; the window stays. */
  readonly stopServing: () => Promise<void>;
  /** Serves another state at the same address. */
  readonly serveAgain: (state: AppState) => Promise<void>;
}

interface Shown {
  readonly host: WebHost;
  readonly application: ApplicationDouble;
  /** Misdeeds before this test. */
  readonly before: number;
}

/** The one page of a suite: making one costs as much as what most tests do in it. */
class KeptPage {
  /** The origin of the host that it shows. */
  origin = '';
  /** Its connection to that host. */
  socket: WebSocket | null = null;
  #open: WatchedPage | null = null;

  async open(): Promise<WatchedPage> {
    if (this.#open !== null && !this.#open.page.isClosed()) return this.#open;
    const context = await (await sharedChromium()).newContext(PAGE_SURROUNDINGS);
    const page = await context.newPage();
    page.on('websocket', (socket) => {
      this.socket = socket;
    });
    page.once('crash', () => {
      this.#open = null;
    });
    this.#open = await watchPage(page, (url) => url.startsWith(`${this.origin}/`));
    return this.#open;
  }

  async surround({ viewport, permissions = [], ...media }: Surroundings): Promise<void> {
    const { page } = await this.open();
    await page.setViewportSize(viewport ?? PAGE_SURROUNDINGS.viewport);
    await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null, ...media });
    await page.context().clearPermissions();
    await page.context().grantPermissions([...permissions]);
    // Where the test before left it, it could point at something.
    await page.mouse.move(0, 0);
  }
}

/**
 * Registers what opens and closes windows around the tests of the suite that calls it; a window that did something
 * it must not (an error, a request to elsewhere, a breach of its policy) fails its test. All tests share a page, in
 * which each opens a document of its own, from an address of its own.
 */
export function useWindow(): WindowSession {
  const kept = new KeptPage();
  let shown: Shown | null = null;
  const present = (): Shown => {
    if (shown === null) throw new Error('no window was shown');
    return shown;
  };
  const rendererFolder = join(PROJECT_FOLDER, 'out', 'renderer');
  const serve = (application: ApplicationDouble, at: { port?: number; token?: string } = {}) =>
    startWebHost({ application, rendererFolder, version: '0.1.0', ...at });

  beforeAll(async () => {
    await ensureBuilt('renderer');
  }, 300_000);
  afterEach(async () => {
    if (shown === null) return;
    const { host, before } = shown;
    shown = null;
    const { page, misdeeds } = await kept.open();
    await page.goto('about:blank');
    await host.close();
    expect(misdeeds.slice(before)).toEqual([]);
  });
  afterAll(closeSharedChromium);

  return {
    show: async (state, { hash = '', given, application: chosen, surroundings = {} } = {}) => {
      const application = chosen ?? createApplicationDouble(state, given);
      const host = await serve(application);
      const { page, misdeeds } = await kept.open();
      shown = { host, application, before: misdeeds.length };
      kept.origin = new URL(host.url).origin;
      await kept.surround(surroundings);
      await page.goto(`${host.url}${hash}`);
      await page.locator('h1').first().waitFor();
      return page;
    },
    application: () => present().application,
    become: async (state) => {
      const { page } = await kept.open();
      const arrived = kept.socket?.waitForEvent('framereceived');
      present().application.become(state);
      await arrived;
      await settled(page);
    },
    violations: async () => (await kept.open()).violations(),
    stopServing: () => present().host.close(),
    serveAgain: async (state) => {
      const { host: gone, before } = present();
      const { port, pathname } = new URL(gone.url);
      const application = createApplicationDouble(state);
      // A host that was started anew has another token: the page needs its own back.
      const host = await serve(application, { port: Number(port), token: pathname.split('/')[1] ?? '' });
      shown = { host, application, before };
    },
  };
}

/** Waits for something to become true; on a busy machine a page takes its time. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 });
}
