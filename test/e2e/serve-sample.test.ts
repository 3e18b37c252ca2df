import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ensureBuilt } from '../support/build';
import { chromiumPath, launchChromium } from '../support/chromium';
import { type Running, startCli } from '../support/cli-process';
import { openWatchedPage, unfoldAll, type WatchedPage } from '../support/watched-page';

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });

describe.skipIf(chromiumPath() === null)('serve --sample in Chromium', () => {
  let browser: Browser;
  let serve: Running;
  let watched: WatchedPage;

  beforeAll(async () => {
    await ensureBuilt('renderer');
    await ensureBuilt('cli');
    serve = startCli(['serve', '--sample', '--no-open']);
    const url = (await serve.firstLine).trim();
    browser = await launchChromium();
    watched = await openWatchedPage(browser, url);
  }, 600_000);

  afterAll(async () => {
    await browser.close();
    await serve.stop();
  });

  it('shows the sample tenant once it has been read', async () => {
    const { page } = watched;
    await eventually(() => page.locator('h1').textContent()).toBe('Mail has stopped for 1 of 4 connections.');
    expect(await page.locator('nav').innerText()).toContain('Sample tenant');
    expect(await page.locator('main article').count()).toBe(3);
    expect(await watched.violations()).toEqual([]);
  });

  it('re-checks permissions and says when it has', async () => {
    const { page } = watched;
    await page.locator('nav a', { hasText: 'Adatum claims' }).click();
    const button = page.getByRole('button', { name: 'Re-check permissions' });
    await button.click();
    await eventually(() => page.locator('[role=status][aria-live=polite]').last().textContent()).toContain(
      'Check finished.',
    );
    expect(await page.locator('main').innerText()).toContain('Checked just now');
  });

  it.each(['Contoso help', 'Fabrikam orders', 'Litware service', 'Adatum claims'])(
    'shows %s without a violation',
    async (name) => {
      const { page } = watched;
      await page.locator('nav a', { hasText: name }).click();
      await eventually(() => page.locator('h1').textContent()).toBe(name);
      await unfoldAll(page);
      expect(await watched.violations()).toEqual([]);
    },
  );

  it('is French at once', async () => {
    const { page } = watched;
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('Français').click();
    await page.getByRole('link', { name: 'Vue d’ensemble' }).click();
    await eventually(() => page.locator('h1').textContent()).toBe(
      'Le courrier n’est plus récupéré pour 1 connexion sur 4.',
    );
  });

  it('broke no policy, asked nobody else and logged no error', () => {
    expect(watched.misdeeds).toEqual([]);
  });
});
