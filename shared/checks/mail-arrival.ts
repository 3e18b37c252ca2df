import type { MailFlowFacts } from '../domain/facts';
import type { Finding } from '../domain/finding';
import type { GenesysConversationFacts, GenesysConversations } from '../domain/genesys';
import { type EpochMs, epochOf, instantOf, MINUTE_MS } from '../domain/instant';
import type { MailImpact } from '../domain/mail-impact';
import type { Observation } from '../domain/observation';
import type { Severity } from '../domain/severity';
import { message } from '../messages/message';
import { evidenceOf, finding, mailboxSubject, unknownFinding } from './findings';
import type { ArrivalState } from './terms';

/**
 * How long a mail may take from the mailbox to its conversation, and analytics to show it. Graph announces a mail within
 * 3 minutes at the most (Microsoft: change-notification latency); Genesys Cloud's analytics follow within minutes.
 */
const DELAY_MS = 20 * MINUTE_MS;

/** How far the clocks of Exchange and Genesys Cloud may be apart. */
const CLOCKS_MS = 2 * MINUTE_MS;

/** As many mails without a conversation are no coincidence of replies any more. */
const SEVERAL = 3;

/** As many in a row are none of the vendor's other doings either. */
const MANY = 6;

const RATINGS: Readonly<Record<ArrivalState, { readonly severity: Severity; readonly impact: MailImpact }>> =
  {
    arrives: { severity: 'ok', impact: 'none' },
    few: { severity: 'ok', impact: 'none' },
    ceased: { severity: 'warning', impact: 'atRisk' },
    missing: { severity: 'critical', impact: 'stopped' },
  };

/** What comparing a mailbox with the organisation's conversations showed. */
interface Arrival {
  readonly state: ArrivalState;
  /** Fetched mails that could be compared. */
  readonly fetched: number;
  /** Those of them that no conversation accounts for. */
  readonly missing: number;
  /** When the first of the missing ones came; null: none is missing. */
  readonly since: EpochMs | null;
}

/**
 * Whether a conversation can hold a mail: it began with it, or it was open when it came, so that a reply may have joined
 * it.
 */
function accountsFor({ startedAt, endedAt }: GenesysConversationFacts, receivedAt: EpochMs): boolean {
  const start = epochOf(startedAt);
  if (start > receivedAt + DELAY_MS) return false;
  return start >= receivedAt - CLOCKS_MS || endedAt === null || epochOf(endedAt) >= receivedAt;
}

/**
 * Compares fetched mail (read means downloaded, Q5) with conversations. One mail need not make one conversation: a reply
 * joins the one that it belongs to, and that may have begun before the span that was read. So only mail is compared that
 * came within the span, long enough before its end; a conversation that was open then accounts for it; and it takes
 * several mails without any to say that they are missing.
 *
 * @returns null where no mail can be compared
 */
function arrivalOf(
  address: string,
  { recent }: MailFlowFacts,
  { from, until, isCut, conversations }: GenesysConversations,
): Arrival | null {
  const starts = conversations.map(({ startedAt }) => epochOf(startedAt));
  // Where the oldest are missing, nothing can be said of mail that came before those that are there.
  const begin = isCut && starts.length > 0 ? Math.max(epochOf(from), Math.min(...starts)) : epochOf(from);
  const wanted = address.toLowerCase();
  const own = conversations.filter(({ to }) => to.toLowerCase() === wanted);
  const fetched = recent
    .filter(({ isRead }) => isRead)
    .map(({ receivedAt }) => epochOf(receivedAt))
    .filter((at) => at >= begin && at <= epochOf(until) - DELAY_MS)
    .sort((a, b) => b - a);
  if (fetched.length === 0) return null;
  const isAccounted = fetched.map((at) => own.some((one) => accountsFor(one, at)));
  const lastAccounted = isAccounted.indexOf(true);
  const trailing = lastAccounted === -1 ? fetched : fetched.slice(0, lastAccounted);
  const missing = isAccounted.filter((is) => !is).length;
  const state =
    trailing.length >= SEVERAL ? (own.length === 0 ? 'missing' : 'ceased') : missing > 0 ? 'few' : 'arrives';
  return { state, fetched: fetched.length, missing, since: trailing.at(-1) ?? null };
}

/**
 * Whether the mail that was fetched from a mailbox became conversations in Genesys Cloud (Q8). It belongs to the last
 * link of the chain: fetching it worked.
 */
export function arrivalFinding(
  address: string,
  mailFlow: Observation<MailFlowFacts>,
  conversations: Observation<GenesysConversations>,
): readonly Finding[] {
  const place = { check: 'mail-flow', subject: mailboxSubject(address), aspect: 'arrival' } as const;
  if (mailFlow.state === 'unreadable') return [];
  if (conversations.state === 'unreadable') return [unknownFinding(place, conversations, 'arrival')];
  const arrival = arrivalOf(address, mailFlow.value, conversations.value);
  if (arrival === null) return [];
  const { state, fetched, missing } = arrival;
  const rating = RATINGS[state === 'ceased' && missing >= MANY ? 'missing' : state];
  const since = arrival.since === null ? null : instantOf(arrival.since);
  return [
    finding({
      ...place,
      ...rating,
      title: message('check.mailArrival', { address, state, fetched, missing }),
      detail: message('check.mailArrival.detail', { state, missing, since }),
      runbook: rating.severity === 'ok' ? null : 'read-but-missing',
      evidence: evidenceOf(conversations, {
        state,
        fetched,
        missing,
        since,
        from: conversations.value.from,
        until: conversations.value.until,
        isCut: conversations.value.isCut,
      }),
    }),
  ];
}
