import type { MailboxProbe, MailFlowFacts } from '../../../shared/domain/facts';
import type { ReadFailure } from '../../../shared/domain/failure';
import { type Observation, read, unreadable } from '../../../shared/domain/observation';
import type { GraphRefusal } from '../graph-errors';
import { entityQuery, firstPageQuery, type GraphQuery, pageOf } from '../query';
import { MAIL_PERMISSION } from '../read-permissions';
import { addressedMessage, mailFolder, message } from '../schemas';

/** How many of the newest messages are looked at: enough to see whether reading goes on, small enough to be cheap. */
const RECENT_COUNT = 25;

/** One message header. */
interface MessageHeader {
  readonly receivedAt: string;
  readonly isRead: boolean;
  /** Other watched addresses that it was sent to as well; absent: recipients were not asked for. */
  readonly sharedWith?: readonly string[];
}

function inbox(address: string): string {
  return `/users/${encodeURIComponent(address)}/mailFolders/inbox`;
}

const folder = mailFolder.transform((source) => ({ outcome: 'open' as const, ...source }));

const headerPage = pageOf(
  message.transform((source): MessageHeader => ({
    receivedAt: source.receivedDateTime,
    isRead: source.isRead,
  })),
);

const addressedPage = pageOf(
  addressedMessage.transform((source) => ({
    receivedAt: source.receivedDateTime,
    isRead: source.isRead,
    recipients: [...source.toRecipients, ...source.ccRecipients].map((address) => address.toLowerCase()),
  })),
);

function probeResult(refusal: GraphRefusal): { readonly value: MailboxProbe } | null {
  if (refusal.status === 403) {
    return {
      value: { outcome: 'refused', graphCode: refusal.code, byAccessPolicy: refusal.namesAccessPolicy },
    };
  }
  return refusal.status === 404 ? { value: { outcome: 'notFound', graphCode: refusal.code } } : null;
}

/** Opens a mailbox's inbox. Being refused is a result: it is what a canary mailbox is asked for. */
export function inboxProbeQuery(address: string): GraphQuery<MailboxProbe> {
  return entityQuery<MailboxProbe>({
    path: `${inbox(address)}?$select=totalItemCount,unreadItemCount`,
    permission: MAIL_PERMISSION,
    schema: folder,
    resultOf: probeResult,
  });
}

/**
 * The unread message that has waited longest. Outlook wants the member it sorts by in the filter, and first
 * (Microsoft: list messages); without, it answers `InefficientFilter`.
 */
export function oldestUnreadQuery(address: string): GraphQuery<readonly MessageHeader[]> {
  return firstPageQuery<MessageHeader>({
    path:
      `${inbox(address)}/messages?$filter=receivedDateTime%20ge%201900-01-01T00:00:00Z%20and%20isRead%20eq%20false` +
      '&$orderby=receivedDateTime%20asc&$select=receivedDateTime,isRead&$top=1',
    permission: MAIL_PERMISSION,
    page: headerPage,
  });
}

/**
 * The newest messages. No subject, sender or body is asked for. Recipients are where they could be other watched
 * addresses, and no further address leaves this query.
 *
 * @param watched all addresses of the connection
 */
export function recentMessagesQuery(
  address: string,
  watched: readonly string[],
): GraphQuery<readonly MessageHeader[]> {
  const others = watched.filter((one) => one.toLowerCase() !== address.toLowerCase());
  const pathOf = (properties: string): string =>
    `${inbox(address)}/messages?$orderby=receivedDateTime%20desc&$select=${properties}&$top=${RECENT_COUNT}`;
  if (others.length === 0) {
    return firstPageQuery<MessageHeader>({
      path: pathOf('receivedDateTime,isRead'),
      permission: MAIL_PERMISSION,
      page: headerPage,
    });
  }
  const query = firstPageQuery({
    path: pathOf('receivedDateTime,isRead,toRecipients,ccRecipients'),
    permission: MAIL_PERMISSION,
    page: addressedPage,
  });
  return {
    path: query.path,
    permission: query.permission,
    append: null,
    resultOf: () => null,
    interpret: (body) => {
      const page = query.interpret(body);
      if (!page.ok) return page;
      const value = page.value.map(({ receivedAt, isRead, recipients }): MessageHeader => ({
        receivedAt,
        isRead,
        sharedWith: others.filter((one) => recipients.includes(one.toLowerCase())),
      }));
      return { ...page, value };
    },
  };
}

/** A probe that did not open the inbox, as the reason why its mail flow is not known. */
function failureOfProbe(probe: Exclude<MailboxProbe, { outcome: 'open' }>): ReadFailure {
  switch (probe.outcome) {
    case 'refused':
      return { code: 'forbidden', status: 403, graphCode: probe.graphCode, permission: MAIL_PERMISSION };
    case 'notFound':
      return { code: 'refused', status: 404, graphCode: probe.graphCode };
  }
}

/** Puts the three readings of one inbox together. */
export function mailFlowOf(
  probe: Observation<MailboxProbe>,
  oldest: Observation<readonly MessageHeader[]>,
  recent: Observation<readonly MessageHeader[]>,
): Observation<MailFlowFacts> {
  if (probe.state === 'unreadable') return probe;
  const { value, at, via, requestId } = probe;
  const source = { at, via, requestId };
  if (value.outcome !== 'open') return unreadable(failureOfProbe(value), source);
  if (oldest.state === 'unreadable') return oldest;
  if (recent.state === 'unreadable') return recent;
  const newestFirst = recent.value.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  return read(
    {
      oldestUnread: oldest.value[0]?.receivedAt ?? null,
      unreadCount: value.unreadItemCount,
      recent: newestFirst,
    },
    source,
  );
}
