import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import { goTo } from './watched-page';

/** Waits for something that an engine at work brings about: a new secret is accepted after some seconds. */
export const eventually = <T>(read: () => T, what?: string) =>
  expect.poll(read, { timeout: 60_000, ...(what === undefined ? {} : { message: what }) });

/** The page's sentence. */
export const heading = (page: Page): Promise<string | null> => page.locator('main h1').textContent();

/** The step that a run is at. */
export const stepHeading = (page: Page): Promise<string | null> => page.locator('main form h2').textContent();

/** Waits for a step. */
export async function atStep(page: Page, step: string): Promise<void> {
  await eventually(async () => (await stepHeading(page)) ?? '', step).toBe(step);
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
