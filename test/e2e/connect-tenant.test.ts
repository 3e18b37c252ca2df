import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ensureBuilt } from '../support/build';
import { chromiumPath, launchChromium } from '../support/chromium';
import { type Running, startCli } from '../support/cli-process';
import { type SimulatedProcess, startSimulated } from '../support/simulated-process';
import { openWatchedPage, type WatchedPage } from '../support/watched-page';

const WRONG_SECRET = 'Wr~8Q~0000000000000000000000000000000000';

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });
const heading = (page: Page) => page.locator('h1').textContent();
const next = (page: Page) => page.locator('main button[type=submit]').click();
const explanation = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** Everything that a folder holds, as one text. */
async function contentOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')));
  return texts.join('\n');
}

/**
 * The whole way by the built command line: a first start without any connection, a tenant served over HTTPS under
 * an authority and in a cloud of its own, and each kind of mistake on the way.
 */
describe.skipIf(chromiumPath() === null)('connecting a tenant by secret', () => {
  let browser: Browser;
  let simulated: SimulatedProcess;
  let folder: string;
  let serve: Running;
  let watched: WatchedPage;
  let page: Page;

  const start = async (): Promise<void> => {
    serve = startCli(['serve', '--no-open'], {
      GRAPHKEEPER_DATA_DIR: folder,
      NODE_EXTRA_CA_CERTS: simulated.ca,
    });
    watched = await openWatchedPage(browser, (await serve.firstLine).trim());
    page = watched.page;
  };

  beforeAll(async () => {
    await ensureBuilt('renderer');
    await ensureBuilt('cli');
    [simulated, browser, folder] = await Promise.all([
      startSimulated(['--scenario', 'healthy']),
      launchChromium(),
      mkdtemp(join(tmpdir(), 'graphkeeper-test-')),
    ]);
    await start();
  }, 600_000);

  afterAll(async () => {
    await browser.close();
    await serve.stop();
    await simulated.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const [connection] = [() => simulated.config.connections[0]!];
  const secret = (): string => Object.values(simulated.secrets)[0]!;

  it('begins with the first page', async () => {
    await eventually(() => heading(page)).toBe('Know whether mail flows, and what breaks next.');
    await page.getByRole('button', { name: 'Connect a tenant' }).click();
    await eventually(() => heading(page)).toBe('Which tenant do the mailboxes belong to?');
  });

  it('recognises the tenant, after an endpoint for any tenant and the v1 endpoint', async () => {
    const { origin, tenantId } = simulated;
    const field = page.getByLabel(/^Token endpoint, tenant ID/);
    await field.fill('https://login.microsoftonline.com/common/oauth2/v2.0/token');
    await next(page);
    await explanation(page, /an app cannot sign in to it/);
    await field.fill(`${origin}/${tenantId}/oauth2/token`);
    await explanation(page, /This is the token endpoint \(v1\)/);
    await page.getByRole('button', { name: 'Use the v2 endpoint instead' }).click();
    expect(await field.inputValue()).toBe(connection().tokenEndpoint);
    await explanation(page, `Another cloud (${origin})`);
    await next(page);
    await eventually(() => heading(page)).toBe('Which app does the vendor sign in with?');
  });

  it('takes the app, after a bad id and the tenant’s', async () => {
    const field = page.getByLabel(/^Application \(client\) ID/);
    await field.fill(connection().clientId.slice(1));
    await explanation(page, /This is not a client ID/);
    await field.fill(simulated.tenantId);
    await explanation(page, /This is the tenant’s ID/);
    await field.fill(connection().clientId);
    await next(page);
    await explanation(page, 'Give the connection a name.');
    await page.getByLabel(/^Name in Graphkeeper/).fill('Contoso help');
    await next(page);
    await eventually(() => heading(page)).toBe('Which mailboxes does the vendor fetch mail from?');
  });

  it('takes the mailboxes, after none and a bad address', async () => {
    const { mailboxes, canaryMailboxes } = connection();
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
    await explanation(
      page,
      /There is no keychain here|Sign-ins and secrets last only until|Kept in the keychain/,
    );
    await next(page);
    await explanation(page, /Paste the client secret or the certificate/);
    const field = page.getByLabel('Client secret (value)');
    await field.fill(simulated.tenantId);
    await explanation(page, /This looks like the secret ID/);
    await field.fill(WRONG_SECRET);
    await next(page);
    await eventually(() => heading(page)).toBe('What can Graphkeeper read?');
    await explanation(page, /facts can be read\. The others will be shown as unknown/);
    await explanation(page, /the client secret is not one of this app’s \(AADSTS7000215\)/);
    expect(await watched.violations()).toEqual([]);
  });

  it('reads with the right one, and says what it cannot see', async () => {
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Replace…' }).click();
    await page.getByLabel('Client secret (value)').fill(secret());
    await next(page);
    await eventually(() => heading(page)).toBe('What can Graphkeeper read?');
    const facts = page.getByRole('list', { name: 'Facts' });
    await eventually(() => facts.getByRole('img', { name: 'reading' }).count()).toBe(0);
    const readable = await facts
      .getByRole('listitem')
      .filter({ has: page.getByRole('img', { name: 'can be read' }) })
      .allInnerTexts();
    expect(readable.join('\n')).toContain('Access to the mailboxes');
    await explanation(page, 'Somebody else can grant this?');
    await next(page);
    await explanation(page, 'Will be shown as unknown');
  });

  it('watches it once it is saved, and not before', async () => {
    await eventually(() => contentOf(folder)).not.toContain(connection().clientId);
    await page.getByRole('button', { name: 'Watch this connection' }).click();
    const list = page.getByRole('navigation', { name: 'Main' });
    await list.getByRole('link', { name: /^Contoso help, (?!Checking)/ }).waitFor({ timeout: 30_000 });
    await eventually(() => heading(page)).toMatch(/for the connection|needs attention/);
    const stored = await contentOf(folder);
    expect(stored).toContain(connection().clientId);
    for (const value of [secret(), WRONG_SECRET]) {
      expect(stored).not.toContain(value);
      expect(await page.content()).not.toContain(value);
    }
    expect(await watched.violations()).toEqual([]);
  });

  it('is edited and removed', async () => {
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
    await eventually(() => heading(page)).toBe('Know whether mail flows, and what breaks next.');
    await eventually(() => contentOf(folder)).not.toContain(connection().clientId);
  });

  it('goes to the sample tenant and back', async () => {
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Explore the sample tenant' }).click();
    await eventually(() => heading(page)).toBe('Mail has stopped for 1 of 4 connections.');
    await page.getByRole('link', { name: 'Connect your own tenant' }).click();
    await eventually(() => heading(page)).toBe('Which tenant do the mailboxes belong to?');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await eventually(() => heading(page)).toBe('Know whether mail flows, and what breaks next.');
  });

  it('broke no policy, asked nobody else and logged no error', () => {
    expect(watched.misdeeds).toEqual([]);
  });
});
