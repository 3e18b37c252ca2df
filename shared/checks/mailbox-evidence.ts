import type { MailFlowFacts } from '../domain/facts';
import { DAY_MS, type EpochMs, epochOf, MINUTE_MS } from '../domain/instant';
import type { Observation } from '../domain/observation';
import { valueOf } from '../domain/observation';
import type { Policy } from '../domain/policy';
import type { Snapshot } from '../domain/snapshot';
import type { FetchEvidence } from './terms';

/** What opening mailboxes and looking at their mail proves about other links. */

/** How the integration's own identity fares with the mailboxes. */
export interface ProbeSummary {
  readonly open: number;
  readonly refused: number;
}

/** Counts what the probes of listed mailboxes and canaries showed: an open canary proves a permission too. */
export function summariseProbes({ mailboxes, canaries }: Snapshot): ProbeSummary {
  const outcomes = [...mailboxes, ...canaries].map(({ probe }) => valueOf(probe)?.outcome);
  return {
    open: outcomes.filter((outcome) => outcome === 'open').length,
    // A canary is expected to refuse, so that only a listed mailbox's refusal says something.
    refused: mailboxes.filter(({ probe }) => valueOf(probe)?.outcome === 'refused').length,
  };
}

/** How old the newest fetched mail may be to show that fetching goes on: a quiet mailbox gets one a day. */
const RECENT_MS = DAY_MS;

function unreadTimes({ oldestUnread, recent }: MailFlowFacts): readonly EpochMs[] {
  const times = recent.filter(({ isRead }) => !isRead).map(({ receivedAt }) => epochOf(receivedAt));
  return oldestUnread === null ? times : [...times, epochOf(oldestUnread)];
}

function earliest(times: readonly EpochMs[]): EpochMs | null {
  return times.length === 0 ? null : Math.min(...times);
}

/** When the oldest unread mail came; null when nothing is unread. */
export function oldestUnreadOf(facts: MailFlowFacts): EpochMs | null {
  return earliest(unreadTimes(facts));
}

/**
 * Since when mail has been waiting to be fetched: the oldest unread mail that came after the newest fetched one.
 * Older unread mail was passed over, or marked unread again; it does not show that fetching stopped.
 */
export function waitingSinceOf(facts: MailFlowFacts): EpochMs | null {
  const newestRead = newestReadOf(facts);
  return earliest(unreadTimes(facts).filter((at) => newestRead === null || at > newestRead));
}

/** When the newest mail that was fetched came; null when none of the recent ones was. */
export function newestReadOf({ recent }: MailFlowFacts): EpochMs | null {
  const times = recent.filter(({ isRead }) => isRead).map(({ receivedAt }) => epochOf(receivedAt));
  return times.length === 0 ? null : Math.max(...times);
}

/** What the mail of one mailbox shows, as of when it was read: read means downloaded (FAQ row Q5). */
export function fetchEvidence(mailFlow: Observation<MailFlowFacts>, policy: Policy): FetchEvidence {
  if (mailFlow.state === 'unreadable') return 'none';
  const at = epochOf(mailFlow.at);
  const waitingSince = waitingSinceOf(mailFlow.value);
  const newest = newestReadOf(mailFlow.value);
  if (waitingSince !== null && at - waitingSince >= policy.backlogMinutes.warning * MINUTE_MS)
    return 'waiting';
  return newest !== null && at - newest <= RECENT_MS ? 'fetching' : 'none';
}
