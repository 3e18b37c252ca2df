import type { EpochMs } from '../../../../shared/domain/instant';
import type { JsonObject } from '../../../../shared/domain/json';
import { derivedGuid } from '../mail-routing';
import type { SimOrganisation, SimQueue, SimQueueMember } from '../organisation';

/** A queue as `Queue`. */
export function queueResource(queue: SimQueue): JsonObject {
  const { emailScript } = queue;
  return {
    id: queue.id,
    name: queue.name,
    memberCount: queue.members.length,
    userMemberCount: queue.members.length,
    joinedMemberCount: queue.members.filter(({ joined }) => joined).length,
    mediaSettings: {
      email: { alertingTimeoutSeconds: 300, serviceLevel: { percentage: 0.8, durationMs: 86_400_000 } },
    },
    skillEvaluationMethod: 'BEST',
    defaultScripts:
      emailScript === null ? {} : { EMAIL: { id: derivedGuid(`script/${queue.id}`), name: emailScript } },
    selfUri: `/api/v2/routing/queues/${queue.id}`,
  };
}

/** Metrics of `QueueObservationQuery` (Genesys SDK). Those that this organisation does not measure give no data. */
export const QUEUE_METRICS = [
  'oActiveUsers',
  'oAlerting',
  'oInteracting',
  'oLongestInteracting',
  'oLongestWaiting',
  'oMemberUsers',
  'oOffQueueUsers',
  'oOnQueueUsers',
  'oUserPresences',
  'oUserRoutingStatuses',
  'oWaiting',
] as const;

/** The name of a metric of queues. */
export type QueueMetric = (typeof QUEUE_METRICS)[number];

const STATUSES: readonly SimQueueMember['routingStatus'][] = [
  'OFF_QUEUE',
  'IDLE',
  'INTERACTING',
  'NOT_RESPONDING',
  'COMMUNICATING',
];

/**
 * What is observed in a queue, as `QueueObservationDataContainer`s: agents by routing status, without a media type,
 * and mail that waits or is worked on. Nothing is said about what is not there: no agent, no row.
 */
export function queueObservations(
  organisation: SimOrganisation,
  queue: SimQueue,
  metrics: readonly QueueMetric[],
  now: EpochMs,
): readonly JsonObject[] {
  const agents = metrics.flatMap((metric) => agentData(queue, metric));
  const mail = metrics.flatMap((metric) => mailData(organisation, queue, metric, now));
  return [
    ...(agents.length === 0 ? [] : [{ group: { queueId: queue.id }, data: agents }]),
    ...(mail.length === 0 ? [] : [{ group: { queueId: queue.id, mediaType: 'email' }, data: mail }]),
  ];
}

function agentData(queue: SimQueue, metric: QueueMetric): readonly JsonObject[] {
  if (metric === 'oMemberUsers') {
    return queue.members.length === 0 ? [] : [{ metric, stats: { count: queue.members.length } }];
  }
  if (metric !== 'oOnQueueUsers' && metric !== 'oOffQueueUsers') return [];
  const wanted = STATUSES.filter((status) => (status === 'OFF_QUEUE') === (metric === 'oOffQueueUsers'));
  return wanted.flatMap((status) => {
    const count = queue.members.filter(
      ({ joined, routingStatus }) => joined && routingStatus === status,
    ).length;
    return count === 0 ? [] : [{ metric, qualifier: status, stats: { count } }];
  });
}

function mailData(
  { conversations }: SimOrganisation,
  queue: SimQueue,
  metric: QueueMetric,
  now: EpochMs,
): readonly JsonObject[] {
  const present = conversations.filter(
    ({ queueId, startedAt, endedAt }) =>
      queueId === queue.id && startedAt <= now && (endedAt === null || now < endedAt),
  );
  const waiting = present.filter(({ answeredAt }) => answeredAt === null || now < answeredAt);
  switch (metric) {
    case 'oWaiting':
      return [{ metric, stats: { count: waiting.length } }];
    case 'oInteracting':
      return [{ metric, stats: { count: present.length - waiting.length } }];
    case 'oLongestWaiting': {
      const longest = Math.max(0, ...waiting.map(({ startedAt }) => now - startedAt));
      return longest === 0 ? [] : [{ metric, stats: { count: 1, max: longest } }];
    }
    default:
      return [];
  }
}
