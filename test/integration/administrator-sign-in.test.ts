import { readdirSync } from 'node:fs';
import { connect } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { createAdministrators } from '../../electron/identity/administrators';
import { fileTokenCaches } from '../../electron/identity/file-token-cache';
import { BROWSER_LIMIT_MS, type SignInMethod } from '../../electron/identity/sign-in-attempt';
import { signInPages } from '../../electron/identity/sign-in-pages';
import { createCollector } from '../../electron/monitor/collector';
import type { Fetch } from '../../electron/network/fetch';
import { createTally } from '../../electron/network/request-tally';
import { createKeychainSecretStore } from '../../electron/secrets/keychain-secret-store';
import { decideDeviceCode } from '../../electron/simulator/entra/device-page';
import { administratorClientId, buildScenario, type ScenarioName } from '../../electron/simulator/scenarios';
import { createSimulator } from '../../electron/simulator/simulator';
import { withdrawScopes } from '../../electron/simulator/tenant-builder';
import type { Tenant } from '../../electron/simulator/world';
import { connectionOf } from '../../electron/storage/configuration-file';
import { configurationSchema } from '../../shared/domain/configuration';
import type { Connection } from '../../shared/domain/connection';
import { DAY_MS, MINUTE_MS } from '../../shared/domain/instant';
import type { DeviceCode } from '../../shared/onboarding/sign-in';
import { REQUIRED_SCOPES } from '../../shared/profiles/watch-permissions';
import { createFakeClock, settle } from '../support/fake-clock';
import { createLimitedKeytar } from '../support/limited-secret-store';
import { socketError } from '../support/scripted-fetch';
import { type Choice, type Page, signInWithBrowser } from '../support/simulated-browser';
import { temporaryFolder } from '../support/temporary-folder';

const GLOBAL = 'Avery Admin';
const READER = 'Robin Reader';

/** Real MSAL and the real collector over a simulated tenant; nothing but the loopback of MSAL touches a network. */
function setUp(
  options: {
    readonly scenario?: ScenarioName;
    readonly change?: (tenant: Tenant) => void;
    readonly wrapFetch?: (fetch: Fetch) => Fetch;
    readonly folder?: string;
    readonly secretStore?: ReturnType<typeof createKeychainSecretStore>;
  } = {},
) {
  const clock = createFakeClock();
  const setup = buildScenario(options.scenario ?? 'healthy', { now: clock.now() });
  const tenant = setup.world.tenants[0]!;
  options.change?.(tenant);
  const simulator = createSimulator({ world: setup.world, clock });
  // The code is asked after every 5 s of real time; the simulated service asks for no pause here.
  const impatient: Fetch = async (input, init) => {
    const response = await simulator.fetch(input, init);
    const { url } = new Request(input, init);
    if (!url.endsWith('/devicecode') || response.status !== 200) return response;
    return Response.json({ ...((await response.json()) as object), interval: 0 });
  };
  const fetch = options.wrapFetch?.(impatient) ?? impatient;
  const { folder, secretStore } = options;
  const open = () =>
    createAdministrators(
      { fetch, clock },
      folder === undefined || secretStore === undefined
        ? undefined
        : fileTokenCaches({
            folder,
            secretStore,
            clock,
            onProblem: (error) => {
              throw error;
            },
          }),
    );
  const administrators = open();
  const clientId = administratorClientId(tenant)!;
  const plain = connectionOf(configurationSchema.parse(setup.configuration).connections[0]!, 'contoso');
  const withAdministrator = (...others: readonly Connection['access'][number]['kind'][]): Connection => ({
    ...plain,
    access: [
      ...plain.access.filter(({ kind }) => others.includes(kind)),
      { kind: 'administrator', clientId },
    ],
  });
  const connection = withAdministrator('integrationCredential');
  const identity = administrators.of(connection, clientId);
  const collector = createCollector({
    fetch,
    clock,
    administrators,
    resolveSecret: (reference) =>
      Promise.resolve('env' in reference ? (setup.env[reference.env] ?? null) : null),
  });
  const pages: Page[] = [];
  const urls: string[] = [];
  const browser = (act: Choice | 'close' | 'fail'): SignInMethod => ({
    method: 'browser',
    pages: signInPages('en'),
    openBrowser: async (url) => {
      urls.push(url);
      if (act === 'fail') throw new Error('no browser here');
      // As with a real browser, opening it is done before anything happens in it.
      if (act !== 'close') void signInWithBrowser(fetch, url, act).then((page) => pages.push(page));
      await settle();
    },
  });
  const token = (forceRefresh = false) => identity.getToken({ forceRefresh, tally: createTally() });
  return {
    ...{ clock, tenant, simulator, fetch, administrators, clientId, connection, withAdministrator },
    ...{ identity, collector, browser, pages, urls, token, open },
  };
}

