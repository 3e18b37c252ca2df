import { describe, expect, it } from 'vitest';

import { createCollector } from '../../electron/monitor/collector';
import type { Depth } from '../../electron/monitor/depth';
import { STEADY_LIMIT } from '../../electron/monitor/genesys-plan';
import { pollOutcome } from '../../electron/monitor/poll-outcome';
import { REQUEST_LIMIT_MS } from '../../electron/network/exchange';
import type { Fetch } from '../../electron/network/fetch';
import { connectionOf } from '../../electron/storage/configuration-file';
import { configurationSchema } from '../../shared/domain/configuration';
import type { Connection } from '../../shared/domain/connection';
import type { GenesysObservations } from '../../shared/domain/genesys';
import { GENESYS_PARTS, genesysPart } from '../../shared/domain/genesys-observations';
import { HOUR_MS, MINUTE_MS } from '../../shared/domain/instant';
import type { Snapshot } from '../../shared/domain/snapshot';
import { type JoinedEnds, joinEnds } from '../support/simulated-organisation';

/** A collector over both simulated ends. */
function setUp(
  options: {
    readonly change?: (ends: JoinedEnds) => void;
    readonly connection?: (connection: Connection) => Connection;
    readonly wrapFetch?: (fetch: Fetch) => Fetch;
  } = {},
) {
  const ends = joinEnds();
  options.change?.(ends);
  const { simulator, clock, built } = ends;
  const entry = configurationSchema.parse({ connections: [built.connection] }).connections[0]!;
  const plain = connectionOf(entry, 'contoso');
  const connection = options.connection?.(plain) ?? plain;
  const collector = createCollector({
    fetch: options.wrapFetch?.(simulator.fetch) ?? simulator.fetch,
    clock,
    resolveSecret: (reference) =>
      Promise.resolve('env' in reference ? (built.env[reference.env] ?? null) : null),
  });
  const collect = (
    depth: Depth,
    previous: Snapshot | null,
    isScheduled = true,
    of: Connection = connection,
  ): Promise<Snapshot> => collector.collect(of, { depth, previous, isScheduled });
  /** Paths that Genesys Cloud was asked for since a number of requests. */
  const askedSince = (from: number): readonly string[] =>
    simulator.requests
      .slice(from)
      .filter(({ service }) => service === 'genesys')
      .map(({ path }) => path.split('?')[0] ?? '');
  return { ...ends, connection, collect, askedSince };
}

function genesysOf(snapshot: Snapshot): GenesysObservations {
  if (snapshot.genesys === null) throw new Error('No organisation was observed.');
  return snapshot.genesys;
}

function failuresOf(snapshot: Snapshot): Readonly<Record<string, string>> {
  return Object.fromEntries(
    GENESYS_PARTS.flatMap((part) => {
      const observation = genesysPart(genesysOf(snapshot), part);
      return observation.state === 'unreadable' ? [[part, observation.failure.code]] : [];
    }),
  );
}

