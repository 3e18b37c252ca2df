import { type EpochMs, epochOf, HOUR_MS, instantOf } from '../../shared/domain/instant';
import type { KeptPause, PauseLength } from '../../shared/domain/pause';
import type { Clock } from '../clock';

/** A pause that the administrator asked for. */
export interface Pause {
  /** Null: none. `until` null: until somebody ends it. */
  readonly present: () => { readonly until: EpochMs | null } | null;
  readonly begin: (length: PauseLength) => void;
  /** Goes on with a pause that lasted when Graphkeeper ended. */
  readonly restore: (kept: KeptPause | null) => void;
  readonly end: () => void;
  /**
   * Ends a pause whose time has passed: timers do not run while the computer sleeps. One that a clock set back would
   * make longer than it was asked for is cut.
   */
  readonly catchUp: () => void;
  /** Stops the timer; says nothing any more. */
  readonly dispose: () => void;
}

/** The next midnight where this computer is, which a change of clocks moves as well. */
export function nextLocalMidnight(now: EpochMs): EpochMs {
  return new Date(now).setHours(24, 0, 0, 0);
}

/**
 * Makes it.
 *
 * @param options.keep keeps the pause for the next start
 * @param options.onChange told when a pause begins, changes or ends
 */
export function createPause(options: {
  readonly clock: Clock;
  readonly nextMidnight: (now: EpochMs) => EpochMs;
  readonly keep: (pause: KeptPause | null) => void;
  readonly onChange: (how: { readonly isRestored: boolean }) => void;
}): Pause {
  const { clock, nextMidnight, onChange } = options;
  let present: { readonly until: EpochMs | null; readonly length: PauseLength } | null = null;
  let cancelTimer: () => void = () => undefined;

  const setTimer = (until: EpochMs | null): void => {
    cancelTimer();
    cancelTimer = until === null ? () => undefined : clock.schedule(until - clock.now(), catchUp);
  };

  const become = (next: typeof present): void => {
    present = next;
    const until = next?.until ?? null;
    setTimer(until);
    options.keep(
      next === null ? null : { length: next.length, until: until === null ? null : instantOf(until) },
    );
    onChange({ isRestored: false });
  };

  const catchUp = (): void => {
    const until = present?.until ?? null;
    if (present === null || until === null) return;
    const { length } = present;
    const longest = untilOf(length) ?? until;
    if (clock.now() >= until) become(null);
    else if (longest < until) become({ until: longest, length });
    else setTimer(until);
  };

  const untilOf = (length: PauseLength): EpochMs | null => {
    switch (length) {
      case 'oneHour':
        return clock.now() + HOUR_MS;
      case 'tomorrow':
        return nextMidnight(clock.now());
      case 'resumed':
        return null;
    }
  };

  return {
    present: () => present,
    restore: (kept) => {
      if (kept === null) return;
      const until = kept.until === null ? null : epochOf(kept.until);
      present = { length: kept.length, until };
      setTimer(until);
      onChange({ isRestored: true });
      catchUp();
    },
    begin: (length) => {
      become({ until: untilOf(length), length });
    },
    end: () => {
      if (present !== null) become(null);
    },
    catchUp,
    dispose: () => {
      cancelTimer();
    },
  };
}
