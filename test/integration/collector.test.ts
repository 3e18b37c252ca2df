import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shiftedClock, systemClock } from '../../electron/clock';
import { createCollector } from '../../electron/monitor/collector';
import type { Depth } from '../../electron/monitor/depth';
import type { Fetch } from '../../electron/network/fetch';
import { SecretStoreError } from '../../electron/secrets/secret-store';
import type { FaultSpec } from '../../electron/simulator/faults';
import { buildScenario, type ScenarioName } from '../../electron/simulator/scenarios';
import { createSimulator } from '../../electron/simulator/simulator';
import type { Tenant } from '../../electron/simulator/world';
import { connectionOf } from '../../electron/storage/configuration-file';
import { configurationSchema } from '../../shared/domain/configuration';
import type { Access, Connection } from '../../shared/domain/connection';
import { DAY_MS } from '../../shared/domain/instant';
import type { Observation } from '../../shared/domain/observation';
import type { Snapshot } from '../../shared/domain/snapshot';
import { createClientCertificate } from '../support/client-certificate';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

interface Options {
  readonly scenario?: ScenarioName;
  readonly now?: number;
  readonly faults?: readonly FaultSpec[];
  readonly change?: (tenant: Tenant) => void;
  readonly connection?: (connection: Connection) => Connection;
  readonly wrapFetch?: (fetch: Fetch) => Fetch;
  readonly env?: Readonly<Record<string, string>>;
}

/** A simulated tenant and a collector over it: real MSAL, the real Graph client. */
function setUp(options: Options = {}) {
  const now = options.now ?? NOW;
  const clock = options.now === undefined ? shiftedClock(now) : systemClock;
  const setup = buildScenario(options.scenario ?? 'healthy', { now });
  const tenant = setup.world.tenants[0]!;
  options.change?.(tenant);
  const simulator = createSimulator({ world: setup.world, clock, faults: options.faults ?? [] });
  const entry = configurationSchema.parse(setup.configuration).connections[0]!;
  const plain = connectionOf(entry, 'contoso');
  const connection = options.connection?.(plain) ?? plain;
  const env: Record<string, string> = { ...setup.env, ...options.env };
  const collector = createCollector({
    fetch: options.wrapFetch?.(simulator.fetch) ?? simulator.fetch,
    clock,
    resolveSecret: (reference) => Promise.resolve('env' in reference ? (env[reference.env] ?? null) : null),
  });
  const collect = (depth: Depth, previous: Snapshot | null = null, signal?: AbortSignal): Promise<Snapshot> =>
    collector.collect(connection, { depth, previous, ...(signal === undefined ? {} : { signal }) });
  return { simulator, tenant, connection, collect, env, collector, clock };
}

/** Every observation of a snapshot by its name. */
function observationsOf(snapshot: Snapshot): Readonly<Record<string, Observation<unknown>>> {
  const { mailboxes, canaries, access } = snapshot;
  return {
    discovery: snapshot.discovery,
    organization: snapshot.organization,
    token: snapshot.token,
    application: snapshot.application,
    servicePrincipal: snapshot.servicePrincipal,
    resource: snapshot.resource,
    appRoleAssignments: snapshot.appRoleAssignments,
    permissionGrants: snapshot.permissionGrants,
    credentialActivity: snapshot.credentialActivity,
    subscriptions: snapshot.subscriptions,
    ...Object.fromEntries<Observation<unknown>>(
      mailboxes.flatMap((one) => [
        [`${one.address} user`, one.user],
        [`${one.address} probe`, one.probe],
        [`${one.address} mailFlow`, one.mailFlow],
      ]),
    ),
    ...Object.fromEntries<Observation<unknown>>(canaries.map((one) => [`${one.address} canary`, one.probe])),
    ...Object.fromEntries<Observation<unknown>>(access.map((one) => [`${one.kind} token`, one.token])),
    ...Object.fromEntries<Observation<unknown>>(
      access.flatMap((one) =>
        one.application === null ? [] : [[`${one.kind} application`, one.application]],
      ),
    ),
  };
}

