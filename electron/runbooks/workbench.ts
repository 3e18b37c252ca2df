import type { AccessKind, Connection } from '../../shared/domain/connection';
import type { ReadFailure } from '../../shared/domain/failure';
import { genesysDomainsOf } from '../../shared/domain/genesys-domains';
import { type Instant, instantOf } from '../../shared/domain/instant';
import { type Observation, read, unreadable } from '../../shared/domain/observation';
import type { PlannedRequest } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { FarEnd, SecretPlace } from '../../shared/runbooks/far-end';
import type { Clock } from '../clock';
import { findSecretField } from '../genesys/credential-fields';
import { classifyGenesys, readRefusal as readGenesysRefusal } from '../genesys/genesys-errors';
import type { GenesysSession } from '../genesys/genesys-session';
import { observeGenesys } from '../genesys/observe';
import { credentialTypesQuery, redactedCredentialQuery } from '../genesys/readers/credential-types';
import { domainQuery } from '../genesys/readers/domain';
import { integrationQuery } from '../genesys/readers/integration';
import { classifyResponse, readRefusal } from '../graph/graph-errors';
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
import { createGenesysClients } from '../monitor/genesys-clients';
import type { Fetch } from '../network/fetch';
import { createTally } from '../network/request-tally';
import { type ResolveSecret, SecretStoreError } from '../secrets/secret-store';
import { WRITE_PERMISSIONS, type WritePermission, type WritePermissionId } from './write-permissions';

/** What became of a request that changes something. */
export type WriteOutcome =
  | {
      readonly is: 'answered';
      readonly body: unknown;
      readonly at: Instant;
      readonly via: AccessKind;
      readonly requestId: string | null;
    }
  /** The service refused, and did nothing. */
  | {
      readonly is: 'refused';
      /** The service's own code of the refusal; null: it gave none. */
      readonly graphCode: string | null;
      readonly failure: ReadFailure;
      readonly at: Instant;
      readonly requestId: string | null;
    }
  /** No answer, or one that says nothing: it may have been done. */
  | { readonly is: 'unclear'; readonly failure: ReadFailure; readonly at: Instant };

/** Somebody who may change what a permission is about. */
export interface Writer {
  readonly via: AccessKind;
  readonly send: (request: PlannedRequest) => Promise<WriteOutcome>;
}

/**
 * Who sends a request: somebody is `ready`; an administrator has to sign in for it (`signIn`); or nobody here can, and
 * it is done by hand.
 */
export type WriterFound =
  | { readonly is: 'ready'; readonly writer: Writer }
  | { readonly is: 'signIn'; readonly clientId: string; readonly scopes: readonly string[] }
  | { readonly is: 'nobody' }
  /** It could not be found out, for example while offline. */
  | { readonly is: 'unreadable'; readonly failure: ReadFailure };

/** What runbooks read and change a connection's tenant with. */
export interface Workbench {
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
  readonly readFarEnd: (
    connection: Connection,
    integrationId: string,
    signal: AbortSignal,
  ) => Promise<FarEnd>;
  readonly readSecretPlace: (
    connection: Connection,
    credentialId: string,
    signal: AbortSignal,
  ) => Promise<Observation<SecretPlace | null>>;
  /** The integration's own client secret; null: Graphkeeper has none, or it is not to be had now. */
  readonly ownSecret: (connection: Connection) => Promise<string | null>;
  readonly administrators: Administrators | null;
}

/** How a request that was sent ended. */
function outcomeOf(answer: Awaited<ReturnType<GraphSession['send']>>, session: GraphSession): WriteOutcome {
  const { at, requestId } = answer;
  if (answer.kind === 'failed') {
    const { failure } = answer;
    // No token: nothing was sent. Everything else may have arrived.
    return failure.code === 'authentication'
      ? { is: 'refused', graphCode: null, failure, at, requestId }
      : { is: 'unclear', failure, at };
  }
  const { response } = answer;
  if (response.status >= 200 && response.status < 300) {
    return { is: 'answered', body: response.body, at, via: session.via, requestId };
  }
  const failure = classifyResponse(response, null, session.port.clock.now());
  if (failure.code === 'unavailable' || failure.code === 'badPayload') return { is: 'unclear', failure, at };
  return { is: 'refused', graphCode: readRefusal(response)?.code ?? null, failure, at, requestId };
}

