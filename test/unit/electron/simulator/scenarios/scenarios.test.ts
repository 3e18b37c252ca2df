import { describe, expect, it } from 'vitest';

import {
  buildSample,
  buildScenario,
  configurationAt,
  GENESYS_SCENARIO_NAMES,
  isScenarioName,
  SCENARIO_NAMES,
  type ScenarioName,
  type SimulatedSetup,
} from '../../../../../electron/simulator/scenarios';
import { createSimulator, type Simulator } from '../../../../../electron/simulator/simulator';
import { configurationSchema } from '../../../../../shared/domain/configuration';
import { MINUTE_MS } from '../../../../../shared/domain/instant';
import { createFakeClock } from '../../../../support/fake-clock';
import { conformanceProblems } from '../../../../support/graph-conformance';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

type Json = Record<string, unknown> & { readonly value?: readonly Json[] };

/** What can be seen of a connection with the integration's own secret. */
interface Sight {
  /** `issued`, or the AADSTS number. */
  readonly token: number | 'issued' | 'unavailable';
  /** Status of opening the mailboxes, then the canary; `raop` for the refusal by a policy. */
  readonly probes: readonly (number | 'raop')[];
  /** Hours left of each subscription; null: the list could not be read. */
  readonly subscriptions: readonly number[] | null;
  /** Minutes that the oldest unread mail of each mailbox has waited, 0 without; null: not to be read. */
  readonly waiting: readonly (number | null)[];
}

async function look(setup: SimulatedSetup, connectionIndex = 0): Promise<Sight> {
  const clock = createFakeClock(NOW);
  const simulator = createSimulator({ world: setup.world, clock });
  const connection = setup.configuration.connections[connectionIndex]!;
  const access = connection.access.find((one) => one.kind === 'integrationCredential')!;
  const secret = setup.env[(access.secret as { env: string }).env]!;
  const token = await requestToken(simulator, connection.tenantId, connection.clientId, secret);
  const get = (path: string) => read(simulator, token.value, path);
  const addresses = [...connection.mailboxes, ...(connection.canaryMailboxes ?? [])];
  const probes = await Promise.all(addresses.map((address) => get(`/users/${address}/mailFolders/inbox`)));
  const list = await get('/subscriptions');
  const waiting = await Promise.all(
    connection.mailboxes.map((address) =>
      get(
        `/users/${address}/mailFolders/inbox/messages?$filter=receivedDateTime ge 1900-01-01T00:00:00Z and isRead eq false&$orderby=receivedDateTime asc&$top=1`,
      ),
    ),
  );
  return {
    token: token.outcome,
    probes: probes.map(({ status, body }) => (JSON.stringify(body).includes('[RAOP]') ? 'raop' : status)),
    subscriptions:
      list.status === 200
        ? (list.body.value ?? []).map((one) => hours(Date.parse(String(one['expirationDateTime'])) - NOW))
        : null,
    waiting: waiting.map(({ status, body }) => {
      const oldest = body.value?.[0];
      if (status !== 200) return null;
      return oldest === undefined ? 0 : (NOW - Date.parse(String(oldest['receivedDateTime']))) / MINUTE_MS;
    }),
  };
}

function hours(duration: number): number {
  return Math.round(duration / (60 * MINUTE_MS));
}

