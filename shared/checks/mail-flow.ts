import type { MailFlowFacts } from '../domain/facts';
import type { Finding } from '../domain/finding';
import { DAY_MS, type EpochMs, epochOf, instantOf, MINUTE_MS } from '../domain/instant';
import type { MailImpact } from '../domain/mail-impact';
import type { Policy } from '../domain/policy';
import type { Severity } from '../domain/severity';
import type { MailboxObservations } from '../domain/snapshot';
import { message } from '../messages/message';
import type { Check, CheckContext } from './check';
import { byAddress, evidenceOf, finding, mailboxSubject, noMailboxFinding, unknownFinding } from './findings';
import { arrivalFinding } from './mail-arrival';
import { newestReadOf, oldestUnreadOf, waitingSinceOf } from './mailbox-evidence';
import type { MailFlowState } from './terms';

const CHECK = 'mail-flow';

/** Unread mail older than this was most likely there before the integration, which fetches what comes in. */
const OLD_MS = 7 * DAY_MS;

interface Flow {
  readonly state: MailFlowState;
  readonly severity: Severity;
  readonly impact: MailImpact;
}

function severityOfWait(minutes: number, { backlogMinutes }: Policy): Severity {
  if (minutes >= backlogMinutes.critical) return 'critical';
  return minutes >= backlogMinutes.warning ? 'warning' : 'ok';
}

function flowOf(facts: MailFlowFacts, at: EpochMs, policy: Policy): Flow {
  const oldest = oldestUnreadOf(facts);
  const newestRead = newestReadOf(facts);
  if (oldest === null) {
    // A count without a message is a contradiction; it is not taken for an empty inbox.
    if (facts.unreadCount > 0) return { state: 'unclear', severity: 'unknown', impact: 'none' };
    return { state: newestRead === null ? 'quiet' : 'fetched', severity: 'ok', impact: 'none' };
  }
  const waitingSince = waitingSinceOf(facts);
  const severity = waitingSince === null ? 'ok' : severityOfWait((at - waitingSince) / MINUTE_MS, policy);
  if (severity !== 'ok')
    return { state: 'backlog', severity, impact: severity === 'critical' ? 'stopped' : 'atRisk' };
  // Later mail was fetched, so that fetching goes on: single messages were passed over or marked unread again.
  const isPassedOver = oldest !== waitingSince && severityOfWait((at - oldest) / MINUTE_MS, policy) !== 'ok';
  if (!isPassedOver) return { state: 'waiting', severity, impact: 'none' };
  const isOld = at - oldest > OLD_MS;
  return { state: 'passedOver', severity: isOld ? 'notice' : 'warning', impact: isOld ? 'none' : 'atRisk' };
}

function flowFinding({ address, mailFlow }: MailboxObservations, { policy, profile }: CheckContext): Finding {
  const place = { check: CHECK, subject: mailboxSubject(address) } as const;
  if (mailFlow.state === 'unreadable') return unknownFinding(place, mailFlow, 'mailFlow');
  const facts = mailFlow.value;
  const at = epochOf(mailFlow.at);
  const { state, severity, impact } = flowOf(facts, at, policy);
  const oldest = oldestUnreadOf(facts);
  const newestRead = newestReadOf(facts);
  const since = state === 'passedOver' ? oldest : waitingSinceOf(facts);
  const waitedMinutes = since === null ? 0 : Math.max(0, Math.floor((at - since) / MINUTE_MS));
  return finding({
    ...place,
    severity,
    impact,
    title: message('check.mailFlow', { address, state, waitedMinutes, unreadCount: facts.unreadCount }),
    detail: message('check.mailFlow.detail', {
      state,
      since: since === null ? null : instantOf(since),
      newestRead: newestRead === null ? null : instantOf(newestRead),
      vendor: profile.vendor,
    }),
    runbook: severity === 'ok' || severity === 'unknown' ? null : 'restore-subscriptions',
    evidence: evidenceOf(mailFlow, {
      oldestUnread: oldest === null ? null : instantOf(oldest),
      newestRead: newestRead === null ? null : instantOf(newestRead),
      unreadCount: facts.unreadCount,
    }),
  });
}

/**
 * Mail is fetched: read means downloaded by the vendor (Q5), so unread mail that waits was not (Q14). With a Genesys Cloud
 * organisation, whether it arrived there as well (Q8).
 */
export const checkMailFlow: Check = (snapshot, context) => {
  const mailboxes = byAddress(snapshot.mailboxes);
  if (mailboxes.length === 0) return [noMailboxFinding(CHECK, snapshot)];
  // Waiting is counted up to when the inbox was read: what happened to a mail since is not known.
  const conversations = snapshot.genesys?.conversations;
  return mailboxes.flatMap((mailbox) => [
    flowFinding(mailbox, context),
    ...(conversations === undefined ? [] : arrivalFinding(mailbox.address, mailbox.mailFlow, conversations)),
  ]);
};
