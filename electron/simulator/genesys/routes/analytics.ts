import { z } from 'zod';

import { DAY_MS, type EpochMs } from '../../../../shared/domain/instant';
import {
  badRequest,
  type GenesysCall,
  type GenesysPermissions,
  type GenesysReply,
  type GenesysRoute,
} from '../genesys-route';
import { parseInterval } from '../interval';
import type { SimConversation } from '../organisation';
import { readBody } from '../request-body';
import { conversationResource } from '../resources/conversation';
import { QUEUE_METRICS, queueObservations } from '../resources/queue';

// Permissions from the Genesys SDK documentation (AnalyticsApi).
const VIEW_OBSERVATIONS: GenesysPermissions = { kind: 'all', names: ['analytics:queueObservation:view'] };
const VIEW_DETAILS: GenesysPermissions = {
  kind: 'any',
  names: ['analytics:conversationDetail:view', 'analytics:agentConversationDetail:view'],
};

/** Days that one query may span (Genesys Cloud: conversation detail queries). */
const MAX_DAYS = 31;
const MAX_PAGE_SIZE = 100;

const observationsBody = z.strictObject({
  filter: filterOf(['queueId', 'mediaType']),
  metrics: z.array(z.enum(QUEUE_METRICS)).min(1),
  detailMetrics: z.array(z.enum(QUEUE_METRICS)).optional(),
});

const DIMENSIONS = [
  'mediaType',
  'direction',
  'addressTo',
  'addressFrom',
  'queueId',
  'flowId',
  'subject',
] as const;

const detailsBody = z.strictObject({
  interval: z.string(),
  order: z.enum(['asc', 'desc', 'unordered']).default('asc'),
  orderBy: z.enum(['conversationStart']).default('conversationStart'),
  paging: z
    .strictObject({
      pageSize: z.number().int().min(1).max(MAX_PAGE_SIZE),
      pageNumber: z.number().int().min(1),
    })
    .default({ pageSize: 25, pageNumber: 1 }),
  segmentFilters: z.array(filterOf(DIMENSIONS)).default([]),
});

function filterOf<const T extends readonly [string, ...string[]]>(dimensions: T) {
  return z.strictObject({
    type: z.enum(['and', 'or']),
    predicates: z
      .array(
        z.strictObject({
          type: z.literal('dimension').default('dimension'),
          dimension: z.enum(dimensions),
          operator: z.literal('matches').default('matches'),
          value: z.string().min(1),
        }),
      )
      .min(1),
  });
}

interface Filter<D extends string> {
  readonly type: 'and' | 'or';
  readonly predicates: readonly { readonly dimension: D; readonly value: string }[];
}

function fits<D extends string>(filter: Filter<D>, valueOf: (dimension: D) => string | null): boolean {
  const holds = ({ dimension, value }: { readonly dimension: D; readonly value: string }): boolean =>
    valueOf(dimension)?.toLowerCase() === value.toLowerCase();
  return filter.type === 'and' ? filter.predicates.every(holds) : filter.predicates.some(holds);
}

function observe(call: GenesysCall): GenesysReply {
  const body = readBody(call, observationsBody);
  if ('refused' in body) return body.refused;
  const { organisation, now } = call;
  const { filter, metrics } = body.value;
  const results = organisation.queues
    .filter(({ id }) => fits(filter, (dimension) => (dimension === 'queueId' ? id : 'email')))
    .flatMap((queue) => queueObservations(organisation, queue, metrics, now));
  return { status: 200, body: { results } };
}

function dimensionOf(conversation: SimConversation, dimension: (typeof DIMENSIONS)[number]): string | null {
  switch (dimension) {
    case 'mediaType':
      return 'email';
    case 'direction':
      return 'inbound';
    default:
      return conversation[dimension];
  }
}

function details(call: GenesysCall): GenesysReply {
  const body = readBody(call, detailsBody);
  if ('refused' in body) return body.refused;
  const { organisation, now } = call;
  const { interval: text, order, paging, segmentFilters } = body.value;
  const interval = parseInterval(text);
  if (interval === null) return badRequest('The interval {interval} is not valid.', { interval: text });
  if (interval.end - interval.start > MAX_DAYS * DAY_MS) {
    return badRequest('The interval may span {days} days at the most.', { days: String(MAX_DAYS) });
  }
  const isWithin = ({ startedAt }: { readonly startedAt: EpochMs }): boolean =>
    startedAt >= interval.start && startedAt < interval.end && startedAt <= now;
  const found = organisation.conversations
    .filter(isWithin)
    .filter((one) => segmentFilters.every((filter) => fits(filter, (name) => dimensionOf(one, name))))
    .sort((a, b) => (order === 'desc' ? b.startedAt - a.startedAt : a.startedAt - b.startedAt));
  const start = (paging.pageNumber - 1) * paging.pageSize;
  const shown = found.slice(start, start + paging.pageSize);
  return {
    status: 200,
    body: {
      // An empty page has no list at all.
      ...(shown.length === 0
        ? {}
        : { conversations: shown.map((one) => conversationResource(organisation, one, now)) }),
      totalHits: found.length,
    },
  };
}

/** What happens in queues now, and what became of mail. */
export const analyticsRoutes: readonly GenesysRoute[] = [
  {
    method: 'POST',
    path: '/analytics/queues/observations/query',
    permissions: VIEW_OBSERVATIONS,
    handle: observe,
  },
  {
    method: 'POST',
    path: '/analytics/conversations/details/query',
    permissions: VIEW_DETAILS,
    handle: details,
  },
];
