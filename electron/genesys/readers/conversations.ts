import { z } from 'zod';

import type { GenesysConversationFacts, GenesysConversations } from '../../../shared/domain/genesys';
import { type EpochMs, instantOf } from '../../../shared/domain/instant';
import { instant, optionalInstant, optionalText } from '../../network/answer-schema';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { analyticsQuery, type GenesysQuery } from '../query';

/** How many of the newest conversations are read: one page of the size that the API allows at the most. */
const CONVERSATION_LIMIT = 100;

/** `AnalyticsSession`, as far as it tells where a mail went. Neither sender nor subject is in the schema. */
const session = z.object({
  mediaType: optionalText,
  addressTo: optionalText,
  flow: z.object({ flowId: optionalText }).nullish(),
  segments: z.array(z.object({ queueId: optionalText, disconnectType: optionalText })).nullish(),
});

/** `AnalyticsConversation`. */
const conversation = z.object({
  conversationId: z.string().min(1),
  conversationStart: instant,
  conversationEnd: optionalInstant,
  participants: z.array(z.object({ purpose: optionalText, sessions: z.array(session).nullish() })).nullish(),
});

/** Where a mail came in: the address among those that are watched; null: none of them. */
function addressOf(sessions: readonly z.output<typeof session>[], watched: readonly string[]): string | null {
  for (const { addressTo } of sessions) {
    const found = watched.find((address) => address.toLowerCase() === addressTo?.trim().toLowerCase());
    if (found !== undefined) return found;
  }
  return null;
}

function factsOf(
  { conversationId, conversationStart, conversationEnd, participants }: z.output<typeof conversation>,
  watched: readonly string[],
): readonly GenesysConversationFacts[] {
  const all = participants ?? [];
  const sessions = all.flatMap((one) => one.sessions ?? []);
  const to = addressOf(sessions, watched);
  if (to === null) return [];
  const segments = sessions.flatMap((one) => one.segments ?? []);
  const queueId = segments.findLast((one) => one.queueId !== null)?.queueId ?? null;
  const disconnectType = segments.findLast((one) => one.disconnectType !== null)?.disconnectType ?? null;
  return [
    {
      id: conversationId,
      startedAt: conversationStart,
      endedAt: conversationEnd,
      to,
      flowId: sessions.findLast(({ flow }) => typeof flow?.flowId === 'string')?.flow?.flowId ?? null,
      queueId,
      hasAgent: all.some(({ purpose }) => purpose === 'agent'),
      disconnectType: conversationEnd === null || queueId !== null ? null : disconnectType,
    },
  ];
}

function dimension(name: string, value: string) {
  return { type: 'dimension', dimension: name, operator: 'matches', value };
}

/** The inbound e-mail conversations to any of the watched addresses, at least one, in a span of time. */
export function conversationsQuery(
  addresses: readonly string[],
  from: EpochMs,
  until: EpochMs,
): GenesysQuery<GenesysConversations> {
  const span = { from: instantOf(from), until: instantOf(until) };
  return analyticsQuery<GenesysConversations>({
    path: '/api/v2/analytics/conversations/details/query',
    permission: GENESYS_READ_PERMISSIONS.conversations,
    body: {
      interval: `${span.from}/${span.until}`,
      order: 'desc',
      orderBy: 'conversationStart',
      paging: { pageSize: CONVERSATION_LIMIT, pageNumber: 1 },
      segmentFilters: [
        {
          type: 'and',
          predicates: [dimension('mediaType', 'email'), dimension('direction', 'inbound')],
        },
        { type: 'or', predicates: addresses.map((address) => dimension('addressTo', address)) },
      ],
    },
    // Without any conversation, `conversations` is left out.
    schema: z
      .object({ conversations: z.array(conversation).nullish(), totalHits: z.int().nonnegative().nullish() })
      .transform(({ conversations, totalHits }): GenesysConversations => {
        const found = conversations ?? [];
        return {
          ...span,
          isCut:
            totalHits === null || totalHits === undefined
              ? found.length >= CONVERSATION_LIMIT
              : totalHits > found.length,
          conversations: found
            .flatMap((one) => factsOf(one, addresses))
            .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)),
        };
      }),
  });
}