function failuresOf(snapshot: Snapshot): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(observationsOf(snapshot)).flatMap(([name, one]) =>
      one.state === 'unreadable' ? [[name, one.failure.code]] : [],
    ),
  );
}

const only =
  (kind: Access['kind']) =>
  (connection: Connection): Connection => ({
    ...connection,
    access: connection.access.filter((access) => access.kind === kind),
  });

describe('a look at a healthy tenant', () => {
  it('reads everything with two identities', async () => {
    const { collect, connection, simulator } = setUp();
    const snapshot = await collect('full');
    expect(failuresOf(snapshot)).toEqual({});
    expect(snapshot.held?.hint).toBe((await collect('frequent', snapshot)).held?.hint);
    expect(snapshot.access.map(({ kind, application }) => [kind, application?.state ?? null])).toEqual([
      ['integrationCredential', null],
      ['monitorRegistration', 'read'],
    ]);
    expect(snapshot.subscriptions.via).toBe('integrationCredential');
    expect(snapshot.application.via).toBe('monitorRegistration');
    expect(snapshot.mailboxes.map(({ address }) => address)).toEqual(connection.mailboxes);
    expect(snapshot.canaries[0]?.probe).toMatchObject({
      value: { outcome: 'refused', byAccessPolicy: true },
    });
    for (const one of Object.values(observationsOf(snapshot))) expect(one.requestId).not.toBeNull();
    expect(simulator.requests.every(({ status }) => status === 200)).toBe(true);
  });

  it('keeps to its budget: a token and a batch for each identity, and one beta report', async () => {
    const { collect, simulator } = setUp();
    const snapshot = await collect('full');
    expect(snapshot.requests).toMatchObject({ token: 2, graph: 3, genesys: 0, retries: 0 });
    const graph = simulator.requests.filter(({ service }) => service === 'graph');
    expect(graph.map(({ path }) => path.split('?')[0]).sort()).toEqual([
      '/beta/reports/appCredentialSignInActivities',
      '/v1.0/$batch',
      '/v1.0/$batch',
    ]);
    expect(graph.reduce((sum, { batched }) => sum + batched, 0)).toBe(snapshot.requests.batched);
    expect(graph.every(({ clientRequestId }) => clientRequestId !== null)).toBe(true);
  });

  it('with one identity takes one token request, and then at most two round trips a poll', async () => {
    for (const kind of ['integrationCredential', 'monitorRegistration'] as const) {
      const { collect, simulator } = setUp({ connection: only(kind) });
      let snapshot = await collect('full');
      expect(snapshot.requests.token).toBe(1);
      expect(snapshot.requests.graph).toBeLessThanOrEqual(2);
      for (let poll = 0; poll < 3; poll += 1) {
        const before = simulator.requests.length;
        snapshot = await collect('frequent', snapshot);
        const made = simulator.requests.slice(before);
        expect(made.filter(({ service }) => service === 'entra')).toEqual([]);
        expect(made.length).toBe(kind === 'integrationCredential' ? 1 : 0);
        expect(snapshot.requests).toMatchObject({ token: 0, graph: made.length });
      }
    }
  });

  it('carries over, with its age, what a look does not read', async () => {
    const { collect } = setUp();
    const full = await collect('full');
    const frequent = await collect('frequent', full);
    expect(frequent.application).toBe(full.application);
    expect(frequent.mailboxes[0]?.user).toEqual(full.mailboxes[0]?.user);
    expect(frequent.access[1]?.application).toBe(full.access[1]?.application);
    expect(frequent.discovery).toBe(full.discovery);
    expect(frequent.token).toEqual(full.token);
    expect(frequent.subscriptions).not.toBe(full.subscriptions);
    const recheck = await collect('permissions', frequent);
    expect(recheck.requests).toMatchObject({ token: 2, graph: 2 });
    expect(recheck.resource).toBe(full.resource);
    expect(recheck.appRoleAssignments).not.toBe(full.appRoleAssignments);
    expect(recheck.subscriptions).toBe(frequent.subscriptions);
    expect(recheck.mailboxes[0]?.mailFlow).toBe(frequent.mailboxes[0]?.mailFlow);
    // Whether a mailbox opens is what a permission is worth.
    expect(recheck.mailboxes[0]?.probe).not.toBe(frequent.mailboxes[0]?.probe);
    expect(recheck.canaries[0]?.probe).not.toBe(frequent.canaries[0]?.probe);
    expect(failuresOf(recheck)).toEqual({});
  });

  it('says "not asked for yet" of what no look has read', async () => {
    const { collect } = setUp();
    const frequent = await collect('frequent');
    expect(frequent.application).toMatchObject({ failure: { code: 'notAttempted', because: 'notYet' } });
    expect(frequent.mailboxes[0]?.user).toMatchObject({ failure: { because: 'notYet' } });
    expect(frequent.subscriptions.state).toBe('read');
    const recheck = await collect('permissions');
    expect(recheck.resource.state).toBe('read');
    expect(recheck.subscriptions).toMatchObject({ failure: { because: 'notYet' } });
  });

  it('has no past with another app', async () => {
    const { collect, collector, connection } = setUp();
    const full = await collect('full');
    const other = { ...connection, clientId: '11111111-2222-4333-8444-555555555555' };
    const frequent = await collector.collect(other, { depth: 'frequent', previous: full });
    expect(frequent.application).toMatchObject({ failure: { because: 'notYet' } });
    expect(frequent.token).toMatchObject({ value: { outcome: 'refused', entra: { kind: 'appNotFound' } } });
  });
});

