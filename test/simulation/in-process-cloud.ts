import type { Clock } from '../../electron/clock';
import type { GraphSession } from '../../electron/graph/graph-session';
import { observe } from '../../electron/graph/observe';
import type { GraphQuery } from '../../electron/graph/query';
import { originsOf } from '../../electron/identity/clouds';
import { readEntraFailure } from '../../electron/identity/entra-errors';
import { describeCredential } from '../../electron/identity/held-credential';
import type { Outlook } from '../../electron/monitor/collector';
import type { Reader } from '../../electron/monitor/readers';
import type { ServiceAnswer } from '../../electron/network/conversation';
import type { RequestTally } from '../../electron/network/request-tally';
import { grantedRoles } from '../../electron/simulator/entra/access-tokens';
import { checkSecret, findClient } from '../../electron/simulator/entra/directory';
import { refusePermission } from '../../electron/simulator/graph/authorisation';
import type { Caller, GraphReply } from '../../electron/simulator/graph-route';
import { graphRoutes } from '../../electron/simulator/routes';
import { createRouter } from '../../electron/simulator/routing';
import { advanceTenant } from '../../electron/simulator/vendor';
import type { Tenant } from '../../electron/simulator/world';
import type { Access, Connection } from '../../shared/domain/connection';
import type { TokenFacts } from '../../shared/domain/facts';
import type { ReadFailure } from '../../shared/domain/failure';
import { type EpochMs, epochOf, HOUR_MS, instantOf, MINUTE_MS } from '../../shared/domain/instant';
import { type Observation, read, unreadable } from '../../shared/domain/observation';

/** The cloud that the fast seeds look at. */
export interface CloudPort {
  /** The true time: the cloud's clock is right, whatever the computer's says. */
  readonly now: () => EpochMs;
  readonly tenantOf: (connection: Connection) => Tenant;
  /** Changes whenever somebody changes the tenant: what was read of the directory before is then read anew. */
  readonly revisionOf: (tenant: Tenant) => number;
  /** Why a service cannot be used at the moment; null: it can. Asked once for each request. */
  readonly failureOf: (service: 'entra' | 'graph', tenant: Tenant) => ReadFailure | null;
  /** The value of the secret that a reference stands for. */
  readonly secretOf: (connection: Connection, access: Access) => string;
}

const router = createRouter(graphRoutes);

/** Answers that change by themselves, without anybody changing the tenant. */
const LIVELY = /\/(mailFolders|messages|subscriptions|reports)\b/;

/** The shortest life that Microsoft gives an access token. */
const TOKEN_LIFE_MS = HOUR_MS;
const TOKEN_MARGIN_MS = 5 * MINUTE_MS;

/** A token in hand: what it allows is what was granted when it was issued. */
interface Held {
  readonly secret: string;
  readonly token: Observation<TokenFacts>;
  readonly roles: readonly string[];
}

function answerOf(tenant: Tenant, caller: Caller, version: 'v1.0' | 'beta', path: string, now: EpochMs) {
  const { pathname, searchParams } = new URL(path, 'https://graph.microsoft.com');
  const routing = router('GET', pathname, (route) => route.version === 'both' || route.version === version);
  if (routing.kind !== 'match') throw new Error(`The simulated Graph knows no ${path}`);
  const { route, params } = routing.match;
  const reply: GraphReply =
    refusePermission(caller, route) ??
    route.handle({
      tenant,
      caller,
      version,
      params,
      query: searchParams,
      headers: new Headers(),
      body: undefined,
      now,
      base: `https://graph.microsoft.com/${version}`,
      newId: () => 'no-new-id-here',
    });
  return { status: reply.status, headers: new Headers(reply.headers), body: reply.body };
}

/**
 * The simulated cloud without a wire: the simulator's own token rules and Graph routes answer the monitor's own
 * queries, and its own schemas read them. Left out are MSAL, HTTP, JSON and the Graph client, which a year of polls
 * could not pay for; a test holds this way and the real one against each other.
 */
