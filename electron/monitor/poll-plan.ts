import { MINUTE_MS } from '../../shared/domain/instant';
import type { PollingSettings } from '../../shared/domain/polling-settings';
import type { MonotonicMs } from '../clock';
import { jittered, LONGEST_PAUSE_MS, pauseAfterFailure } from './backoff';
import type { Depth } from './depth';

/**
 * When a connection is to be read next. Pure data: each event makes a new plan from the last. By the time that
 * passes: a clock that is set moves nothing.
 */
export interface PollPlan {
  readonly frequentAt: MonotonicMs;
  readonly fullAt: MonotonicMs;
  /** Nothing is read before this moment: `Retry-After`, backoff and the grace period after a resume. */
  readonly notBefore: MonotonicMs;
  /** The part of `notBefore` that the service asked for; a re-check by hand waits for this one only. */
  readonly throttledUntil: MonotonicMs;
  /** Failed polls in a row. */
  readonly failures: number;
}

/** What a finished poll means for the plan. */
export interface PollOutcome {
  readonly hasFailed: boolean;
  /** The longest `Retry-After` met on the way; null when there was none. */
  readonly retryAfterMs: number | null;
  /**
   * It failed on the way to the services, and none of them had a say: the sign-in page of a network, a line that is
   * down. Whoever mends that tells nobody, so that it is tried as often as is read anyway.
   */
  readonly isUnreached: boolean;
}

/** Where a connection stands among all, so that they do not all poll in the same second. */
export interface Place {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/**
 * How a poll moves connections apart that were read together: after the `first` one each waits its share of the
 * interval, after `woken` its share of the second half, because what was just read needs no reading at once.
 */
export type Spread = 'first' | 'woken' | 'none';

function shareOf(spread: Spread, { index, count }: Place): number {
  const share = (index + 1) / Math.max(1, count);
  switch (spread) {
    case 'first':
      return share;
    case 'woken':
      return (1 + share) / 2;
    case 'none':
      return 1;
  }
}

/** Time between the first polls of two neighbouring connections. */
const STAGGER_MS = 250;

/**
 * A full poll that would be due within this share of the frequent interval is made at once: it reads what the
 * frequent one reads, too.
 */
const FULL_EARLY_SHARE = 0.1;

/** After a resume or a return to the network, time until the network can be expected to work (seen: 5 to 10 s). */
const SETTLE_MS = 8_000;

/**
 * The first poll: a full one, one connection shortly after the other.
 *
 * @param leftMs of what Microsoft asked to wait before Graphkeeper was started
 */
export function firstPlan(now: MonotonicMs, place: Place, leftMs: number): PollPlan {
  const at = now + place.index * STAGGER_MS;
  const throttledUntil = now + leftMs;
  return { frequentAt: at, fullAt: at, notBefore: throttledUntil, throttledUntil, failures: 0 };
}

/** When the next poll is, and how deep. */
export function nextPoll(
  plan: PollPlan,
  polling: PollingSettings,
): { readonly at: MonotonicMs; readonly depth: Depth } {
  const at = Math.max(plan.notBefore, Math.min(plan.frequentAt, plan.fullAt));
  const slack = polling.frequentMinutes * MINUTE_MS * FULL_EARLY_SHARE;
  return { at, depth: plan.fullAt <= at + slack ? 'full' : 'frequent' };
}

/**
 * The plan after a poll. A failed poll stays due and is tried again after its pause; a poll that succeeded in
 * part moves on, but honours the `Retry-After` it met.
 */
export function planAfterPoll(
  plan: PollPlan,
  poll: { readonly depth: Depth; readonly endedAt: MonotonicMs; readonly spread: Spread },
  outcome: PollOutcome,
  context: { readonly polling: PollingSettings; readonly place: Place; readonly random: () => number },
): PollPlan {
  const { endedAt } = poll;
  const throttledUntil =
    outcome.retryAfterMs === null
      ? plan.throttledUntil
      : Math.max(plan.throttledUntil, endedAt + outcome.retryAfterMs);
  if (outcome.hasFailed) {
    const failures = plan.failures + 1;
    const longestMs = outcome.isUnreached ? context.polling.frequentMinutes * MINUTE_MS : LONGEST_PAUSE_MS;
    const pause = pauseAfterFailure(failures, outcome.retryAfterMs, context.random, longestMs);
    return { ...plan, failures, throttledUntil, notBefore: Math.max(throttledUntil, endedAt + pause) };
  }
  const share = shareOf(poll.spread, context.place);
  const after = (minutes: number): MonotonicMs =>
    endedAt + jittered(minutes * MINUTE_MS * share, context.random);
  return {
    frequentAt: poll.depth === 'permissions' ? plan.frequentAt : after(context.polling.frequentMinutes),
    fullAt: poll.depth === 'full' ? after(context.polling.fullMinutes) : plan.fullAt,
    notBefore: throttledUntil,
    throttledUntil,
    failures: 0,
  };
}

/** Until when the network of a computer that woke up is given time, one connection after the other. */
function settledAt(now: MonotonicMs, place: Place, random: () => number): MonotonicMs {
  return now + jittered(SETTLE_MS, random) + place.index * STAGGER_MS;
}

/** The plan after the computer woke up or came back to the network: what is due waits for the network to settle. */
export function planAfterPause(
  plan: PollPlan,
  now: MonotonicMs,
  place: Place,
  random: () => number,
): PollPlan {
  return { ...plan, notBefore: Math.max(plan.throttledUntil, settledAt(now, place, random)) };
}

/** The plan after a sleep that the clock it is made by did not count. */
export function planAfterSleep(plan: PollPlan, sleptMs: number): PollPlan {
  return {
    ...plan,
    frequentAt: plan.frequentAt - sleptMs,
    fullAt: plan.fullAt - sleptMs,
    notBefore: plan.notBefore - sleptMs,
    throttledUntil: plan.throttledUntil - sleptMs,
  };
}

/**
 * The plan after the time of day jumped: no date of what was read can be relied upon, so everything is read anew.
 * What Microsoft asked to wait is waited for: it is not certain that any time passed.
 */
export function planAfterJump(
  plan: PollPlan,
  now: MonotonicMs,
  place: Place,
  random: () => number,
): PollPlan {
  return planAfterPause({ ...plan, frequentAt: now, fullAt: now }, now, place, random);
}

/**
 * The plan after the intervals were changed: nothing is further away than the new intervals allow.
 *
 * @param readFrom when what is known was read: by shorter intervals it may be due for long
 */
export function planAfterSettings(
  plan: PollPlan,
  now: MonotonicMs,
  readFrom: MonotonicMs,
  context: { readonly polling: PollingSettings; readonly place: Place; readonly random: () => number },
): PollPlan {
  const { polling, place, random } = context;
  const frequentAt = readFrom + jittered(polling.frequentMinutes * MINUTE_MS, random);
  return {
    ...plan,
    frequentAt: Math.min(plan.frequentAt, Math.max(now + place.index * STAGGER_MS, frequentAt)),
    fullAt: Math.min(plan.fullAt, now + jittered(polling.fullMinutes * MINUTE_MS, random)),
  };
}
