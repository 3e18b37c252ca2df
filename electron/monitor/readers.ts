import type { Access, AccessKind, Connection } from '../../shared/domain/connection';
import type { AppTokenFacts, TokenFacts, UserTokenFacts } from '../../shared/domain/facts';
import type { ReadFailure } from '../../shared/domain/failure';
import { instantOf } from '../../shared/domain/instant';
import { type Observation, read, unreadable } from '../../shared/domain/observation';
import { createBatch, type GraphBatch } from '../graph/batch';
import { type GraphSession, loadGraphClient, openGraphSession } from '../graph/graph-session';
import {
  ALL_SUBSCRIPTIONS_PERMISSION,
  type DirectoryFact,
  mayRead,
  mayReadDelegated,
  READ_PERMISSIONS,
} from '../graph/read-permissions';
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

/** A reader that has a token. */
export type OpenReader = Reader & { readonly graph: NonNullable<Reader['graph']> };

/** Whoever may read a fact, or why nobody may. */
export type ReaderOf =
  { readonly reader: OpenReader } | { readonly via: AccessKind; readonly failure: ReadFailure };

/** With whom a fact is read, or would be. */
export function viaOf(found: ReaderOf): AccessKind {
  return 'reader' in found ? found.reader.resolved.access.kind : found.via;
}

function tokenObservation(outcome: TokenOutcome, via: AccessKind): Observation<TokenFacts> {
  const source = { at: outcome.at, via, requestId: outcome.requestId };
  return outcome.outcome === 'unreadable' ? unreadable(outcome.failure, source) : read(outcome.facts, source);
}

/** The token of an app that signs in by itself: an integration's reader never holds a user's. */
export function appTokenOf({ token }: Reader): Observation<AppTokenFacts> {
  if (token.state === 'unreadable') return token;
  const { value } = token;
  if (value.method === 'user') throw new Error('An integration signs in by itself.');
  return { ...token, value };
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

function isOpen(reader: Reader): reader is OpenReader {
  return reader.graph !== null;
}

function ofKind(readers: readonly Reader[], kind: Access['kind']): readonly Reader[] {
  return readers.filter(({ resolved }) => resolved.access.kind === kind);
}

/**
 * Whether a reader may read a fact by what its token shows; null: it does not show. The answer to a user's token
 * request lists what was granted; an app's token is looked into.
 */
function mayReadBy(reader: Reader, fact: DirectoryFact): boolean | null {
  const { token } = reader;
  if (token.state !== 'read' || token.value.outcome !== 'issued') return null;
  const { value } = token;
  if (value.method === 'user') return value.scopes === null ? null : mayReadDelegated(fact, value.scopes);
  return value.roles === null ? null : mayRead(fact, value.roles);
}

/**
 * Who reads a fact of the directory. The monitor registration goes first, then the administrator's sign-in; the
 * integration reads it only if its token happens to allow it, because asking in vain would cost a request each
 * time. A monitor or administrator whose token does not show its permissions is let try: reading is what they
 * are for.
 */
export function directoryReader(readers: readonly Reader[], fact: DirectoryFact): ReaderOf {
  const monitors = ofKind(readers, 'monitorRegistration');
  const administrators = ofKind(readers, 'administrator');
  const integrations = ofKind(readers, 'integrationCredential');
  const able = [...monitors, ...administrators, ...integrations]
    .filter(isOpen)
    .find((reader) => mayReadBy(reader, fact) ?? reader.resolved.access.kind !== 'integrationCredential');
  if (able !== undefined) return { reader: able };
  // Whoever is meant to read it has no token: nothing can be said about what it would have been allowed.
  const others = [...monitors, ...administrators];
  const silent = (others.length > 0 ? others : integrations).find((reader) => !isOpen(reader));
  if (silent !== undefined) {
    return { via: silent.resolved.access.kind, failure: { code: 'notAttempted', because: 'noToken' } };
  }
  const { least, delegated } = READ_PERMISSIONS[fact];
  if (monitors.length === 0 && administrators.length > 0) {
    return { via: 'administrator', failure: { code: 'noAccess', permission: delegated.least } };
  }
  return {
    via: monitors.length > 0 ? 'monitorRegistration' : 'integrationCredential',
    failure: { code: 'noAccess', permission: least },
  };
}

/**
 * Who reads subscriptions and mailboxes: the integration itself first. Another app sees other subscriptions, and
 * its being let into a mailbox says nothing about the integration.
 */
export function integrationReader(readers: readonly Reader[]): ReaderOf {
  const [integration] = ofKind(readers, 'integrationCredential');
  const via = 'integrationCredential';
  if (integration === undefined) return { via, failure: { code: 'noAccess', permission: null } };
  if (!isOpen(integration)) return { via, failure: { code: 'notAttempted', because: 'noToken' } };
  return { reader: integration };
}

/** Template id of the role that every member of a tenant has in a token's `wids`: no administrator's. */
const MEMBER_ROLE = 'b79fbf4d-3ef9-4689-8143-76b194e85509';

/**
 * Whether the signed-in user is an administrator of any kind; null: the token does not show. Microsoft does not
 * say which roles see the subscriptions of everybody, only that without one a user sees their own: a list read
 * without any role is not the tenant's, and must not be taken for it.
 */
function isAdministrator(token: UserTokenFacts): boolean | null {
  if (token.outcome !== 'issued' || token.directoryRoles === null) return null;
  return token.directoryRoles.some((role) => role.toLowerCase() !== MEMBER_ROLE);
}

/**
 * The administrator who reads the subscriptions of every app, where the integration's own view is not to be had;
 * null: this connection has no such access.
 */
export function subscriptionsAdministrator(readers: readonly Reader[]): ReaderOf | null {
  const via = 'administrator';
  const administrators = ofKind(readers, via);
  if (administrators.length === 0) return null;
  const open = administrators.filter(isOpen);
  if (open.length === 0) return { via, failure: { code: 'notAttempted', because: 'noToken' } };
  const able = open.find(({ token }) => {
    if (token.state !== 'read' || token.value.method !== 'user' || token.value.outcome !== 'issued')
      return false;
    const isGranted = token.value.scopes?.includes(ALL_SUBSCRIPTIONS_PERMISSION) ?? true;
    return isGranted && isAdministrator(token.value) !== false;
  });
  if (able !== undefined) return { reader: able };
  return { via, failure: { code: 'noAccess', permission: ALL_SUBSCRIPTIONS_PERMISSION } };
}

/**
 * A refusal as it is for a signed-in user: who holds the permission and is refused all the same lacks a role of
 * the directory, and granting the permission again would not help.
 */
export function refusalOf<T>(reader: OpenReader, observation: Observation<T>): Observation<T> {
  if (observation.state === 'read' || observation.failure.code !== 'forbidden') return observation;
  const { token } = reader;
  if (token.state !== 'read' || token.value.method !== 'user' || token.value.outcome !== 'issued') {
    return observation;
  }
  const { permission } = observation.failure;
  const isHeld = permission !== null && token.value.scopes?.includes(permission) === true;
  return isHeld ? { ...observation, failure: { ...observation.failure, permission: null } } : observation;
}