describe('a look at a healthy organisation', () => {
  it('reads every fact with the permissions of a watcher', async () => {
    const { collect, connection, integration, simulator } = setUp();
    const snapshot = await collect('full', null);
    expect(failuresOf(snapshot)).toEqual({});
    const genesys = genesysOf(snapshot);
    expect(genesys.domains).toHaveLength(1);
    expect(genesys.domains[0]).toMatchObject({
      name: 'contoso.example',
      domain: {
        via: 'genesysClient',
        value: { graph: { integration: { id: integration.id }, status: 'Active' } },
      },
    });
    expect(genesys.integrations).toMatchObject([
      {
        id: integration.id,
        integration: { value: { intendedState: 'ENABLED', reportedState: 'ACTIVE' } },
        configuration: { value: { tokenEndpoints: [connection.tokenEndpoint] } },
      },
    ]);
    expect(genesys.integrations[0]?.credentials).toMatchObject({
      value: [{ modifiedAt: expect.stringMatching(/Z$/) as string }],
    });
    expect(genesys.flows.length).toBeGreaterThan(0);
    expect(genesys.queues.length).toBeGreaterThan(0);
    expect(genesys.rate).toMatchObject({ allowed: 300 });
    const answered = simulator.requests.filter(({ service }) => service === 'genesys');
    expect(snapshot.requests.genesys).toBe(answered.length);
    expect(answered.every(({ status }) => status === 200 || status === 404)).toBe(true);
  });

  it('keeps no secret of either end', async () => {
    const { collect, built, organisation } = setUp();
    const text = JSON.stringify(await collect('full', null));
    for (const secret of [built.farEnd!.client.secretText, built.secret.secretText]) {
      expect(text).not.toContain(secret);
    }
    expect(organisation.conversations.every(({ subject }) => !text.includes(subject))).toBe(true);
  });

  it('costs eight requests a poll at the most, and reads what seldom changes once an hour', async () => {
    const { collect, clock, simulator, askedSince } = setUp();
    let snapshot = await collect('full', null);
    const counts = new Map<string, number>();
    for (let poll = 1; poll <= 24; poll += 1) {
      await clock.advance(5 * MINUTE_MS);
      const from = simulator.requests.length;
      snapshot = await collect(poll % 12 === 0 ? 'full' : 'frequent', snapshot);
      expect(snapshot.requests.genesys).toBeLessThanOrEqual(STEADY_LIMIT);
      const asked = askedSince(from);
      expect(asked).toHaveLength(snapshot.requests.genesys);
      for (const path of asked) counts.set(path, (counts.get(path) ?? 0) + 1);
    }
    expect(failuresOf(snapshot)).toEqual({});
    const times = (pattern: RegExp): readonly number[] =>
      [...counts].flatMap(([path, count]) => (pattern.test(path) ? [count] : []));
    for (const live of [
      /domains\/contoso\.example$/,
      /integrations\/[^/]+$/,
      /queues\/observations/,
      /details\/query$/,
    ]) {
      expect(Math.max(...times(live))).toBe(24);
    }
    for (const seldom of [
      /routes$/,
      /config\/current$/,
      /flows\//,
      /routing\/queues\//,
      /emails\/settings$/,
      /ipranges$/,
    ]) {
      // In two hours, an hour apart at the least.
      for (const count of times(seldom)) expect(count).toBeLessThanOrEqual(2);
      expect(times(seldom)).not.toEqual([]);
    }
    const oldest = GENESYS_PARTS.filter((part) => part !== 'token').map((part) =>
      Date.parse(genesysPart(genesysOf(snapshot), part).at),
    );
    expect(clock.now() - Math.min(...oldest)).toBeLessThanOrEqual(75 * MINUTE_MS);
  });

  it('reads everything when a person asks for it', async () => {
    const { collect, clock, organisation } = setUp();
    const first = await collect('full', null);
    organisation.multipleDestinations = !organisation.multipleDestinations;
    await clock.advance(MINUTE_MS);
    const scheduled = await collect('full', first);
    expect(genesysOf(scheduled).emailSettings).toBe(genesysOf(first).emailSettings);
    const asked = await collect('full', scheduled, false);
    expect(genesysOf(asked).emailSettings).toMatchObject({
      at: '2026-11-23T12:01:00.000Z',
      value: { multipleRouteDestinations: organisation.multipleDestinations },
    });
  });

  it('asks nothing of it at a look at permissions', async () => {
    const { collect, simulator, askedSince } = setUp();
    const full = await collect('full', null);
    const from = simulator.requests.length;
    const permissions = await collect('permissions', full, false);
    expect(permissions.genesys).toBe(full.genesys);
    expect(askedSince(from)).toEqual([]);
  });

  it('has no past with other settings, and none without an organisation', async () => {
    const { collect, connection, simulator, askedSince } = setUp();
    const full = await collect('full', null);
    const changed = { ...connection, genesys: { ...connection.genesys!, domains: ['contoso.example'] } };
    const from = simulator.requests.length;
    const other = await collect('frequent', full, true, changed);
    expect(askedSince(from)).toContain('/api/v2/ipranges');
    expect(failuresOf(other)).toEqual({});
    expect((await collect('full', full, true, { ...connection, genesys: null })).genesys).toBeNull();
  });

  it('looks at as many domains as it may, the longest known first', async () => {
    const domains = [
      'contoso.example',
      ...Array.from({ length: 12 }, (_one, index) => `d${String(index)}.example`),
    ];
    const { collect, clock } = setUp({
      connection: (one) => ({ ...one, genesys: { ...one.genesys!, domains } }),
    });
    let snapshot = await collect('full', null);
    expect(genesysOf(snapshot).domains.filter(({ domain }) => domain.state === 'read')).toHaveLength(13);
    for (let poll = 0; poll < 4; poll += 1) {
      await clock.advance(5 * MINUTE_MS);
      snapshot = await collect('frequent', snapshot);
      expect(snapshot.requests.genesys).toBeLessThanOrEqual(STEADY_LIMIT);
    }
    const ages = genesysOf(snapshot).domains.map(({ domain }) => clock.now() - Date.parse(domain.at));
    expect(Math.max(...ages)).toBeLessThanOrEqual(15 * MINUTE_MS);
  });
});

