import { queuesOf, staffOf } from '../checks/genesys-agents';
import { routeOf, routeStateOf } from '../checks/genesys-routing';
import type { AgentsState } from '../checks/terms';
import type { GenesysObservations } from '../domain/genesys';
import { epochOf } from '../domain/instant';
import { type ReadSource, valueOf } from '../domain/observation';
import type { WalkFault, WalkStep } from './routing-walk';

/** What reading showed of one place on the way of a mail. */
export type WalkFinding =
  | { readonly is: 'fine'; readonly source: ReadSource }
  /** The first watched mailbox whose mail gets lost there, and what its flow or queue is called, if it is one. */
  | {
      readonly is: 'fault';
      readonly fault: WalkFault;
      readonly mailbox: string;
      readonly name: string | null;
      readonly source: ReadSource;
    }
  /** It could not be read, or not of each mailbox: somebody has to look. */
  | { readonly is: 'unknown' };

type Place = Exclude<WalkFinding, { is: 'fault' }> | Omit<Extract<WalkFinding, { is: 'fault' }>, 'mailbox'>;

const UNKNOWN: Place = { is: 'unknown' };

/** Where the route of an address leads. */
function routePlace(step: 'route' | 'flow', address: string, genesys: GenesysObservations): Place {
  const found = routeOf(address, genesys);
  if (found.is === 'unreadable') return UNKNOWN;
  const { source } = found;
  const name = step === 'flow' && found.is === 'found' ? (found.route.flow?.name ?? null) : null;
  const fault = (of: WalkStep, what: WalkFault): Place =>
    of === step ? { is: 'fault', fault: what, name, source } : { is: 'fine', source };
  if (found.is !== 'found') return fault('route', 'noRoute');
  const state = routeStateOf(found.route, genesys);
  switch (state) {
    case 'leads':
    case 'pending':
      return { is: 'fine', source };
    case 'error':
    case 'removing':
    case 'noRoute':
    case 'noDomain':
      return fault('route', 'noRoute');
    case 'noTarget':
    case 'noQueue':
      return fault('route', 'wrongTarget');
    case 'noFlow':
    case 'flowDeleted':
    case 'flowType':
      return fault('flow', 'deleted');
    case 'flowUnpublished':
      return fault('flow', 'unpublished');
    default:
      // What the route leads to could not be read; that it leads somewhere was.
      return step === 'route' ? { is: 'fine', source } : UNKNOWN;
  }
}

/** What the flow did with the mail of late. */
function handlingPlace(address: string, genesys: GenesysObservations): Place {
  const found = routeOf(address, genesys);
  if (found.is !== 'found') return UNKNOWN;
  if (found.route.flow === null) return { is: 'fine', source: found.source };
  const { conversations } = genesys;
  const all = (valueOf(conversations)?.conversations ?? []).filter(
    ({ to }) => to.toLowerCase() === address.toLowerCase(),
  );
  const [newest] = all.toSorted((a, b) => epochOf(b.startedAt) - epochOf(a.startedAt));
  if (newest === undefined) return UNKNOWN;
  if (newest.queueId !== null || newest.hasAgent) return { is: 'fine', source: conversations };
  const { name } = found.route.flow;
  return newest.endedAt !== null
    ? { is: 'fault', fault: 'disconnects', name, source: conversations }
    : UNKNOWN;
}

function queuePlace(step: 'queue' | 'agents', address: string, genesys: GenesysObservations): Place {
  const found = routeOf(address, genesys);
  if (found.is !== 'found') return UNKNOWN;
  const queues = queuesOf(address, found.route, genesys).map((id) => staffOf(id, genesys));
  if (queues.length === 0) return UNKNOWN;
  const { queueActivity: source } = genesys;
  const states = queues.map(({ state }) => state);
  const nameOf = (state: AgentsState): string | null =>
    queues.find((queue) => queue.state === state)?.name ?? null;
  if (step === 'queue') {
    if (states.includes('noMembers')) {
      return { is: 'fault', fault: 'noMembers', name: nameOf('noMembers'), source };
    }
    return queues.every(({ members }) => members !== null) ? { is: 'fine', source } : UNKNOWN;
  }
  if (states.includes('nobody')) return { is: 'fault', fault: 'offQueue', name: nameOf('nobody'), source };
  return states.includes('unclear') ? UNKNOWN : { is: 'fine', source };
}

function placeOf(step: WalkStep, address: string, genesys: GenesysObservations): Place {
  switch (step) {
    case 'route':
    case 'flow':
      return routePlace(step, address, genesys);
    case 'handling':
      return handlingPlace(address, genesys);
    case 'queue':
    case 'agents':
      return queuePlace(step, address, genesys);
  }
}

/**
 * Looks at one place on the way that the mail of the watched mailboxes takes (Q8), by what was read of the organisation. One
 * mailbox whose mail gets lost there is enough; that all is well is only said where it was read of each.
 */
export function liveWalk(
  step: WalkStep,
  genesys: GenesysObservations,
  mailboxes: readonly string[],
): WalkFinding {
  const places = mailboxes.map((mailbox) => ({ mailbox, place: placeOf(step, mailbox, genesys) }));
  for (const { mailbox, place } of places) {
    if (place.is === 'fault') return { ...place, mailbox };
  }
  const fine = places.flatMap(({ place }) => (place.is === 'fine' ? [place] : []));
  const [first] = fine;
  return first !== undefined && fine.length === places.length ? first : { is: 'unknown' };
}

/** Whether a mail to an address became a conversation after a moment, and was not lost on its way to a queue. */
export function arrivedSince(
  address: string,
  genesys: GenesysObservations,
  since: number,
): ReadSource | null {
  const { conversations } = genesys;
  const has = (valueOf(conversations)?.conversations ?? []).some(
    ({ to, startedAt, queueId, hasAgent }) =>
      to.toLowerCase() === address.toLowerCase() &&
      epochOf(startedAt) > since &&
      (queueId !== null || hasAgent),
  );
  return has ? conversations : null;
}
