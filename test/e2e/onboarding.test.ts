import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import type { DraftState } from '../../shared/domain/draft';
import type { AppState } from '../../shared/domain/state';
import { message } from '../../shared/messages/message';
import { fixtureInstant, sampleConnections, stateFixture } from '../support/app-state-fixtures';
import { chromiumPath } from '../support/chromium';
import {
  completeDraft,
  createDraftingDouble,
  draftFixture,
  type DraftingScript,
  preflightFixture,
} from '../support/drafting-double';
import { eventually } from '../support/eventually';
import { goTo, sidewaysScrolling, unfoldAll, unreadableFiles } from '../support/watched-page';
import { type ShowOptions, useWindow } from '../support/window-session';

const TENANT = '6d1ff9a2-0000-4000-8000-000000000001';
const CLIENT = '0d6b1b6e-0000-4000-8000-000000000002';
const SECRET = 'Qx~8Q~kk0d1f2g3h4j5k6l7z8x9c0v1b2n3m4a5s';

/** One's own connections, none at first; not the sample tenant. */
function ownState(patch: Partial<AppState> = {}): AppState {
  const state = stateFixture([], patch);
  return { ...state, app: { ...state.app, isSample: false } };
}

const heading = (page: Page) => page.locator('h1').textContent();
const primary = (page: Page) => page.locator('main button[type=submit]');
const focusedText = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent ?? document.activeElement?.tagName ?? '');

