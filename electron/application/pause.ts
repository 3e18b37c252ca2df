import { type EpochMs, HOUR_MS } from '../../shared/domain/instant';
import type { CommandArgument } from '../../shared/ipc/contract';
import type { Clock } from '../clock';

/** A pause that the administrator asked for. */
export interface Pause {
  /** Null: none. `until` null: until somebody ends it. */
  readonly present: () => { readonly until: EpochMs | null } | null;
  readonly begin: (length: CommandArgument<'pause'>['until']) => void;
  readonly end: () => void;
  /** Ends a pause whose time has passed: timers do not run while the computer sleeps. */
  readonly catchUp: () => void;
  /** Stops the timer; says nothing any more. */
  readonly dispose: () => void;
}

/** The next midnight where this computer is, which a change of clocks moves as well. */
export function nextLocalMidnight(now: EpochMs): EpochMs {
  return new Date(now).setHours(24, 0, 0, 0);
}

/** Makes it. @param onChange told when a pause begins, changes or ends */
export function createPause(options: {
  readonly clock: Clock;
  readonly nextMidnight: (now: EpochMs) => EpochMs;
  readonly onChange: () => void;
}): Pause {
  const { clock, nextMidnight, onChange } = options;
  let present: { readonly until: EpochMs | null } | null = null;
  let cancelTimer: () => void = () => undefined;

  const become = (next: typeof present): void => {
    cancelTimer();
    cancelTimer = () => undefined;
    present = next;
    const until = next?.until ?? null;
    if (until !== null) cancelTimer = clock.schedule(until - clock.now(), catchUp);
    onChange();
  };

  const catchUp = (): void => {
    const until = present?.until ?? null;
    if (until !== null && clock.now() >= until) become(null);
  };

  const untilOf = (length: CommandArgument<'pause'>['until']): EpochMs | null => {
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
    begin: (length) => {
      become({ until: untilOf(length) });
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
