import type { Clock } from '../../electron/clock';
import { Killed, type VirtualDisk } from './virtual-disk';
import type { VirtualTime } from './virtual-time';

/** How a process ends. */
export type End = 'quit' | 'killed' | 'powerLost';

/** What the computer offers to one run of Graphkeeper. When the run is dead, nothing of it does anything any more. */
export interface RunPorts {
  readonly clock: Clock;
  /** Something that takes a while outside: dies with the run, at its beginning or before its end is known. */
  readonly outside: <T>(what: string, work: () => Promise<T>) => Promise<T>;
}

/** One run of Graphkeeper, as the computer handles it. */
export interface Run {
  readonly suspend: () => void;
  readonly resume: () => void;
  readonly setOnline: (isOnline: boolean) => void;
  readonly checkTime: (isLate: boolean) => void;
  readonly quit: () => Promise<void>;
}

/** How a run died. */
export interface Death<R> {
  readonly how: Exclude<End, 'quit'>;
  /** The call that it was in. */
  readonly during: string;
  /** Null: it had hardly begun. */
  readonly run: R | null;
}

/** The computer that Graphkeeper runs on. */
export interface Computer<R extends Run> {
  /** Null: it is not running. */
  readonly run: () => R | null;
  readonly launch: () => void;
  /** Somebody does something at the computer; nothing happens while it sleeps or Graphkeeper is not running. */
  readonly use: (act: (run: R) => void) => void;
  /**
   * Ends the run, or the next one, in the middle of the n-th call that is made from now on; of those only whose names
   * begin so are counted.
   */
  readonly endAfter: (calls: number, how: Exclude<End, 'quit'>, of?: string) => void;
  /** Asks the run to quit; it is gone when it has tidied up. */
  readonly quit: () => void;
  /** @param isAnnounced the system says so; otherwise time only seems to jump */
  readonly sleep: (isAnnounced: boolean) => void;
  readonly wake: (isAnnounced: boolean) => void;
  readonly setOnline: (isOnline: boolean) => void;
  /** To be called when all has settled after a step: buries a run that died in it. Returns how it died. */
  readonly settle: () => Death<R> | null;
}

/** @param start makes a run on these ports */
export function createComputer<R extends Run>(options: {
  readonly time: VirtualTime;
  readonly disk: VirtualDisk;
  readonly start: (ports: RunPorts) => R;
  readonly onDefect: (error: unknown) => void;
}): Computer<R> {
  const { time, disk } = options;
  let present: R | null = null;
  let kill: () => void = () => undefined;
  let isOnline = true;
  let fuse: { left: number; readonly how: Exclude<End, 'quit'>; readonly of: string } | null = null;
  let death: { readonly how: Exclude<End, 'quit'>; readonly during: string } | null = null;

  /** Counts one call; true: the run dies of it. */
  const strikes = (call: string): boolean => {
    if (fuse === null || death !== null || !call.startsWith(fuse.of)) return false;
    fuse.left -= 1;
    if (fuse.left > 0) return false;
    death = { how: fuse.how, during: call };
    fuse = null;
    kill();
    return true;
  };
  disk.onCall((call, path) => strikes(`${call} ${path}`));

  /** Runs code of Graphkeeper; what it throws when it dies ends with it. */
  const guarded = (code: () => void): void => {
    try {
      code();
    } catch (error) {
      if (!(error instanceof Killed)) options.onDefect(error);
    }
  };

  const portsOf = (): RunPorts => {
    let isAlive = true;
    kill = () => {
      isAlive = false;
    };
    const lives = (): boolean => isAlive;
    const never = new Promise<never>(() => undefined);
    return {
      clock: {
        now: time.computer.now,
        monotonic: time.computer.monotonic,
        schedule: (delayMs, callback) =>
          isAlive
            ? time.computer.schedule(delayMs, () => {
                if (isAlive && !strikes('timer')) guarded(callback);
              })
            : () => undefined,
      },
      outside: async (what, work) => {
        if (!lives() || strikes(`before ${what}`)) return never;
        const result = await work().then(
          (value) => ({ value }) as const,
          (error: unknown) => ({ error }) as const,
        );
        if (!lives() || strikes(`after ${what}`)) return never;
        if ('error' in result) throw result.error;
        return result.value;
      },
    };
  };

  const bury = (): void => {
    kill();
    present = null;
    fuse = null;
    time.computer.clearTimers();
  };

  return {
    run: () => present,
    use: (act) => {
      const run = present;
      if (run === null || time.computer.isAsleep()) return;
      guarded(() => {
        act(run);
      });
    },
    launch: () => {
      // One that was asked to quit and has not done so by now is ended by the system.
      if (present !== null) bury();
      disk.revive();
      const ports = portsOf();
      guarded(() => {
        present = options.start(ports);
        if (!isOnline) present.setOnline(false);
      });
    },
    endAfter: (calls, how, of = '') => {
      fuse = { left: calls, how, of };
    },
    quit: () => {
      fuse = null;
      const quitting = present;
      if (quitting === null) return;
      void quitting.quit().then(() => {
        if (present === quitting) bury();
      });
    },
    sleep: (isAnnounced) => {
      if (isAnnounced) guarded(() => present?.suspend());
      time.computer.sleep();
    },
    wake: (isAnnounced) => {
      time.computer.wake();
      // Where timers count sleep, the one that looks at the clock every minute is the first that is overdue.
      if (time.computer.countsSleep) guarded(() => present?.checkTime(true));
      // What the network did meanwhile is noticed at once; that time passed, not always.
      guarded(() => present?.setOnline(isOnline));
      if (isAnnounced) guarded(() => present?.resume());
    },
    setOnline: (next) => {
      isOnline = next;
      if (!time.computer.isAsleep()) guarded(() => present?.setOnline(next));
    },
    settle: () => {
      const died = death;
      if (died === null) return null;
      death = null;
      const run = present;
      bury();
      if (died.how === 'powerLost') disk.losePower();
      else disk.die();
      return { ...died, run };
    },
  };
}
