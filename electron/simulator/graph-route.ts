import type { EpochMs } from '../../shared/domain/instant';
import type { JsonValue } from '../../shared/domain/json';
import type { Tenant } from './world';

/** Who holds the token of a request. */
export type Caller =
  | {
      readonly kind: 'app';
      readonly appId: string;
      readonly servicePrincipalId: string;
      readonly roles: readonly string[];
    }
  | {
      readonly kind: 'user';
      readonly appId: string;
      readonly userId: string;
      readonly scopes: readonly string[];
      /** The user's directory roles, by display name. */
      readonly directoryRoles: readonly string[];
    };

/** One request to the simulated Graph, authenticated and routed. */
export interface GraphCall {
  readonly tenant: Tenant;
  readonly caller: Caller;
  readonly version: 'v1.0' | 'beta';
  /** Values of the pattern's `{names}`, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: JsonValue | undefined;
  readonly now: EpochMs;
  /** `scheme://host/version` that the caller used: the base of `@odata.context` and `nextLink`. */
  readonly base: string;
  /** A new GUID from the world's seeded source. */
  readonly newId: () => string;
}

/** What a route answers. A string body is sent as `text/plain`. */
export interface GraphReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: JsonValue;
}

/** One operation of the simulated Graph. */
export interface GraphRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path below the version, for example `/users/{user}/mailFolders/inbox`. `{name}` matches one segment. */
  readonly path: string;
  readonly version: 'v1.0' | 'beta' | 'both';
  /**
   * Any one of these permissions lets a caller in; an empty list: not offered to that kind of caller. Null: the
   * route decides itself (Exchange, where RBAC counts as well as the token).
   */
  readonly permissions: {
    readonly application: readonly string[];
    readonly delegated: readonly string[];
  } | null;
  readonly handle: (call: GraphCall) => GraphReply;
}

/** Graph's error envelope; `innerError` is added by the dispatcher. */
export function graphError(status: number, code: string, message: string): GraphReply {
  return { status, body: { error: { code, message } } };
}
