import { byAddress } from '../checks/findings';
import { oldestUnreadOf } from '../checks/mailbox-evidence';
import { coverageOfAll, isOwnSubscription, type OverallCoverage } from '../checks/subscription-health';
import { linkOf } from '../diagnosis/links';
import type { MailboxRow, Section, SubscriptionRow } from '../domain/details';
import type { MailboxProbe, MailFlowFacts, UserFacts } from '../domain/facts';
import { instantOf } from '../domain/instant';
import { type Observation, valueOf } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import { type FindingIndex, severityOfFindings } from './finding-index';

/** The findings' own spelling of an address. */
function subjectId(address: string): string {
  return address.toLowerCase();
}

function enabledOf(user: Observation<UserFacts | null>): MailboxRow['enabled'] {
  if (user.state === 'unreadable') return 'unknown';
  if (user.value === null) return 'missing';
  if (user.value.accountEnabled === null) return 'unknown';
  return user.value.accountEnabled ? 'yes' : 'no';
}

function accessOf(probe: Observation<MailboxProbe>): MailboxRow['access'] {
  return valueOf(probe)?.outcome ?? 'unknown';
}

function oldestUnreadIn(mailFlow: Observation<MailFlowFacts>): MailboxRow['oldestUnread'] {
  if (mailFlow.state === 'unreadable') return 'unknown';
  const oldest = oldestUnreadOf(mailFlow.value);
  if (oldest !== null) return { at: instantOf(oldest) };
  // A count without a message is a contradiction, not an empty inbox.
  return mailFlow.value.unreadCount > 0 ? 'unknown' : 'none';
}

/** What watches which mailbox; null when the subscriptions could not be read. */
function coverageIn(snapshot: Snapshot): OverallCoverage | null {
  const { subscriptions } = snapshot;
  return subscriptions.state === 'read' ? coverageOfAll(snapshot, subscriptions) : null;
}

/** The listed mailboxes in their order, then the canaries. */
export function mailboxRows(snapshot: Snapshot, findings: FindingIndex): readonly MailboxRow[] {
  const coverage = coverageIn(snapshot);
  const covered = new Map(coverage?.coverages.map((one) => [subjectId(one.mailbox.address), one]) ?? []);
  const listed = byAddress(snapshot.mailboxes).map(({ address, user, probe, mailFlow }): MailboxRow => {
    const id = subjectId(address);
    const [longest] = covered.get(id)?.live ?? [];
    // A subscription names its user by id; whose id that is can be told only where the user was read.
    const isUndecided = coverage === null || (user.state === 'unreadable' && coverage.unmatched.length > 0);
    return {
      address,
      isCanary: false,
      enabled: enabledOf(user),
      licenceCount: valueOf(user)?.licenceCount ?? null,
      access: accessOf(probe),
      subscriptionEnds:
        longest === undefined ? (isUndecided ? 'unknown' : 'none') : { at: longest.expiration },
      oldestUnread: oldestUnreadIn(mailFlow),
      unreadCount: valueOf(mailFlow)?.unreadCount ?? null,
      severity: severityOfFindings(
        findings
          .about('mailbox', id)
          // What becomes of its mail in Genesys Cloud stands in a table of its own.
          .filter((finding) => finding.key !== `mailbox-scope/${id}/canary` && linkOf(finding) !== 'genesys'),
      ),
    };
  });
  const canaries = byAddress(snapshot.canaries).map(({ address, probe }): MailboxRow => ({
    address,
    isCanary: true,
    enabled: 'unknown',
    licenceCount: null,
    access: accessOf(probe),
    subscriptionEnds: 'unknown',
    oldestUnread: 'unknown',
    unreadCount: null,
    severity: severityOfFindings([findings.at(`mailbox-scope/${subjectId(address)}/canary`)]),
  }));
  return [...listed, ...canaries];
}

/** Every subscription that could be seen, the integration's own first. Those of other apps are not judged. */
export function subscriptionSection(snapshot: Snapshot, findings: FindingIndex): Section<SubscriptionRow> {
  const { subscriptions, connection } = snapshot;
  if (subscriptions.state === 'unreadable')
    return { state: 'unreadable', at: subscriptions.at, failure: subscriptions.failure };
  const mailboxes = new Map(
    coverageOfAll(snapshot, subscriptions).coverages.flatMap(({ mailbox, live, ended }) =>
      [...live, ...ended].map(({ id }) => [id, mailbox.address] as const),
    ),
  );
  const unique = [...new Map(subscriptions.value.map((one) => [one.id, one])).values()];
  const rows = unique.map((one): SubscriptionRow => {
    const { id, resource, changeTypes, notificationUrl, hasLifecycleUrl, expiration } = one;
    const mailbox = mailboxes.get(id) ?? null;
    return {
      id,
      mailbox,
      resource,
      changeTypes,
      notificationUrl,
      hasLifecycleUrl,
      expiration,
      isOwn: isOwnSubscription(one, connection.clientId, subscriptions.via),
      severity: severityOfFindings([
        ...findings.about('subscription', id),
        mailbox === null ? null : findings.at(`subscription-health/${subjectId(mailbox)}`),
      ]),
    };
  });
  const own = rows.filter(({ isOwn }) => isOwn);
  return { state: 'read', at: subscriptions.at, rows: [...own, ...rows.filter(({ isOwn }) => !isOwn)] };
}
