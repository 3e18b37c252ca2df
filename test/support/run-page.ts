import type { Page } from 'playwright-core';

import { eventually } from './eventually';
import { goTo } from './watched-page';

/** What an element says at present; nothing while there is none. */
async function saidBy(page: Page, selector: string): Promise<string> {
  const [text = ''] = await page.locator(selector).allTextContents();
  return text;
}

/** The page's sentence. */
export const heading = (page: Page): Promise<string> => saidBy(page, 'main h1');

/** The step that a run is at. */
export const stepHeading = (page: Page): Promise<string> => saidBy(page, 'main form h2');

/** Waits for a step. */
export async function atStep(page: Page, step: string): Promise<void> {
  await eventually(() => stepHeading(page), step).toBe(step);
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
  const place = page
    .locator('main')
    .locator('article, li')
    .filter({ hasText: new RegExp(connection) })
    .first();
  return (await place.innerText()).replaceAll(/\s+/g, ' ');
}
