import { MINUTE_MS } from '../shared/domain/instant';
import type { Clock } from './clock';

/** A smaller change is a correction by a time server, which disturbs nothing. */
const SMALLEST_JUMP_MS = MINUTE_MS;

/** Compares the time of day with the time that passes. */
export interface ClockJumps {
  /**
   * By how much the time of day jumped since it was asked last, in milliseconds; null: it did not. Forward, it was
   * set, or the computer slept and its timers did not count that: nobody can tell. Back, it was set.
   */
  readonly look: () => number | null;
}

/** Begins to compare. */
export function createClockJumps(clock: Pick<Clock, 'now' | 'monotonic'>): ClockJumps {
  const difference = (): number => clock.now() - clock.monotonic();
  let known = difference();
  return {
    look: () => {
      const jump = Math.round(difference() - known);
      known += jump;
      return Math.abs(jump) < SMALLEST_JUMP_MS ? null : jump;
    },
  };
}
