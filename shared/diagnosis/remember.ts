import { applicationGrantsById, userGrantsById } from '../checks/grants-by-id';
import type { Connection } from '../domain/connection';
import {
  type ConnectionMemory,
  type CredentialConfirmation,
  MAX_REMEMBERED,
  type ObservedChange,
  REMEMBERED_FACTS,
  type RememberedFact,
  type RememberedFilterPolicy,
  type WatchSpan,
} from '../domain/connection-memory';
import type { CredentialFacts } from '../domain/facts';
import { epochOf, HOUR_MS, type Instant } from '../domain/instant';
import type { Observation } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import { confirmed, rememberCredentials } from './remember-credentials';
import { rememberGrants } from './remember-grants';
import { rememberGraphLinks } from './remember-graph-links';
import { rememberSubscriptions } from './remember-subscriptions';

/** What a look taught. */
export interface Learnt {
  readonly memory: ConnectionMemory;
  /** Causes before what they bring about; empty on the first look. */
  readonly changes: readonly ObservedChange[];
}

/** A first look, or a later one with nothing between it and the one before. */
type Step = (memory: ConnectionMemory, snapshot: Snapshot) => Learnt;

/** Which app in which tenant: with another one, remembering starts over. */
export function targetOf({ tenantId, clientId, cloud }: Connection): string {
  return JSON.stringify([tenantId.toLowerCase(), clientId.toLowerCase(), cloud]);
}

function emptyMemory(target: string): ConnectionMemory {
  return {
    target,
    watched: {
      applicationCredentials: null,
      enterpriseCredentials: null,
      applicationGrants: null,
      userGrants: null,
      subscriptions: null,
      graphLinks: null,
    },
    credentials: [],
    grants: [],
    subscriptions: [],
    graphLinks: [],
    filterPolicy: null,
  };
}

/**
 * When a fact was read, if it was, and anew. One that was carried over from an earlier look has that look's time. It
 * is compared for being another, not for being later: after the clock was set back, later looks have earlier times.
 */
function freshAt(span: WatchSpan | null, observation: Observation<unknown>): Instant | null {
  return observation.state === 'read' && observation.at !== span?.seenAt ? observation.at : null;
}

function watchedAt(memory: ConnectionMemory, fact: RememberedFact, at: Instant): ConnectionMemory['watched'] {
  const span = memory.watched[fact];
  return { ...memory.watched, [fact]: { since: span?.since ?? at, seenAt: at } };
}

/** Without the object itself there is nothing to compare: its credentials went away or came back together with it. */
function credentialStep(
  fact: 'applicationCredentials' | 'enterpriseCredentials',
  owner: CredentialFacts['owner'],
): Step {
  return (memory, snapshot) => {
    const observation = snapshot[owner];
    const span = memory.watched[fact];
    const at = freshAt(span, observation);
    if (at === null || observation.state === 'unreadable' || observation.value === null) {
      return { memory, changes: [] };
    }
    const own = memory.credentials.filter((one) => one.owner === owner);
    const others = memory.credentials.filter((one) => one.owner !== owner);
    const { credentials, changes } = rememberCredentials(owner, own, observation.value.credentials, span, at);
    return {
      memory: {
        ...memory,
        watched: watchedAt(memory, fact, at),
        credentials: [...others, ...credentials].slice(0, MAX_REMEMBERED),
      },
      changes,
    };
  };
}

function grantStep(fact: 'applicationGrants' | 'userGrants', type: 'application' | 'delegated'): Step {
  return (memory, snapshot) => {
    const observation = type === 'application' ? applicationGrantsById(snapshot) : userGrantsById(snapshot);
    const span = memory.watched[fact];
    const at = freshAt(span, observation);
    if (at === null || observation.state === 'unreadable') return { memory, changes: [] };
    const own = memory.grants.filter((one) => one.type === type);
    const others = memory.grants.filter((one) => one.type !== type);
    const { grants, changes } = rememberGrants(own, observation.value, span, at);
    return {
      memory: {
        ...memory,
        watched: watchedAt(memory, fact, at),
        grants: [...others, ...grants].slice(0, MAX_REMEMBERED),
      },
      changes,
    };
  };
}

