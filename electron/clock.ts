import type { EpochMs } from '../shared/domain/instant';

/** Time as adapters see it: injected, so that tests and the simulated tenant run on their own. */
export interface Clock {
  readonly now: () => EpochMs;
  /** Calls back once after `delayMs`; the returned function cancels. */
  readonly schedule: (delayMs: number, callback: () => void) => () => void;
}

/** The longest delay that a timer takes; a longer one would fire at once (signed 32 bits). */
const MAX_TIMER_MS = 2_147_483_647;

/** The computer's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
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
  return { now: () => base.now() + offset, schedule: base.schedule };
}

/** Waits; rejects with the signal's reason when it is aborted first. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const cancel = clock.schedule(delayMs, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    const abort = (): void => {
      cancel();
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', abort, { once: true });
  });
}