type SetUp = ReturnType<typeof setUp>;

/** Waits for real things (MSAL's own timers and its loopback) until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isSo(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(isSo()).toBe(true);
}

function portOf(authorizeUrl: string | undefined): number {
  return Number(new URL(new URL(authorizeUrl ?? '').searchParams.get('redirect_uri') ?? '').port);
}

/** Whether anything listens at a port of this computer. */
function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

async function isReleased(port: number): Promise<boolean> {
  for (let turn = 0; turn < 100; turn += 1) {
    if (!(await isListening(port))) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

function byCode(onCode: (code: DeviceCode) => void): SignInMethod {
  return { method: 'deviceCode', onCode };
}

const unhandled: unknown[] = [];
const collect = (reason: unknown): void => {
  unhandled.push(reason);
};
process.on('unhandledRejection', collect);
afterEach(async () => {
  await settle();
  expect(unhandled).toEqual([]);
});

describe('signing in with the browser', () => {
  it('gives the administrator’s tokens, with the least that watching takes', async () => {
    const { identity, browser, token, urls, pages, tenant } = setUp();
    expect(await identity.account()).toBeNull();
    expect(await token()).toMatchObject({
      outcome: 'unreadable',
      failure: { code: 'notAttempted', because: 'noToken' },
    });
    const outcome = await identity.signIn(browser({ signInAs: READER }));
    expect(outcome).toMatchObject({
      ok: true,
      value: { account: { username: 'reader@contoso.example', name: READER, tenantId: tenant.id } },
    });
    const asked = new URL(urls[0]!).searchParams;
    const scopes = asked
      .get('scope')!
      .split(' ')
      .map((scope) => scope.replace('https://graph.microsoft.com/', ''));
    expect(scopes.filter((scope) => scope.includes('.')).sort()).toEqual([...REQUIRED_SCOPES].sort());
    expect(asked.get('response_mode')).toBe('form_post');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('prompt')).toBe('select_account');
    await until(() => pages.length === 1);
    expect(pages[0]?.html).toContain('You are signed in.');
    expect(await token()).toMatchObject({
      outcome: 'issued',
      facts: {
        method: 'user',
        roles: null,
        scopes: expect.arrayContaining([...REQUIRED_SCOPES]) as string[],
      },
    });
    expect(await identity.account()).toMatchObject({ username: 'reader@contoso.example' });
    expect(await isReleased(portOf(urls[0]))).toBe(true);
  });

  it('says that it was declined on Microsoft’s page, and shows so in the browser', async () => {
    const { identity, browser, pages, urls } = setUp();
    expect(await identity.signIn(browser('cancel'))).toEqual({
      ok: false,
      error: { code: 'declined', aadsts: 65004 },
    });
    await until(() => pages.length === 1);
    expect(pages[0]?.html).toContain('You are not signed in.');
    expect(await isReleased(portOf(urls[0]))).toBe(true);
  });

  const withoutConsent = (tenant: Tenant): void => {
    const client = tenant.servicePrincipals.find(({ displayName }) => displayName === 'Graphkeeper')!;
    withdrawScopes(tenant, client);
  };

  it('names missing admin consent to somebody who may not give it', async () => {
    const { identity, browser } = setUp({ change: withoutConsent });
    expect(await identity.signIn(browser({ signInAs: READER }))).toEqual({
      ok: false,
      error: { code: 'consentRequired', aadsts: 90094 },
    });
    expect(await identity.account()).toBeNull();
  });

  it('signs in whoever gives the consent on Microsoft’s page, and nobody who does not', async () => {
    const { identity, browser } = setUp({ change: withoutConsent });
    expect(await identity.signIn(browser({ signInAs: GLOBAL }))).toEqual({
      ok: false,
      error: { code: 'declined', aadsts: 65004 },
    });
    expect(await identity.signIn(browser({ signInAs: GLOBAL, consents: true }))).toMatchObject({ ok: true });
  });

  it('ends when it is cancelled, and gives the port back', async () => {
    const { identity, browser, urls } = setUp();
    const abort = new AbortController();
    const outcome = identity.signIn(browser('close'), abort.signal);
    await until(() => urls.length === 1);
    expect(await isListening(portOf(urls[0]))).toBe(true);
    abort.abort();
    expect(await outcome).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(await isReleased(portOf(urls[0]))).toBe(true);
    expect(await identity.signIn(browser({ signInAs: READER }), abort.signal)).toEqual({
      ok: false,
      error: { code: 'cancelled' },
    });
  });

  it('ends by itself after five minutes with a closed browser, and works again', async () => {
    const { identity, browser, urls, clock } = setUp();
    const outcome = identity.signIn(browser('close'));
    await until(() => urls.length === 1);
    await clock.advance(BROWSER_LIMIT_MS - 1);
    expect(await isListening(portOf(urls[0]))).toBe(true);
    await clock.advance(1);
    expect(await outcome).toEqual({ ok: false, error: { code: 'timedOut' } });
    expect(await isReleased(portOf(urls[0]))).toBe(true);
    expect(await identity.signIn(browser({ signInAs: GLOBAL }))).toMatchObject({ ok: true });
    expect(clock.pending()).toBe(0);
  });

  it('lets a second press of the button take the place of the first', async () => {
    const { identity, browser, urls } = setUp();
    const first = identity.signIn(browser('close'));
    await until(() => urls.length === 1);
    expect(await identity.signIn(browser({ signInAs: GLOBAL }))).toMatchObject({ ok: true });
    expect(await first).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(await isReleased(portOf(urls[0]))).toBe(true);
  });

  it('keeps nothing of a sign-in that is cancelled while the tokens are on their way', async () => {
    const abort = new AbortController();
    const { identity, browser, token } = setUp({
      wrapFetch: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        if (new Request(input, init).url.includes('/token')) abort.abort();
        return response;
      },
    });
    expect(await identity.signIn(browser({ signInAs: GLOBAL }), abort.signal)).toEqual({
      ok: false,
      error: { code: 'cancelled' },
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await identity.account()).toBeNull();
    expect((await token()).outcome).toBe('unreadable');
  });

  it('says that there is no browser', async () => {
    const { identity, browser, urls } = setUp();
    expect(await identity.signIn(browser('fail'))).toEqual({ ok: false, error: { code: 'noBrowser' } });
    expect(await isReleased(portOf(urls[0]))).toBe(true);
  });

  it('says that the redirect URI stands under another platform', async () => {
    const { identity, browser } = setUp({
      change: (tenant) => {
        const app = tenant.applications.find(({ displayName }) => displayName === 'Graphkeeper')!;
        app.web.push(...app.publicClient.splice(0));
      },
    });
    expect(await identity.signIn(browser({ signInAs: GLOBAL }))).toEqual({
      ok: false,
      error: { code: 'registration', fault: 'notPublicClient', aadsts: 7000218 },
    });
  });

  it('names the network where Microsoft cannot be reached for the tokens', async () => {
    const { identity, browser } = setUp({
      wrapFetch: (fetch) => (input, init) =>
        new Request(input, init).url.includes('/token')
          ? Promise.reject(socketError('ENOTFOUND'))
          : fetch(input, init),
    });
    expect(await identity.signIn(browser({ signInAs: GLOBAL }))).toEqual({
      ok: false,
      error: { code: 'network', cause: 'nameNotFound' },
    });
  });

  it('lets another administrator take over', async () => {
    const { identity, browser, collector, connection } = setUp();
    await identity.signIn(browser({ signInAs: GLOBAL }));
    await identity.signIn(browser({ signInAs: READER }));
    expect(await identity.account()).toMatchObject({ username: 'reader@contoso.example' });
    const snapshot = await collector.collect(connection, { depth: 'full', previous: null });
    expect(snapshot.application.via).toBe('administrator');
  });
});

describe('signing in with a device code', () => {
  async function start(
    setup: SetUp,
    decide: (code: DeviceCode) => void | Promise<void>,
    signal?: AbortSignal,
  ) {
    const codes: DeviceCode[] = [];
    const outcome = await setup.identity.signIn(
      byCode((code) => {
        codes.push(code);
        void decide(code);
      }),
      signal,
    );
    return { outcome, codes };
  }

  it('waits until the code was used on another page', async () => {
    const setup = setUp();
    const { outcome, codes } = await start(setup, async ({ userCode, verificationUri }) => {
      await settle();
      const page = new URL(verificationUri);
      page.searchParams.set('user_code', userCode);
      const { chooseOnPage } = await import('../support/simulated-browser');
      expect((await chooseOnPage(setup.simulator.fetch, page.href, { signInAs: READER })).html).toContain(
        'You have signed in',
      );
    });
    expect(outcome).toMatchObject({ ok: true, value: { account: { username: 'reader@contoso.example' } } });
    expect(codes).toHaveLength(1);
    expect(codes[0]).toMatchObject({ expiresInSeconds: 900 });
    expect(codes[0]?.verificationUri).toMatch(/^https:/);
    expect(await setup.token()).toMatchObject({ outcome: 'issued', facts: { method: 'user' } });
  });

  it('says that it was declined', async () => {
    const setup = setUp();
    const { outcome } = await start(setup, ({ userCode }) => {
      decideDeviceCode(setup.simulator.world, userCode, setup.clock.now(), 'decline');
    });
    expect(outcome).toEqual({ ok: false, error: { code: 'declined', aadsts: 65004 } });
  });

  it('times out when Microsoft says that the code expired, and by its own clock', async () => {
    const told = setUp();
    const { outcome } = await start(told, () => {
      told.clock.jump(16 * MINUTE_MS);
    });
    expect(outcome).toEqual({ ok: false, error: { code: 'timedOut' } });
    const own = setUp();
    const late = await start(own, () => {
      void own.clock.advance(15 * MINUTE_MS);
    });
    expect(late.outcome).toEqual({ ok: false, error: { code: 'timedOut' } });
  });

  it('ends when it is cancelled, and asks no more', async () => {
    const setup = setUp();
    const abort = new AbortController();
    const { outcome } = await start(
      setup,
      () => {
        abort.abort();
      },
      abort.signal,
    );
    expect(outcome).toEqual({ ok: false, error: { code: 'cancelled' } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = setup.simulator.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(setup.simulator.requests.length).toBe(before);
  });

  it('outlasts a dropped connection while it waits', async () => {
    let polls = 0;
    const setup = setUp({
      wrapFetch: (fetch) => (input, init) => {
        if (!new Request(input, init).url.includes('/token')) return fetch(input, init);
        polls += 1;
        return polls <= 2 ? Promise.reject(socketError('ENETUNREACH')) : fetch(input, init);
      },
    });
    const { outcome } = await start(setup, ({ userCode }) => {
      decideDeviceCode(setup.simulator.world, userCode, setup.clock.now(), { approveAs: null });
    });
    expect(polls).toBeGreaterThan(2);
    expect(outcome).toMatchObject({ ok: true });
  });

  it('names the registration where the client id is unknown in the tenant', async () => {
    const setup = setUp();
    const stranger = setup.administrators.of(setup.connection, '11111111-2222-4333-8444-555555555555');
    const outcome = await stranger.signIn(
      byCode(() => {
        throw new Error('there is no code to show');
      }),
    );
    expect(outcome).toEqual({
      ok: false,
      error: { code: 'registration', fault: 'notFound', aadsts: 700016 },
    });
  });
});

describe('the tokens of a sign-in', () => {
  it('are renewed silently, with what was consented to since', async () => {
    const { identity, browser, token, clock, tenant, simulator } = setUp({
      change: (one) => {
        const grant = one.permissionGrants.find(({ scope }) => scope.includes('AuditLog.Read.All'))!;
        grant.scope = grant.scope.replace('AuditLog.Read.All', '').trim();
      },
    });
    await identity.signIn(browser({ signInAs: GLOBAL }));
    const first = await token();
    expect(await token()).toBe(first);
    expect(first).toMatchObject({
      facts: { scopes: expect.not.arrayContaining(['AuditLog.Read.All']) as string[] },
    });
    tenant.permissionGrants.find(({ scope }) => scope.includes('Subscription.Read.All'))!.scope +=
      ' AuditLog.Read.All';
    const before = simulator.requests.length;
    clock.jump(85 * MINUTE_MS);
    const renewed = await token();
    expect(renewed).toMatchObject({
      outcome: 'issued',
      facts: { scopes: expect.arrayContaining(['AuditLog.Read.All']) as string[] },
    });
    expect(simulator.requests.slice(before).map(({ path }) => path.split('?')[0])).toEqual([
      `/${tenant.id}/oauth2/v2.0/token`,
    ]);
  });

  it('ask for the administrator again when the grant is over', async () => {
    const { identity, browser, token, clock } = setUp();
    await identity.signIn(browser({ signInAs: GLOBAL }));
    clock.jump(91 * DAY_MS);
    expect(await token()).toMatchObject({
      outcome: 'refused',
      facts: { method: 'user', entra: { kind: 'interactionRequired', code: 700082 } },
    });
    expect(await identity.signIn(browser({ signInAs: GLOBAL }))).toMatchObject({ ok: true });
    expect((await token()).outcome).toBe('issued');
  });

  it('say that an account was disabled by asking for another sign-in', async () => {
    const { identity, browser, token, tenant } = setUp();
    await identity.signIn(browser({ signInAs: GLOBAL }));
    tenant.users.find(({ displayName }) => displayName === GLOBAL)!.accountEnabled = false;
    expect(await token(true)).toMatchObject({
      outcome: 'refused',
      facts: { entra: { kind: 'interactionRequired', code: 50057 } },
    });
  });

  it('outlast a restart in an encrypted file, and a sign-out forgets them', async () => {
    const folder = temporaryFolder();
    const secretStore = createKeychainSecretStore(createLimitedKeytar());
    const setup = setUp({ folder, secretStore });
    await setup.identity.signIn(setup.browser({ signInAs: GLOBAL }));
    expect(readdirSync(folder).filter((name) => name.endsWith('.bin'))).toHaveLength(1);
    const again = setup.open().of(setup.connection, setup.clientId);
    expect(await again.account()).toMatchObject({ username: 'admin@contoso.example' });
    expect(await again.getToken({ forceRefresh: false, tally: createTally() })).toMatchObject({
      outcome: 'issued',
    });
    await again.signOut();
    expect(await again.account()).toBeNull();
    expect((await setup.open().of(setup.connection, setup.clientId).account()) ?? null).toBeNull();
    await setup.administrators.forget(setup.connection, setup.clientId);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what the collector reads as an administrator', () => {
  it('is the directory, and subscriptions where the integration’s own view is not to be had', async () => {
    const { identity, browser, collector, withAdministrator, tenant } = setUp();
    await identity.signIn(browser({ signInAs: READER }));
    const snapshot = await collector.collect(withAdministrator(), { depth: 'full', previous: null });
    for (const fact of ['organization', 'application', 'permissionGrants', 'credentialActivity'] as const) {
      expect([fact, snapshot[fact].state, snapshot[fact].via]).toEqual([fact, 'read', 'administrator']);
    }
    expect(snapshot.mailboxes.map(({ user }) => user.state)).toEqual(['read', 'read', 'read']);
    expect(snapshot.subscriptions).toMatchObject({ state: 'read', via: 'administrator' });
    const apps = snapshot.subscriptions.state === 'read' ? snapshot.subscriptions.value : [];
    expect(apps.map(({ applicationId }) => applicationId)).toEqual(
      tenant.subscriptions.map(({ applicationId }) => applicationId),
    );
    expect(apps.length).toBe(3);
    // Mail is the integration's own: an administrator opens no mailbox.
    expect(snapshot.mailboxes[0]?.probe).toMatchObject({ failure: { code: 'noAccess' } });
    expect(snapshot.requests).toMatchObject({ token: 1, graph: 2 });
    const frequent = await collector.collect(withAdministrator(), { depth: 'frequent', previous: snapshot });
    expect(frequent.requests).toMatchObject({ token: 0, graph: 1, batched: 1 });
  });

  it('leaves subscriptions to the integration, and the directory to the monitor', async () => {
    const { identity, browser, collector, withAdministrator } = setUp();
    await identity.signIn(browser({ signInAs: GLOBAL }));
    const connection = withAdministrator('integrationCredential', 'monitorRegistration');
    const snapshot = await collector.collect(connection, { depth: 'full', previous: null });
    expect(snapshot.subscriptions.via).toBe('integrationCredential');
    expect(snapshot.application.via).toBe('monitorRegistration');
    expect(snapshot.access.map(({ kind, token }) => [kind, token.state])).toEqual([
      ['integrationCredential', 'read'],
      ['monitorRegistration', 'read'],
      ['administrator', 'read'],
    ]);
    // The administrator has one thing to read, which the monitor was not allowed: Microsoft's service health.
    expect(snapshot.serviceIssues).toMatchObject({ state: 'read', via: 'administrator' });
    expect(snapshot.requests).toMatchObject({ token: 3, graph: 4 });
  });

  it('sees subscriptions that an integration without consent cannot list', async () => {
    const { identity, browser, collector, connection } = setUp({ scenario: 'consent-missing' });
    const alone = await collector.collect(connection, { depth: 'full', previous: null });
    expect(alone.subscriptions).toMatchObject({ state: 'unreadable', via: 'integrationCredential' });
    await identity.signIn(browser({ signInAs: GLOBAL }));
    const together = await collector.collect(connection, { depth: 'full', previous: null });
    expect(together.subscriptions).toMatchObject({ state: 'read', via: 'administrator' });
  });

  it('does not take the own list of somebody without a role for the tenant’s', async () => {
    const { identity, browser, collector, withAdministrator, tenant, simulator } = setUp({
      change: (one) => {
        for (const user of one.users) user.roles.splice(0);
      },
    });
    const user = tenant.users.find(({ displayName }) => displayName === READER)!;
    expect(await identity.signIn(browser({ signInAs: user.displayName }))).toMatchObject({ ok: true });
    const snapshot = await collector.collect(withAdministrator(), { depth: 'frequent', previous: null });
    expect(snapshot.subscriptions).toMatchObject({
      state: 'unreadable',
      via: 'administrator',
      failure: { code: 'noAccess', permission: 'Subscription.Read.All' },
    });
    expect(simulator.requests.some(({ service }) => service === 'graph')).toBe(false);
  });

  it('names the delegated permission to grant where it lacks one', async () => {
    const { identity, browser, collector, withAdministrator } = setUp({
      change: (one) => {
        const grant = one.permissionGrants.find(({ scope }) => scope.includes('AuditLog.Read.All'))!;
        grant.scope = grant.scope.replace('AuditLog.Read.All', '').trim();
      },
    });
    await identity.signIn(browser({ signInAs: GLOBAL }));
    const snapshot = await collector.collect(withAdministrator(), { depth: 'full', previous: null });
    expect(snapshot.credentialActivity).toMatchObject({
      via: 'administrator',
      failure: { code: 'noAccess', permission: 'AuditLog.Read.All' },
    });
    expect(snapshot.application.state).toBe('read');
  });
});
