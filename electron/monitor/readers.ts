import type { AccessKind, Connection } from '../../shared/domain/connection';
import type { TokenFacts } from '../../shared/domain/facts';
import type { ReadFailure } from '../../shared/domain/failure';
import { instantOf } from '../../shared/domain/instant';
import { type Observation, read, unreadable } from '../../shared/domain/observation';
import { createBatch, type GraphBatch } from '../graph/batch';
import { type GraphSession, loadGraphClient, openGraphSession } from '../graph/graph-session';
import { type DirectoryFact, mayRead, READ_PERMISSIONS } from '../graph/read-permissions';
import { originsOf } from '../identity/clouds';
import type { TokenOutcome } from '../identity/identity';
import type { NetworkPort } from '../network/exchange';
import type { RequestTally } from '../network/request-tally';
import type { ResolvedAccess } from './connection-identities';

/** A way to look during one look: its token, and Graph where there is one. */
export interface Reader {
  readonly resolved: ResolvedAccess;
  readonly token: Observation<TokenFacts>;
  /** Null without a token. */
  readonly graph: { readonly session: GraphSession; readonly batch: GraphBatch } | null;
}

/** Whoever may read a fact, or why nobody may. */
export type ReaderOf =
  | { readonly reader: Reader & { readonly graph: NonNullable<Reader['graph']> } }
  | { readonly via: AccessKind; readonly failure: ReadFailure };

/** With whom a fact is read, or would be. */
export function viaOf(found: ReaderOf): AccessKind {
  return 'reader' in found ? found.reader.resolved.access.kind : found.via;
}

function tokenObservation(outcome: TokenOutcome, via: AccessKind): Observation<TokenFacts> {
  const source = { at: outcome.at, via, requestId: outcome.requestId };
  return outcome.outcome === 'unreadable' ? unreadable(outcome.failure, source) : read(outcome.facts, source);
}

/** Asks for a token and opens Graph with it. */
export async function startReader(
  port: NetworkPort,
  connection: Connection,
  resolved: ResolvedAccess,
  options: {
    readonly forceRefresh: boolean;
    readonly tally: RequestTally;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Reader> {
  const { identity } = resolved;
  const via = resolved.access.kind;
  const { tally, signal } = options;
  if (identity === null) {
    const failure = resolved.failure ?? { code: 'notAttempted', because: 'noToken' };
    const source = { at: instantOf(port.clock.now()), via, requestId: null };
    return { resolved, token: unreadable(failure, source), graph: null };
  }
  const [outcome] = await Promise.all([
    identity.getToken({
      forceRefresh: options.forceRefresh,
      tally,
      ...(signal === undefined ? {} : { signal }),
    }),
    // Loaded while the token is under way.
    loadGraphClient(),
  ]);
  const token = tokenObservation(outcome, via);
  if (outcome.outcome !== 'issued') return { resolved, token, graph: null };
  const { graph: origin } = originsOf(connection.cloud);
  const session = await openGraphSession({ port, origin, identity, token: outcome, tally, signal });
  return { resolved, token, graph: { session, batch: createBatch(session) } };
}

function isOpen(reader: Reader): reader is Reader & { readonly graph: NonNullable<Reader['graph']> } {
  return reader.graph !== null;
}

/** The roles in a reader's token; null when they cannot be read. */
function rolesOf(reader: Reader): readonly string[] | null {
  const { token } = reader;
  return token.state === 'read' && token.value.outcome === 'issued' ? token.value.roles : null;
}

/**
 * Who reads a fact of the directory. The monitor registration goes first; the integration reads it only if its
 * token happens to allow it, because asking in vain would cost a request each time. A monitor whose token does
 * not show its roles is let try: reading is what it is for.
 */
export function directoryReader(readers: readonly Reader[], fact: DirectoryFact): ReaderOf {
  const monitors = readers.filter(({ resolved }) => resolved.access.kind === 'monitorRegistration');
  const integrations = readers.filter(({ resolved }) => resolved.access.kind === 'integrationCredential');
  const able = [...monitors, ...integrations].filter(isOpen).find((reader) => {
    const roles = rolesOf(reader);
    return roles === null ? reader.resolved.access.kind === 'monitorRegistration' : mayRead(fact, roles);
  });
  if (able !== undefined) return { reader: able };
  // Whoever is meant to read it has no token: nothing can be said about what it would have been allowed.
  const others = readers.filter(({ resolved }) => resolved.access.kind !== 'integrationCredential');
  const silent = (others.length > 0 ? others : integrations).find((reader) => !isOpen(reader));
  if (silent !== undefined) {
    return { via: silent.resolved.access.kind, failure: { code: 'notAttempted', because: 'noToken' } };
  }
  return {
    via: monitors.length > 0 ? 'monitorRegistration' : 'integrationCredential',
    failure: { code: 'noAccess', permission: READ_PERMISSIONS[fact].least },
  };
}

/**
 * Who reads subscriptions and mailboxes: the integration itself and nobody else. Another app sees other
 * subscriptions, and its being let into a mailbox says nothing about the integration.
 */
export function integrationReader(readers: readonly Reader[]): ReaderOf {
  const integration = readers.find(({ resolved }) => resolved.access.kind === 'integrationCredential');
  const via = 'integrationCredential';
  if (integration === undefined) return { via, failure: { code: 'noAccess', permission: null } };
  if (!isOpen(integration)) return { via, failure: { code: 'notAttempted', because: 'noToken' } };
  return { reader: integration };
}
