import type { Clock } from '../../electron/clock';
import type { EpochMs } from '../../shared/domain/instant';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves on, firing what is due in order; promises settle between two timers. */
  readonly advance: (durationMs: number) => Promise<void>;
  /** Moves the time without firing anything, as a computer does that sleeps: what is overdue fires on the next `advance`. */
  readonly jump: (durationMs: number) => void;
  /** Timers that are set. */
  readonly pending: () => number;
}

interface Timer {
  readonly at: EpochMs;
  readonly order: number;
  readonly callback: () => void;
}

/** Lets all promises settle that need no timer. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** A fake clock that starts at `start`. */
export function createFakeClock(start: EpochMs = Date.parse('2026-11-23T12:00:00.000Z')): FakeClock {
  let now = start;
  let order = 0;
  const timers = new Set<Timer>();
  const nextDue = (until: EpochMs): Timer | undefined =>
    [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];
  return {
    now: () => now,
    schedule: (delayMs, callback) => {
      const timer = { at: now + Math.max(0, delayMs), order: order++, callback };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance: async (durationMs) => {
      const until = now + durationMs;
      await settle();
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.callback();
        await settle();
      }
      now = until;
    },
    jump: (durationMs) => {
      now += durationMs;
    },
    pending: () => timers.size,
  };
}
