import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';

/** A timer that was set. */
export interface SetTimer {
  readonly kind: 'timeout' | 'interval';
  readonly delayMs: number;
  /** Milliseconds since the process began. */
  readonly atMs: number;
  /** Where it was set: the second line of the stack. */
  readonly place: string;
}

const record: SetTimer[] = [];

/** Read by the stand-in when it is asked about its process. */
Object.assign(globalThis, { graphkeeperTimers: record });

function watched<F extends typeof setTimeout | typeof setInterval>(kind: SetTimer['kind'], original: F): F {
  return new Proxy(original, {
    apply: (target, self, args: unknown[]) => {
      const delayMs = typeof args[1] === 'number' ? args[1] : 0;
      const place = new Error().stack?.split('\n')[2]?.trim() ?? '';
      record.push({ kind, delayMs, atMs: performance.now(), place });
      return Reflect.apply(target, self, args) as unknown;
    },
  });
}

// To be loaded before the application: it counts what its code and its packages set from then on.
globalThis.setTimeout = timers.setTimeout = watched('timeout', timers.setTimeout);
globalThis.setInterval = timers.setInterval = watched('interval', timers.setInterval);
syncBuiltinESMExports();
