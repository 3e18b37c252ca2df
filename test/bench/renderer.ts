import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import type { Browser, Page } from 'playwright-core';

import { startWebHost } from '../../electron/headless/web-host';
import type { AppState, ConnectionState } from '../../shared/domain/state';
import { type Language, LANGUAGES } from '../../shared/messages/formatter';
import {
  expiringConnection,
  healthyConnection,
  stateFixture,
  stoppedConnection,
  uncertainConnection,
} from '../support/app-state-fixtures';
import { type ApplicationDouble, createApplicationDouble } from '../support/application-double';
import { ensureBuilt, PROJECT_FOLDER } from '../support/build';
import { chromiumPath, launchChromium } from '../support/chromium';
import { line, summarize, withSpread } from './measure';

const RENDERER = join(PROJECT_FOLDER, 'out', 'renderer');

/** Connections of every kind, most of them well, as an administrator of many tenants has them. */
export function manyConnections(count: number): readonly ConnectionState[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `Tenant ${String(index + 1).padStart(3, '0')}`;
    if (index % 20 === 7) return stoppedConnection(name);
    if (index % 10 === 3) return expiringConnection(name, 6 + index);
    if (index % 25 === 12) return uncertainConnection(name);
    return healthyConnection(name);
  });
}

/**
 * The files that the first page needs: the document, all that its script imports before it runs, and the words of
 * the reader's language.
 */
async function firstPaintFiles(language: Language): Promise<readonly string[]> {
  const document = await readFile(join(RENDERER, 'index.html'), 'utf8');
  const found = new Set<string>();
  const visit = async (name: string): Promise<void> => {
    if (found.has(name)) return;
    found.add(name);
    if (!name.endsWith('.js')) return;
    const text = await readFile(join(RENDERER, 'assets', name), 'utf8');
    // Static imports of a built chunk stand at its beginning, and name their file; `import(…)` has a bracket.
    for (const [, imported] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) {
      if (imported !== undefined) await visit(imported);
    }
  };
  for (const [, name] of document.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)) {
    if (name !== undefined) await visit(name);
  }
  const built = await readdir(join(RENDERER, 'assets'));
  const words = built.find((name) => name.startsWith(`${language}-`));
  if (words === undefined) throw new Error(`the window has no file of the words in ${language}`);
  await visit(words);
  return [
    join(RENDERER, 'index.html'),
    ...[...found].filter((name) => built.includes(name)).map((name) => join(RENDERER, 'assets', name)),
  ];
}

async function gzippedKilobytes(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(file), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
}

