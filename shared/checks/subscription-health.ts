import type { SubscriptionFacts, UserFacts } from '../domain/facts';
import type { Finding } from '../domain/finding';
import { type EpochMs, epochOf, MINUTE_MS } from '../domain/instant';
import type { MailImpact } from '../domain/mail-impact';
import { type Observation, valueOf } from '../domain/observation';
import type { Policy } from '../domain/policy';
import type { Severity } from '../domain/severity';
import type { MailboxObservations, Snapshot } from '../domain/snapshot';
import type { Subject } from '../domain/subject';
import { message } from '../messages/message';
import type { Check, CheckContext } from './check';
import { byAddress, evidenceOf, finding, mailboxSubject, noMailboxFinding, unknownFinding } from './findings';
import { fetchEvidence } from './mailbox-evidence';

const CHECK = 'subscription-health';

/** Subscriptions that were read. */
export type ReadSubscriptions = Extract<Snapshot['subscriptions'], { readonly state: 'read' }>;

/** A subscription to messages, `users/{user}/mailFolders('inbox')/messages` or the like. */
const MESSAGES = /\/messages$/i;

function isMailSubscription({ resource, changeTypes }: SubscriptionFacts): boolean {
  return (
    MESSAGES.test(resource.replace(/\?.*$/, '')) &&
    changeTypes.some((type) => type === 'created' || type === 'updated')
  );
}

/**
 * Whether the app of a client id owns a subscription. One without an owner counts where only the app's own are
 * listed.
 */
export function isOwnSubscription(
  { applicationId }: SubscriptionFacts,
  clientId: string,
  via: ReadSubscriptions['via'],
): boolean {
  return applicationId === null
    ? via === 'integrationCredential'
    : applicationId.toLowerCase() === clientId.toLowerCase();
}

/** The integration's own subscriptions to mail. Each id once: paging may repeat one. */
export function ownSubscriptions(
  snapshot: Snapshot,
  subscriptions: ReadSubscriptions,
): readonly SubscriptionFacts[] {
  const { clientId } = snapshot.connection;
  const own = subscriptions.value.filter(
    (one) => isMailSubscription(one) && isOwnSubscription(one, clientId, subscriptions.via),
  );
  return [...new Map(own.map((one) => [one.id, one])).values()];
}

function namesOf(address: string, user: UserFacts | null): ReadonlySet<string> {
  const names = [address, user?.id, user?.userPrincipalName, user?.mail];
  return new Set(names.flatMap((name) => (name === undefined || name === null ? [] : [name.toLowerCase()])));
}

/** What is known about the coverage of one mailbox. */
export interface Coverage {
  readonly mailbox: MailboxObservations;
  /** Live ones, the longest-lived first. */
  readonly live: readonly SubscriptionFacts[];
  readonly ended: readonly SubscriptionFacts[];
}

function coverageOf(mailbox: MailboxObservations, own: readonly SubscriptionFacts[], at: EpochMs): Coverage {
  const names = namesOf(mailbox.address, valueOf(mailbox.user));
  const matching = own
    .filter(({ user }) => user !== null && names.has(user.toLowerCase()))
    .sort((a, b) => epochOf(b.expiration) - epochOf(a.expiration));
  return {
    mailbox,
    live: matching.filter(({ expiration }) => epochOf(expiration) > at),
    // Graph lists active ones only; one that has ended yet is listed has been seen all the same.
    ended: matching.filter(({ expiration }) => epochOf(expiration) <= at),
  };
}

/** Which of the integration's subscriptions notify it of which mailbox. */
export interface OverallCoverage {
  /** One for each listed mailbox, in their order. */
  readonly coverages: readonly Coverage[];
  /** Own subscriptions whose mailbox could not be told. */
  readonly unmatched: readonly SubscriptionFacts[];
}

/** Matches subscriptions and mailboxes. */
export function coverageOfAll(snapshot: Snapshot, subscriptions: ReadSubscriptions): OverallCoverage {
  const own = ownSubscriptions(snapshot, subscriptions);
  // Subscriptions renew themselves: they are judged as of when they were read, not as of a later `now`.
  const coverages = byAddress(snapshot.mailboxes).map((mailbox) =>
    coverageOf(mailbox, own, epochOf(subscriptions.at)),
  );
  const matched = new Set(coverages.flatMap(({ live, ended }) => [...live, ...ended]));
  return { coverages, unmatched: own.filter((one) => !matched.has(one)) };
}

function severityOfTimeLeft(minutes: number, { subscriptionMinutes }: Policy): Severity {
  if (minutes < subscriptionMinutes.critical) return 'critical';
  return minutes < subscriptionMinutes.warning ? 'warning' : 'ok';
}

function missingFinding(
  { mailbox, ended }: Coverage,
  subscriptions: ReadSubscriptions,
  unmatched: readonly SubscriptionFacts[],
  { policy, profile }: CheckContext,
): Finding {
  const { address, user, mailFlow } = mailbox;
  const place = { check: CHECK, subject: mailboxSubject(address) } as const;
  // A subscription names its user by id; whose id that is can be told only where the user was read.
  if (user.state === 'unreadable' && unmatched.length > 0) {
    return unknownFinding(place, user, 'subscription', { unmatched: unmatched.map(({ id }) => id) });
  }
  const flow = fetchEvidence(mailFlow, policy);
  const isFetching = flow === 'fetching';
  return finding({
    ...place,
    severity: isFetching ? 'warning' : 'critical',
    impact: isFetching ? 'atRisk' : 'stopped',
    title: message(isFetching ? 'check.subscriptionHealth.notVisible' : 'check.subscriptionHealth.missing', {
      address,
    }),
    detail: message('check.subscriptionHealth.missing.detail', {
      flow,
      endedAt: ended[0]?.expiration ?? null,
      listedVia: subscriptions.via === 'administrator' ? 'administrator' : 'own',
      vendor: profile.vendor,
    }),
    runbook: 'restore-subscriptions',
    evidence: evidenceOf(subscriptions, {
      listed: subscriptions.value.length,
      flow,
      ended: ended.map(({ id }) => id),
    }),
  });
}

