import type { Finding } from '../domain/finding';
import type { GenesysConversationFacts, GenesysObservations, GenesysRouteFacts } from '../domain/genesys';
import { epochOf, HOUR_MS, type Instant, instantOf, MINUTE_MS } from '../domain/instant';
import type { MailImpact } from '../domain/mail-impact';
import { valueOf } from '../domain/observation';
import { compareSeverity, type Severity } from '../domain/severity';
import { message } from '../messages/message';
import { evidenceOf, finding, mailboxSubject, unknownFinding } from './findings';
import type { AgentsState } from './terms';

/** How long mail may wait while nobody is on queue: agents have breaks and go home. */
const PATIENCE_MS = HOUR_MS;

/** What is known of who takes mail out of one queue. */
export interface QueueStaff {
  readonly id: string;
  readonly name: string;
  readonly state: AgentsState;
  readonly onQueue: number | null;
  readonly members: number | null;
  readonly waiting: number | null;
  /** When the mail came that has been waiting longest, as far as conversations show it. */
  readonly waitingSince: Instant | null;
}

function conversationsOf(address: string, genesys: GenesysObservations): readonly GenesysConversationFacts[] {
  const wanted = address.toLowerCase();
  const all = valueOf(genesys.conversations)?.conversations ?? [];
  return all.filter(({ to }) => to.toLowerCase() === wanted);
}

/** The queues that an address's mail reaches: its route's own, or those that its flow was seen to choose. */
export function queuesOf(
  address: string,
  { queue }: Pick<GenesysRouteFacts, 'queue'>,
  genesys: GenesysObservations,
): readonly string[] {
  if (queue !== null) return [queue.id];
  return [...new Set(conversationsOf(address, genesys).flatMap(({ queueId }) => queueId ?? []))];
}

function waitingSince(queueId: string, { conversations }: GenesysObservations): Instant | null {
  const times = (valueOf(conversations)?.conversations ?? [])
    .filter((one) => one.queueId === queueId && one.endedAt === null && !one.hasAgent)
    .map(({ startedAt }) => epochOf(startedAt));
  return times.length === 0 ? null : instantOf(Math.min(...times));
}

/** Who takes mail out of a queue at present. */
export function staffOf(queueId: string, genesys: GenesysObservations): QueueStaff {
  const observed = genesys.queues.find(({ id }) => id === queueId)?.queue;
  const facts = observed?.state === 'read' ? observed.value : null;
  const activity = valueOf(genesys.queueActivity)?.find((one) => one.queueId === queueId) ?? null;
  const members = facts?.memberCount ?? null;
  const state: AgentsState =
    members === 0
      ? 'noMembers'
      : activity === null
        ? 'unclear'
        : activity.onQueueAgents > 0
          ? 'onQueue'
          : activity.waiting > 0
            ? 'nobody'
            : 'idle';
  return {
    id: queueId,
    name: facts?.name ?? queueId,
    state,
    onQueue: activity?.onQueueAgents ?? null,
    members,
    waiting: activity?.waiting ?? null,
    waitingSince: waitingSince(queueId, genesys),
  };
}

interface Rating {
  readonly severity: Severity;
  readonly impact: MailImpact;
}

function rate(
  { state, waiting, waitingSince: since }: QueueStaff,
  isOnly: boolean,
  { queueActivity }: GenesysObservations,
): Rating {
  switch (state) {
    case 'onQueue':
    case 'idle':
      return { severity: 'ok', impact: 'none' };
    case 'unclear':
      return { severity: 'unknown', impact: 'none' };
    case 'noMembers':
      // Nobody will ever take it, unless it is a queue among others that a flow chooses from.
      return isOnly && waiting !== null && waiting > 0
        ? { severity: 'critical', impact: 'stopped' }
        : { severity: 'warning', impact: 'atRisk' };
    case 'nobody': {
      const isFresh = since !== null && epochOf(queueActivity.at) - epochOf(since) < PATIENCE_MS;
      return isFresh ? { severity: 'notice', impact: 'none' } : { severity: 'warning', impact: 'atRisk' };
    }
  }
}

/**
 * Who takes an address's mail out of its queue: the worst of its queues. None while its flow was not seen to choose one.
 * That nobody is on queue is no fault by itself (it is night, or a holiday): it is one once mail waits.
 */
export function agentsFinding(
  address: string,
  route: Pick<GenesysRouteFacts, 'queue'>,
  genesys: GenesysObservations,
): readonly Finding[] {
  const place = { check: 'genesys-routing', subject: mailboxSubject(address), aspect: 'agents' } as const;
  const { queueActivity } = genesys;
  const known = queuesOf(address, route, genesys)
    // A queue that is gone is what the route's own finding is about.
    .filter((id) => {
      const observed = genesys.queues.find((one) => one.id === id)?.queue;
      return observed === undefined || observed.state === 'unreadable' || observed.value !== null;
    })
    .map((id) => staffOf(id, genesys));
  const rated = known.map((staff) => ({ staff, rating: rate(staff, known.length === 1, genesys) }));
  const [first, ...others] = rated;
  if (first === undefined) return [];
  const worst = others.reduce(
    (sofar, one) => (compareSeverity(one.rating.severity, sofar.rating.severity) > 0 ? one : sofar),
    first,
  );
  if (worst.staff.state === 'unclear' && queueActivity.state === 'unreadable') {
    return [unknownFinding(place, queueActivity, 'agents', { queueId: worst.staff.id })];
  }
  const { id, name, state, onQueue, members, waiting, waitingSince: since } = worst.staff;
  const at = epochOf(queueActivity.at);
  const waitedMinutes = since === null ? null : Math.max(1, Math.floor((at - epochOf(since)) / MINUTE_MS));
  return [
    finding({
      ...place,
      ...worst.rating,
      title: message('check.genesysAgents', { queue: name, state, onQueue, waiting }),
      detail: message('check.genesysAgents.detail', { address, state, waiting, since, waitedMinutes }),
      runbook: worst.rating.impact === 'none' ? null : 'read-but-missing',
      evidence: evidenceOf(queueActivity, {
        state,
        queueId: id,
        onQueue,
        members,
        waiting,
        waitingSince: since,
        otherQueues: known.length - 1,
      }),
    }),
  ];
}
