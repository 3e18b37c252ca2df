import type { Telling } from '../domain/alert';
import type { DeliveryFailure, DeliveryResult, Outbox } from '../domain/channel';
import { DAY_MS, type Instant } from '../domain/instant';

/**
 * After this long in vain, a telling is given up: a receiver that is down over a long weekend still gets it, and later
 * the alert list has told it, or a later stage will.
 */
export const LONGEST_WAIT_MS = 7 * DAY_MS;

/** How tellings ended on a channel: for the journal. */
export interface EndedTellings {
  readonly channelId: string;
  /** Never empty. */
  readonly tellings: readonly Telling[];
  readonly at: Instant;
  readonly result: DeliveryResult;
  readonly failure: DeliveryFailure | null;
}

/** A step of the outbox and what ended by it. */
export interface OutboxStep {
  readonly outbox: Outbox;
  readonly ended: readonly EndedTellings[];
}

/** How long a channel is left in peace, in milliseconds; never less than was asked for. */
export type PauseAfter = (failures: number, retryAfterMs: number | null) => number;

/** Whether it is certain that nothing arrived and worth while to try again; the others end at once. */
export function mayRetry(failure: DeliveryFailure): boolean {
  switch (failure.code) {
    case 'secretMissing':
    case 'unreachable':
    case 'untrusted':
    case 'busy':
      return true;
    case 'refused':
    case 'someRefused':
    case 'unanswered':
    case 'notShown':
      return false;
  }
}

/** How tellings end by a failure after which nothing is tried again. */
export function resultOf({ code }: DeliveryFailure): DeliveryResult {
  return code === 'unanswered' ? 'uncertain' : 'givenUp';
}

/** Whom a mail server did not take it for. */
export function someRefused(recipients: readonly string[]): DeliveryFailure {
  return { code: 'someRefused', recipients };
}
