import type { FaultSpec } from '../../electron/simulator/faults';
import type { SimIntegration, SimOrganisation } from '../../electron/simulator/genesys/organisation';
import {
  buildIntegration,
  CONTOSO,
  type Integration,
  type Scenario,
} from '../../electron/simulator/scenarios/integration';
import { createSimulator, type Simulator } from '../../electron/simulator/simulator';
import type { JsonObject, JsonValue } from '../../shared/domain/json';
import { createFakeClock, type FakeClock } from './fake-clock';

/** Both ends, simulated: a tenant and the Genesys Cloud organisation that its vendor belongs to. */
export interface JoinedEnds {
  readonly clock: FakeClock;
  readonly simulator: Simulator;
  readonly built: Integration;
  readonly organisation: SimOrganisation;
  /** The Graph integration. */
  readonly integration: SimIntegration;
  /** One request to the Platform API with a token of Graphkeeper's client. */
  readonly api: (method: string, path: string, body?: JsonValue) => Promise<ApiAnswer>;
  /** A token for a client; Graphkeeper's unless told. */
  readonly token: (client?: { readonly id: string; readonly secretText: string }) => Promise<string>;
}

/** What the Platform API answered, read. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, JsonValue>;
}

const LOGIN = 'https://login.mypurecloud.de';
const API = 'https://api.mypurecloud.de';

/** A request for a token, as OAuth clients send it. */
export function requestApiToken(
  simulator: Simulator,
  client: { readonly id: string; readonly secretText: string },
  {
    origin = LOGIN,
    form = { grant_type: 'client_credentials' },
  }: { readonly origin?: string; readonly form?: Record<string, string> } = {},
): Promise<Response> {
  const basic = Buffer.from(`${client.id}:${client.secretText}`).toString('base64');
  return simulator.fetch(`${origin}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams(form),
  });
}

/** One request to the Platform API with any token. */
export async function requestApi(
  simulator: Simulator,
  token: string | null,
  {
    method,
    path,
    body,
    origin = API,
  }: {
    readonly method: string;
    readonly path: string;
    readonly body?: JsonValue | undefined;
    readonly origin?: string;
  },
): Promise<ApiAnswer> {
  const response = await simulator.fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, JsonValue>,
  };
}

/** Builds both ends of a healthy Contoso, or of one to which a scenario happens. */
export function joinEnds({
  scenario = {},
  seed = 1,
  faults = [],
}: {
  readonly scenario?: Scenario;
  readonly seed?: number;
  readonly faults?: readonly FaultSpec[];
} = {}): JoinedEnds {
  const clock = createFakeClock();
  const built = buildIntegration(CONTOSO, scenario, { now: clock.now(), seed, organisation: true });
  const { farEnd } = built;
  if (farEnd === null) throw new Error('an integration without its organisation');
  const { organisation, integration, client } = farEnd;
  const simulator = createSimulator({
    world: { tenants: [built.tenant], organisations: [organisation] },
    clock,
    faults,
  });
  const tokenOf: JoinedEnds['token'] = async (one = client) =>
    ((await (await requestApiToken(simulator, one)).json()) as { access_token: string }).access_token;
  return {
    clock,
    simulator,
    built,
    organisation,
    integration,
    token: tokenOf,
    api: async (method, path, body) =>
      requestApi(simulator, await tokenOf(), { method, path: `/api/v2${path}`, body }),
  };
}

/** A field of an answer that is an object. */
export function objectIn(body: JsonValue | undefined, ...path: readonly string[]): JsonObject {
  let value: JsonValue | undefined = body;
  for (const name of path) value = (value as JsonObject)[name];
  return value as JsonObject;
}

/** A field of an answer that is a text. */
export function textIn(body: JsonValue | undefined, ...path: readonly string[]): string {
  const value: JsonValue | undefined = objectIn(body, ...path.slice(0, -1))[path.at(-1) ?? ''];
  if (typeof value !== 'string') throw new Error(`no text at ${path.join('.')}`);
  return value;
}
