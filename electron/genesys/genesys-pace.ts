import type { GenesysRate } from '../../shared/domain/genesys';
import { MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import type { Clock, MonotonicMs } from '../clock';
import type { ServiceResponse } from '../network/conversation';
import { LONGEST_RETRY_AFTER_MS } from '../network/retry-after';

/**
 * How many requests a minute one OAuth client sends at the most. Genesys Cloud allows 300 by default
 * (`client.credentials.token.rate.per.minute`), and the customer's own tools may use the same client.
 */
export const OWN_REQUESTS_PER_MINUTE = 100;

/** How long the service's window of counting is, where it does not say when the next one begins. */
const WINDOW_MS = MINUTE_MS;

/** From this share of the shared allowance on, only what cannot wait is asked for. */
const SCARCE_SHARE = 0.8;

/** From this share on nothing is sent until the next window: what is left is the customer's. */
const SPENT_SHARE = 0.95;

/** When an OAuth client's requests may be sent, over all looks. By the time that passes. */
export interface GenesysPace {
  /** How long the next request has to wait; 0: it may be sent. */
  readonly waitMs: () => number;
  /** The shared allowance is nearly used: what can wait should. */
  readonly isScarce: () => boolean;
  /** A request is sent. */
  readonly noteSent: () => void;
  /** An answer came: what it says of the allowance is believed until its window ends. */
  readonly noteAnswer: (response: Pick<ServiceResponse, 'headers'>) => void;
  /** The service asked to wait; null: it did not say how long. */
  readonly noteThrottled: (retryAfterMs: number | null) => void;
  /** What the last answer said of the allowance; null: nothing yet. */
  readonly rate: () => GenesysRate | null;
}

function numberIn(headers: Headers, name: string): number | null {
  const text = headers.get(name)?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** The allowance as the headers of an answer tell it; null: they do not. */
function rateOf(headers: Headers): GenesysRate | null {
  const count = numberIn(headers, 'inin-ratelimit-count');
  const allowed = numberIn(headers, 'inin-ratelimit-allowed');
  if (count === null || allowed === null || allowed === 0) return null;
  return { count, allowed, resetSeconds: numberIn(headers, 'inin-ratelimit-reset') };
}

/** A pace with nothing sent yet. */
export function createGenesysPace(clock: Pick<Clock, 'monotonic'>): GenesysPace {
  let sent: readonly MonotonicMs[] = [];
  let quietUntil = Number.NEGATIVE_INFINITY;
  let rate: GenesysRate | null = null;
  let rateUntil = Number.NEGATIVE_INFINITY;

  const usedShare = (now: MonotonicMs): number =>
    rate === null || now >= rateUntil ? 0 : rate.count / rate.allowed;

  return {
    waitMs: () => {
      const now = clock.monotonic();
      const recent = sent.filter((at) => now - at < MINUTE_MS);
      const oldest = recent[recent.length - OWN_REQUESTS_PER_MINUTE];
      return Math.max(
        0,
        quietUntil - now,
        usedShare(now) >= SPENT_SHARE ? rateUntil - now : 0,
        oldest === undefined ? 0 : oldest + MINUTE_MS - now,
      );
    },
    isScarce: () => usedShare(clock.monotonic()) >= SCARCE_SHARE,
    noteSent: () => {
      const now = clock.monotonic();
      sent = [...sent.filter((at) => now - at < MINUTE_MS), now];
    },
    noteAnswer: ({ headers }) => {
      const told = rateOf(headers);
      if (told === null) return;
      rate = told;
      const windowMs = told.resetSeconds === null ? WINDOW_MS : told.resetSeconds * SECOND_MS;
      rateUntil = clock.monotonic() + Math.min(windowMs, LONGEST_RETRY_AFTER_MS);
    },
    noteThrottled: (retryAfterMs) => {
      quietUntil = Math.max(quietUntil, clock.monotonic() + (retryAfterMs ?? WINDOW_MS));
    },
    rate: () => rate,
  };
}