export function createInProcessCloud(port: CloudPort, clock: Clock): Outlook {
  const tokens = new Map<string, Held>();
  const known = new Map<string, { readonly revision: number; readonly value: unknown }>();

  const askForToken = (tenant: Tenant, clientId: string, secret: string, via: Access['kind']): Held => {
    const source = { at: instantOf(clock.now()), via, requestId: null };
    const failure = port.failureOf('entra', tenant);
    if (failure !== null) return { secret, token: unreadable(failure, source), roles: [] };
    const client = findClient({ tenants: [tenant] }, tenant, clientId);
    const refusal = 'error' in client ? client : checkSecret(client, secret, port.now());
    if (refusal !== null) {
      const entra = readEntraFailure({ error: refusal.error, error_codes: [refusal.code], trace_id: null });
      if (entra === null) throw new Error('A refusal of Entra cannot be read.');
      return { secret, token: read({ outcome: 'refused', method: 'secret', entra }, source), roles: [] };
    }
    if ('error' in client) throw new Error('A refused client has no principal.');
    const roles = grantedRoles(tenant, client.principal.id);
    const expiresAt = instantOf(clock.now() + TOKEN_LIFE_MS);
    return { secret, roles, token: read({ outcome: 'issued', roles, expiresAt, method: 'secret' }, source) };
  };

  const isFresh = (held: Held, secret: string): boolean => {
    const { token } = held;
    return (
      held.secret === secret &&
      token.state === 'read' &&
      token.value.outcome === 'issued' &&
      epochOf(token.value.expiresAt) - clock.now() > TOKEN_MARGIN_MS
    );
  };

  const sessionOf = (
    tenant: Tenant,
    caller: Caller,
    via: Access['kind'],
    tally: RequestTally,
    signal: AbortSignal | undefined,
    origin: string,
  ): GraphSession => ({
    via,
    origin,
    port: { clock, fetch: () => Promise.reject(new Error('Nothing is sent here.')) },
    tally,
    signal,
    send: ({ path, version }) => {
      tally.graph += 1;
      const at = instantOf(clock.now());
      const failure = port.failureOf('graph', tenant);
      const answer: ServiceAnswer =
        failure === null
          ? {
              kind: 'answer',
              response: answerOf(tenant, caller, version, path, port.now()),
              at,
              requestId: null,
            }
          : { kind: 'failed', failure, at, requestId: null };
      return Promise.resolve(answer);
    },
    renewToken: () => Promise.resolve('spent'),
    accessToken: () => '',
  });

  /** Asks once for each state of the directory: reading it again the same way would give the same. */
  const askDirectory = async <T>(
    session: GraphSession,
    tenant: Tenant,
    key: string,
    query: GraphQuery<T>,
  ): Promise<Observation<T>> => {
    const revision = port.revisionOf(tenant);
    const before = known.get(key);
    const source = { at: instantOf(clock.now()), via: session.via, requestId: null };
    if (before?.revision === revision) {
      const failure = port.failureOf('graph', tenant);
      return failure === null ? read(before.value as T, source) : unreadable(failure, source);
    }
    const observation = await observe(session, query);
    if (observation.state === 'read') known.set(key, { revision, value: observation.value });
    return observation;
  };

  const readerOf = (
    connection: Connection,
    access: Access,
    index: number,
    options: {
      readonly forceRefresh: boolean;
      readonly tally: RequestTally;
      readonly signal?: AbortSignal | undefined;
    },
  ): Reader => {
    const tenant = port.tenantOf(connection);
    const secret = port.secretOf(connection, access);
    const clientId = access.kind === 'integrationCredential' ? connection.clientId : access.clientId;
    const place = `${connection.id}/${index}`;
    const before = tokens.get(place);
    const held =
      !options.forceRefresh && before !== undefined && isFresh(before, secret)
        ? before
        : askForToken(tenant, clientId, secret, access.kind);
    tokens.set(place, held);
    const resolved: Reader['resolved'] = {
      access,
      clientId,
      identity: null,
      failure: null,
      held: describeCredential({ method: 'secret', secret }),
    };
    const principal = tenant.servicePrincipals.find((one) => one.appId === clientId);
    const { token } = held;
    if (token.state !== 'read' || token.value.outcome !== 'issued' || principal === undefined) {
      return { resolved, token, graph: null };
    }
    const caller: Caller = {
      kind: 'app',
      appId: clientId,
      servicePrincipalId: principal.id,
      roles: held.roles,
    };
    const session = sessionOf(
      tenant,
      caller,
      access.kind,
      options.tally,
      options.signal,
      originsOf(connection.cloud).graph,
    );
    const add = <T>(query: GraphQuery<T>): Promise<Observation<T>> =>
      LIVELY.test(query.path)
        ? observe(session, query)
        : askDirectory(session, tenant, `${place} ${held.roles.join()} ${query.path}`, query);
    return { resolved, token, graph: { session, batch: { add, send: () => Promise.resolve() } } };
  };

  return {
    // The simulated years have no organisation of Genesys Cloud.
    genesys: () => Promise.resolve(null),
    open: (connection, options) => {
      options.signal?.throwIfAborted();
      advanceTenant(port.tenantOf(connection), port.now());
      return Promise.resolve(
        connection.access.map((access, index) =>
          Promise.resolve(readerOf(connection, access, index, options)),
        ),
      );
    },
    discover: (connection) => {
      const tenant = port.tenantOf(connection);
      const source = { at: instantOf(clock.now()), via: 'anonymous', requestId: null } as const;
      const failure = port.failureOf('entra', tenant);
      if (failure !== null) return Promise.resolve(unreadable(failure, source));
      const tokenEndpoint = `${originsOf(connection.cloud).login}/${tenant.id}/oauth2/v2.0/token`;
      return Promise.resolve(
        read({ tenantId: tenant.id, tokenEndpoint, graphHost: 'graph.microsoft.com' }, source),
      );
    },
    forget: (connectionId) => {
      for (const key of tokens.keys()) if (key.startsWith(`${connectionId}/`)) tokens.delete(key);
    },
  };
}
