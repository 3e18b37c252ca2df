import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { PATIENCE_MS } from './eventually';

/** The accessibility checker's own source: it is run in the page, past its policy, as a debugger would. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The window's own size, in a place and language that tests can count on. */
export const PAGE_SURROUNDINGS = {
  viewport: { width: 1080, height: 720 },
  timezoneId: 'UTC',
  locale: 'en-GB',
} as const satisfies BrowserContextOptions;

/** A page whose misdeeds are collected: errors, refusals by the policy, and requests to anywhere else. */
export interface WatchedPage {
  readonly page: Page;
  /** What must be empty at the end. */
  readonly misdeeds: readonly string[];
  /** The checker's violations on what is shown now, as "rule: element". */
  readonly violations: () => Promise<readonly string[]>;
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** Colours on their way from one to another are neither: what ends by itself has ended. */
const AT_REST = `(async () => {
  const passing = () =>
    document.getAnimations().filter(
      ({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
    );
  for (let running = passing(); running.length > 0; running = passing()) {
    await Promise.allSettled(running.map(({ finished }) => finished));
  }
})()`;

/**
 * Keeps an eye on a page from now on. Lost connections to its own host are no misdeed: tests make them.
 *
 * @param isOwn whether an address is the application's own; requests to any other are misdeeds
 */
export async function watchPage(page: Page, isOwn: (url: string) => boolean): Promise<WatchedPage> {
  page.setDefaultTimeout(PATIENCE_MS);
  const misdeeds: string[] = [];
  page.on('pageerror', (error) => misdeeds.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const isLostConnection = message.text().includes('WebSocket connection to');
    if (['error', 'warning'].includes(message.type()) && !isLostConnection)
      misdeeds.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!isOwn(url) && !/^(?:data|about):/.test(url)) misdeeds.push(`request: ${url}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // Playwright hands it over from here.
      // eslint-disable-next-line no-console
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return {
    page,
    misdeeds,
    violations: async () => {
      // It takes as long to load as to run.
      if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
      await page.evaluate(AT_REST);
      const result = await page.evaluate<AxeResult>('axe.run(document, { resultTypes: ["violations"] })');
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
      );
    },
  };
}

/** Opens a page in a browser and keeps an eye on it. */
export async function openWatchedPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ ...PAGE_SURROUNDINGS, ...options });
  const page = await context.newPage();
  const { origin } = new URL(url);
  const watched = await watchPage(page, (asked) => asked.startsWith(`${origin}/`));
  await page.goto(url);
  await settled(page);
  return watched;
}

/** Frames without a change after which nothing more is expected. */
const QUIET_FRAMES = 4;

/**
 * Waits until the page stands: the state has come, so that there is more than the page that waits for it, its heading
 * is there, nothing moves, and a few frames brought no change.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    (quietFrames) =>
      new Promise<void>((resolve) => {
        let quiet = 0;
        const observer = new MutationObserver(() => {
          quiet = 0;
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        const look = (): void => {
          const isMoving = document
            .getAnimations()
            .some(
              ({ playState, effect }) =>
                playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
            );
          const isThere =
            document.querySelector('nav') !== null && document.querySelector('main h1') !== null;
          quiet = isMoving || !isThere ? 0 : quiet + 1;
          if (quiet <= quietFrames) requestAnimationFrame(look);
          else {
            observer.disconnect();
            resolve();
          }
        };
        requestAnimationFrame(look);
      }),
    QUIET_FRAMES,
  );
}

/** Goes to a place in the window, for example `#/settings`, and waits until it stands. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => (window.location.hash = next), hash);
  await settled(page);
}

/** Gives the page another size, and waits until it stands. */
export async function resize(page: Page, [width, height]: readonly [number, number]): Promise<void> {
  await page.setViewportSize({ width, height });
  await settled(page);
}

/** The window's smallest size, and what is left of it and of its first size at 200 %. */
export const SMALL_SIZES = [
  [720, 520],
  [540, 360],
  [360, 260],
] as const;

/** How many pixels of the page cannot be seen without scrolling sideways; none should be. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    return main === null ? -1 : main.scrollWidth - main.clientWidth;
  });
}

/** The small sizes at which the content would have to be scrolled sideways, with the CSS pixels it is too wide. */
export async function sidewaysScrolling(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const size of SMALL_SIZES) {
    await resize(page, size);
    const overflow = await sidewaysOverflow(page);
    if (overflow !== 0) found.push(`${size.join(' by ')}: ${String(overflow)}`);
  }
  return found;
}

/**
 * Opens everything on the page that is folded, also what only comes to light by that. From within and not with the
 * pointer, which would scroll to each and wait for it to stand: a hundred times as long, for pages that only have to
 * be unfolded to be looked at.
 */
export async function unfoldAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const folded = (): NodeListOf<HTMLElement> =>
      document.querySelectorAll<HTMLElement>('main button[aria-expanded=false]');
    for (let found = folded(); found.length > 0; found = folded()) {
      for (const button of found) button.click();
      await new Promise(requestAnimationFrame);
    }
  });
  await settled(page);
}

/** From now on no file that is chosen on the page can be read, as one that was locked. @returns what ends that */
export async function unreadableFiles(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    Object.defineProperty(File.prototype, 'arrayBuffer', {
      configurable: true,
      value: () => Promise.reject(new DOMException('locked', 'NotReadableError')),
    });
  });
  return () =>
    page.evaluate(() => {
      Reflect.deleteProperty(File.prototype, 'arrayBuffer');
    });
}