describe('an organisation that cannot be read', () => {
  it('is explained: the client, its secret, its address, its permissions', async () => {
    const wrong = setUp({
      connection: (one) => ({
        ...one,
        genesys: { ...one.genesys!, clientId: '00000000-0000-4000-8000-000000000000' },
      }),
    });
    expect(failuresOf(await wrong.collect('full', null))).toMatchObject({
      token: 'genesysAuthentication',
      domains: 'notAttempted',
      conversations: 'notAttempted',
    });
    const missing = setUp({
      connection: (one) => ({ ...one, genesys: { ...one.genesys!, secret: { env: 'NOT_THERE' } } }),
    });
    const snapshot = await missing.collect('full', null);
    expect(genesysOf(snapshot).token).toMatchObject({
      failure: { code: 'secretMissing', reference: 'env:NOT_THERE' },
    });
    expect(snapshot.requests.genesys).toBe(0);
    const elsewhere = setUp({
      change: ({ built }) => {
        built.farEnd!.client.isAddressRefused = true;
      },
    });
    expect(failuresOf(await elsewhere.collect('full', null))).toMatchObject({
      domains: 'addressNotAllowed',
      ipRanges: 'addressNotAllowed',
    });
    const poor = setUp({
      change: ({ built }) => {
        built.farEnd!.client.permissions.splice(0);
      },
    });
    expect(genesysOf(await poor.collect('full', null))).toMatchObject({
      token: { state: 'read' },
      ipRanges: { state: 'read' },
      emailSettings: { failure: { code: 'forbidden', permission: 'conversation:settings:view' } },
      conversations: { failure: { code: 'forbidden', permission: 'analytics:conversationDetail:view' } },
    });
  });

  it('makes no poll fail, and is asked again when it said', async () => {
    const ends = setUp();
    const { organisation, collect, clock, simulator, askedSince } = ends;
    const first = await collect('full', null);
    organisation.faults.push({ kind: 'throttled', rate: 1, on: 'genesys', seconds: 900 });
    await clock.advance(5 * MINUTE_MS);
    const throttled = await collect('frequent', first);
    expect(failuresOf(throttled)).toMatchObject({ domains: 'throttled' });
    expect(pollOutcome(throttled, first, false)).toMatchObject({ hasFailed: false, retryAfterMs: null });
    organisation.faults.splice(0);
    await clock.advance(10 * MINUTE_MS);
    const from = simulator.requests.length;
    const waiting = await collect('frequent', throttled);
    expect(askedSince(from)).toEqual([]);
    expect(failuresOf(waiting)).toMatchObject({ domains: 'throttled' });
    await clock.advance(5 * MINUTE_MS);
    expect(failuresOf(await collect('frequent', waiting))).toEqual({});
  });

  it('holds nothing up longer than one request may take', async () => {
    const { collect, clock } = setUp({
      wrapFetch: (fetch) => (input, init) =>
        new Request(input).url.includes('/api/v2/')
          ? new Promise((_resolve, reject) => {
              init?.signal?.addEventListener('abort', () => {
                reject(new Error('aborted'));
              });
            })
          : fetch(input, init),
    });
    const look = collect('full', null);
    await clock.advance(REQUEST_LIMIT_MS);
    const snapshot = await look;
    expect(snapshot.application.state).toBe('read');
    expect(genesysOf(snapshot).domains[0]?.domain).toMatchObject({
      failure: { code: 'network', cause: 'timeout' },
    });
    expect(Date.parse(genesysOf(snapshot).token.at) + HOUR_MS).toBeGreaterThan(clock.now());
  });
});