describe('who may read what', () => {
  it('does without the directory where only the integration is at hand, and names what to grant', async () => {
    const { collect, simulator } = setUp({ connection: only('integrationCredential') });
    const snapshot = await collect('full');
    expect(snapshot.application).toMatchObject({
      failure: { code: 'noAccess', permission: 'Application.Read.All' },
    });
    expect(snapshot.permissionGrants).toMatchObject({ failure: { permission: 'Directory.Read.All' } });
    expect(snapshot.credentialActivity).toMatchObject({ failure: { permission: 'AuditLog.Read.All' } });
    expect(snapshot.mailboxes[0]?.user).toMatchObject({ failure: { permission: 'User.Read.All' } });
    expect(snapshot.subscriptions.state).toBe('read');
    expect(simulator.requests.filter(({ service }) => service === 'graph')).toHaveLength(1);
  });

  it('opens no mailbox with the monitor', async () => {
    const { collect, simulator } = setUp({ connection: only('monitorRegistration') });
    const snapshot = await collect('full');
    expect(snapshot.token).toMatchObject({ failure: { code: 'noAccess' } });
    expect(snapshot.held).toBeNull();
    expect(snapshot.subscriptions).toMatchObject({ failure: { code: 'noAccess' } });
    expect(snapshot.canaries[0]?.probe).toMatchObject({ failure: { code: 'noAccess' } });
    expect(snapshot.application.state).toBe('read');
    expect(JSON.stringify(simulator.requests)).not.toContain('mailFolders');
  });

  it('takes an administrator who has not signed in for one without a token', async () => {
    const { collect } = setUp({
      connection: (connection) => ({
        ...connection,
        access: [{ kind: 'administrator', clientId: '11111111-2222-4333-8444-555555555555' }],
      }),
    });
    const snapshot = await collect('full');
    expect(snapshot.access[0]?.token).toMatchObject({
      failure: { code: 'notAttempted', because: 'noToken' },
    });
    expect(snapshot.application).toMatchObject({ via: 'administrator', failure: { because: 'noToken' } });
  });

  it('reads what a refused integration leaves to the monitor', async () => {
    const { collect } = setUp({ scenario: 'secret-expired' });
    const snapshot = await collect('full');
    expect(snapshot.token).toMatchObject({
      state: 'read',
      value: { outcome: 'refused', method: 'secret', entra: { kind: 'secretExpired', code: 7000222 } },
    });
    expect(snapshot.application.state).toBe('read');
    expect(snapshot.subscriptions).toMatchObject({ failure: { code: 'notAttempted', because: 'noToken' } });
  });

  it('says where a secret is missing, and what a PEM must hold', async () => {
    const missing = setUp({ env: { CONTOSO_SECRET: '' } });
    expect((await missing.collect('full')).token).toMatchObject({
      failure: { code: 'secretMissing', reference: 'env:CONTOSO_SECRET' },
    });
    const odd = setUp({
      connection: (connection) => ({
        ...connection,
        access: [{ kind: 'integrationCredential', certificate: { env: 'CONTOSO_SECRET' } }],
      }),
    });
    const snapshot = await odd.collect('full');
    expect(snapshot.token).toMatchObject({ failure: { code: 'secretMissing' } });
    expect(JSON.stringify(snapshot)).toContain('env:CONTOSO_SECRET (PRIVATE KEY + CERTIFICATE)');
    expect(JSON.stringify(snapshot)).not.toContain(odd.env['CONTOSO_SECRET']);
  });

  it('takes a failing keychain for a missing secret', async () => {
    const { connection, simulator, clock } = setUp();
    const collector = createCollector({
      fetch: simulator.fetch,
      clock,
      resolveSecret: () => Promise.reject(new SecretStoreError('locked', 'locked')),
    });
    const snapshot = await collector.collect(connection, { depth: 'full', previous: null });
    expect(snapshot.token).toMatchObject({ failure: { code: 'secretMissing' } });
    expect(snapshot.discovery.state).toBe('read');
  });

  it('uses a changed secret at the next look', async () => {
    const { collect, env } = setUp();
    const right = env['CONTOSO_SECRET']!;
    const first = await collect('full');
    env['CONTOSO_SECRET'] = 'wrong~value';
    const wrong = await collect('frequent', first);
    expect(wrong.token).toMatchObject({ value: { outcome: 'refused', entra: { kind: 'secretWrong' } } });
    expect(wrong.held?.hint).toBe('wro');
    env['CONTOSO_SECRET'] = right;
    expect((await collect('frequent', wrong)).token).toMatchObject({ value: { outcome: 'issued' } });
  });

  it('signs in with a certificate', async () => {
    const now = Date.now();
    const certificate = await createClientCertificate(now - DAY_MS, now + DAY_MS);
    const asCertificate = (connection: Connection): Connection => ({
      ...connection,
      access: [{ kind: 'integrationCredential', certificate: { env: 'PEM' } }],
    });
    const env = { PEM: `${certificate.privateKeyPem}\n${certificate.certificatePem}` };
    const unknown = setUp({ now, connection: asCertificate, env });
    expect((await unknown.collect('full')).token).toMatchObject({
      value: { outcome: 'refused', method: 'certificate', entra: { kind: 'certificateRejected' } },
    });
    const known = setUp({
      now,
      connection: asCertificate,
      env,
      change: (tenant) => {
        tenant.applications[0]!.keys.push(certificate.key);
      },
    });
    const snapshot = await known.collect('full');
    expect(snapshot.token).toMatchObject({ value: { outcome: 'issued', method: 'certificate' } });
    expect(snapshot.held).toEqual({
      type: 'certificate',
      hint: null,
      thumbprint: certificate.key.customKeyIdentifier,
    });
    expect(snapshot.subscriptions.state).toBe('read');
  });

  it('reads an unlisted cloud at its own origins, port and all', async () => {
    const origin = 'https://localhost:8443';
    const { collect, simulator } = setUp({
      connection: (connection) => ({ ...connection, cloud: { login: origin, graph: origin } }),
    });
    const snapshot = await collect('full');
    expect(failuresOf(snapshot)).toEqual({});
    expect(snapshot.requests).toMatchObject({ token: 2, graph: 3 });
    expect(new Set(simulator.requests.map(({ host }) => host))).toEqual(new Set(['localhost:8443']));
  });

  it('does not ask national clouds for reports that they do not have', async () => {
    const { collect, simulator } = setUp({ connection: (connection) => ({ ...connection, cloud: 'usgov' }) });
    const snapshot = await collect('full');
    expect(snapshot.credentialActivity).toMatchObject({ failure: { because: 'notInThisCloud' } });
    expect(new Set(simulator.requests.map(({ host }) => host))).toEqual(
      new Set(['login.microsoftonline.us', 'graph.microsoft.us']),
    );
  });
});

