import { type Clock, type MonotonicMs, systemClock } from '../../electron/clock';

/** The computer's clock, for a world in which hours can be let pass at once. */
export interface HurriedClock extends Clock {
  /** How far ahead of the computer's clock it is; ms. */
  readonly ahead: () => number;
  /** Lets time pass at once: what is due by then fires, in its order, as soon as this process comes to it. */
  readonly hurry: (ms: number) => void;
}

interface Timer {
  readonly at: MonotonicMs;
  readonly fire: () => void;
  cancel: () => void;
}

/** A clock that goes as the computer's does, until it is hurried. */
export function createHurriedClock(base: Clock = systemClock): HurriedClock {
  let ahead = 0;
  const timers = new Set<Timer>();
  const monotonic = (): MonotonicMs => base.monotonic() + ahead;
  const arm = (timer: Timer): void => {
    timer.cancel = base.schedule(timer.at - monotonic(), () => {
      timers.delete(timer);
      timer.fire();
    });
  };
  return {
    now: () => base.now() + ahead,
    monotonic,
    schedule: (delayMs, callback) => {
      const timer: Timer = {
        at: monotonic() + Math.max(0, delayMs),
        fire: callback,
        cancel: () => undefined,
      };
      timers.add(timer);
      arm(timer);
      return () => {
        timers.delete(timer);
        timer.cancel();
      };
    },
    ahead: () => ahead,
    hurry: (ms) => {
      ahead += ms;
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
        timer.cancel();
        arm(timer);
      }
    },
  };
}
