import type { Connection } from '../../shared/domain/connection';
import { instantOf } from '../../shared/domain/instant';
import { type Observation, unreadable } from '../../shared/domain/observation';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { Clock } from '../clock';
import { type GraphSession, loadGraphClient, openGraphSession } from '../graph/graph-session';
import { observe } from '../graph/observe';
import type { GraphQuery } from '../graph/query';
import { administratorClientIds, type Administrators } from '../identity/administrators';
import { createAppOnlyIdentity } from '../identity/app-only-identity';
import { originsOf } from '../identity/clouds';
import type { AppCredential } from '../identity/held-credential';
import type { Identity, TokenOutcome } from '../identity/identity';
import type { Collector } from '../monitor/collector';
import { createConnectionIdentities } from '../monitor/connection-identities';
import type { Fetch } from '../network/fetch';
import { createTally } from '../network/request-tally';
import { type ResolveSecret, SecretStoreError } from '../secrets/secret-store';
import { createGenesysBench, type GenesysBench } from './genesys-bench';
import { graphWriter } from './graph-writer';
import { WRITE_PERMISSIONS, type WritePermission, type WritePermissionId } from './write-permissions';
import type { WriterFound } from './writer';

/** What runbooks read and change a connection's tenant with. */
export interface Workbench extends Pick<GenesysBench, 'readFarEnd' | 'readSecretPlace'> {
  readonly look: (connection: Connection, signal: AbortSignal) => Promise<Snapshot>;
  readonly read: <T>(
    connection: Connection,
    query: GraphQuery<T>,
    version: 'v1.0' | 'beta',
    signal: AbortSignal,
  ) => Promise<Observation<T>>;
  readonly tryCredential: (
    connection: Connection,
    credential: AppCredential,
    signal: AbortSignal,
  ) => Promise<TokenOutcome>;
  readonly writer: (
    connection: Connection,
    permission: WritePermissionId,
    signal: AbortSignal,
  ) => Promise<WriterFound>;
  /** The integration's own client secret; null: Graphkeeper has none, or it is not to be had now. */
  readonly ownSecret: (connection: Connection) => Promise<string | null>;
  readonly administrators: Administrators | null;
}

/**
 * Makes one.
 *
 * @param deps.collector reads like the monitor does
 * @param deps.substitute signs in in place of an administrator: the sample tenant's, where nobody can sign in
 */