/** How a request to Genesys Cloud ended. */
function genesysOutcomeOf(
  answer: Awaited<ReturnType<GenesysSession['send']>>,
  permission: string,
  now: number,
): WriteOutcome {
  const { at, requestId } = answer;
  if (answer.kind === 'failed') {
    const { failure } = answer;
    // Refused before the service looked at it, or not sent at all. Everything else may have arrived.
    const isRefused =
      failure.code === 'genesysAuthentication' ||
      failure.code === 'addressNotAllowed' ||
      failure.code === 'throttled';
    return isRefused
      ? { is: 'refused', graphCode: null, failure, at, requestId }
      : { is: 'unclear', failure, at };
  }
  const { response } = answer;
  if (response.status >= 200 && response.status < 300) {
    return { is: 'answered', body: response.body, at, via: 'genesysClient', requestId };
  }
  const failure = classifyGenesys(response, permission, now);
  if (failure.code === 'unavailable' || failure.code === 'badPayload') return { is: 'unclear', failure, at };
  return {
    is: 'refused',
    graphCode: readGenesysRefusal(response)?.code ?? null,
    failure,
    at,
    requestId,
  };
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
  const genesysClients = createGenesysClients(port, deps.resolveSecret);

  const genesysSession = async (
    connection: Connection,
    signal: AbortSignal,
  ): Promise<GenesysSession | { readonly failure: ReadFailure | null }> => {
    const resolved = await genesysClients.resolve(connection);
    if (resolved === null) return { failure: null };
    if ('failure' in resolved) return resolved;
    const opening = await resolved.client.open({ forceRefresh: false, tally: createTally(), signal });
    if (opening.session !== null) return opening.session;
    return { failure: opening.token.state === 'unreadable' ? opening.token.failure : null };
  };

  const notRead = (failure: ReadFailure | null): Observation<never> =>
    unreadable(failure ?? { code: 'notAttempted', because: 'noToken' }, {
      at: instantOf(deps.clock.now()),
      via: 'genesysClient',
      requestId: null,
    });

  const genesysWriter = async (
    connection: Connection,
    permission: string,
    signal: AbortSignal,
  ): Promise<WriterFound> => {
    const session = await genesysSession(connection, signal);
    if ('failure' in session) {
      return session.failure === null ? { is: 'nobody' } : { is: 'unreadable', failure: session.failure };
    }
    return {
      is: 'ready',
      writer: {
        via: 'genesysClient',
        send: async ({ method, url, body }) => {
          const { origin, pathname, search } = new URL(url);
          if (origin !== session.origin) throw new Error('A request to another host.');
          if (method === 'DELETE') throw new Error('Nothing is deleted at Genesys Cloud here.');
          const answer = await session.send({
            method,
            path: `${pathname}${search}`,
            ...(body === null ? {} : { body }),
          });
          return genesysOutcomeOf(answer, permission, deps.clock.now());
        },
      },
    };
  };

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

  const writerOf = (session: GraphSession): Writer => ({
    via: session.via,
    send: async ({ method, url, body }) => {
      if (method === 'PUT') throw new Error('Microsoft Graph is not written with PUT here.');
      const { origin, pathname, search } = new URL(url);
      if (origin !== session.origin) throw new Error('A request to another host.');
      const [, version = '', ...path] = pathname.split('/');
      if (version !== 'v1.0' && version !== 'beta') throw new Error('A request of no known version.');
      const answer = await session.send({
        method,
        isWrite: true,
        version,
        path: `/${path.join('/')}${search}`,
        ...(body === null ? {} : { body }),
      });
      return outcomeOf(answer, session);
    },
  });

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
        return { is: 'ready', writer: writerOf(await sessionOf(connection, identity, token, signal)) };
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
      return { is: 'ready', writer: writerOf(await sessionOf(connection, writing, token, signal)) };
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
    return { is: 'ready', writer: writerOf(await sessionOf(connection, identity, token, signal)) };
  };

  return {
    administrators: administrators ?? null,
    readFarEnd: async (connection, integrationId, signal) => {
      const session = await genesysSession(connection, signal);
      if ('failure' in session) return { integration: notRead(session.failure), domains: [] };
      const names = connection.genesys === null ? [] : genesysDomainsOf(connection.genesys, connection);
      const [integration, domains] = await Promise.all([
        observeGenesys(session, integrationQuery(integrationId)),
        Promise.all(names.map((name) => observeGenesys(session, domainQuery(name)))),
      ]);
      return { integration, domains };
    },
    readSecretPlace: async (connection, credentialId, signal) => {
      const session = await genesysSession(connection, signal);
      if ('failure' in session) return notRead(session.failure);
      const [credential, types] = await Promise.all([
        observeGenesys(session, redactedCredentialQuery(credentialId)),
        observeGenesys(session, credentialTypesQuery()),
      ]);
      if (credential.state === 'unreadable') return credential;
      if (types.state === 'unreadable') return types;
      const found = credential.value === null ? null : findSecretField(credential.value, types.value);
      return read(
        credential.value === null || found?.outcome !== 'found'
          ? null
          : {
              credentialId,
              name: credential.value.name,
              typeName: found.typeName,
              secretField: found.field,
              fields: found.others,
            },
        credential,
      );
    },
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
      if (needed.by === 'genesysClient') return genesysWriter(connection, needed.permission, signal);
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
