import { type EpochMs, epochOf, type Instant, instantOf } from './instant';

/** A time in which nobody is asked anything. Plain data: it is kept between starts. */
export interface Wait {
  /** When it was begun: by it is known that the clock was set back since. */
  readonly from: Instant;
  readonly until: Instant;
}

/** One that begins now. */
export function waitOf(lengthMs: number, now: EpochMs): Wait {
  return { from: instantOf(now), until: instantOf(now + lengthMs) };
}

/**
 * How much of a wait is left, in milliseconds; 0: nothing. A clock that was set back ends it, because nobody knows how
 * much of it has passed; one that was set forward as well, for it looks as if all of it had.
 */
export function waitLeftMs(wait: Wait | null, now: EpochMs): number {
  return wait === null || now < epochOf(wait.from) ? 0 : Math.max(0, epochOf(wait.until) - now);
}