export function createWorkbench(deps: {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly resolveSecret: ResolveSecret;
  readonly collector: Pick<Collector, 'collect'>;
  readonly administrators?: Administrators;
  readonly substitute?: (connection: Connection) => Identity | null;
}): Workbench {
  const port = { fetch: deps.fetch, clock: deps.clock };
  const { administrators } = deps;
  const substituteOf = (connection: Connection): Identity | null => deps.substitute?.(connection) ?? null;
  const identities = createConnectionIdentities(port, deps.resolveSecret, administrators);
  const genesys = createGenesysBench(port, deps.resolveSecret);

  const sessionOf = async (
    connection: Connection,
    identity: Identity,
    token: Extract<TokenOutcome, { outcome: 'issued' }>,
    signal: AbortSignal,
  ): Promise<GraphSession> => {
    await loadGraphClient();
    const origin = originsOf(connection.cloud).graph;
    return openGraphSession({ port, origin, identity, token, tally: createTally(), signal });
  };

  /** Whoever may read or write the directory: everybody but the integration. */
  const directoryIdentities = async (connection: Connection): Promise<readonly Identity[]> => {
    const resolved = await identities.resolve(connection);
    const own = resolved.flatMap(({ access, identity }) =>
      access.kind === 'integrationCredential' || identity === null ? [] : [identity],
    );
    const substitute = substituteOf(connection);
    return substitute === null ? own : [substitute, ...own];
  };

  const integrationWriter = async (connection: Connection, signal: AbortSignal): Promise<WriterFound> => {
    const resolved = await identities.resolve(connection);
    const own = resolved.find(({ access }) => access.kind === 'integrationCredential');
    const identity = own?.identity ?? null;
    if (identity === null) return { is: 'nobody' };
    const token = await identity.getToken({ forceRefresh: true, tally: createTally(), signal });
    switch (token.outcome) {
      case 'issued':
        return { is: 'ready', writer: graphWriter(await sessionOf(connection, identity, token, signal)) };
      case 'refused':
        return { is: 'unreadable', failure: { code: 'authentication', entra: token.facts.entra } };
      case 'unreadable':
        return { is: 'unreadable', failure: token.failure };
    }
  };

  const administratorWriter = async (
    connection: Connection,
    clientId: string,
    scopes: readonly string[],
    signal: AbortSignal,
  ): Promise<WriterFound> => {
    if (administrators === undefined) return { is: 'nobody' };
    const identity = administrators.of(connection, clientId);
    const token = await identity.getWriteToken(scopes, { tally: createTally(), signal });
    if (token.outcome === 'issued') {
      const held = token.facts.method === 'user' ? token.facts.scopes : null;
      if (held !== null && !scopes.every((scope) => held.includes(scope))) {
        return { is: 'signIn', clientId, scopes };
      }
      // A token that is refused halfway is renewed with the same permissions.
      const writing: Identity = {
        kind: identity.kind,
        clientId,
        getToken: (request) => identity.getWriteToken(scopes, request),
      };
      return { is: 'ready', writer: graphWriter(await sessionOf(connection, writing, token, signal)) };
    }
    if (token.outcome === 'refused') return { is: 'signIn', clientId, scopes };
    return token.failure.code === 'notAttempted'
      ? { is: 'signIn', clientId, scopes }
      : { is: 'unreadable', failure: token.failure };
  };

  /** An app that may write by itself: its token shows the permission. */
  const appWriter = async (
    connection: Connection,
    identity: Identity,
    permissions: readonly string[],
    signal: AbortSignal,
  ): Promise<WriterFound | null> => {
    const token = await identity.getToken({ forceRefresh: true, tally: createTally(), signal });
    if (token.outcome !== 'issued' || token.facts.method === 'user') return null;
    const { roles } = token.facts;
    if (!(roles ?? []).some((role) => permissions.includes(role))) return null;
    return { is: 'ready', writer: graphWriter(await sessionOf(connection, identity, token, signal)) };
  };

  return {
    administrators: administrators ?? null,
    readFarEnd: genesys.readFarEnd,
    readSecretPlace: genesys.readSecretPlace,
    ownSecret: async ({ access }) => {
      const own = access.find(({ kind }) => kind === 'integrationCredential');
      if (own === undefined || !('secret' in own)) return null;
      try {
        return await deps.resolveSecret(own.secret);
      } catch (error) {
        if (error instanceof SecretStoreError) return null;
        throw error;
      }
    },
    look: (connection, signal) =>
      deps.collector.collect(connection, { depth: 'full', previous: null, signal }),
    tryCredential: (connection, credential, signal) =>
      createAppOnlyIdentity(port, {
        kind: 'integrationCredential',
        tenantId: connection.tenantId,
        clientId: connection.clientId,
        origins: originsOf(connection.cloud),
        credential,
      }).getToken({ forceRefresh: true, tally: createTally(), signal }),
    read: async (connection, query, version, signal) => {
      let last: Observation<never> = unreadable(
        { code: 'noAccess', permission: query.permission },
        { at: instantOf(deps.clock.now()), via: 'administrator', requestId: null },
      );
      for (const identity of await directoryIdentities(connection)) {
        const token = await identity.getToken({ forceRefresh: false, tally: createTally(), signal });
        if (token.outcome !== 'issued') continue;
        const observation = await observe(
          await sessionOf(connection, identity, token, signal),
          query,
          version,
        );
        if (observation.state === 'read') return observation;
        last = observation;
      }
      return last;
    },
    writer: async (connection, id, signal) => {
      const needed: WritePermission = WRITE_PERMISSIONS[id];
      if (needed.by === 'integration') return integrationWriter(connection, signal);
      if (needed.by === 'genesysClient') return genesys.writer(connection, needed.permission, signal);
      const { delegated, application } = needed;
      const substitute = substituteOf(connection);
      for (const identity of await directoryIdentities(connection)) {
        if (identity.kind === 'administrator' && identity !== substitute) continue;
        const found = await appWriter(connection, identity, application, signal);
        if (found !== null) return found;
      }
      const [clientId] = administratorClientIds(connection.access);
      return clientId === undefined
        ? { is: 'nobody' }
        : administratorWriter(connection, clientId, delegated, signal);
    },
  };
}
