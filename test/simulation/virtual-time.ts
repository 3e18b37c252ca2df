import type { Clock } from '../../electron/clock';
import type { EpochMs } from '../../shared/domain/instant';

/** Something that happens at a moment of the world's time. */
interface Happening {
  readonly at: EpochMs;
  readonly order: number;
  readonly happen: () => void | Promise<void>;
}

/** A timer of the computer; `due` is counted by its own steady clock, which no change of the time moves. */
interface Timer {
  readonly due: EpochMs;
  readonly order: number;
  readonly fire: () => void;
}

/** The computer's clock, as far as the world can change it. */
export interface ComputerClock extends Clock {
  /** How far the computer's time is from the true one; what a wrong clock or a correction changes. */
  readonly offset: () => number;
  readonly setOffset: (offsetMs: number) => void;
  /** No timer fires from now on until it wakes. */
  readonly sleep: () => void;
  readonly wake: () => void;
  readonly isAsleep: () => boolean;
  /** Whether timers are counted while it sleeps. */
  readonly countsSleep: boolean;
  /** Forgets all timers: the process that set them is gone. */
  readonly clearTimers: () => void;
}

/** The world's time and the computer's. One thing happens after the other, and all promises settle in between. */
export interface VirtualTime {
  /** The true time. */
  readonly now: () => EpochMs;
  readonly computer: ComputerClock;
  /** Makes something happen at a moment; in the past: next. */
  readonly at: (moment: EpochMs, happen: Happening['happen']) => void;
  /** Lets everything happen that is due until then, in order, for as long as `after` wants: it is called after each. */
  readonly runUntil: (end: EpochMs, after: () => boolean) => Promise<void>;
}

/** Takes the earliest out of a list. A list holds some dozens: a search is as fast as any heap. */
function earliest<T extends { readonly order: number }>(
  all: Iterable<T>,
  moment: (one: T) => EpochMs,
): T | null {
  let best: T | null = null;
  for (const one of all) {
    best ??= one;
    const difference = moment(one) - moment(best);
    if (difference < 0 || (difference === 0 && one.order < best.order)) best = one;
  }
  return best;
}

/**
 * Starts time.
 *
 * @param options.countsSleep whether timers go on being counted while the computer sleeps: on some systems they do
 *   and are overdue at once after waking, on others they come late by the length of the sleep
 */
export function createVirtualTime(options: {
  readonly start: EpochMs;
  readonly countsSleep: boolean;
  /** Waits until all that one thing brought about has settled: promises, and what is under way outside. */
  readonly settle: () => Promise<unknown>;
}): VirtualTime {
  let now = options.start;
  let order = 0;
  let offset = 0;
  let asleepSince: EpochMs | null = null;
  /** Time slept that the steady clock does not count. */
  let uncounted = 0;
  const happenings = new Set<Happening>();
  const timers = new Set<Timer>();

  const steady = (): EpochMs => (asleepSince === null || options.countsSleep ? now : asleepSince) - uncounted;

  const computer: ComputerClock = {
    now: () => now + offset,
    monotonic: steady,
    schedule: (delayMs, callback) => {
      const timer: Timer = {
        due: steady() + Math.max(0, Math.round(delayMs)),
        order: (order += 1),
        fire: callback,
      };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    offset: () => offset,
    setOffset: (next) => {
      offset = next;
    },
    sleep: () => {
      asleepSince ??= now;
    },
    wake: () => {
      if (asleepSince !== null && !options.countsSleep) uncounted += now - asleepSince;
      asleepSince = null;
    },
    isAsleep: () => asleepSince !== null,
    countsSleep: options.countsSleep,
    clearTimers: () => {
      timers.clear();
    },
  };

  /** The next thing that happens, and when; null: nothing until then. */
  const next = (end: EpochMs): (() => void | Promise<void>) | null => {
    const happening = earliest(happenings, ({ at }) => at);
    const timer = asleepSince === null ? earliest(timers, ({ due }) => due) : null;
    const timerAt = timer === null ? Number.POSITIVE_INFINITY : Math.max(now, timer.due + uncounted);
    const happeningAt = happening === null ? Number.POSITIVE_INFINITY : Math.max(now, happening.at);
    if (Math.min(timerAt, happeningAt) > end) return null;
    if (happening !== null && happeningAt <= timerAt) {
      now = happeningAt;
      happenings.delete(happening);
      return happening.happen;
    }
    if (timer === null) return null;
    now = timerAt;
    timers.delete(timer);
    return timer.fire;
  };

  return {
    now: () => now,
    computer,
    at: (moment, happen) => {
      happenings.add({ at: Math.round(moment), order: (order += 1), happen });
    },
    runUntil: async (end, after) => {
      await options.settle();
      for (let step = next(end); step !== null; step = next(end)) {
        await step();
        await options.settle();
        if (!after()) return;
      }
      now = end;
    },
  };
}
