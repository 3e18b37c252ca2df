import {
  coverageOfAll,
  notificationHost,
  ownSubscriptions,
  type ReadSubscriptions,
  subscriptionKey,
} from '../checks/subscription-health';
import {
  MAX_RENEWALS,
  type ObservedChange,
  type RememberedSubscription,
  type Renewal,
  type SubscriptionImage,
  type WatchSpan,
} from '../domain/connection-memory';
import { DAY_MS, epochOf, type Instant } from '../domain/instant';
import type { Snapshot } from '../domain/snapshot';

/** How long one that is gone is remembered, should it come back: longer than any vendor is switched off for a repair. */
const FORGET_AFTER_MS = 30 * DAY_MS;

function imageOf({ id, mailbox, resource, host, expiration }: SubscriptionImage): SubscriptionImage {
  return { id, mailbox, resource, host, expiration };
}

/** The longest-lived of each key. */
function presentByKey(
  snapshot: Snapshot,
  subscriptions: ReadSubscriptions,
): ReadonlyMap<string, SubscriptionImage> {
  const addresses = new Map(
    coverageOfAll(snapshot, subscriptions).coverages.flatMap(({ mailbox, live, ended }) =>
      [...live, ...ended].map(({ id }) => [id, mailbox.address] as const),
    ),
  );
  const present = new Map<string, SubscriptionImage>();
  for (const one of ownSubscriptions(snapshot, subscriptions)) {
    const { id, resource, user, expiration } = one;
    const key = subscriptionKey(one);
    const known = present.get(key);
    if (known !== undefined && epochOf(known.expiration) >= epochOf(expiration)) continue;
    const mailbox = addresses.get(id) ?? user;
    present.set(key, { id, mailbox, resource, host: notificationHost(one.notificationUrl), expiration });
  }
  return present;
}

/** What became of one that was remembered. */
interface Turn {
  readonly subscription: RememberedSubscription;
  readonly change: ObservedChange | null;
}

/**
 * Absent from the list, it is gone: Graph lists active ones only. By its end alone nothing is judged while it is
 * listed, because this computer's clock may be wrong.
 */
function turnWithout(before: RememberedSubscription, at: Instant): Turn {
  if (before.endedAt !== null) return { subscription: before, change: null };
  const kind = epochOf(before.expiration) <= epochOf(at) ? 'subscriptionLapsed' : 'subscriptionRemoved';
  return {
    subscription: { ...before, endedAt: at },
    change: { kind, at, before: imageOf(before), after: null },
  };
}

function renewalKind(before: RememberedSubscription, present: SubscriptionImage): Renewal['kind'] | null {
  if (before.endedAt !== null) return 'restored';
  if (epochOf(present.expiration) <= epochOf(before.expiration)) return null;
  return present.id === before.id ? 'renewed' : 'recreated';
}

const CHANGE_OF_RENEWAL = {
  renewed: 'subscriptionRenewed',
  recreated: 'subscriptionRecreated',
  restored: 'subscriptionRestored',
} as const satisfies Readonly<Record<Renewal['kind'], ObservedChange['kind']>>;

function turnWith(
  before: RememberedSubscription,
  present: SubscriptionImage,
  span: WatchSpan,
  at: Instant,
): Turn {
  const kind = renewalKind(before, present);
  const after = { ...before, ...present, endedAt: null };
  if (kind === null) {
    // The longer-lived of two went away, and the other is what is left.
    return present.id === before.id
      ? { subscription: after, change: null }
      : { ...turnWithout(before, at), subscription: after };
  }
  const renewal: Renewal = {
    kind,
    notBefore: span.seenAt,
    seenAt: at,
    from: before.expiration,
    to: present.expiration,
  };
  return {
    subscription: { ...after, renewals: [...before.renewals, renewal].slice(-MAX_RENEWALS) },
    change: { kind: CHANGE_OF_RENEWAL[kind], at, before: imageOf(before), after: imageOf(present) },
  };
}

/**
 * What becomes of the remembered subscriptions once the list was read.
 *
 * @param span null: this is the first look at it, which says nothing
 */
export function rememberSubscriptions(
  before: readonly RememberedSubscription[],
  snapshot: Snapshot,
  subscriptions: ReadSubscriptions,
  span: WatchSpan | null,
): {
  readonly subscriptions: readonly RememberedSubscription[];
  readonly changes: readonly ObservedChange[];
} {
  const { at } = subscriptions;
  const present = presentByKey(snapshot, subscriptions);
  const known = new Set(before.map(({ key }) => key));
  const added = [...present]
    .filter(([key]) => !known.has(key))
    .map(([key, image]): RememberedSubscription => ({
      key,
      ...image,
      firstSeen: at,
      endedAt: null,
      renewals: [],
    }));
  if (span === null) return { subscriptions: added, changes: [] };
  const turns = before.map((one) => {
    const image = present.get(one.key);
    return image === undefined ? turnWithout(one, at) : turnWith(one, image, span, at);
  });
  const isWorthKeeping = ({ endedAt }: RememberedSubscription): boolean =>
    endedAt === null || epochOf(at) - epochOf(endedAt) < FORGET_AFTER_MS;
  return {
    subscriptions: [...turns.map(({ subscription }) => subscription).filter(isWorthKeeping), ...added],
    changes: [
      ...turns.flatMap(({ change }) => change ?? []),
      ...added.map((one): ObservedChange => ({
        kind: 'subscriptionAppeared',
        at,
        before: null,
        after: imageOf(one),
      })),
    ],
  };
}
