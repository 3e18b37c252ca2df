import { byAddress } from '../checks/findings';
import { coverageOfAll, ownSubscriptions } from '../checks/subscription-health';
import type { SubscriptionFacts, UserFacts } from '../domain/facts';
import { epochOf } from '../domain/instant';
import { type Observation, valueOf } from '../domain/observation';
import type { MailboxObservations, Snapshot } from '../domain/snapshot';
import { type Message, message } from '../messages/message';

type Probed = Pick<MailboxObservations, 'address' | 'probe'>;

/** Entries of two looks at the same address; one that was listed only once has nothing to differ from. */
function paired<T extends { readonly address: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly (readonly [T, T])[] {
  const known = new Map(byAddress(before).map((entry) => [entry.address.toLowerCase(), entry]));
  return byAddress(after).flatMap((entry) => {
    const was = known.get(entry.address.toLowerCase());
    return was === undefined ? [] : [[was, entry] as const];
  });
}

function probeChange(was: Probed, is: Probed, isCanary: boolean): readonly Message[] {
  const before = valueOf(was.probe);
  const after = valueOf(is.probe);
  if (before === null || after === null || before.outcome === after.outcome) return [];
  return [
    message('views.change.mailbox', {
      address: is.address,
      before: before.outcome,
      outcome: after.outcome,
      isCanary,
    }),
  ];
}

function userChange(
  address: string,
  was: Observation<UserFacts | null>,
  is: Observation<UserFacts | null>,
): readonly Message[] {
  if (was.state === 'unreadable' || is.state === 'unreadable') return [];
  const [before, after] = [was.value, is.value];
  if (before === null || after === null) {
    if (before === after) return [];
    return [message('views.change.user', { address, state: after === null ? 'missing' : 'present' })];
  }
  const isKnown = before.accountEnabled !== null && after.accountEnabled !== null;
  const isSwitched = isKnown && before.accountEnabled !== after.accountEnabled;
  return [
    ...(isSwitched
      ? [
          message('views.change.user', {
            address,
            state: after.accountEnabled ? 'enabled' : 'blocked',
          }),
        ]
      : []),
    ...(before.licenceCount === after.licenceCount
      ? []
      : [message('views.change.licences', { address, count: after.licenceCount })]),
  ];
}

/** Mailboxes that opened or closed to the integration, and what became of their users. */
export function mailboxChanges(before: Snapshot, after: Snapshot): readonly Message[] {
  return [
    ...paired(before.mailboxes, after.mailboxes).flatMap(([was, is]) => [
      ...userChange(is.address, was.user, is.user),
      ...probeChange(was, is, false),
    ]),
    ...paired(before.canaries, after.canaries).flatMap(([was, is]) => probeChange(was, is, true)),
  ];
}

/** The integration's own subscriptions by id, with the mailbox of each as far as it is known. */
interface Subscribed {
  readonly byId: ReadonlyMap<string, SubscriptionFacts>;
  readonly mailboxOf: (one: SubscriptionFacts) => string | null;
}

function subscribed(snapshot: Snapshot): Subscribed | null {
  const { subscriptions } = snapshot;
  if (subscriptions.state === 'unreadable') return null;
  const addresses = new Map(
    coverageOfAll(snapshot, subscriptions).coverages.flatMap(({ mailbox, live, ended }) =>
      [...live, ...ended].map(({ id }) => [id, mailbox.address] as const),
    ),
  );
  return {
    byId: new Map(ownSubscriptions(snapshot, subscriptions).map((one) => [one.id, one])),
    mailboxOf: ({ id, user }) => addresses.get(id) ?? user,
  };
}

/**
 * The integration's own subscriptions: new, gone or renewed. Renewing is what its owner does every other day, for
 * every mailbox: all of it is one sentence.
 */
export function subscriptionChanges(before: Snapshot, after: Snapshot): readonly Message[] {
  const [was, is] = [subscribed(before), subscribed(after)];
  if (was === null || is === null) return [];
  const added = [...is.byId.values()].filter(({ id }) => !was.byId.has(id));
  const gone = [...was.byId.values()].filter(({ id }) => !is.byId.has(id));
  const renewed = [...is.byId.values()].filter(({ id, expiration }) => {
    const known = was.byId.get(id);
    return known !== undefined && epochOf(expiration) > epochOf(known.expiration);
  });
  const mailboxes = [...new Set(renewed.map((one) => is.mailboxOf(one) ?? one.id))];
  return [
    ...gone.map((one) => message('views.change.subscriptionGone', { mailbox: was.mailboxOf(one) })),
    ...added.map((one) =>
      message('views.change.subscriptionNew', { mailbox: is.mailboxOf(one), end: one.expiration }),
    ),
    ...(renewed.length === 0 ? [] : [message('views.change.subscriptionsRenewed', { mailboxes })]),
  ];
}
