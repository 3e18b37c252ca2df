import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import type { Application } from '../../electron/application';
import { startWebHost, type WebHost } from '../../electron/headless/web-host';
import type { AppState } from '../../shared/domain/state';
import { diffState } from '../../shared/domain/state-change';
import type { HostFrame } from '../../shared/ipc/wire';
import { stateFixture } from './app-state-fixtures';
import { type ApplicationDouble, createApplicationDouble, type GivenAnswers } from './application-double';
import { ensureBuilt, PROJECT_FOLDER } from './build';
import { sharedChromium } from './shared-chromium';
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
  /** Whether the state is kept back: then the window is shown as soon as it says that it waits for it. */
  readonly isStateLate?: boolean;
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

/** In the page: the frames that it has heard from its host and acted upon. */
const HEARD = 'heardByTest';

/** Notes each frame that a page hears, before the page does: whoever finds one noted finds it acted upon. */
function noteFrames(heard: string): void {
  const frames: unknown[] = [];
  Object.assign(window, {
    [heard]: frames,
    WebSocket: class extends WebSocket {
      constructor(url: string | URL) {
        super(url);
        this.addEventListener('message', ({ data }) => frames.push(data));
      }
    },
  });
}

/** The one page of a suite: making one costs as much as what most tests do in it. */
class KeptPage {
  /** The origin of the host that it shows. */
  origin = '';
  #open: WatchedPage | null = null;

  async open(): Promise<WatchedPage> {
    if (this.#open !== null && !this.#open.page.isClosed()) return this.#open;
    const context = await (await sharedChromium()).newContext(PAGE_SURROUNDINGS);
    const page = await context.newPage();
    page.once('crash', () => {
      this.#open = null;
    });
    await page.addInitScript(noteFrames, HEARD);
    this.#open = await watchPage(page, (url) => url.startsWith(`${this.origin}/`));
    return this.#open;
  }

  async close(): Promise<void> {
    await this.#open?.page.context().close();
    this.#open = null;
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
    await kept.close();
    await host?.close();
  });

  return {
    show: async (state, { hash = '', given, application: chosen, surroundings = {}, isStateLate } = {}) => {
      const { url } = await serve();
      const application = chosen ?? createApplicationDouble(state, given);
      const { page, misdeeds } = await kept.open();
      shown = { application, before: misdeeds.length };
      await kept.surround(surroundings);
      // Not before: what the document of the test before had just sent would arrive here.
      relay.answerWith(application);
      await page.goto(`${url}${hash}`);
      if (isStateLate === true) await page.locator('h1').waitFor();
      else await settled(page);
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
      const { application } = present();
      const payload = diffState(application.state(), state);
      if (payload === null) return;
      await page.evaluate((heard) => {
        (Reflect.get(window, heard) as unknown[]).length = 0;
      }, HEARD);
      application.become(state);
      const frame = JSON.stringify({ type: 'event', name: 'stateChanged', payload } satisfies HostFrame);
      await page.evaluate(
        async ([heard, awaited]) => {
          const frames = Reflect.get(window, heard) as unknown[];
          while (!frames.includes(awaited)) await new Promise(requestAnimationFrame);
        },
        [HEARD, frame] as const,
      );
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