describe('many mailboxes', () => {
  it('are read twenty requests a trip, and users fifteen a query', async () => {
    const { collect, connection } = setUp({
      connection: (one) => ({
        ...one,
        mailboxes: [
          ...one.mailboxes,
          ...Array.from({ length: 20 }, (_, index) => `more${String(index)}@contoso.example`),
        ],
      }),
    });
    const snapshot = await collect('full');
    expect(snapshot.mailboxes).toHaveLength(connection.mailboxes.length);
    // 23 mailboxes of three requests, one canary, the subscriptions: 71 requests.
    const integrationTrips = Math.ceil((23 * 3 + 2) / 20);
    expect(snapshot.requests.graph).toBe(integrationTrips + 1 + 1);
    expect(snapshot.mailboxes.at(-1)?.user).toMatchObject({ state: 'read', value: null });
    expect(snapshot.mailboxes[0]?.user).toMatchObject({ state: 'read', value: { licenceCount: 1 } });
  });
});

describe('a service that misbehaves', () => {
  const always = (kind: FaultSpec['kind'], on: FaultSpec['on'], seconds = 1): FaultSpec => ({
    kind,
    rate: 1,
    on,
    seconds,
  });

  it.each([
    [always('throttled', 'graph', 120), 'throttled'],
    [always('throttledWithoutRetryAfter', 'graph'), 'throttled'],
    [always('unavailable', 'graph', 120), 'unavailable'],
    [always('dropped', 'graph'), 'network'],
    [always('truncated', 'graph'), 'badPayload'],
    [always('notJson', 'graph'), 'badPayload'],
    [always('htmlError', 'graph'), 'unavailable'],
    [always('unauthorized', 'graph'), 'refused'],
    [always('batchItemThrottled', 'graph', 120), 'throttled'],
    [always('batchItemFailed', 'graph'), 'unavailable'],
  ])('leaves Graph’s facts unknown: %j', async (fault, code) => {
    const { collect } = setUp({ faults: [fault] });
    const snapshot = await collect('full');
    expect(snapshot.token).toMatchObject({ state: 'read', value: { outcome: 'issued' } });
    const failures = failuresOf(snapshot);
    expect(failures['subscriptions']).toBe(code);
    expect(failures['application']).toBe(code);
    expect(new Set(Object.values(failures))).toEqual(new Set([code]));
  });

  it.each([
    [always('throttled', 'entra', 120), 'throttled'],
    [always('unavailable', 'entra', 120), 'unavailable'],
    [always('dropped', 'entra'), 'network'],
    [always('truncated', 'entra'), 'badPayload'],
    [always('notJson', 'entra'), 'badPayload'],
    [always('htmlError', 'entra'), 'unavailable'],
  ])('leaves tokens unknown: %j', async (fault, code) => {
    const { collect } = setUp({ faults: [fault] });
    const snapshot = await collect('full');
    const failures = failuresOf(snapshot);
    expect([failures['token'], failures['discovery']]).toEqual([code, code]);
    expect(failures['subscriptions']).toBe('notAttempted');
    expect(snapshot.requests.graph).toBe(0);
  });

  it('honours a Retry-After in full, and passes it on', async () => {
    const { collect } = setUp({ faults: [always('throttled', 'graph', 120)] });
    expect((await collect('full')).subscriptions).toMatchObject({ failure: { retryAfterMs: 120_000 } });
  });

  it('gets through faults that hit now and then', async () => {
    const { collect } = setUp({
      connection: only('integrationCredential'),
      wrapFetch: (fetch) => {
        let calls = 0;
        return async (input, init) => {
          calls += 1;
          if (calls === 3) throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
          return fetch(input, init);
        };
      },
    });
    const snapshot = await collect('full');
    expect(snapshot.subscriptions.state).toBe('read');
    expect(snapshot.requests).toMatchObject({ graph: 2, retries: 1 });
  });

  it('gets a new token when the old one is refused half-way', async () => {
    const { collect, simulator } = setUp({ connection: only('integrationCredential') });
    const full = await collect('full');
    let isRefused = true;
    const { collect: again, simulator: second } = setUp({
      connection: only('integrationCredential'),
      wrapFetch: (fetch) => async (input, init) => {
        const { pathname } = new URL(new Request(input, init).url);
        if (isRefused && pathname.endsWith('$batch')) {
          isRefused = false;
          const error = { code: 'InvalidAuthenticationToken', message: 'Lifetime validation failed.' };
          return new Response(JSON.stringify({ error }), { status: 401 });
        }
        return fetch(input, init);
      },
    });
    const renewed = await again('full');
    expect(failuresOf(renewed)).toEqual(failuresOf(full));
    expect(renewed.requests).toMatchObject({ token: 2, graph: 2, retries: 1 });
    expect(second.requests.filter(({ service }) => service === 'graph')).toHaveLength(1);
    expect(simulator.requests.filter(({ service }) => service === 'graph')).toHaveLength(1);
  });

  it('does not follow a next page to another host', async () => {
    const hosts = new Set<string>();
    const { collect } = setUp({
      wrapFetch: (fetch) => async (input, init) => {
        const url = new URL(new Request(input, init).url);
        hosts.add(url.host);
        const response = await fetch(input, init);
        if (!url.pathname.endsWith('$batch')) return response;
        const text = await response.text();
        return new Response(
          text.replaceAll('"value":[', '"@odata.nextLink":"https://evil.example/v1.0/x","value":['),
          response,
        );
      },
    });
    const snapshot = await collect('full');
    expect(snapshot.subscriptions).toMatchObject({
      failure: { code: 'badPayload', field: '@odata.nextLink' },
    });
    expect(snapshot.appRoleAssignments).toMatchObject({
      failure: { code: 'badPayload', field: '@odata.nextLink' },
    });
    expect([...hosts].sort()).toEqual(['graph.microsoft.com', 'login.microsoftonline.com']);
  });

  it('reports a tenant that is not there', async () => {
    const { collect } = setUp({
      connection: (connection) => ({ ...connection, tenantId: '99999999-9999-4999-8999-999999999999' }),
    });
    const snapshot = await collect('full');
    expect(snapshot.discovery).toMatchObject({
      failure: { code: 'authentication', entra: { kind: 'tenantNotFound', code: 90002 } },
    });
    expect(snapshot.token).toMatchObject({
      value: { outcome: 'refused', entra: { kind: 'tenantNotFound' } },
    });
  });

  it('survives a tenant name that cannot be one', async () => {
    const { collect } = setUp({
      connection: (connection) => ({ ...connection, tenantId: '-- not a tenant --' }),
    });
    const snapshot = await collect('full');
    expect(snapshot.token.state === 'read' && snapshot.token.value.outcome === 'issued').toBe(false);
  });

  it('rejects only when it is aborted, and leaves nothing behind', async () => {
    const unhandled: unknown[] = [];
    const listener = (reason: unknown): void => {
      unhandled.push(reason);
    };
    process.on('unhandledRejection', listener);
    try {
      for (const after of [0, 1, 2, 3, 4, 5]) {
        const controller = new AbortController();
        let calls = 0;
        const { collect } = setUp({
          wrapFetch: (fetch) => async (input, init) => {
            calls += 1;
            if (calls > after) controller.abort(new Error('quit'));
            return fetch(input, init);
          },
        });
        await expect(collect('full', null, controller.signal)).rejects.toThrow('quit');
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(unhandled).toEqual([]);
    } finally {
      process.off('unhandledRejection', listener);
    }
  });
});

describe('odd payloads', () => {
  type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

  /** All places of a JSON value. */
  function placesOf(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
    if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
    const inner = Array.isArray(value)
      ? value.flatMap((one, index) => placesOf(one, [...path, index]))
      : Object.entries(value).flatMap(([key, one]) => placesOf(one, [...path, key]));
    return path.length === 0 ? inner : [path, ...inner];
  }

  function changed(value: Json, [step, ...rest]: readonly (string | number)[], to: Json | undefined): Json {
    if (step === undefined) return to ?? null;
    if (Array.isArray(value)) {
      return value.flatMap((one, index) =>
        index !== step
          ? [one]
          : rest.length === 0
            ? to === undefined
              ? []
              : [to]
            : [changed(one, rest, to)],
      );
    }
    return Object.fromEntries(
      Object.entries(value as Record<string, Json>).flatMap(([key, one]) =>
        key !== step
          ? [[key, one]]
          : rest.length === 0
            ? to === undefined
              ? []
              : [[key, to]]
            : [[key, changed(one, rest, to)]],
      ),
    );
  }

  const REPLACEMENTS: readonly (Json | undefined)[] = [
    undefined,
    null,
    42,
    -1.5,
    'odd',
    '',
    true,
    [],
    {},
    [null],
    { a: 1 },
  ];

  it('become "not known", with the field and the request id, and never a crash', async () => {
    let draw = 0;
    let replacement: Json | undefined;
    let isBeta = false;
    let place: readonly (string | number)[] = [];
    const { collect } = setUp({
      wrapFetch: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        const { pathname } = new URL(new Request(input, init).url);
        if (!(isBeta ? pathname.startsWith('/beta/') : pathname.endsWith('$batch'))) return response;
        const body = (await response.json()) as Json;
        const places = placesOf(body);
        place = places[draw % places.length] ?? [];
        return new Response(JSON.stringify(changed(body, place, replacement)), response);
      },
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(100_000),
        fc.constantFrom(...REPLACEMENTS),
        fc.boolean(),
        async (nextDraw, nextReplacement, nextIsBeta) => {
          [draw, replacement, isBeta] = [nextDraw, nextReplacement, nextIsBeta];
          const snapshot = await collect('full');
          for (const [name, one] of Object.entries(observationsOf(snapshot))) {
            if (one.state === 'read') continue;
            const where = `${name} after ${place.join('.')} = ${JSON.stringify(replacement)}`;
            expect(one.failure.code, where).toBe('badPayload');
            expect(one.failure.code === 'badPayload' && one.failure.field, where).toBeTruthy();
            expect(one.requestId, where).not.toBeNull();
          }
        },
      ),
      { numRuns: 150, seed: 20_261_123 },
    );
  });

  it('lose nothing by extra members', async () => {
    const { collect } = setUp({
      wrapFetch: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        if (!new URL(new Request(input, init).url).pathname.endsWith('$batch')) return response;
        const extend = (value: Json): Json => {
          if (Array.isArray(value)) return value.map(extend);
          if (typeof value !== 'object' || value === null) return value;
          const inner = Object.entries(value).map(([key, one]) => [key, extend(one)]);
          return {
            ...(Object.fromEntries(inner) as Record<string, Json>),
            'extra.member': { '@odata.type': '#x' },
          };
        };
        return new Response(JSON.stringify(extend((await response.json()) as Json)), response);
      },
    });
    expect(failuresOf(await collect('full'))).toEqual({});
  });
});

describe('secrets', () => {
  it('are in no snapshot, whatever happens', async () => {
    const faults: readonly (readonly FaultSpec[])[] = [
      [],
      [{ kind: 'unavailable', rate: 1, on: 'entra', seconds: 60 }],
      [{ kind: 'notJson', rate: 1, on: 'all', seconds: 0 }],
      [{ kind: 'dropped', rate: 0.5, on: 'all', seconds: 0 }],
    ];
    for (const set of faults) {
      const { collect, env } = setUp({ faults: set });
      const text = JSON.stringify(await collect('full'));
      for (const secret of Object.values(env)) expect(text).not.toContain(secret);
      expect(text).not.toMatch(/eyJ[\w-]+\.eyJ/);
    }
  });
});
