import type { Connection } from '../../shared/domain/connection';
import type { ReadFailure } from '../../shared/domain/failure';
import { genesysDomainsOf } from '../../shared/domain/genesys-domains';
import { instantOf } from '../../shared/domain/instant';
import { type Observation, read, unreadable } from '../../shared/domain/observation';
import type { FarEnd, SecretPlace } from '../../shared/runbooks/far-end';
import { findSecretField } from '../genesys/credential-fields';
import { classifyGenesys, readRefusal } from '../genesys/genesys-errors';
import type { GenesysSession } from '../genesys/genesys-session';
import { observeGenesys } from '../genesys/observe';
import { credentialTypesQuery, redactedCredentialQuery } from '../genesys/readers/credential-types';
import { domainQuery } from '../genesys/readers/domain';
import { integrationQuery } from '../genesys/readers/integration';
import { createGenesysClients } from '../monitor/genesys-clients';
import type { NetworkPort } from '../network/exchange';
import { createTally } from '../network/request-tally';
import type { ResolveSecret } from '../secrets/secret-store';
import type { WriteOutcome, WriterFound } from './writer';

/** What runbooks read and change at Genesys Cloud. */
export interface GenesysBench {
  /** @param permission what the writing needs, for a refusal that names it */
  readonly writer: (connection: Connection, permission: string, signal: AbortSignal) => Promise<WriterFound>;
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
    graphCode: readRefusal(response)?.code ?? null,
    failure,
    at,
    requestId,
  };
}

/** Makes it. */
export function createGenesysBench(port: NetworkPort, resolveSecret: ResolveSecret): GenesysBench {
  const clients = createGenesysClients(port, resolveSecret);

  const sessionOf = async (
    connection: Connection,
    signal: AbortSignal,
  ): Promise<GenesysSession | { readonly failure: ReadFailure | null }> => {
    const resolved = await clients.resolve(connection);
    if (resolved === null) return { failure: null };
    if ('failure' in resolved) return resolved;
    const opening = await resolved.client.open({ forceRefresh: false, tally: createTally(), signal });
    if (opening.session !== null) return opening.session;
    return { failure: opening.token.state === 'unreadable' ? opening.token.failure : null };
  };

  const notRead = (failure: ReadFailure | null): Observation<never> =>
    unreadable(failure ?? { code: 'notAttempted', because: 'noToken' }, {
      at: instantOf(port.clock.now()),
      via: 'genesysClient',
      requestId: null,
    });

  const writer = async (
    connection: Connection,
    permission: string,
    signal: AbortSignal,
  ): Promise<WriterFound> => {
    const session = await sessionOf(connection, signal);
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
          return genesysOutcomeOf(answer, permission, port.clock.now());
        },
      },
    };
  };

  return {
    writer,
    readFarEnd: async (connection, integrationId, signal) => {
      const session = await sessionOf(connection, signal);
      if ('failure' in session) return { integration: notRead(session.failure), domains: [] };
      const names = connection.genesys === null ? [] : genesysDomainsOf(connection.genesys, connection);
      const [integration, domains] = await Promise.all([
        observeGenesys(session, integrationQuery(integrationId)),
        Promise.all(names.map((name) => observeGenesys(session, domainQuery(name)))),
      ]);
      return { integration, domains };
    },
    readSecretPlace: async (connection, credentialId, signal) => {
      const session = await sessionOf(connection, signal);
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
  };
}
