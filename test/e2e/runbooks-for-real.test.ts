import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ScenarioName } from '../../electron/simulator/scenarios';
import { chromiumPath } from '../support/chromium';
import { SAMPLE_SENTENCE } from '../support/desktop-session';
import { useApplication } from '../support/host-session';
import { serveRunner } from '../support/serve-host';
import { type ServedScenarios, serveScenarios } from '../support/served-scenarios';
import { goTo } from '../support/watched-page';

// Runbooks with the engine that runs them, through the window: from red to green.

/** A new secret is accepted after some seconds, and looked for every five. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 60_000 });

const heading = (page: Page) => page.locator('main h1').textContent();
const stepHeading = (page: Page) => page.locator('main form h2').textContent();

/** Waits for a step and presses what it offers. */
async function press(page: Page, step: string, button: string): Promise<void> {
  await eventually(() => stepHeading(page)).toBe(step);
  await page.locator('main form').getByRole('button', { name: button, exact: true }).click();
}

async function begin(page: Page, connection: string, button: string): Promise<void> {
  await goTo(page, '#/overview');
  await page.getByRole('article', { name: connection }).getByRole('button', { name: button }).click();
}

/** What the overview says of a connection: its whole card, or its line once it is well. */
async function standing(page: Page, connection: string): Promise<string> {
  const place = page.locator('main').locator('article, li').filter({ hasText: connection }).first();
  return (await place.innerText()).replaceAll(/\s+/g, ' ');
}

describe.skipIf(chromiumPath() === null)('a runbook in the sample tenant', () => {
  const { window: opened } = useApplication(serveRunner, () => ({ arguments: ['--sample'] }));

  it('rotates the secret: from a deadline in days to a healthy connection', async () => {
    const { page } = opened();
    await eventually(() => heading(page)).toBe(SAMPLE_SENTENCE);
    expect(await standing(page, 'Fabrikam orders')).toContain('Warning');
    await begin(page, 'Fabrikam orders', 'Rotate the secret…');
    await press(page, 'Choose how long the new secret is valid', 'Use this end date');
    await press(page, 'Add the new secret beside the old one', 'Add the new secret');
    await eventually(() => stepHeading(page)).toBe('Put the new secret into Genesys Cloud');
    const before = await page.content();
    await page.getByRole('button', { name: /^Copy the new secret/ }).click();
    const secret = await page.locator('main input[readonly]').inputValue();
    expect(secret.length).toBeGreaterThan(30);
    expect(before).not.toContain(secret);
    await press(page, 'Put the new secret into Genesys Cloud', 'The new secret is in Genesys Cloud');
    await press(page, 'Disable the integration in Genesys Cloud', 'It is Inactive');
    await press(page, 'Enable the integration again', 'It is Active');
    await press(page, 'See that mail is fetched again', 'I saw a new mail arrive in Genesys Cloud');
    await press(page, 'Remove the old secret', 'Remove the old secret');
    await eventually(() => heading(page)).toBe(
      'Rotate the client secret: done, on the administrator’s word.',
    );
    expect(await page.content()).not.toContain(secret);
    await goTo(page, '#/overview');
    await eventually(() => standing(page, 'Fabrikam orders')).toContain('Healthy');
  });

  it('grants what is lacking: mail flows again', async () => {
    const { page } = opened();
    await begin(page, 'Adatum claims', 'Grant the permissions…');
    await press(page, 'Grant the application permissions', 'Grant the application permissions');
    await press(page, 'Disable the integration in Genesys Cloud', 'It is Inactive');
    await press(page, 'Enable the integration again', 'It is Active');
    await press(page, 'See that mail is fetched again', 'I saw a new mail arrive in Genesys Cloud');
    await eventually(() => heading(page)).toMatch(/^Grant the missing permissions: done/);
    await goTo(page, '#/overview');
    await eventually(() => standing(page, 'Adatum claims')).toContain('Healthy');
    expect(await heading(page)).not.toContain('stopped');
  });

  it('says what Graphkeeper itself has no access to', async () => {
    const { page } = opened();
    await begin(page, 'Litware service', 'Restore the access…');
    await eventually(() => stepHeading(page)).toBe('Give Graphkeeper a registration of its own');
    expect(await heading(page)).toBe('Restore Graphkeeper’s own access');
  });
});

const CASES: readonly {
  readonly scenario: ScenarioName;
  readonly button: string;
  readonly title: string;
  /** What was looked at, and the first thing that the administrator is asked for. */
  readonly steps: readonly [string, string];
}[] = [
  {
    scenario: 'subscription-expiring',
    button: 'Restore the subscriptions…',
    title: 'Restore the subscriptions',
    steps: ['Look at the subscriptions', 'Extend the subscriptions that are about to end'],
  },
  {
    scenario: 'subscription-missing',
    button: 'Restore the subscriptions…',
    title: 'Restore the subscriptions',
    steps: ['Look at the subscriptions', 'Disable the integration in Genesys Cloud'],
  },
  {
    scenario: 'scope-open',
    button: 'Limit the mailboxes…',
    title: 'Limit the app to its mailboxes',
    steps: ['Look at what the app may open now', 'Choose how Exchange tells the mailboxes apart'],
  },
  {
    scenario: 'token-endpoint-v1',
    button: 'Correct the endpoint…',
    title: 'Correct the token endpoint',
    steps: ['Find the right token endpoint', 'Correct it in Genesys Cloud'],
  },
  {
    scenario: 'app-disabled',
    button: 'Mend the registration…',
    title: 'Mend the app registration',
    steps: ['Look at the registration and the enterprise application', 'Enable the enterprise application'],
  },
];

describe.skipIf(chromiumPath() === null)('a runbook begun at its finding', () => {
  let served: ServedScenarios;
  beforeAll(async () => {
    served = await serveScenarios(CASES.map(({ scenario }) => scenario));
  });
  afterAll(() => served.close());

  const { window: opened } = useApplication(serveRunner, () => ({
    arguments: ['--config', served.write(served.configuration)],
    env: served.env,
  }));

  it.each(CASES)('does what $scenario calls for', async ({ scenario, button, title, steps }) => {
    const { page } = opened();
    await goTo(page, `#/connections/${scenario}`);
    await page
      .locator('main')
      .getByRole('button', { name: new RegExp(`^${button}: `) })
      .first()
      .click();
    await eventually(() => stepHeading(page)).toBe(steps[1]);
    expect(await heading(page)).toBe(title);
    const list = page.getByRole('navigation', { name: 'Steps' }).getByRole('listitem');
    expect((await list.allInnerTexts()).slice(0, 2).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(new RegExp(`^${steps[0]} Done`)),
      `2 ${steps[1]} Now`,
    ]);
  });
});
