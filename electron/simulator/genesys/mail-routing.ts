import { createHash } from 'node:crypto';

import { DAY_MS, type EpochMs, MINUTE_MS } from '../../../shared/domain/instant';
import { internetMessageId } from '../mail-resource';
import type { SimMessage } from '../world';
import type { SimConversation, SimOrganisation, SimQueue, SimRoute } from './organisation';

/** From the beginning of a conversation until an agent who is there takes it. */
const ANSWER_MS = 2 * MINUTE_MS;
/** From then until it is done. */
const HANDLE_MS = 10 * MINUTE_MS;
/** Conversations that ended longer ago are forgotten: nobody asks for more than a day. */
const KEPT_MS = 7 * DAY_MS;

/** The route of an address on a domain that an integration serves; null: mail to it is not pulled. */
export function routeOf(
  organisation: SimOrganisation,
  integrationId: string,
  address: string,
): SimRoute | null {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  const found = organisation.emailDomains.find(({ id }) => id.toLowerCase() === domain);
  if (found?.graphIntegrationId !== integrationId) return null;
  return found.routes.find(({ pattern }) => pattern.toLowerCase() === local) ?? null;
}

/** Agents who are there for a queue's mail. */
function agentsOnQueue(queue: SimQueue): number {
  return queue.members.filter(({ joined, routingStatus }) => joined && routingStatus !== 'OFF_QUEUE').length;
}

/** Where a route's mail ends up; null: nowhere, because the flow is not there to be run or fails. */
function destinationOf(
  organisation: SimOrganisation,
  route: SimRoute,
): Pick<SimConversation, 'flowId' | 'queueId'> | null {
  if (route.queueId !== null) return { flowId: null, queueId: route.queueId };
  const flow = organisation.flows.find(({ id }) => id === route.flowId);
  const runs = flow !== undefined && !flow.isDeleted && flow.publishedVersion !== null && !flow.failsAtRun;
  return runs ? { flowId: flow.id, queueId: flow.queueId } : null;
}

/**
 * Makes conversations of a mail that was fetched from a mailbox: one for each routed recipient, or one in all when
 * mail is not routed to multiple destinations. A mail whose flow does not run is read and nothing comes of it.
 */
export function openConversations(
  organisation: SimOrganisation,
  integrationId: string,
  { mailbox, message, at }: { readonly mailbox: string; readonly message: SimMessage; readonly at: EpochMs },
): void {
  const messageId = internetMessageId(message);
  const known = organisation.conversations.filter((one) => one.messageId === messageId);
  const others = (message.recipients ?? []).filter(
    (address) => address.toLowerCase() !== mailbox.toLowerCase(),
  );
  const recipients = organisation.multipleDestinations
    ? [mailbox, ...others]
    : known.length > 0
      ? []
      : [mailbox];
  for (const address of recipients) {
    const route = routeOf(organisation, integrationId, address);
    const destination = route === null ? null : destinationOf(organisation, route);
    if (destination === null || known.some((one) => one.addressTo === address)) continue;
    const queue = organisation.queues.find(({ id }) => id === destination.queueId);
    const isStaffed = queue !== undefined && agentsOnQueue(queue) > 0;
    organisation.conversations.push({
      id: derivedGuid(`conversation/${messageId}/${address}`),
      startedAt: at,
      messageId,
      addressFrom: message.from,
      addressTo: address,
      subject: message.subject,
      ...destination,
      answeredAt: isStaffed ? at + ANSWER_MS : null,
      endedAt: isStaffed ? at + ANSWER_MS + HANDLE_MS : null,
    });
  }
}

/** Waiting conversations are taken once agents are there, and old ones forgotten. */
export function advanceQueues(organisation: SimOrganisation, now: EpochMs): void {
  const staffed = new Set(
    organisation.queues.filter((queue) => agentsOnQueue(queue) > 0).map(({ id }) => id),
  );
  for (const one of organisation.conversations) {
    if (one.answeredAt !== null || one.queueId === null || !staffed.has(one.queueId)) continue;
    one.answeredAt = Math.max(now, one.startedAt + ANSWER_MS);
    one.endedAt = one.answeredAt + HANDLE_MS;
  }
  const kept = organisation.conversations.filter(
    ({ startedAt, endedAt }) => now - (endedAt ?? startedAt) < KEPT_MS,
  );
  if (kept.length < organisation.conversations.length) {
    organisation.conversations.splice(0, organisation.conversations.length, ...kept);
  }
}

/** A GUID that is the same every time for the same text. */
export function derivedGuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