const subscriptionStep: Step = (memory, snapshot) => {
  const { subscriptions: listed } = snapshot;
  const span = memory.watched.subscriptions;
  const at = freshAt(span, listed);
  if (at === null || listed.state === 'unreadable') return { memory, changes: [] };
  const { subscriptions, changes } = rememberSubscriptions(memory.subscriptions, snapshot, listed, span);
  return {
    memory: {
      ...memory,
      watched: watchedAt(memory, 'subscriptions', at),
      subscriptions: subscriptions.slice(0, MAX_REMEMBERED),
    },
    changes,
  };
};

/** Domain by domain: each is read by itself, and one that is not looked at any more is forgotten. */
const graphLinkStep: Step = (memory, { genesys }) => {
  if (genesys === null) return { memory, changes: [] };
  const span = memory.watched.graphLinks;
  const readAt = genesys.domains.flatMap(({ domain }) => (domain.state === 'read' ? [domain.at] : []));
  const fresh = readAt.toSorted().at(-1);
  if (fresh === undefined || fresh === span?.seenAt) return { memory, changes: [] };
  const { graphLinks, changes } = rememberGraphLinks(memory.graphLinks, genesys.domains, span);
  return {
    memory: {
      ...memory,
      watched: watchedAt(memory, 'graphLinks', fresh),
      graphLinks: graphLinks.slice(0, MAX_REMEMBERED),
    },
    changes,
  };
};

const STEPS: readonly Step[] = [
  grantStep('applicationGrants', 'application'),
  grantStep('userGrants', 'delegated'),
  credentialStep('applicationCredentials', 'application'),
  credentialStep('enterpriseCredentials', 'servicePrincipal'),
  subscriptionStep,
  graphLinkStep,
];

/**
 * Learns from a look at a connection. What was not read, or was carried over from an earlier look, changes nothing;
 * the first look at each fact is its baseline and is no change.
 *
 * @param memory null: nothing is remembered yet
 */
export function remember(memory: ConnectionMemory | null, snapshot: Snapshot): Learnt {
  const target = targetOf(snapshot.connection);
  let known = memory?.target === target ? memory : emptyMemory(target);
  const changes: ObservedChange[] = [];
  for (const step of STEPS) {
    const learnt = step(known, snapshot);
    known = learnt.memory;
    changes.push(...learnt.changes);
  }
  return { memory: known, changes };
}

/**
 * The memory after somebody said that a credential is a planned one; null where there is nothing of this key id to be
 * confirmed.
 */
export function confirmCredential(
  memory: ConnectionMemory,
  keyId: string,
  confirmation: CredentialConfirmation,
): ConnectionMemory | null {
  const credentials = confirmed(memory.credentials, keyId, confirmation);
  return credentials === null ? null : { ...memory, credentials };
}

/** The memory after somebody pasted Exchange Online's connection filter policy. */
export function rememberFilterPolicy(
  memory: ConnectionMemory,
  filterPolicy: RememberedFilterPolicy,
): ConnectionMemory {
  return {
    ...memory,
    filterPolicy: {
      ...filterPolicy,
      allowed: filterPolicy.allowed.slice(0, MAX_REMEMBERED),
      blocked: filterPolicy.blocked.slice(0, MAX_REMEMBERED),
    },
  };
}

/**
 * How much older the time of the last look may be in what is kept than in truth. It bounds from below when something
 * happened while Graphkeeper was not running; writing it at every look would be a write every few minutes for nothing.
 */
const SEEN_TOLERANCE_MS = HOUR_MS;

/** Whether a memory differs from the one that was kept last by more than the time of the last look. */
export function isWorthKeeping(kept: ConnectionMemory | null, memory: ConnectionMemory): boolean {
  if (kept === null) return true;
  const substance = ({ watched: _, ...remembered }: ConnectionMemory): string => JSON.stringify(remembered);
  const isOlder = (fact: RememberedFact): boolean => {
    const [was, is] = [kept.watched[fact], memory.watched[fact]];
    if (was === null || is === null) return was !== is;
    return Math.abs(epochOf(is.seenAt) - epochOf(was.seenAt)) >= SEEN_TOLERANCE_MS;
  };
  return REMEMBERED_FACTS.some(isOlder) || substance(kept) !== substance(memory);
}
