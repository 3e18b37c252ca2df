import { fetchEvidence } from '../checks/mailbox-evidence';
import {
  coverageOfAll,
  isExpectedHost,
  notificationHost,
  type ReadSubscriptions,
} from '../checks/subscription-health';
import type { SubscriptionFacts } from '../domain/facts';
import { type EpochMs, epochOf, type Instant, instantOf, MINUTE_MS } from '../domain/instant';
import { valueOf } from '../domain/observation';
import type { Policy } from '../domain/policy';
import type { Snapshot } from '../domain/snapshot';
import type { VendorProfile } from '../profiles/vendor-profile';

/** How the subscriptions of the listed mailboxes stand, and what can be done about them. */
export interface SubscriptionSurvey {
  /** Live ones with little time left, of mailboxes that have no other. */
  readonly ending: readonly { readonly id: string; readonly end: Instant }[];
  /** Live ones of mailboxes whose mail waits all the same. */
  readonly stalled: readonly string[];
  /** Mailboxes without a live one. */
  readonly missing: readonly string[];
  /** Those of them that the integration cannot open, so that none can be made. */
  readonly closed: readonly string[];
  /** Mailboxes with several. */
  readonly duplicate: readonly string[];
  /** Hosts that notifications go to and the vendor is not known by. */
  readonly oddHosts: readonly string[];
}

/**
 * How far ahead an end may lie, in minutes. Microsoft documents 10,080 for mail, and was seen to refuse more than 10,070;
 * with resource data it is 1,440. Some is left for the time until a request is confirmed.
 */
export const EXTENSION_MINUTES = { usual: 10_000, withResourceData: 1_400 } as const;

/** The end that a subscription is extended to, from when it was looked at. */
export function extendedEnd(lookedAt: EpochMs, minutes: number): Instant {
  return instantOf(lookedAt + minutes * MINUTE_MS);
}

function isEnding(one: SubscriptionFacts, at: EpochMs, { subscriptionMinutes }: Policy): boolean {
  const left = epochOf(one.expiration) - at;
  return left > 0 && left < subscriptionMinutes.warning * MINUTE_MS;
}

/** Judges the subscriptions as of when they were read. */
export function subscriptionSurvey(
  snapshot: Snapshot,
  subscriptions: ReadSubscriptions,
  policy: Policy,
  { notificationDomains }: VendorProfile,
): SubscriptionSurvey {
  const at = epochOf(subscriptions.at);
  const { coverages, unmatched } = coverageOfAll(snapshot, subscriptions);
  const longest = coverages.flatMap(({ live }) => live.slice(0, 1));
  const ending = [...longest, ...unmatched].filter((one) => isEnding(one, at, policy));
  // A subscription may name its user by an id that could not be read: whose it is cannot be told then.
  const missing = coverages.filter(
    ({ live, mailbox }) => live.length === 0 && (mailbox.user.state === 'read' || unmatched.length === 0),
  );
  const stalled = coverages.filter(
    ({ live: [first], mailbox }) =>
      first !== undefined &&
      !isEnding(first, at, policy) &&
      valueOf(mailbox.probe)?.outcome === 'open' &&
      fetchEvidence(mailbox.mailFlow, policy) === 'waiting',
  );
  const live = [...coverages.flatMap((one) => one.live), ...unmatched];
  const odd =
    notificationDomains === null
      ? []
      : live.filter(({ notificationUrl }) => !isExpectedHost(notificationUrl, notificationDomains));
  return {
    ending: ending.map(({ id, expiration }) => ({ id, end: expiration })),
    stalled: stalled.flatMap((one) => one.live.map(({ id }) => id)),
    missing: missing.map(({ mailbox }) => mailbox.address),
    closed: missing.flatMap(({ mailbox }) => {
      const outcome = valueOf(mailbox.probe)?.outcome;
      return outcome === 'refused' || outcome === 'notFound' ? [mailbox.address] : [];
    }),
    duplicate: coverages.flatMap((one) => (one.live.length > 1 ? [one.mailbox.address] : [])),
    oddHosts: [...new Set(odd.map(({ notificationUrl }) => notificationHost(notificationUrl)))],
  };
}

/** Whether there is anything that Genesys Cloud should take up anew. */
export function isTroubled({ ending, stalled, missing, duplicate, oddHosts }: SubscriptionSurvey): boolean {
  return [ending, stalled, missing, duplicate, oddHosts].some((list) => list.length > 0);
}

/** The first end of the live subscriptions of the listed mailboxes; null: there is none. */
export function firstEnd(snapshot: Snapshot, subscriptions: ReadSubscriptions): Instant | null {
  const ends = coverageOfAll(snapshot, subscriptions).coverages.flatMap(({ live }) =>
    live.slice(0, 1).map(({ expiration }) => expiration),
  );
  return ends.length === 0 ? null : ends.reduce((first, end) => (end < first ? end : first));
}
