import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';

import { DAY_MS, instantOf } from '../../shared/domain/instant';
import { ensureBuilt } from '../support/build';
import { launchChromium } from '../support/chromium';
import { startCli } from '../support/cli-process';

/**
 * `npm run screenshots`: draws `docs/screenshots` from the sample tenant, every screen in light and dark. The
 * README shows them, so they are drawn from the product itself and never by hand.
 */

const FOLDER = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

/** A screen: the file name's stem, its place, and what to wait for or do before it is drawn. */
interface Shot {
  readonly name: string;
  readonly hash: string;
  readonly height?: number;
  readonly prepare?: (page: Page) => Promise<void>;
}

async function followConnection(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** A rotation, up to the request that it would send; the second time, it is gone on with. */
async function rotate(page: Page): Promise<void> {
  const card = page.getByRole('article', { name: 'Fabrikam' });
  await card
    .getByRole('button', { name: /^Rotate/ })
    .or(card.getByRole('link', { name: /^Continue/ }))
    .first()
    .click();
  const choose = page.getByRole('button', { name: 'Use this end date' });
  const add = page.getByRole('button', { name: 'Add the new secret' });
  await choose.or(add).waitFor();
  if (await choose.isVisible()) await choose.click();
  await add.waitFor();
}

/** Late enough for something to have turned. */
const inSixtyDays = instantOf(Date.now() + 60 * DAY_MS).slice(0, 10);

const SHOTS: readonly Shot[] = [
  { name: 'overview', hash: '#/overview' },
  {
    name: 'connection',
    hash: '#/overview',
    height: 1_600,
    prepare: (page) => followConnection(page, 'Fabrikam'),
  },
  { name: 'broken', hash: '#/overview', height: 1_000, prepare: (page) => followConnection(page, 'Adatum') },
  { name: 'runbook', hash: '#/overview', height: 820, prepare: rotate },
  { name: 'alerts', hash: '#/alerts' },
  {
    name: 'look-ahead',
    hash: `#/forecast/${inSixtyDays}`,
    height: 1_000,
    prepare: (page) => page.getByText('Working that day out').first().waitFor({ state: 'detached' }),
  },
  { name: 'activity', hash: '#/activity' },
  { name: 'settings', hash: '#/settings', height: 2_400 },
];

async function draw(browser: Browser, url: string, shot: Shot, colorScheme: 'light' | 'dark'): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1_080, height: shot.height ?? 720 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    colorScheme,
  });
  const page = await context.newPage();
  await page.goto(`${url}#/overview`);
  // The first look at the sample tenant is over when a verdict stands.
  await page.getByText('Mail has stopped for 1 of 4 connections').first().waitFor();
  await page.goto(`${url}${shot.hash}`);
  await page.locator('h1').first().waitFor();
  await shot.prepare?.(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({
    path: path.join(FOLDER, `${shot.name}-${colorScheme}.png`),
    animations: 'disabled',
  });
  await context.close();
}

await ensureBuilt('renderer');
await ensureBuilt('cli');
await mkdir(FOLDER, { recursive: true });
const serve = startCli(['serve', '--sample', '--no-open']);
const url = (await serve.firstLine).trim();
const browser = await launchChromium();
try {
  for (const shot of SHOTS) {
    for (const scheme of ['light', 'dark'] as const) await draw(browser, url, shot, scheme);
  }
} finally {
  await browser.close();
  await serve.stop();
}
