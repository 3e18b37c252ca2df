import type { EpochMs } from '../../../shared/domain/instant';
import type { JsonObject, JsonValue } from '../../../shared/domain/json';
import type { SimOAuthClient, SimOrganisation } from './organisation';

/** One request to the simulated Platform API, authenticated and routed. */
export interface GenesysCall {
  readonly organisation: SimOrganisation;
  readonly client: SimOAuthClient;
  /** Values of the pattern's `{names}`, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonValue | undefined;
  readonly now: EpochMs;
  /** The origin that was asked, where it is none of Genesys Cloud's own: the simulation is served there. */
  readonly servedAt: string | null;
  /** A new GUID from the world's seeded source. */
  readonly newId: () => string;
}

/** What a route answers; `headers` besides those that every answer has. */
export interface GenesysReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: JsonValue;
}

/** Permissions that let a caller in (Genesys SDK documentation: "Requires ALL / ANY permissions"). */
export interface GenesysPermissions {
  readonly kind: 'all' | 'any';
  readonly names: readonly string[];
}

/** One operation of the simulated Platform API. */
export interface GenesysRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Path below `/api/v2`. `{name}` matches one segment. */
  readonly path: string;
  /** Null: a token is enough. */
  readonly permissions: GenesysPermissions | null;
  /** Called with a caller who holds the permissions. */
  readonly handle: (call: GenesysCall) => GenesysReply;
}

/**
 * Genesys Cloud's error envelope (SDK: `ErrorBody`); `contextId` is added by the dispatcher.
 *
 * @param params values that the message has, by name; the message with its placeholders goes along as the real one
 */
export function genesysError(
  status: number,
  code: string,
  message: string,
  params: Readonly<Record<string, string>> = {},
): GenesysReply {
  let text = message;
  for (const [name, value] of Object.entries(params)) text = text.replaceAll(`{${name}}`, value);
  const details: JsonObject =
    Object.keys(params).length === 0 ? {} : { messageWithParams: message, messageParams: params };
  return { status, body: { message: text, code, status, ...details, details: [], errors: [] } };
}

/** Nothing of that id. */
export function notFound(): GenesysReply {
  return genesysError(404, 'not.found', 'The requested resource was not found.');
}

/** A request that is understood and refused. */
export function badRequest(message: string, params: Readonly<Record<string, string>> = {}): GenesysReply {
  return genesysError(400, 'bad.request', message, params);
}
