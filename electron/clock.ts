import type { EpochMs } from '../shared/domain/instant';
import { onAbort } from './on-abort';

/** A moment of `Clock.monotonic`: milliseconds since an origin that means nothing. Never kept between starts. */
export type MonotonicMs = number;

/** Time as adapters see it: injected, so that tests and the simulated tenant run on their own. */
export interface Clock {
  /** The time of day: for deadlines, and for what is shown and kept. It can be set, forward and back. */
  readonly now: () => EpochMs;
  /**
   * Time that only passes: for intervals, waits and ages, because nobody can set it. Timers run on it. Whether it
   * counts the time that the computer sleeps is the operating system's choice.
   */
  readonly monotonic: () => MonotonicMs;
  /** Calls back once after `delayMs`; the returned function cancels. */
  readonly schedule: (delayMs: number, callback: () => void) => () => void;
}

/** The longest delay that a timer takes; a longer one would fire at once (signed 32 bits). */
const MAX_TIMER_MS = 2_147_483_647;

/** The computer's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule: (delayMs, callback) => {
    const timer = setTimeout(callback, Math.min(Math.max(0, delayMs), MAX_TIMER_MS));
    return () => {
      clearTimeout(timer);
    };
  },
};

/** The computer's clock, moved so that it reads `start` now: what `--at` and simulated scenarios run on. */
export function shiftedClock(start: EpochMs, base: Clock = systemClock): Clock {
  const offset = start - base.now();
  return { ...base, now: () => base.now() + offset };
}

/** Waits; rejects with the signal's reason when it is aborted first. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const cancel = clock.schedule(delayMs, () => {
      forget?.();
      resolve();
    });
    const abort = (): void => {
      cancel();
      reject(signal?.reason as Error);
    };
    const forget = signal === undefined ? null : onAbort(signal, abort);
  });
}
