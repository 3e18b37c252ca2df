import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { systemClock } from '../../electron/clock';
import { mulberry32 } from '../../electron/simulator/random';
import { SCENARIO_NAMES, type ScenarioName } from '../../electron/simulator/scenarios';
import { grantRole } from '../../electron/simulator/tenant-builder';
import { SAMPLE_SENTENCE } from '../support/desktop-session';
import { eventually } from '../support/eventually';
import type { HostRunner } from '../support/host-runner';
import { useApplication } from '../support/host-session';
import { onEachHost } from '../support/hosts';
import { SCENARIO_EXPECTATIONS } from '../support/scenario-expectations';
import { type ServedScenarios, serveScenarios } from '../support/served-scenarios';
import { STORY, useStory } from '../support/shared-setting';
import { unfoldAll } from '../support/watched-page';

// What a person does from beginning to end, written once for the loopback host and the desktop. What each screen
// does in each of its states is for the specs of the screens.

const FIRST_PAGE = 'Know whether mail flows, and what breaks next.';
const WRONG_SECRET = 'Wr~8Q~0000000000000000000000000000000000';

const heading = (page: Page) => page.locator('main h1').textContent();
const next = (page: Page) => page.locator('main button[type=submit]').click();
const explanation = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const announced = (page: Page) => page.locator('[role=status][aria-live=polite]').last().textContent();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** Everything that a folder holds, as one text. */
async function contentOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map((entry) =>
    // A file that gives way to its next version is gone for a moment.
    readFile(join(entry.parentPath, entry.name), 'utf8').catch(() => ''),
  );
  return (await Promise.all(texts)).join('\n');
}