interface Shown {
  readonly page: Page;
  readonly application: ApplicationDouble;
  /** Milliseconds that the page's main thread has worked so far. On a busy machine it says more than the clock. */
  readonly worked: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** A promise in the page: when, by its own clock, the overview was drawn with all its connections. */
const NOTE_OVERVIEW = `window.overviewShown = new Promise((resolve) => {
  new MutationObserver((_, observer) => {
    if (document.querySelector('main ul > li') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  }).observe(document, { childList: true, subtree: true });
});`;

/** A promise in the page: when the heading has changed and the frame with it is drawn, by the world's clock. */
const NOTE_CHANGE = `void (window.changeShown = new Promise((resolve) => {
  new MutationObserver((_, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
  }).observe(document.querySelector('main h1'), { childList: true, subtree: true, characterData: true });
}))`;

async function open(browser: Browser, state: AppState): Promise<Shown> {
  const application = createApplicationDouble(state);
  const host = await startWebHost({ application, rendererFolder: RENDERER, version: '0.1.0' });
  const context = await browser.newContext({ viewport: { width: 1080, height: 720 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(NOTE_OVERVIEW);
  await page.goto(host.url);
  await page.evaluate('window.overviewShown');
  return {
    page,
    application,
    worked: async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
    },
    close: async () => {
      await context.close();
      await host.close();
    },
  };
}

/** From the window's load event, and from the start of its loading, to the drawn overview; milliseconds. */
async function firstPaints(browser: Browser, count: number, runs: number) {
  const sinceLoad: number[] = [];
  const sinceStart: number[] = [];
  const work: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const { page, worked, close } = await open(browser, stateFixture(manyConnections(count)));
    const spent = await worked();
    const shown = await page.evaluate<number>('window.overviewShown');
    const loaded = await page.evaluate<number>('performance.getEntriesByType("navigation")[0].loadEventEnd');
    await close();
    // The first run warms up the browser.
    if (run === 0) continue;
    sinceLoad.push(Math.max(0, shown - loaded));
    sinceStart.push(shown);
    work.push(spent);
  }
  return { sinceLoad: summarize(sinceLoad), sinceStart: summarize(sinceStart), work: summarize(work) };
}

/** From a change in the main process to the frame that shows it; milliseconds. */
async function changesToScreen(browser: Browser, count: number, runs: number) {
  const connections = manyConnections(count);
  const state = stateFixture(connections);
  const { page, application, worked, close } = await open(browser, state);
  const figures: number[] = [];
  const work: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const [first, ...rest] = connections;
    if (first === undefined) break;
    const changed = run % 2 === 0 ? stoppedConnection(first.name) : healthyConnection(first.name);
    await page.evaluate(NOTE_CHANGE);
    const before = await worked();
    const begun = performance.timeOrigin + performance.now();
    application.become({ ...application.state(), connections: [changed, ...rest] });
    const shown = await page.evaluate<number>('window.changeShown');
    const spent = (await worked()) - before;
    if (run === 0) continue;
    figures.push(shown - begun);
    work.push(spent);
  }
  await close();
  return { toScreen: summarize(figures), work: summarize(work) };
}

/** Lengths of the frames while the overview is scrolled from its top to its end; milliseconds. */
async function scrollFrames(browser: Browser, count: number) {
  const { page, worked, close } = await open(browser, stateFixture(manyConnections(count)));
  await page.waitForTimeout(500);
  const before = await worked();
  const frames = await page.evaluate<number[]>(`new Promise((resolve) => {
    const main = document.querySelector('main');
    const frames = [];
    let last = performance.now();
    const step = (now) => {
      frames.push(now - last);
      last = now;
      const before = main.scrollTop;
      main.scrollTop = before + 120;
      if (main.scrollTop === before) resolve(frames.slice(2));
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`);
  const work = (await worked()) - before;
  await close();
  return { frames, work: work / frames.length };
}

/** The window's lines of the bench; without Chromium only the size. */
export async function benchRenderer(): Promise<void> {
  await ensureBuilt('renderer');
  for (const language of LANGUAGES) {
    const files = await firstPaintFiles(language);
    line(
      `window: what the first paint loads, gzip (${language})`,
      `${(await gzippedKilobytes(files)).toFixed(1)} kB, ${String(files.length)} files`,
      '< 250 kB',
    );
  }
  if (chromiumPath() === null) {
    line('window: first paint, changes, scrolling', 'no Chromium here', '');
    return;
  }
  const browser = await launchChromium();
  try {
    const paints = await firstPaints(browser, 20, 5);
    line('window: overview of 20 connections, after load', withSpread(paints.sinceLoad, 'ms'), '< 500 ms');
    line('  from the start of loading', withSpread(paints.sinceStart, 'ms'), '');
    line('  work of the main thread', withSpread(paints.work, 'ms'), '');
    const few = await changesToScreen(browser, 20, 20);
    line('window: state change to screen, 20 connections', withSpread(few.toScreen, 'ms'), '< 50 ms');
    line('  work of the main thread', withSpread(few.work, 'ms'), '');
    const many = await changesToScreen(browser, 200, 20);
    line('  with 200 connections', withSpread(many.toScreen, 'ms'), '');
    line('  work of the main thread', withSpread(many.work, 'ms'), '');
    const { frames, work } = await scrollFrames(browser, 200);
    const late = frames.filter((frame) => frame > 25).length;
    line(
      'window: scrolling 200 connections, a frame',
      `${withSpread(summarize(frames), 'ms')}, ${String(late)} of ${String(frames.length)} late`,
      '< 17 ms',
    );
    line('  work of the main thread, a frame', `${work.toFixed(1)} ms`, '');
  } finally {
    await browser.close();
  }
}
