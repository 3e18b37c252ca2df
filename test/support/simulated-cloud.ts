import { mulberry32, type Random } from '../../electron/simulator/random';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../electron/simulator/simulator';
import {
  addSecret,
  addUser,
  createTenant,
  grantRole,
  registerApp,
  type RegisteredApp,
} from '../../electron/simulator/tenant-builder';
import type { SimPassword, SimUser, Tenant } from '../../electron/simulator/world';
import { DAY_MS } from '../../shared/domain/instant';
import type { JsonValue } from '../../shared/domain/json';
import { createFakeClock, type FakeClock } from './fake-clock';

export const LOGIN = 'https://login.microsoftonline.com';
export const GRAPH = 'https://graph.microsoft.com';

/** A simulated cloud of one tenant with one app, one secret and one administrator. */
export interface SimulatedCloud {
  readonly clock: FakeClock;
  readonly simulator: Simulator;
  readonly tenant: Tenant;
  readonly random: Random;
  readonly app: RegisteredApp;
  readonly secret: SimPassword;
  readonly admin: SimUser;
  /** Gives the app an application permission; new tokens have it. */
  readonly grant: (...permissions: readonly string[]) => void;
}

/** Builds it. */
export function createSimulatedCloud(
  options: Partial<Omit<SimulatorOptions, 'world' | 'clock'>> = {},
): SimulatedCloud {
  const clock = createFakeClock();
  const random = mulberry32(42);
  const tenant = createTenant('Contoso', 'contoso.example', random);
  const app = registerApp(tenant, {
    displayName: 'Genesys Cloud Email',
    signInAudience: 'AzureADMyOrg',
    web: ['http://localhost'],
    createdAt: clock.now() - 100 * DAY_MS,
    random,
  });
  const secret = addSecret(tenant, app.application, {
    displayName: 'genesys-2026',
    start: clock.now() - 10 * DAY_MS,
    end: clock.now() + 100 * DAY_MS,
    random,
  });
  const admin = addUser(tenant, 'admin@contoso.example', { displayName: 'Avery Admin', random });
  return {
    clock,
    simulator: createSimulator({ world: { tenants: [tenant], organisations: [] }, clock, ...options }),
    tenant,
    random,
    app,
    secret,
    admin,
    grant: (...permissions) => {
      for (const permission of permissions) {
        grantRole(tenant, app.principal, permission, { at: clock.now(), random });
      }
    },
  };
}

/** A form posted to a token endpoint, with what a client-credentials request has unless changed (null: left out). */
export function requestToken(
  cloud: SimulatedCloud,
  changes: Readonly<Record<string, string | null>> = {},
  path = `/${cloud.tenant.id}/oauth2/v2.0/token`,
): Promise<Response> {
  const form = {
    grant_type: 'client_credentials',
    client_id: cloud.app.application.appId,
    client_secret: cloud.secret.secretText,
    scope: 'https://graph.microsoft.com/.default',
    ...changes,
  };
  return cloud.simulator.fetch(`${LOGIN}${path}`, {
    method: 'POST',
    body: new URLSearchParams(
      Object.entries<string | null>(form).filter((entry): entry is [string, string] => entry[1] !== null),
    ),
  });
}

/** An access token of the app's own. */
export async function appToken(cloud: SimulatedCloud): Promise<string> {
  const reply = (await (await requestToken(cloud)).json()) as { access_token: string };
  return reply.access_token;
}

/** An access token of a user who signed in by device code; `scopes` must be granted. */
export async function userToken(
  cloud: SimulatedCloud,
  user: SimUser,
  scopes: readonly string[],
): Promise<string> {
  const { simulator, tenant, app } = cloud;
  await simulator.fetch(`${LOGIN}/${tenant.id}/oauth2/v2.0/devicecode`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: app.application.appId, scope: scopes.join(' ') }),
  });
  const pending = tenant.deviceCodes.at(-1)!;
  pending.approvedBy = user.id;
  const reply = await requestToken(cloud, {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: pending.deviceCode,
    client_secret: null,
    scope: null,
  });
  return ((await reply.json()) as { access_token: string }).access_token;
}

/** What Graph answered, read. */
export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, JsonValue> & {
    readonly error: {
      readonly code: string;
      readonly message: string;
      readonly innerError: Record<string, string>;
    };
    readonly value: readonly Record<string, JsonValue>[];
  };
}

/** One request to Graph; `path` begins with the version. */
export async function graph(
  cloud: SimulatedCloud,
  token: string | null,
  method: string,
  path: string,
  options: { readonly body?: JsonValue; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<GraphAnswer> {
  const response = await cloud.simulator.fetch(path.startsWith('https:') ? path : `${GRAPH}${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson ? JSON.parse(text) : { text }) as GraphAnswer['body'],
  };
}
