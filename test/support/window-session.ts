import { join } from 'node:path';

import type { Page, WebSocket } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import type { Application } from '../../electron/application';
import { startWebHost, type WebHost } from '../../electron/headless/web-host';
import type { AppState } from '../../shared/domain/state';
import { stateFixture } from './app-state-fixtures';
import { type ApplicationDouble, createApplicationDouble, type GivenAnswers } from './application-double';
import { ensureBuilt, PROJECT_FOLDER } from './build';
import { closeSharedChromium, sharedChromium } from './shared-chromium';
import { PAGE_SURROUNDINGS, settled, type WatchedPage, watchPage } from './watched-page';

/** What the window is shown in. */
export interface Surroundings {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  /** Nothing moves unless a test wants it to: what has to come to rest first only costs time. */
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** Whether time goes by in the window; otherwise it stands still, so that "in 6 days" stays that. */
  readonly hasTime?: boolean;
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
  readonly application: ApplicationDouble;
  /** Misdeeds before this test. */
  readonly before: number;
}

/** What the host is given: whichever application answers at present. */
class RelayedApplication {
  #present: Application = createApplicationDouble(stateFixture([]));
  #stopListening: () => void = () => undefined;
  readonly #listeners = new Set<Parameters<Application['onChange']>[0]>();

  readonly #onChange: Application['onChange'] = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly application: Application = new Proxy(this.#present, {
    get: (_, member): unknown =>
      member === 'onChange' ? this.#onChange : Reflect.get(this.#present, member),
  });

  answerWith(application: Application): void {
    this.#stopListening();
    this.#present = application;
    this.#stopListening = application.onChange((change, state) => {
      for (const listener of this.#listeners) listener(change, state);
    });
  }
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

  async surround({
    viewport,
    permissions = [],
    colorScheme,
    forcedColors,
    reducedMotion,
  }: Surroundings): Promise<void> {
    const { page } = await this.open();
    await page.setViewportSize(viewport ?? PAGE_SURROUNDINGS.viewport);
    await page.emulateMedia({
      colorScheme: colorScheme ?? 'light',
      forcedColors: forcedColors ?? 'none',
      reducedMotion: reducedMotion ?? 'reduce',
    });
    await page.context().clearPermissions();
    await page.context().grantPermissions([...permissions]);
    // Where the test before left it, it could point at something.
    await page.mouse.move(0, 0);
  }
}

/**
 * Registers what opens and closes windows around the tests of the suite that calls it; a window that did something
 * it must not (an error, a request to elsewhere, a breach of its policy) fails its test. Each test opens a document
 * of its own, but in one page and from one host: a browser that knows both needs half as long for the next.
 */
export function useWindow(): WindowSession {
  const kept = new KeptPage();
  const relay = new RelayedApplication();
  const rendererFolder = join(PROJECT_FOLDER, 'out', 'renderer');
  /** Null while it is down. */
  let host: WebHost | null = null;
  let address: { readonly port?: number; readonly token?: string } = {};
  let shown: Shown | null = null;
  const present = (): Shown => {
    if (shown === null) throw new Error('no window was shown');
    return shown;
  };
  /** The host, always at the same address; one that was down comes back there, or an open page finds it no more. */
  const serve = async (): Promise<WebHost> => {
    host ??= await startWebHost({
      application: relay.application,
      rendererFolder,
      version: '0.1.0',
      ...address,
    });
    const { origin, port, pathname } = new URL(host.url);
    address = { port: Number(port), token: pathname.split('/')[1] ?? '' };
    kept.origin = origin;
    return host;
  };

  beforeAll(async () => {
    await ensureBuilt('renderer');
    await serve();
  }, 300_000);
  afterEach(async () => {
    if (shown === null) return;
    const { before } = shown;
    shown = null;
    await serve();
    const { page, misdeeds } = await kept.open();
    // From within: sent there from outside, Chromium would end the process that has the host's scripts at hand.
    await page.evaluate(() => {
      window.location.href = 'about:blank';
    });
    await page.waitForURL('about:blank');
    expect(misdeeds.slice(before)).toEqual([]);
  });
  afterAll(async () => {
    await closeSharedChromium();
    await host?.close();
  });

  return {
    show: async (state, { hash = '', given, application: chosen, surroundings = {} } = {}) => {
      const { url } = await serve();
      const application = chosen ?? createApplicationDouble(state, given);
      relay.answerWith(application);
      const { page, misdeeds } = await kept.open();
      shown = { application, before: misdeeds.length };
      await kept.surround(surroundings);
      await page.goto(`${url}${hash}`);
      await page.locator('h1').first().waitFor();
      if (surroundings.hasTime !== true) {
        await page.evaluate(() => {
          const now = Date.now();
          Date.now = () => now;
        });
      }
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
    stopServing: async () => {
      const gone = host;
      host = null;
      await gone?.close();
    },
    serveAgain: async (state) => {
      const application = createApplicationDouble(state);
      relay.answerWith(application);
      await serve();
      shown = { ...present(), application };
    },
  };
}

export { sidewaysOverflow } from './watched-page';

/**
 * Waits for something to become true; on a busy machine a page takes its time.
 *
 * @param what is said when it does not, where a test waits for several things
 */
export function eventually<T>(read: () => T, what?: string) {
  return expect.poll(read, { timeout: 20_000, ...(what === undefined ? {} : { message: what }) });
}
