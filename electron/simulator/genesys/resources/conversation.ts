import type { EpochMs } from '../../../../shared/domain/instant';
import type { JsonObject } from '../../../../shared/domain/json';
import { derivedGuid } from '../mail-routing';
import type { SimConversation, SimOrganisation } from '../organisation';
import { genesysTime } from './genesys-time';

/** A conversation as `AnalyticsConversationWithoutAttributes`, as it stands at `now`. */
export function conversationResource(
  organisation: SimOrganisation,
  conversation: SimConversation,
  now: EpochMs,
): JsonObject {
  const { id, startedAt, endedAt } = conversation;
  const isOver = endedAt !== null && endedAt <= now;
  return {
    conversationId: id,
    conversationStart: genesysTime(startedAt),
    ...(isOver ? { conversationEnd: genesysTime(endedAt) } : {}),
    originatingDirection: 'inbound',
    participants: [
      participant(conversation, 'customer', {
        addressFrom: conversation.addressFrom,
        addressTo: conversation.addressTo,
        segments: [
          {
            segmentType: 'interact',
            segmentStart: genesysTime(startedAt),
            subject: conversation.subject,
            ...(isOver ? { segmentEnd: genesysTime(endedAt), disconnectType: 'peer' } : {}),
          },
        ],
      }),
      ...workflow(organisation, conversation),
      ...queued(conversation, now),
    ],
  };
}

function participant(
  { id }: SimConversation,
  purpose: 'customer' | 'workflow' | 'acd' | 'agent',
  session: JsonObject,
): JsonObject {
  return {
    participantId: derivedGuid(`participant/${id}/${purpose}`),
    purpose,
    sessions: [
      {
        mediaType: 'email',
        direction: 'inbound',
        provider: 'PureCloud Email',
        sessionId: derivedGuid(`session/${id}/${purpose}`),
        ...session,
      },
    ],
  };
}

function workflow(organisation: SimOrganisation, conversation: SimConversation): readonly JsonObject[] {
  const flow = organisation.flows.find(({ id }) => id === conversation.flowId);
  if (flow === undefined) return [];
  const queue = organisation.queues.find(({ id }) => id === conversation.queueId);
  return [
    participant(conversation, 'workflow', {
      flow: {
        flowId: flow.id,
        flowName: flow.name,
        flowType: flow.type,
        flowVersion: `${String(flow.publishedVersion ?? 1)}.0`,
        ...(queue === undefined
          ? { exitReason: 'DISCONNECT' }
          : { exitReason: 'TRANSFER', transferType: 'ACD', transferTargetName: queue.name }),
      },
      segments: [],
    }),
  ];
}

function queued(conversation: SimConversation, now: EpochMs): readonly JsonObject[] {
  const { queueId, startedAt, answeredAt } = conversation;
  if (queueId === null) return [];
  const isAnswered = answeredAt !== null && answeredAt <= now;
  const waiting = {
    segmentType: 'interact',
    queueId,
    segmentStart: genesysTime(startedAt),
    ...(isAnswered ? { segmentEnd: genesysTime(answeredAt), disconnectType: 'transfer' } : {}),
  };
  const acd = participant(conversation, 'acd', { segments: [waiting] });
  if (!isAnswered) return [acd];
  const handling = { segmentType: 'interact', queueId, segmentStart: genesysTime(answeredAt) };
  return [acd, participant(conversation, 'agent', { segments: [handling] })];
}
