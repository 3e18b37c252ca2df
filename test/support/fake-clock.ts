import type { Clock, MonotonicMs } from '../../electron/clock';
import type { EpochMs } from '../../shared/domain/instant';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves on, firing what is due in order; promises settle between two timers. */
  readonly advance: (durationMs: number) => Promise<void>;
  /** Moves the time without firing anything, as a computer does that sleeps: what is overdue fires on the next `advance`. */
  readonly jump: (durationMs: number) => void;
  /**
   * Sets the time of day forward or back; timers and the monotonic time do not notice. A sleep that the system's
   * timers do not count looks like a time set forward.
   */
  readonly set: (byMs: number) => void;
  /** Timers that are set. */
  readonly pending: () => number;
}

interface Timer {
  readonly at: MonotonicMs;
  readonly order: number;
  readonly callback: () => void;
}

/** Of another size than any time of day, so that whoever mixes the two up is found out. */
const MONOTONIC_START: MonotonicMs = 7_000_000;

/** Lets all promises settle that need no timer. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** A fake clock that starts at `start`. */
export function createFakeClock(start: EpochMs = Date.parse('2026-11-23T12:00:00.000Z')): FakeClock {
  let passed: MonotonicMs = MONOTONIC_START;
  let offset = start - MONOTONIC_START;
  let order = 0;
  const timers = new Set<Timer>();
  const nextDue = (until: MonotonicMs): Timer | undefined =>
    [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];
  return {
    now: () => passed + offset,
    monotonic: () => passed,
    schedule: (delayMs, callback) => {
      const timer = { at: passed + Math.max(0, delayMs), order: order++, callback };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance: async (durationMs) => {
      const until = passed + durationMs;
      await settle();
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer);
        passed = Math.max(passed, timer.at);
        timer.callback();
        await settle();
      }
      passed = until;
    },
    jump: (durationMs) => {
      passed += durationMs;
    },
    set: (byMs) => {
      offset += byMs;
    },
    pending: () => timers.size,
  };
}