async function requestToken(simulator: Simulator, tenantId: string, clientId: string, secret: string) {
  const response = await simulator.fetch(`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  if (response.status === 503) return { outcome: 'unavailable' as const, value: '' };
  const body = (await response.json()) as { access_token?: string; error_codes?: number[] };
  return body.access_token === undefined
    ? { outcome: body.error_codes![0]!, value: '' }
    : { outcome: 'issued' as const, value: body.access_token };
}

async function read(
  simulator: Simulator,
  token: string,
  path: string,
): Promise<{ status: number; body: Json }> {
  const response = await simulator.fetch(`https://graph.microsoft.com/v1.0${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: (await response.json()) as Json };
}

/** Mail that has just come may be unread; anything over a few minutes waits. */
const FRESH = expect.toSatisfy((minutes: number) => minutes >= 0 && minutes < 3) as number;
const waited = (from: number, to: number) =>
  expect.toSatisfy((minutes: number) => minutes >= from && minutes <= to) as number;

const WELL: Sight = {
  token: 'issued',
  probes: [200, 200, 200, 'raop'],
  subscriptions: [48, 48, 48],
  waiting: [FRESH, FRESH, FRESH],
};
const CLOSED = { probes: [401, 401, 401, 401], subscriptions: null, waiting: [null, null, null] } as const;
const WITHOUT_CONSENT = { ...CLOSED, probes: [403, 403, 403, 403] } as const;

/** Nothing here has the key of a certificate, so that what its integration sees is not to be seen. */
type SeenScenario = Exclude<ScenarioName, 'certificate-expiring'>;

const SIGHTS: Readonly<Record<SeenScenario, Sight>> = {
  healthy: WELL,
  'secret-expiring': WELL,
  'secret-expired': { ...CLOSED, token: 7000222 },
  'secret-superseded': WELL,
  'secret-wrong': { ...CLOSED, token: 7000215 },
  'consent-missing': { ...WITHOUT_CONSENT, token: 'issued' },
  'consent-wrong-type': { ...WITHOUT_CONSENT, token: 'issued' },
  'consent-user-only': WELL,
  'subscription-missing': {
    ...WELL,
    subscriptions: [],
    waiting: [waited(160, 181), waited(160, 181), waited(160, 181)],
  },
  'subscription-expiring': { ...WELL, subscriptions: [3, 3, 3] },
  'mail-backlog': { ...WELL, waiting: [waited(160, 182), waited(160, 182), waited(160, 182)] },
  'exchange-incident': { ...WELL, waiting: [waited(160, 182), waited(160, 182), waited(160, 182)] },
  'scope-open': { ...WELL, probes: [200, 200, 200, 200] },
  'scope-blocked': { ...WELL, probes: [200, 200, 'raop', 'raop'], waiting: [FRESH, FRESH, null] },
  'rbac-scoped': { ...WELL, probes: [200, 200, 200, 403] },
  'mailbox-unlicensed': {
    ...WELL,
    probes: [200, 200, 404, 'raop'],
    subscriptions: [48, 48],
    waiting: [FRESH, FRESH, null],
  },
  'app-disabled': { ...CLOSED, token: 7000112 },
  'token-endpoint-v1': {
    ...WELL,
    subscriptions: [],
    waiting: [waited(1_700, 1_800), waited(1_700, 1_800), waited(1_700, 1_800)],
  },
  throttled: { ...CLOSED, token: 'issued', probes: [429, 429, 429, 429] },
  outage: { ...CLOSED, token: 'unavailable' },
};

describe('each scenario', () => {
  it.each(SCENARIO_NAMES.filter((name) => name !== 'certificate-expiring'))(
    '%s looks as it should from the integration’s side',
    async (name) => {
      expect(await look(buildScenario(name, { now: NOW }))).toEqual(SIGHTS[name]);
    },
  );

  it.each(GENESYS_SCENARIO_NAMES)('%s looks well from Microsoft’s side', async (name) => {
    expect(await look(buildScenario(name, { now: NOW }))).toEqual({
      ...WELL,
      // Where nothing is pulled, that has only just begun.
      waiting: Array.from({ length: 3 }, () => waited(0, 7)),
    });
  });

  it.each([...SCENARIO_NAMES, ...GENESYS_SCENARIO_NAMES])(
    '%s comes with a configuration that can be used',
    (name) => {
      const { configuration, env } = buildScenario(name, { now: NOW });
      const parsed = configurationSchema.parse(configuration);
      const referred = parsed.connections.flatMap(({ access, genesys }) =>
        [...access, ...(genesys === undefined ? [] : [genesys])].flatMap((one) =>
          'secret' in one && one.secret !== undefined && 'env' in one.secret ? [one.secret.env] : [],
        ),
      );
      expect(Object.keys(env).sort()).toEqual(referred.sort());
      expect(new Set(Object.values(env).map((secret) => secret.slice(0, 3))).size).toBe(referred.length);
    },
  );

  it('is the same for the same seed and moment, and another for another seed', () => {
    expect(buildScenario('healthy', { now: NOW, seed: 5 })).toEqual(
      buildScenario('healthy', { now: NOW, seed: 5 }),
    );
    expect(buildScenario('healthy', { now: NOW, seed: 5 }).env).not.toEqual(
      buildScenario('healthy', { now: NOW, seed: 6 }).env,
    );
  });

  it('has the name that the command line takes', () => {
    expect([isScenarioName('secret-expired'), isScenarioName('no-agents')]).toEqual([true, true]);
    expect([isScenarioName('toString'), isScenarioName('')]).toEqual([false, false]);
  });
});

describe('what the monitor reads', () => {
  async function monitorSight(name: ScenarioName) {
    const setup = buildScenario(name, { now: NOW });
    const simulator = createSimulator({ world: setup.world, clock: createFakeClock(NOW) });
    const connection = setup.configuration.connections[0]!;
    const access = connection.access.find((one) => one.kind === 'monitorRegistration')!;
    const secret = setup.env[(access.secret as { env: string }).env]!;
    const token = await requestToken(simulator, connection.tenantId, access.clientId, secret);
    const get = async (path: string) => (await read(simulator, token.value, path)).body;
    const application = await get(`/applications(appId='${connection.clientId}')`);
    const principal = await get(`/servicePrincipals(appId='${connection.clientId}')`);
    return {
      application,
      principal,
      roles: (await get(`/servicePrincipals/${String(principal['id'])}/appRoleAssignments`)).value!.map(
        (one) => one['appRoleId'],
      ),
      grants: (await get(`/servicePrincipals/${String(principal['id'])}/oauth2PermissionGrants`)).value!.map(
        (one) => [one['consentType'], one['scope']],
      ),
    };
  }
  const READ_WRITE = 'e2a3a72e-5f79-4c64-b1b1-878b674786c9';
  const SEND = 'b633e1c5-b582-4048-a93e-9f11b44c7e96';

  it.each([
    ['healthy', [READ_WRITE, SEND], [['AllPrincipals', 'User.Read']]],
    ['consent-missing', [SEND], [['AllPrincipals', 'User.Read']]],
    ['consent-wrong-type', [SEND], [['AllPrincipals', 'Mail.ReadWrite User.Read']]],
    ['consent-user-only', [READ_WRITE, SEND], [['Principal', 'User.Read']]],
    ['rbac-scoped', [], [['AllPrincipals', 'User.Read']]],
  ] as const)('%s: these grants', async (name, roles, grants) => {
    const sight = await monitorSight(name);
    expect([sight.roles, sight.grants]).toEqual([roles, grants]);
  });

  it.each([
    ['healthy', [215]],
    ['secret-expiring', [6]],
    ['secret-expired', [-1]],
    ['secret-superseded', [215, 5]],
  ] as const)('%s: secrets that end in %j days', async (name, days) => {
    const { application } = await monitorSight(name);
    const ends = (application['passwordCredentials'] as readonly Json[]).map((one) =>
      Math.round((Date.parse(String(one['endDateTime'])) - NOW) / (24 * 60 * MINUTE_MS)),
    );
    expect(ends).toEqual(days);
  });

  it('certificate-expiring: a certificate that ends in six days, no secret, and mail that is fetched', async () => {
    const { application } = await monitorSight('certificate-expiring');
    expect(application['passwordCredentials']).toEqual([]);
    expect(application['keyCredentials']).toMatchObject([
      { displayName: 'CN=mail-integration', endDateTime: '2026-11-29T12:00:00Z' },
    ]);
    const { world } = buildScenario('certificate-expiring', { now: NOW });
    const [tenant] = world.tenants;
    expect(tenant!.subscriptions.map(({ expiration }) => hours(expiration - NOW))).toEqual([48, 48, 48]);
    expect(tenant!.credentialActivities.some(({ lastSignIn }) => lastSignIn === NOW)).toBe(true);
  });

  it('app-disabled: the enterprise application is off', async () => {
    expect((await monitorSight('app-disabled')).principal['accountEnabled']).toBe(false);
    expect((await monitorSight('healthy')).principal['accountEnabled']).toBe(true);
  });
});

describe('the sample', () => {
  it('has four connections: well, ending, little access, stopped', async () => {
    const setup = buildSample({ now: NOW });
    expect(setup.configuration.connections.map((one) => one.name)).toEqual([
      'Contoso help',
      'Fabrikam orders',
      'Litware service',
      'Adatum claims',
    ]);
    expect(configurationSchema.safeParse(setup.configuration).success).toBe(true);
    const sights = await Promise.all([0, 1, 2, 3].map((index) => look(setup, index)));
    expect(sights.map((sight) => sight.token)).toEqual(['issued', 'issued', 'issued', 'issued']);
    expect(sights.map((sight) => sight.probes.at(0))).toEqual([200, 200, 200, 403]);
    expect(setup.configuration.connections.map((one) => one.access.length)).toEqual([2, 2, 1, 2]);
    const secrets = setup.world.tenants.map((tenant) => tenant.applications[0]!.passwords[0]!);
    expect(secrets.map((secret) => Math.round((secret.end - NOW) / (24 * 60 * MINUTE_MS)))).toEqual([
      215, 20, 215, 215,
    ]);
    const stopped = setup.world.tenants[3]!.users.flatMap((user) => user.mailbox?.messages ?? []);
    expect(
      stopped.filter((message) => !message.isRead && message.receivedAt < NOW - 60 * MINUTE_MS).length,
    ).toBeGreaterThan(5);
  });

  it('keeps the secrets of its tenants apart', () => {
    const { env, world } = buildSample({ now: NOW });
    expect(Object.keys(env).sort()).toEqual([
      'ADATUM_MONITOR_SECRET',
      'ADATUM_SECRET',
      'CONTOSO_GENESYS_SECRET',
      'CONTOSO_MONITOR_SECRET',
      'CONTOSO_SECRET',
      'FABRIKAM_MONITOR_SECRET',
      'FABRIKAM_SECRET',
      'LITWARE_SECRET',
    ]);
    expect(new Set(world.tenants.map((tenant) => tenant.id)).size).toBe(4);
  });
});

describe('configurationAt', () => {
  it('moves cloud and token endpoint to the origin and leaves the rest', () => {
    const { configuration } = buildScenario('token-endpoint-v1', { now: NOW });
    const [before] = configuration.connections;
    const [after] = configurationAt(configuration, 'https://localhost:8443').connections;
    expect(after).toEqual({
      ...before,
      cloud: { login: 'https://localhost:8443', graph: 'https://localhost:8443' },
      tokenEndpoint: `https://localhost:8443/${before!.tenantId}/oauth2/token`,
    });
  });
});

describe('what the scenarios answer with', () => {
  it.each(SCENARIO_NAMES)(
    '%s: messages and subscriptions have the types of Microsoft Graph',
    async (name) => {
      const { world, configuration, env } = buildScenario(name, { now: NOW });
      world.tenants[0]!.faults.splice(0);
      const simulator = createSimulator({ world, clock: createFakeClock(NOW) });
      const connection = configuration.connections[0]!;
      const token = await requestToken(
        simulator,
        connection.tenantId,
        connection.clientId,
        env['CONTOSO_SECRET']!,
      );
      for (const [path, type] of [
        [`/users/${connection.mailboxes[0]!}/mailFolders/inbox/messages?$top=100`, 'microsoft.graph.message'],
        ['/subscriptions', 'microsoft.graph.subscription'],
      ] as const) {
        const { body } = await read(simulator, token.value, path);
        expect((body.value ?? []).flatMap((one) => conformanceProblems(one, type))).toEqual([]);
      }
    },
  );
});
