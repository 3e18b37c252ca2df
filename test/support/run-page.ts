import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import { goTo } from './watched-page';

/** Waits for something that an engine at work brings about: a new secret is accepted after some seconds. */
export const eventually = <T>(read: () => T, what?: string) =>
  expect.poll(read, { timeout: 20_000, ...(what === undefined ? {} : { message: what }) });

/** The page's sentence. */
export const heading = (page: Page): Promise<string | null> => page.locator('main h1').textContent();

/** The step that a run is at. */
export const stepHeading = (page: Page): Promise<string | null> => page.locator('main form h2').textContent();

/** Waits for a step. */
export async function atStep(page: Page, step: string): Promise<void> {
  await eventually(async () => (await stepHeading(page)) ?? '', step).toBe(step);
  await shot(page, step); // SHOT
}

/** Waits for a step and presses what it offers. */
export async function press(page: Page, step: string, button: string): Promise<void> {
  await atStep(page, step);
  await page.locator('main form').getByRole('button', { name: button, exact: true }).click();
}

/** Begins, on the overview, what a connection's card offers. */
export async function begin(page: Page, connection: string, button: string): Promise<void> {
  await goTo(page, '#/overview');
  await page.getByRole('article', { name: connection }).getByRole('button', { name: button }).click();
}

/** Begins a runbook at its finding on the connection's page. */
export async function beginAtFinding(page: Page, connection: string, button: string): Promise<void> {
  await goTo(page, `#/connections/${connection}`);
  await page
    .locator('main')
    .getByRole('button', { name: new RegExp(`^${button}: `) })
    .first()
    .click();
}

/** What the overview says of a connection: its whole card, or its line once it is well. */
export async function standing(page: Page, connection: string): Promise<string> {
  // Told from the names of others by its case: “healthy” is a connection, “Healthy” what is said of one.
  const place = page.locator('main').locator('article, li').filter({ hasText: new RegExp(connection) }).first();
  return (await place.innerText()).replaceAll(/\s+/g, ' ');
}

let n = 0; // SHOT
export async function shot(page: Page, name: string): Promise<void> { // SHOT
  const folder = process.env['GK_SHOTS']; // SHOT
  if (folder === undefined) return; // SHOT
  n += 1; // SHOT
  await page.setViewportSize({ width: 1080, height: 1100 }); // SHOT
  await page.waitForTimeout(250); // SHOT
  await page.screenshot({ path: `${folder}/${String(n).padStart(2, '0')}-${name.replaceAll(/[^A-Za-z]+/g, '-').slice(0, 40)}.png` }); // SHOT
} // SHOT
