import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import type { Browser, Page } from 'playwright-core';

import { startWebHost } from '../../electron/headless/web-host';
import type { AppState, ConnectionState } from '../../shared/domain/state';
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
import { line, summarize, type Summary, withSpread } from './measure';

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

/** The files that the first page needs: the document, and all that its script imports before it runs. */
async function firstPaintFiles(): Promise<readonly string[]> {
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
  const known = new Set(await readdir(join(RENDERER, 'assets')));
  return [
    join(RENDERER, 'index.html'),
    ...[...found].filter((name) => known.has(name)).map((name) => join(RENDERER, 'assets', name)),
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
  await page.addInitScript(NOTE_OVERVIEW);
  await page.goto(host.url);
  await page.evaluate('window.overviewShown');
  return {
    page,
    application,
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
  for (let run = 0; run <= runs; run += 1) {
    const { page, close } = await open(browser, stateFixture(manyConnections(count)));
    const shown = await page.evaluate<number>('window.overviewShown');
    const loaded = await page.evaluate<number>('performance.getEntriesByType("navigation")[0].loadEventEnd');
    await close();
    // The first run warms up the browser.
    if (run === 0) continue;
    sinceLoad.push(Math.max(0, shown - loaded));
    sinceStart.push(shown);
  }
  return { sinceLoad: summarize(sinceLoad), sinceStart: summarize(sinceStart) };
}

/** From a change in the main process to the frame that shows it; milliseconds. */
async function changesToScreen(browser: Browser, count: number, runs: number): Promise<Summary> {
  const connections = manyConnections(count);
  const state = stateFixture(connections);
  const { page, application, close } = await open(browser, state);
  const figures: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const [first, ...rest] = connections;
    if (first === undefined) break;
    const changed = run % 2 === 0 ? stoppedConnection(first.name) : healthyConnection(first.name);
    await page.evaluate(NOTE_CHANGE);
    const begun = performance.timeOrigin + performance.now();
    application.become({ ...application.state(), connections: [changed, ...rest] });
    const shown = await page.evaluate<number>('window.changeShown');
    if (run > 0) figures.push(shown - begun);
  }
  await close();
  return summarize(figures);
}

/** Lengths of the frames while the overview is scrolled from its top to its end; milliseconds. */
async function scrollFrames(browser: Browser, count: number): Promise<readonly number[]> {
  const { page, close } = await open(browser, stateFixture(manyConnections(count)));
  await page.waitForTimeout(500);
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
  await close();
  return frames;
}

/** The window's lines of the bench; without Chromium only the size. */
export async function benchRenderer(): Promise<void> {
  await ensureBuilt('renderer');
  const files = await firstPaintFiles();
  line(
    'window: what the first paint loads, gzip',
    `${(await gzippedKilobytes(files)).toFixed(1)} kB, ${String(files.length)} files`,
    '< 250 kB',
  );
  if (chromiumPath() === null) {
    line('window: first paint, changes, scrolling', 'no Chromium here', '');
    return;
  }
  const browser = await launchChromium();
  try {
    const paints = await firstPaints(browser, 20, 5);
    line('window: overview of 20 connections, after load', withSpread(paints.sinceLoad, 'ms'), '< 500 ms');
    line('  from the start of loading', withSpread(paints.sinceStart, 'ms'), '');
    line(
      'window: state change to screen, 20 connections',
      withSpread(await changesToScreen(browser, 20, 20), 'ms'),
      '< 50 ms',
    );
    line('  with 200 connections', withSpread(await changesToScreen(browser, 200, 20), 'ms'), '');
    const frames = await scrollFrames(browser, 200);
    const late = frames.filter((frame) => frame > 25).length;
    line(
      'window: scrolling 200 connections, a frame',
      `${withSpread(summarize(frames), 'ms')}, ${String(late)} of ${String(frames.length)} late`,
      '< 17 ms',
    );
  } finally {
    await browser.close();
  }
}