/** Presses Tab until what has the focus says a text. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).startsWith(text)) return;
  }
  throw new Error(`Tab never reached “${text}”.`);
}

const fromTheFirstStart = (runner: HostRunner): void => {
  useStory();
  let served: ServedScenarios;
  beforeAll(async () => {
    served = await serveScenarios(['healthy']);
  });
  afterAll(() => served.close());

  const { window: opened, folder } = useApplication(runner, () => ({
    env: { NODE_EXTRA_CA_CERTS: served.env['NODE_EXTRA_CA_CERTS'] ?? '' },
  }));

  /** The connection as its configuration file would have it, and its secret. */
  const given = () => {
    const [connection] = served.configuration.connections;
    const [, secret] = Object.entries(served.env).find(([name]) => name !== 'NODE_EXTRA_CA_CERTS') ?? [];
    if (connection === undefined || secret === undefined) throw new Error('nothing is served');
    const { mailboxes, canaryMailboxes = [], tokenEndpoint = '' } = connection;
    return { ...connection, mailboxes, canaryMailboxes, tokenEndpoint, secret };
  };

  it('leads to the sample tenant, and from there to one’s own', async () => {
    const { page, violations } = opened();
    await eventually(() => heading(page)).toBe(FIRST_PAGE);
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Explore the sample tenant' }).click();
    await eventually(() => heading(page)).toBe(SAMPLE_SENTENCE);
    await page.getByRole('link', { name: 'Connect your own tenant' }).click();
    await eventually(() => heading(page)).toBe('Which tenant do the mailboxes belong to?');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await eventually(() => heading(page)).toBe(FIRST_PAGE);
  });

  it('is as far by keyboard alone', async () => {
    const { page } = opened();
    const { keyboard } = page;
    await tabTo(page, 'Explore the sample tenant');
    await keyboard.press('Enter');
    await eventually(() => heading(page)).toBe(SAMPLE_SENTENCE);
    await tabTo(page, 'Adatum claims');
    await keyboard.press('Enter');
    await eventually(() => heading(page)).toBe('Adatum claims');
    await keyboard.press('p');
    await eventually(() => announced(page)).toContain('Check finished.');
    await keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    for (const [key, hash] of [
      ['l', '#/activity'],
      ['s', '#/settings'],
      ['o', '#/overview'],
    ] as const) {
      await keyboard.press(key);
      await eventually(() => page.evaluate(() => window.location.hash), key).toBe(hash);
    }
    await tabTo(page, 'Connect your own tenant');
    await keyboard.press('Enter');
    await eventually(() => focused(page)).toBe('Which tenant do the mailboxes belong to?');
    await keyboard.press('Escape');
    await eventually(() => focused(page)).toBe('Keep editing');
    await tabTo(page, 'Discard');
    await keyboard.press('Enter');
    await eventually(() => heading(page)).toBe(FIRST_PAGE);
  });

  it('recognises the tenant, after an endpoint for any tenant and the v1 endpoint', async () => {
    const { page } = opened();
    const { tokenEndpoint, tenantId } = given();
    const { origin } = new URL(tokenEndpoint);
    await page.getByRole('button', { name: 'Connect a tenant' }).click();
    await eventually(() => heading(page)).toBe('Which tenant do the mailboxes belong to?');
    const field = page.getByLabel(/^Token endpoint, tenant ID/);
    await field.fill('https://login.microsoftonline.com/common/oauth2/v2.0/token');
    await next(page);
    await explanation(page, /an app cannot sign in to it/);
    await field.fill(`${origin}/${tenantId}/oauth2/token`);
    await explanation(page, /This is the token endpoint \(v1\)/);
    await page.getByRole('button', { name: 'Use the v2 endpoint instead' }).click();
    await eventually(() => field.inputValue()).toBe(tokenEndpoint);
    await explanation(page, `Another cloud (${origin})`);
    await next(page);
    await eventually(() => heading(page)).toBe('Which app does the vendor sign in with?');
  });

  it('takes the app, after a bad id and the tenant’s', async () => {
    const { page } = opened();
    const { clientId, tenantId } = given();
    const field = page.getByLabel(/^Application \(client\) ID/);
    await field.fill(clientId.slice(1));
    await explanation(page, /This is not a client ID/);
    await field.fill(tenantId);
    await explanation(page, /This is the tenant’s ID/);
    await field.fill(clientId);
    await next(page);
    await explanation(page, 'Give the connection a name.');
    await page.getByLabel(/^Name in Graphkeeper/).fill('Contoso help');
    await next(page);
    await eventually(() => heading(page)).toBe('Which mailboxes does the vendor fetch mail from?');
  });

  it('takes the mailboxes, after none and a bad address', async () => {
    const { page } = opened();
    const { mailboxes, canaryMailboxes } = given();
    await next(page);
    await explanation(page, /Enter at least one address/);
    const pasted = mailboxes.map((address, index) => `Team ${String(index)} <${address}>`).join('; ');
    await page.getByLabel('Mailboxes').fill(`${pasted}; orders.contoso.example`);
    await explanation(page, 'Not an email address: “orders.contoso.example”. Correct it or take it out.');
    await page.getByLabel('Mailboxes').fill(pasted);
    await page.getByLabel(/^Canary mailbox/).fill(canaryMailboxes[0] ?? '');
    await next(page);
    await eventually(() => heading(page)).toBe('How may Graphkeeper look?');
  });

  it('says what a wrong secret comes to, after none and the id of one', async () => {
    const { page, violations } = opened();
    await explanation(
      page,
      /There is no keychain here|Sign-ins and secrets last only until|Kept in the keychain/,
    );
    await next(page);
    await explanation(page, /Paste the client secret or the certificate/);
    const field = page.getByLabel('Client secret (value)');
    await field.fill(given().tenantId);
    await explanation(page, /This looks like the secret ID/);
    await field.fill(WRONG_SECRET);
    await next(page);
    await eventually(() => heading(page)).toBe('What can Graphkeeper read?');
    await explanation(page, /facts can be read\. The others will be shown as unknown/);
    await explanation(page, /the client secret is not one of this app’s \(AADSTS7000215\)/);
    expect(await violations()).toEqual([]);
  });

  it('reads with the right one, and says what it cannot see', async () => {
    const { page } = opened();
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Replace…' }).click();
    await page.getByLabel('Client secret (value)').fill(given().secret);
    await next(page);
    await eventually(() => heading(page)).toBe('What can Graphkeeper read?');
    const facts = page.getByRole('list', { name: 'Facts' });
    const readable = facts
      .getByRole('listitem')
      .filter({ has: page.getByRole('img', { name: 'can be read' }) });
    await eventually(async () => (await readable.allInnerTexts()).join('\n')).toContain(
      'Access to the mailboxes',
    );
    await eventually(() => facts.getByRole('img', { name: 'reading' }).count()).toBe(0);
    await explanation(page, 'Somebody else can grant this?');
    await next(page);
    await explanation(page, 'Will be shown as unknown');
  });

  it('watches it once it is saved, and not before', async () => {
    const { page, violations } = opened();
    const { clientId, secret } = given();
    expect(await contentOf(folder())).not.toContain(clientId);
    await page.getByRole('button', { name: 'Watch this connection' }).click();
    const list = page.getByRole('navigation', { name: 'Main' });
    await list.getByRole('link', { name: /^Contoso help, (?!Checking)/ }).waitFor({ timeout: 60_000 });
    await eventually(() => heading(page)).toMatch(/for the connection|needs attention/);
    await eventually(() => contentOf(folder())).toContain(clientId);
    const stored = await contentOf(folder());
    for (const value of [secret, WRONG_SECRET]) {
      expect(stored).not.toContain(value);
      expect(await page.content()).not.toContain(value);
    }
    expect(await violations()).toEqual([]);
  });

  it('is edited and removed', async () => {
    const { page } = opened();
    await page.getByRole('link', { name: 'Manage connections' }).click();
    await page.getByRole('button', { name: 'More actions for Contoso help' }).click();
    await page.getByRole('menuitem', { name: 'Edit…' }).click();
    await page.getByRole('link', { name: /^App/ }).click();
    await page.getByLabel(/^Name in Graphkeeper/).fill('Contoso service');
    await page.getByRole('link', { name: /^Save/ }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page
      .getByRole('link', { name: /^Contoso service/ })
      .first()
      .waitFor();

    await page.getByRole('link', { name: 'Manage connections' }).click();
    await page.getByRole('button', { name: 'More actions for Contoso service' }).click();
    await page.getByRole('menuitem', { name: 'Remove…' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await eventually(() => heading(page)).toBe(FIRST_PAGE);
    await eventually(() => contentOf(folder())).not.toContain(given().clientId);
  });
};

onEachHost('from the first start to a watched tenant', fromTheFirstStart, STORY);

onEachHost('what may happen to a tenant', (runner) => {
  let served: ServedScenarios;
  beforeAll(async () => {
    served = await serveScenarios(SCENARIO_NAMES);
  });
  afterAll(() => served.close());

  const { window: opened } = useApplication(runner, () => ({
    arguments: ['--config', served.write(served.configuration)],
    env: served.env,
  }));

  const WORDS = {
    ok: 'Healthy',
    notice: 'Notice',
    warning: 'Warning',
    critical: 'Critical',
    unknown: 'Unknown',
  } as const;

  /** How the window shows a connection: its state in the navigation, and what stands first in its chain. */
  const shown = async (page: Page, name: ScenarioName): Promise<readonly (string | undefined)[]> => {
    const links = page.getByRole('navigation', { name: 'Main' }).locator('a');
    const labels = await links.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    const chain = page.getByRole('list', { name: `Health chain of ${name}`, exact: true });
    const states = (await chain.getByRole('listitem').allInnerTexts()).map((text) =>
      text.replaceAll(/\s+/g, ' ').trim(),
    );
    const bad = states.find((text) => !/ (Healthy|Not connected)$/.test(text));
    return [labels.find((label) => label.startsWith(`${name}, `)), bad ?? 'none'];
  };

  const go = async (page: Page, name: ScenarioName): Promise<void> => {
    await page.evaluate((hash) => (window.location.hash = hash), `#/connections/${name}`);
    await eventually(() => heading(page)).toBe(name);
  };

  it('is shown at the right link, and as bad as it is', async () => {
    const { page } = opened();
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await eventually(() => links.filter({ hasText: /-/ }).count()).toBeGreaterThan(10);
    for (const name of SCENARIO_NAMES) {
      await go(page, name);
      const { link, severity } = SCENARIO_EXPECTATIONS[name];
      const title = link.charAt(0).toUpperCase() + link.slice(1);
      await eventually(() => shown(page, name), name).toEqual([
        `${name}, ${WORDS[severity]}`,
        link === 'none' ? 'none' : `${title} ${WORDS[severity]}`,
      ]);
    }
  });

  it('is over at the re-check after consent was granted, which says what changed', async () => {
    const { page, violations } = opened();
    await go(page, 'consent-missing');
    const tenant = served.tenant('consent-missing');
    const connection = served.configuration.connections.find(({ name }) => name === 'consent-missing');
    const app = tenant.servicePrincipals.find(({ appId }) => appId === connection?.clientId);
    if (app === undefined) throw new Error('the app is not in its tenant');
    grantRole(tenant, app, 'Mail.ReadWrite', { at: systemClock.now(), random: mulberry32(1) });
    await page.getByRole('button', { name: 'Re-check permissions' }).click();
    const outcome = page.getByRole('status').filter({ hasText: /Re-checked just now/ });
    await outcome.getByText('Mail.ReadWrite (Application) was granted, with admin consent.').waitFor();
    await eventually(() => shown(page, 'consent-missing')).toEqual(['consent-missing, Healthy', 'none']);
    expect(await violations()).toEqual([]);
  });
});

onEachHost('the sample tenant', (runner) => {
  const { window: opened } = useApplication(runner, () => ({ arguments: ['--sample'] }));

  it('is shown once it has been read', async () => {
    const { page, violations } = opened();
    await eventually(() => heading(page)).toBe(SAMPLE_SENTENCE);
    await eventually(() => page.locator('nav').innerText()).toContain('Sample tenant');
    await eventually(() => page.locator('main article').count()).toBe(3);
    expect(await violations()).toEqual([]);
  });

  it('has its permissions re-checked, and it is said when they were', async () => {
    const { page } = opened();
    await page.locator('nav a', { hasText: 'Adatum claims' }).click();
    await page.getByRole('button', { name: 'Re-check permissions' }).click();
    await eventually(() => announced(page)).toContain('Check finished.');
    await eventually(() => page.locator('main').innerText()).toContain('Checked just now');
  });

  it('has no violation on any of its pages', async () => {
    const { page, violations } = opened();
    for (const name of ['Contoso help', 'Fabrikam orders', 'Litware service', 'Adatum claims']) {
      await page.locator('nav a', { hasText: name }).click();
      await eventually(() => heading(page)).toBe(name);
      await unfoldAll(page);
      expect(await violations(), name).toEqual([]);
    }
  });

  it('is French and dark at once, and the same everywhere', async () => {
    const { page } = opened();
    const scheme = () => page.evaluate(() => document.documentElement.style.colorScheme);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('Français').click();
    await eventually(() => heading(page)).toBe('Paramètres');
    await eventually(() => page.evaluate(() => document.documentElement.lang)).toBe('fr');
    await page.getByText('Sombre').click();
    await eventually(scheme).toBe('dark');
    await page.getByRole('link', { name: 'Vue d’ensemble' }).click();
    await eventually(() => heading(page)).toBe('Le courrier n’est plus récupéré pour 1 connexion sur 4.');
    await page.getByRole('link', { name: 'Paramètres' }).click();
    await page.getByText('English').click();
    await page.getByText('Light').click();
    await eventually(scheme).toBe('light');
    await page.getByRole('link', { name: 'Overview' }).click();
    await eventually(() => heading(page)).toBe(SAMPLE_SENTENCE);
  });
});