/** What a screen reader says of a field beside its name. */
function described(page: Page, label: string | RegExp): Promise<string> {
  return page.getByLabel(label).evaluate((field) =>
    (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

/** Presses Tab until the focus is where it should be. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focusedText(page)) === text) return;
  }
  throw new Error(`Tab never reached “${text}”.`);
}

describe.skipIf(chromiumPath() === null)('adding a connection in Chromium', () => {
  const session = useWindow();
  const { application, violations } = session;
  const commands = () => application().received.map(({ name }) => name);

  /** Serves a state and opens the window on it; drafts are drafted. */
  const show = (state: AppState, options: ShowOptions = {}, script?: DraftingScript): Promise<Page> =>
    session.show(state, { ...options, application: createDraftingDouble(state, script) });

  /** Opens the wizard on a draft. */
  const showDraft = (draft: DraftState, step: string, script?: DraftingScript): Promise<Page> =>
    show(ownState({ draft }), { hash: `#/connect/${step}` }, script);

  describe('first run', () => {
    it('leads to the sample tenant', async () => {
      const page = await show(ownState());
      await eventually(() => heading(page)).toBe('Know whether mail flows, and what breaks next.');
      await page.getByRole('button', { name: 'Explore the sample tenant' }).click();
      await eventually(commands).toEqual(['exploreSample']);
    });

    it('leads from the sample tenant to one’s own', async () => {
      const page = await show(stateFixture(sampleConnections()));
      await page.getByRole('link', { name: 'Connect your own tenant' }).click();
      await eventually(commands).toEqual(['leaveSample']);
      await eventually(() => page.getByRole('link', { name: 'Manage connections' }).count()).toBe(0);
    });

    it('offers nothing that a configuration file does not allow', async () => {
      const state = ownState({ connections: sampleConnections() });
      const page = await show({ ...state, app: { ...state.app, isReadOnly: true } });
      await page.getByRole('link', { name: 'Settings' }).waitFor();
      await eventually(() => page.getByRole('link', { name: /Connect|Manage/ }).count()).toBe(0);
    });
  });

  it('is done by keyboard alone, from the first page to the saved connection', async () => {
    const page = await show(ownState());
    const { keyboard } = page;
    await tabTo(page, 'Connect a tenant');
    await tabTo(page, 'Connect a tenant');
    await keyboard.press('Enter');
    await eventually(() => focusedText(page)).toBe('Which tenant do the mailboxes belong to?');

    await keyboard.press('Tab');
    await keyboard.type('contoso.com');
    await keyboard.press('Enter');
    await eventually(() => focusedText(page)).toBe('Which app does the vendor sign in with?');

    await keyboard.press('Tab');
    await keyboard.type(CLIENT);
    await keyboard.press('Enter');
    await eventually(() => focusedText(page)).toBe('Which mailboxes does the vendor fetch mail from?');

    await keyboard.press('Tab');
    await keyboard.type('Help Desk <help@contoso.com>; orders@contoso.com');
    await keyboard.press('Tab');
    await keyboard.type('director@contoso.com');
    await keyboard.press('Enter');
    await eventually(() => focusedText(page)).toBe('How may Graphkeeper look?');

    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.type(SECRET);
    await keyboard.press('Enter');
    await eventually(() => focusedText(page)).toBe('Client secret entered. It is not shown again.');
    await tabTo(page, 'Check what can be read');
    await keyboard.press('Enter');
    await eventually(() => focusedText(page)).toBe('What can Graphkeeper read?');
    await page.getByText('4 of 6 facts can be read. The others will be shown as unknown.').waitFor();
    await tabTo(page, 'Review and save');
    await keyboard.press('Enter');
    await eventually(() => focusedText(page)).toBe('Watch contoso.com?');
    await tabTo(page, 'Watch this connection');
    const { draft } = application().state();
    await keyboard.press('Enter');
    await eventually(() => page.evaluate(() => window.location.hash)).toBe('#/overview');

    expect(commands().slice(-2)).toEqual(['checkDraft', 'saveDraft']);
    expect(draft?.fields).toMatchObject({
      name: 'contoso.com',
      tenantId: 'contoso.com',
      clientId: CLIENT,
      mailboxes: ['help@contoso.com', 'orders@contoso.com'],
      canaryMailboxes: ['director@contoso.com'],
      access: ['integrationCredential'],
    });
    expect(draft?.problems).toEqual([]);
  });

  describe('explains each mistake on the spot', () => {
    it('an endpoint that can be meant, and goes on', async () => {
      const page = await showDraft(draftFixture(), 'tenant');
      for (const [text, explanation] of [
        [`https://login.microsoftonline.com/${TENANT}/oauth2/token`, 'token endpoint (v1)'],
        [`http://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`, 'Use https'],
        [
          `https://login.chinacloudapi.cn/${TENANT}/oauth2/v2.0/token`,
          'belongs to Microsoft 365 operated by 21Vianet',
        ],
        [`https://login.microsoftonline.us/${TENANT}/oauth2/v2.0/token`, 'choose the one of this tenant'],
      ] as const) {
        await page.getByLabel(/^Token endpoint, tenant ID/).fill(text);
        await page.getByText(explanation).waitFor();
        expect(await violations(), explanation).toEqual([]);
        await primary(page).click();
        await eventually(() => heading(page), explanation).toBe('Which app does the vendor sign in with?');
        await page.getByRole('link', { name: 'Back' }).click();
        await eventually(() => heading(page)).toBe('Which tenant do the mailboxes belong to?');
      }
    });

    it('the v1 endpoint, and puts the right one in its place', async () => {
      const page = await showDraft(draftFixture(), 'tenant');
      const field = page.getByLabel(/^Token endpoint, tenant ID/);
      await field.fill(`https://login.microsoftonline.com/${TENANT}/oauth2/token`);
      await page.getByRole('button', { name: 'Use the v2 endpoint instead' }).click();
      const right = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`;
      await eventually(() => field.inputValue()).toBe(right);
      await eventually(() => application().state().draft?.fields.tenantId).toBe(right);
    });

    it('what leads to no tenant, and stays', async () => {
      const page = await showDraft(draftFixture(), 'tenant');
      const field = page.getByLabel(/^Token endpoint, tenant ID/);
      for (const [text, explanation] of [
        ['https://login.microsoftonline.com/common/oauth2/v2.0/token', 'any tenant'],
        [`https://login.example/${TENANT}/oauth2/v2.0/token`, 'no address of'],
        ['6d1ff9a2-0000-4000', 'Enter the OAuth 2.0 token endpoint'],
        ['', 'Enter the OAuth 2.0 token endpoint'],
      ] as const) {
        await field.fill(text);
        await primary(page).click();
        await page.getByText('Complete what is marked below.').waitFor();
        await eventually(() => described(page, /^Token endpoint, tenant ID/)).toContain(explanation);
        await eventually(() => field.evaluate((one) => one === document.activeElement), explanation).toBe(
          true,
        );
        await eventually(() => field.getAttribute('aria-invalid')).toBe('true');
        expect(await violations(), explanation).toEqual([]);
      }
    });

    it('an unlisted cloud: takes its two addresses', async () => {
      const page = await showDraft(draftFixture(), 'tenant');
      await page
        .getByLabel(/^Token endpoint, tenant ID/)
        .fill(`https://login.example/${TENANT}/oauth2/v2.0/token`);
      await page.getByLabel('Microsoft cloud').selectOption('Another cloud');
      await eventually(() => page.getByLabel('Address of sign-in').inputValue()).toBe(
        'https://login.example',
      );
      await primary(page).click();
      await eventually(() => described(page, 'Address of sign-in')).toContain('needs two addresses');
      await page.getByLabel('Address of Microsoft Graph').fill('https://graph.example');
      await primary(page).click();
      await eventually(() => heading(page)).toBe('Which app does the vendor sign in with?');
      await eventually(() => application().state().draft?.fields.cloud).toEqual({
        login: 'https://login.example',
        graph: 'https://graph.example',
      });
    });

    it('something else in place of the client id', async () => {
      const page = await showDraft(
        draftFixture({ fields: { ...completeDraft().fields, clientId: '' } }),
        'app',
      );
      for (const [text, explanation] of [
        ['0d6b1b6e-0000', 'This is not a client ID.'],
        [TENANT, 'This is the tenant’s ID.'],
        [SECRET, 'If this is a client secret'],
      ] as const) {
        await page.getByLabel(/^Application \(client\) ID/).fill(text);
        await eventually(() => described(page, /^Application \(client\) ID/)).toContain(explanation);
        await primary(page).click();
        await page.getByText('Complete what is marked below.').waitFor();
        await eventually(() => heading(page)).toBe('Which app does the vendor sign in with?');
      }
    });

    it('a name that is taken, or none', async () => {
      const state = ownState({ connections: sampleConnections(), draft: completeDraft() });
      const page = await show(state, { hash: '#/connect/app' });
      const name = page.getByLabel(/^Name in Graphkeeper/);
      await name.fill('Adatum claims');
      await eventually(() => described(page, /^Name in Graphkeeper/)).toContain(
        'Another connection has this',
      );
      await name.fill('');
      await primary(page).click();
      await eventually(() => described(page, /^Name in Graphkeeper/)).toContain('Give the connection a name');
    });

    it('a bad address, none at all, and a canary that is watched', async () => {
      const page = await showDraft(
        draftFixture({ fields: { ...completeDraft().fields, mailboxes: [], canaryMailboxes: [] } }),
        'mailboxes',
      );
      await page.getByText('Without one it stays unknown').waitFor();
      await primary(page).click();
      await eventually(() => described(page, 'Mailboxes')).toContain('Enter at least one address');
      await page.getByLabel('Mailboxes').fill('help@contoso.com\norders.contoso.com');
      await eventually(() => described(page, 'Mailboxes')).toContain(
        'Not an email address: “orders.contoso.com”',
      );
      await page.getByLabel('Mailboxes').fill('help@contoso.com; help@contoso.com');
      await page.getByText('1 entry was there twice and counts once.').waitFor();
      await page.getByLabel(/^Canary mailbox/).fill('HELP@contoso.com');
      await eventually(() => described(page, /^Canary mailbox/)).toContain('is a watched mailbox');
      await primary(page).click();
      await page.getByText('Complete what is marked below.').waitFor();
      expect(await violations()).toEqual([]);
    });

    it('the id of a secret, a secret that is missing, and no access at all', async () => {
      const draft = draftFixture({ fields: completeDraft().fields });
      const page = await showDraft(draft, 'access');
      const secret = page.getByLabel('Client secret (value)');
      await secret.fill('8f8f6f1e-62c1-4a0c-8f5f-0d6a5a7b9c11');
      await eventually(() => described(page, 'Client secret (value)')).toContain(
        'This looks like the secret ID.',
      );
      await primary(page).click();
      await page.getByText('Complete what is marked below.').waitFor();
      expect(commands()).not.toContain('setDraftSecret');
      await secret.fill('');
      await eventually(() => described(page, 'Client secret (value)')).toContain('Paste the client secret');
      await page.getByLabel('The integration’s own secret or certificate').click();
      await page.getByText('Choose at least one way to look').waitFor();
    });

    it('half a certificate, and takes a whole one from a file', async () => {
      const draft = draftFixture({ fields: completeDraft().fields });
      const page = await showDraft(draft, 'access');
      await page.getByLabel('Certificate', { exact: true }).check();
      const half = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
      await page.getByLabel(/^Certificate with its private key/).fill(half);
      await eventually(() => described(page, /^Certificate with its private key/)).toContain(
        'certificate alone',
      );
      const file = page.locator('input[type=file]');
      const pick = (name: string, text: string) =>
        file.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
      await pick('contoso.pfx', '0\u0082');
      await eventually(() => described(page, /^Certificate with its private key/)).toContain('not PEM text');
      const restore = await unreadableFiles(page);
      await pick('locked.pem', half);
      await eventually(() => described(page, /^Certificate with its private key/)).toContain(
        '“locked.pem” cannot be read.',
      );
      await eventually(() => page.getByLabel(/^Certificate with its private key/).inputValue()).toBe(half);
      await restore();
      const whole = `${half}-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n`;
      await pick('contoso.pem', whole);
      await page.getByText('Certificate entered. Its key is not shown again.').waitFor();
      expect(application().received.at(-1)).toEqual({
        name: 'setDraftSecret',
        argument: { slot: 'integrationCredential', kind: 'certificate', value: whole },
      });
    });
  });

  it('takes a secret out of the page with handing it over, also when that happens by going on', async () => {
    const draft = draftFixture({ fields: completeDraft().fields });
    const page = await showDraft(draft, 'access');
    await page.getByLabel('Client secret (value)').fill(SECRET);
    await primary(page).click();
    await eventually(() => heading(page)).toBe('What can Graphkeeper read?');
    await eventually(() => application().received).toContainEqual({
      name: 'setDraftSecret',
      argument: { slot: 'integrationCredential', kind: 'secret', value: SECRET },
    });
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByText('Client secret entered. It is not shown again.').waitFor();
    const whole = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .map((element) => (element instanceof HTMLInputElement ? element.value : ''))
        .join(' ')
        .concat(document.documentElement.outerHTML),
    );
    expect(whole).not.toContain(SECRET);
    expect(JSON.stringify(application().state())).not.toContain(SECRET);
    await page.getByRole('button', { name: 'Forget' }).click();
    await page.getByLabel('Client secret (value)').waitFor();
  });

  it('asks before it discards, and comes back to where it was left otherwise', async () => {
    const page = await showDraft(completeDraft(), 'mailboxes');
    await page.keyboard.press('Escape');
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Discard this connection?').waitFor();
    await eventually(() => focusedText(page)).toBe('Keep editing');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(commands()).toEqual([]);

    await page.getByRole('link', { name: 'Overview' }).click();
    await eventually(() => heading(page)).toContain('Know whether mail flows');
    await page.reload();
    await page.getByRole('link', { name: 'Continue connecting' }).click();
    await eventually(() => heading(page)).toBe('What can Graphkeeper read?');
    await page.getByRole('link', { name: /^Mailboxes/ }).click();
    await eventually(() => page.getByLabel('Mailboxes').inputValue()).toBe(
      'help@contoso.example\norders@contoso.example',
    );

    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await eventually(commands).toEqual(['closeDraft']);
    await eventually(() => heading(page)).toContain('Know whether mail flows');
  });

  it('takes the organisation at Genesys Cloud, and hands its secret over unseen', async () => {
    const page = await showDraft(completeDraft(), 'access');
    await page.getByRole('checkbox', { name: /^Genesys Cloud/ }).click();
    await page.getByLabel('Region').selectOption('mypurecloud.de');
    await page.getByLabel('Client ID of the OAuth client').fill(CLIENT);
    await page.getByLabel('E-mail domains').fill('support.contoso.example');
    await page.getByLabel('Client secret of the OAuth client').fill(SECRET);
    await page.getByRole('button', { name: 'How to create the OAuth client' }).click();
    await page.getByText('architect:flow:view').waitFor();
    expect(await violations()).toEqual([]);
    await primary(page).click();
    await eventually(() => application().received.filter(({ name }) => name === 'setDraftSecret')).toEqual([
      { name: 'setDraftSecret', argument: { slot: 'genesysClient', kind: 'secret', value: SECRET } },
    ]);
    await eventually(() => application().state().draft?.fields).toMatchObject({
      hasGenesys: true,
      genesysRegion: 'mypurecloud.de',
      genesysClientId: CLIENT,
      genesysDomains: ['support.contoso.example'],
    });
    await eventually(() => heading(page)).toBe('What can Graphkeeper read?');
    expect(await page.content()).not.toContain(SECRET);
  });

  describe('administrator sign-in', () => {
    const fields = {
      ...completeDraft().fields,
      access: ['administrator'],
      administratorClientId: '',
    } as const;

    it('explains the registration, by hand and by script', async () => {
      const page = await showDraft(draftFixture({ fields }), 'access');
      await page.getByRole('button', { name: 'How to create the registration' }).click();
      await page.getByText('enter http://localhost, and register').waitFor();
      await page.getByLabel('PowerShell', { exact: true }).check();
      await eventually(() => page.getByRole('region', { name: 'PowerShell' }).textContent()).toContain(
        `-TenantId '${TENANT}'`,
      );
      await page.getByLabel('Azure CLI', { exact: true }).check();
      await eventually(() => page.getByRole('region', { name: 'Azure CLI' }).textContent()).toContain(
        'az ad app create',
      );
      expect(await violations()).toEqual([]);
    });

    it('signs in by code, with the time left; a cancelled sign-in can be tried again', async () => {
      const state = ownState({ draft: draftFixture({ fields }) });
      const page = await show(
        state,
        { hash: '#/connect/access', surroundings: { hasTime: true } },
        {
          signIn: {
            status: 'waitingForCode',
            userCode: 'C9KXQ4TZP',
            verificationUri: 'https://microsoft.com/devicelogin',
            expiresAt: fixtureInstant(900_000),
          },
        },
      );
      const byCode = page.getByRole('button', { name: 'Use a code instead' });
      await eventually(() => byCode.getAttribute('aria-disabled')).toBe('true');
      await page.getByLabel(/^Client ID of Graphkeeper’s registration/).fill(CLIENT);
      await page.getByText('This is the app of the mail integration.').waitFor();
      await page
        .getByLabel(/^Client ID of Graphkeeper’s registration/)
        .fill('0d6b1b6e-0000-4000-8000-000000000009');
      await byCode.click();
      await page.getByText('C9KXQ4TZP', { exact: true }).waitFor();
      const timer = page.getByRole('timer');
      await eventually(() => timer.textContent()).toMatch(/^1[45]:\d\d$/);
      const before = await timer.textContent();
      await eventually(() => timer.textContent()).not.toBe(before);
      await page.getByRole('button', { name: 'Copy: Code' }).waitFor();
      expect(await violations()).toEqual([]);
      await page.getByRole('button', { name: 'Cancel the sign-in' }).click();
      await page.getByText('The sign-in was cancelled.').waitFor();
      await page.getByRole('button', { name: 'Sign in with the browser' }).click();
      await eventually(() => application().received.at(-1)).toEqual({
        name: 'signIn',
        argument: { method: 'browser' },
      });
    });

    it('says who is signed in', async () => {
      const draft = draftFixture({
        fields: { ...fields, administratorClientId: CLIENT },
        signIn: { status: 'signedIn', account: 'admin@contoso.com' },
      });
      const page = await showDraft(draft, 'access');
      await page.getByText('Signed in as admin@contoso.com.').waitFor();
      await page.getByRole('button', { name: 'Sign in again' }).waitFor();
    });
  });

  describe('preflight', () => {
    it('fills in, can be stopped and run again, and gives a request to pass on', async () => {
      const page = await showDraft(completeDraft({ preflight: preflightFixture('running') }), 'preflight');
      await page.getByText('Reading: 3 of 6 facts so far.').waitFor();
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByText('The check was stopped.').waitFor();
      await page.getByRole('button', { name: 'Check again' }).click();
      await page.getByText('4 of 6 facts can be read.').waitFor();
      const facts = page.getByRole('list', { name: 'Facts' });
      await eventually(async () => (await facts.innerText()).replaceAll(/\s+/g, ' ')).toContain(
        'App registration and its credentials Cannot be read: it was refused: Application.Read.All is missing (Authorization_RequestDenied) To grant: Application.Read.All',
      );
      await eventually(() =>
        page.getByRole('region', { name: 'Somebody else can grant this?' }).textContent(),
      ).toContain('- Application.Read.All (Delegated)');
      await primary(page).click();
      await page.getByText('Will be shown as unknown').waitFor();
      await page.getByText('Cannot be read: it was refused').waitFor();
    });

    it('does not call good what was not looked at', async () => {
      const page = await showDraft(completeDraft(), 'save');
      await page.getByText('it is not known what can be read').waitFor();
      await eventually(() => page.getByText('Everything can be read.').count()).toBe(0);
    });
  });

  describe('saving', () => {
    it('says what is to be completed and leads there', async () => {
      const fields = { ...completeDraft().fields, clientId: '' };
      const draft = { ...draftFixture({ fields }), connectionId: 'Contoso help' };
      const page = await showDraft(draft, 'save');
      await primary(page).click();
      await page.getByRole('link', { name: 'Go to App' }).click();
      await eventually(() => described(page, /^Application \(client\) ID/)).toContain(
        'Enter the Application',
      );
      expect(commands()).not.toContain('saveDraft');
    });
  });

  describe('connections that are there', () => {
    const state = ownState({ connections: sampleConnections() });

    it('are edited with their secrets kept', async () => {
      const page = await show(state, { hash: '#/connections/Adatum%20claims' });
      await page.getByRole('button', { name: 'More actions for Adatum claims' }).click();
      await page.getByRole('menuitem', { name: 'Edit…' }).click();
      await eventually(() => heading(page)).toBe('Which tenant do the mailboxes belong to?');
      await page.getByRole('link', { name: /^Access/ }).click();
      await page.getByText('Kept: the credential that this connection already has.').waitFor();
      await page.getByRole('button', { name: 'Replace…' }).click();
      await page.getByLabel('Client secret (value)').waitFor();
      await page.getByRole('button', { name: 'Leave it as it is' }).click();
      await page.getByText('Kept: the credential').waitFor();
      await page.keyboard.press('Escape');
      await page.getByText('Discard the changes to Adatum claims?').waitFor();
    });

    it('are edited one at a time', async () => {
      const page = await show({ ...state, draft: completeDraft() }, { hash: '#/connections' });
      await page.getByRole('button', { name: 'More actions for Adatum claims' }).click();
      await page.getByRole('menuitem', { name: 'Edit…' }).click();
      await page.getByRole('button', { name: 'Discard it' }).click();
      await eventually(commands).toEqual(['closeDraft', 'openDraft']);
      await eventually(() => application().state().draft?.connectionId).toBe('Adatum claims');
    });

    it('are removed when that is confirmed, with what is kept of them', async () => {
      const page = await show({ ...state, secretStore: 'keychain' }, { hash: '#/connections' });
      await page.getByRole('button', { name: 'More actions for Litware service' }).click();
      await page.getByRole('menuitem', { name: 'Remove…' }).click();
      await page.getByText('Its entries in the keychain of this computer are deleted').waitFor();
      expect(await violations()).toEqual([]);
      await page.getByRole('button', { name: 'Keep it' }).click();
      expect(commands()).toEqual([]);
      await page.getByRole('button', { name: 'More actions for Litware service' }).click();
      await page.getByRole('menuitem', { name: 'Remove…' }).click();
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await eventually(() => application().received).toEqual([
        { name: 'removeConnection', argument: { connectionId: 'Litware service' } },
      ]);
      await eventually(() => page.locator('main li').count()).toBe(3);
    });

    it('are put in order by keyboard, without losing the place', async () => {
      const page = await show(state, { hash: '#/connections' });
      const down = page.getByRole('button', { name: 'Move Contoso help down' });
      await down.focus();
      await page.keyboard.press('Enter');
      await eventually(() => page.locator('main li a').allTextContents()).toEqual([
        'Fabrikam orders',
        'Contoso help',
        'Litware service',
        'Adatum claims',
      ]);
      await eventually(() => down.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.getByText('Contoso help: position 2 of 4.').waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('Contoso help: position 3 of 4.').waitFor();
    });
  });

  describe('accessibility', () => {
    const administrator = completeDraft({
      fields: {
        ...completeDraft().fields,
        access: ['integrationCredential', 'administrator', 'monitorRegistration'],
      },
      secrets: { integrationCredential: 'none', monitorRegistration: 'secret', genesysClient: 'none' },
      signIn: {
        status: 'failed',
        reason: message('onboarding.signIn.ended', { code: 'timedOut' }),
      },
    });
    const pages: readonly (readonly [string, DraftState | null])[] = [
      ['#/overview', null],
      ['#/connect', null],
      ['#/connect/tenant', completeDraft()],
      ['#/connect/app', completeDraft()],
      ['#/connect/mailboxes', completeDraft()],
      ['#/connect/access', administrator],
      ['#/connect/preflight', completeDraft({ preflight: preflightFixture('running') })],
      ['#/connect/preflight', completeDraft({ preflight: preflightFixture('done') })],
      ['#/connect/save', completeDraft({ preflight: preflightFixture('done') })],
    ];

    /** Shows each page, one after the other, in one window. */
    async function onEach(page: Page, check: (place: string) => Promise<void>): Promise<void> {
      for (const [hash, draft] of pages) {
        // A step reads what it begins with from the draft that is open when it is opened.
        await goTo(page, '#/overview');
        if (application().state().draft !== draft) await session.become({ ...application().state(), draft });
        await goTo(page, hash);
        await check(hash);
      }
    }

    it.each([
      ['light', 'en'],
      ['dark', 'fr'],
    ] as const)('has no violation on any page (%s, %s)', async (colorScheme, language) => {
      const state = ownState();
      const page = await show(
        { ...state, app: { ...state.app, language } },
        { surroundings: { colorScheme } },
      );
      await onEach(page, async (place) => {
        await unfoldAll(page);
        expect(await violations(), place).toEqual([]);
      });
    });

    it('has none in forced colours', async () => {
      const page = await show(ownState(), { surroundings: { forcedColors: 'active' } });
      await onEach(page, async (place) => {
        expect(await violations(), place).toEqual([]);
      });
    });

    it('needs no sideways scrolling at any size of the window', async () => {
      const state = ownState();
      const page = await show({ ...state, app: { ...state.app, language: 'fr' } });
      await onEach(page, async (place) => {
        await unfoldAll(page);
        expect(await sidewaysScrolling(page), place).toEqual([]);
      });
    });
  });
});
