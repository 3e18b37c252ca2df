import { describe, expect, it } from 'vitest';

import { createAdministrators } from '../../../electron/identity/administrators';
import { signInPages } from '../../../electron/identity/sign-in-pages';
import { runPreflight } from '../../../electron/onboarding/preflight';
import { administratorClientId, buildScenario, configurationAt } from '../../../electron/simulator/scenarios';
import { createSimulator } from '../../../electron/simulator/simulator';
import type { Tenant } from '../../../electron/simulator/world';
import { connectionOf } from '../../../electron/storage/configuration-file';
import { configurationSchema } from '../../../shared/domain/configuration';
import type { Connection } from '../../../shared/domain/connection';
import type { PreflightItem } from '../../../shared/domain/draft';
import { createFormatter } from '../../../shared/messages/formatter';
import { say } from '../../../shared/messages/say';
import { createFakeClock } from '../../support/fake-clock';
import { signInWithBrowser } from '../../support/simulated-browser';

/** A tenant served as `simulate` serves it: a cloud of its own, at this origin. */
const ORIGIN = 'https://localhost:8443';

type Kind = Connection['access'][number]['kind'];

function setUp(kinds: readonly Kind[], change: (tenant: Tenant) => void = () => undefined) {
  const clock = createFakeClock();
  const setup = buildScenario('healthy', { now: clock.now() });
  const tenant = setup.world.tenants[0]!;
  change(tenant);
  const simulator = createSimulator({ world: setup.world, clock });
  const { fetch } = simulator;
  const configuration = configurationSchema.parse(configurationAt(setup.configuration, ORIGIN));
  const plain = connectionOf(configuration.connections[0]!, 'draft');
  const clientId = administratorClientId(tenant)!;
  const all: Connection['access'] = [...plain.access, { kind: 'administrator', clientId }];
  const connection = { ...plain, access: all.filter(({ kind }) => kinds.includes(kind)) };
  const administrators = createAdministrators({ fetch, clock });
  const seen: (readonly PreflightItem[])[] = [];
  const run = (signal?: AbortSignal) =>
    runPreflight(connection, {
      fetch,
      clock,
      administrators,
      resolveSecret: (reference) =>
        Promise.resolve('env' in reference ? (setup.env[reference.env] ?? null) : null),
      onItems: (items) => seen.push(items),
      ...(signal === undefined ? {} : { signal }),
    });
  const signIn = () =>
    administrators.of(connection, clientId).signIn({
      method: 'browser',
      pages: signInPages('fr'),
      openBrowser: (url) => {
        void signInWithBrowser(fetch, url, { signInAs: 'Robin Reader' });
        return Promise.resolve();
      },
    });
  return { run, signIn, seen, simulator, tenant, connection };
}

function outcomes(items: readonly PreflightItem[]): Readonly<Record<string, string>> {
  return Object.fromEntries(items.map(({ fact, outcome }) => [fact, outcome]));
}

const english = createFormatter('en', 0, 'UTC');

describe('a preflight', () => {
  it('shows everything readable where there is an access for everything, and fills in as it comes', async () => {
    const { run, signIn, seen } = setUp(['integrationCredential', 'administrator']);
    expect(await signIn()).toMatchObject({ ok: true });
    const result = await run();
    expect(Object.values(outcomes(result.items)).filter((outcome) => outcome !== 'readable')).toEqual([]);
    expect(result.request).toBeNull();
    expect(result.registration).toEqual({ problems: [], unknown: null });
    expect(result.snapshot.application.via).toBe('administrator');
    const pending = seen.map((items) => items.filter(({ outcome }) => outcome === 'pending').length);
    expect(pending[0]).toBe(result.items.length);
    expect(pending.at(-1)).toBe(0);
    expect(pending).toEqual([...pending].sort((a, b) => b - a));
    expect(new Set(pending).size).toBeGreaterThan(5);
    expect(seen.at(-1)).toEqual(result.items);
  });

  it('names what the integration’s secret alone cannot read, and asks for a registration', async () => {
    const { run } = setUp(['integrationCredential']);
    const { items, request, registration } = await run();
    expect(outcomes(items)).toMatchObject({
      tenant: 'readable',
      'signIn/0': 'readable',
      mailboxes: 'readable',
      subscriptions: 'readable',
      application: 'unreadable',
      delegatedPermissions: 'unreadable',
      users: 'unreadable',
    });
    expect(items.find(({ fact }) => fact === 'application')).toMatchObject({
      access: 'integrationCredential',
      grant: 'Application.Read.All',
    });
    expect(registration).toBeNull();
    const text = request === null ? '' : say(request, 'en', english);
    expect(text).toContain('Directory.Read.All');
    expect(text).toContain('yet to be created');
  });

  it('works before the administrator has signed in: what waits for it is not known', async () => {
    const { run } = setUp(['administrator']);
    const { items, registration } = await run();
    expect(outcomes(items)).toMatchObject({ 'signIn/0': 'unreadable', application: 'unreadable' });
    expect(registration).toMatchObject({ unknown: { code: 'notAttempted', because: 'noToken' } });
  });

  it('checks the registration that the sign-in runs under', async () => {
    const { run, signIn, tenant } = setUp(['administrator']);
    await signIn();
    const app = tenant.applications.find(({ displayName }) => displayName === 'Graphkeeper')!;
    app.web.push(...app.publicClient.splice(0));
    const grant = tenant.permissionGrants.find(({ scope }) => scope.includes('Policy.Read.All'))!;
    grant.scope = grant.scope.replace('Policy.Read.All', '').trim();
    expect((await run()).registration).toEqual({
      problems: [
        { code: 'redirectElsewhere' },
        { code: 'publicFlowsOff' },
        { code: 'optionalNotConsented', scopes: ['Policy.Read.All'] },
      ],
      unknown: null,
    });
  });

  it('stops when it is cancelled', async () => {
    const { run, seen } = setUp(['integrationCredential']);
    const abort = new AbortController();
    abort.abort();
    await expect(run(abort.signal)).rejects.toThrow();
    expect(seen).toHaveLength(1);
  });
});
