import type { SubscriptionFacts } from '../domain/facts';
import type { Finding } from '../domain/finding';
import { epochOf, instantOf, MINUTE_MS } from '../domain/instant';
import { message } from '../messages/message';
import type { Check, CheckContext } from './check';
import { byAddress, evidenceOf, finding, mailboxSubject, unknownFinding } from './findings';
import { dueOf, habitOf, type RenewalHabit } from './renewal-habit';
import { coverageOfAll, type ReadSubscriptions, subscriptionKey } from './subscription-health';

const CHECK = 'subscription-rhythm';

function rhythmFinding(
  address: string,
  { id, expiration }: SubscriptionFacts,
  habit: RenewalHabit,
  subscriptions: ReadSubscriptions,
  { profile }: CheckContext,
): Finding {
  const { due, late } = dueOf(epochOf(expiration), habit);
  // Judged as of when it was read: it renews itself, and at a later moment nothing would be known of that.
  const isLate = epochOf(subscriptions.at) >= late;
  const remainingMinutes = Math.round(habit.remainingMs / MINUTE_MS);
  const intervalMinutes = Math.round(habit.intervalMs / MINUTE_MS);
  const dueAt = instantOf(due);
  return finding({
    check: CHECK,
    subject: mailboxSubject(address),
    severity: isLate ? 'warning' : 'ok',
    impact: isLate ? 'atRisk' : 'none',
    title: message('check.subscriptionRhythm', { address, isLate }),
    detail: message('check.subscriptionRhythm.detail', {
      isLate,
      dueAt,
      end: expiration,
      intervalMinutes,
      remainingMinutes,
      vendor: profile.vendor,
    }),
    deadline: isLate ? expiration : null,
    runbook: isLate ? 'restore-subscriptions' : null,
    evidence: evidenceOf(subscriptions, {
      id,
      expiration,
      dueAt,
      lateAt: instantOf(late),
      intervalMinutes,
      remainingMinutes,
      renewals: habit.renewals,
    }),
  });
}

/**
 * Whether each subscription was renewed when its owner usually does (Q7): a renewal that does not come shows hours
 * before the subscription ends and mail stops.
 *
 * A mailbox whose owner's habit is not known yet has nothing to be late against: the check does not apply to it and
 * says nothing, neither that all is well nor that anything is wrong. Being new is no fault that should colour a
 * connection for the week that three renewals take, and whether the subscription lives is judged by
 * `subscription-health` from the first look on. Nor does it apply where no memory is kept. A mailbox that has a habit
 * and whose subscription is gone, or cannot be read, is unknown.
 */
export const checkSubscriptionRhythm: Check = (snapshot, context) => {
  const { memory } = context;
  if (memory === null) return [];
  const { subscriptions } = snapshot;
  const habits = new Map(
    memory.subscriptions.flatMap(({ key, renewals }) => {
      const habit = habitOf(renewals);
      return habit === null ? [] : [[key, habit] as const];
    }),
  );
  const usual = new Set(
    memory.subscriptions.flatMap(({ key, mailbox }) =>
      mailbox !== null && habits.has(key) ? [mailbox.toLowerCase()] : [],
    ),
  );
  const hasHabit = (address: string): boolean => usual.has(address.toLowerCase());
  if (subscriptions.state === 'unreadable') {
    return byAddress(snapshot.mailboxes)
      .filter(({ address }) => hasHabit(address))
      .map(({ address }) =>
        unknownFinding({ check: CHECK, subject: mailboxSubject(address) }, subscriptions, 'rhythm'),
      );
  }
  return coverageOfAll(snapshot, subscriptions).coverages.flatMap(
    ({ mailbox: { address }, live: [longest] }) => {
      if (longest === undefined) return hasHabit(address) ? [goneFinding(address, subscriptions)] : [];
      const habit = habits.get(subscriptionKey(longest));
      return habit === undefined ? [] : [rhythmFinding(address, longest, habit, subscriptions, context)];
    },
  );
};

/** Nothing is there to be renewed; what that means for mail, `subscription-health` says. */
function goneFinding(address: string, subscriptions: ReadSubscriptions): Finding {
  const subject = mailboxSubject(address);
  return finding({
    check: CHECK,
    subject,
    severity: 'unknown',
    title: message('check.unknown', { what: 'rhythm', name: address }),
    detail: message('check.subscriptionRhythm.gone.detail'),
    evidence: evidenceOf(subscriptions),
  });
}