function liveFinding(
  { mailbox: { address }, live }: Coverage,
  longest: SubscriptionFacts,
  subscriptions: ReadSubscriptions,
  { policy, profile }: CheckContext,
): Finding {
  const minutes = (epochOf(longest.expiration) - epochOf(subscriptions.at)) / MINUTE_MS;
  const severity = severityOfTimeLeft(minutes, policy);
  const impact: MailImpact = severity === 'ok' ? 'none' : 'atRisk';
  return finding({
    check: CHECK,
    subject: mailboxSubject(address),
    severity,
    impact,
    title: message('check.subscriptionHealth.live', {
      address,
      isEnding: severity !== 'ok',
      end: longest.expiration,
    }),
    detail: message('check.subscriptionHealth.live.detail', {
      isEnding: severity !== 'ok',
      vendor: profile.vendor,
    }),
    // Its owner renews it as a matter of course: an end is a deadline only when no renewal came in time.
    deadline: severity === 'ok' ? null : longest.expiration,
    runbook: severity === 'ok' ? null : 'restore-subscriptions',
    evidence: evidenceOf(subscriptions, {
      id: longest.id,
      expiration: longest.expiration,
      resource: longest.resource,
      notificationUrl: longest.notificationUrl,
      count: live.length,
    }),
  });
}

function subscriptionSubject({ id, resource }: SubscriptionFacts): Subject {
  return { type: 'subscription', id, name: resource };
}

/** Where a subscription's notifications go; the text itself where it is no address. */
export function notificationHost(notificationUrl: string): string {
  return URL.canParse(notificationUrl) ? new URL(notificationUrl).host : notificationUrl;
}

/** What stays the same when a vendor subscribes anew: resource and notification host. */
export function subscriptionKey({ resource, notificationUrl }: SubscriptionFacts): string {
  const path = resource.replace(/\?.*$/, '').replace(/^\//, '');
  return `${path.toLowerCase()} ${notificationHost(notificationUrl).toLowerCase()}`;
}

/** Whether notifications go to one of the domains, over https. */
export function isExpectedHost(notificationUrl: string, domains: readonly string[]): boolean {
  if (!URL.canParse(notificationUrl)) return false;
  const { protocol, hostname } = new URL(notificationUrl);
  return (
    protocol === 'https:' && domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
  );
}

function oddities(
  { mailbox: { address }, live }: Coverage,
  subscriptions: ReadSubscriptions,
  { profile }: CheckContext,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (live.length > 1) {
    findings.push(
      finding({
        check: CHECK,
        subject: mailboxSubject(address),
        aspect: 'duplicate',
        severity: 'notice',
        title: message('check.subscriptionHealth.duplicate', { address, count: live.length }),
        detail: message('check.subscriptionHealth.duplicate.detail', { vendor: profile.vendor }),
        runbook: 'restore-subscriptions',
        evidence: evidenceOf(subscriptions, { ids: live.map(({ id }) => id) }),
      }),
    );
  }
  for (const one of live) {
    const place = { check: CHECK, subject: subscriptionSubject(one) } as const;
    const evidence = evidenceOf(subscriptions, { id: one.id, notificationUrl: one.notificationUrl });
    const host = notificationHost(one.notificationUrl);
    if (
      profile.notificationDomains !== null &&
      !isExpectedHost(one.notificationUrl, profile.notificationDomains)
    ) {
      findings.push(
        finding({
          ...place,
          aspect: 'host',
          // A notice only: the vendor's exact address is not documented, so another one proves nothing by itself.
          severity: 'notice',
          title: message('check.subscriptionHealth.oddHost', { address, host }),
          detail: message('check.subscriptionHealth.oddHost.detail', { vendor: profile.vendor }),
          runbook: 'restore-subscriptions',
          evidence,
        }),
      );
    }
    if (!one.hasLifecycleUrl) {
      findings.push(
        finding({
          ...place,
          aspect: 'lifecycle',
          severity: 'notice',
          title: message('check.subscriptionHealth.noLifecycle', { address }),
          detail: message('check.subscriptionHealth.noLifecycle.detail', { vendor: profile.vendor }),
          evidence,
        }),
      );
    }
  }
  return findings;
}

/** No subscription, no mail (Q7): each mailbox has a live one that the integration owns, with time left. */
export const checkSubscriptionHealth: Check = (snapshot, context) => {
  const mailboxes = byAddress(snapshot.mailboxes);
  if (mailboxes.length === 0) return [noMailboxFinding(CHECK, snapshot)];
  const subscriptions: Observation<readonly SubscriptionFacts[]> = snapshot.subscriptions;
  if (subscriptions.state === 'unreadable') {
    return mailboxes.map(({ address }) =>
      unknownFinding({ check: CHECK, subject: mailboxSubject(address) }, subscriptions, 'subscription'),
    );
  }
  const { coverages, unmatched } = coverageOfAll(snapshot, subscriptions);
  return coverages.flatMap((coverage) => {
    const [longest] = coverage.live;
    return longest === undefined
      ? [missingFinding(coverage, subscriptions, unmatched, context)]
      : [
          liveFinding(coverage, longest, subscriptions, context),
          ...oddities(coverage, subscriptions, context),
        ];
  });
};
