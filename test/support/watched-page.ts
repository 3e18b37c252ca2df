import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** The accessibility checker's own source: it is run in the page, past its policy, as a debugger would. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

/** Opens a page and keeps an eye on it. Lost connections to its own host are no misdeed: tests make them. */
export async function openWatchedPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1080, height: 720 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    ...options,
  });
  const page = await context.newPage();
  const misdeeds: string[] = [];
  const { host } = new URL(url);
  page.on('pageerror', (error) => misdeeds.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const isLostConnection = message.text().includes('WebSocket connection to');
    if (['error', 'warning'].includes(message.type()) && !isLostConnection)
      misdeeds.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (target.host !== host && target.protocol !== 'data:') misdeeds.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // Playwright hands it over from here.
      // eslint-disable-next-line no-console
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(url);
  await page.locator('h1').first().waitFor();
  return {
    page,
    misdeeds,
    violations: async () => {
      await page.evaluate(AXE);
      const result = await page.evaluate<AxeResult>('axe.run(document, { resultTypes: ["violations"] })');
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
      );
    },
  };
}

/** Opens everything on the page that is folded, also what only comes to light by that. */
export async function unfoldAll(page: Page): Promise<void> {
  const folded = page.locator('main button[aria-expanded=false]');
  while ((await folded.count()) > 0) await folded.first().click();
}
