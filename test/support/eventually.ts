import { expect } from 'vitest';

/** Longer than anything takes that does come, also where a machine has other things to do; ms. */
export const PATIENCE_MS = 60_000;

/**
 * Waits for something to become true: a page, a process or an engine at work takes its time.
 *
 * @param what is said when it does not, where a test waits for several things
 */
export function eventually<T>(read: () => T, what?: string) {
  return expect.poll(read, {
    timeout: PATIENCE_MS,
    interval: 25,
    ...(what === undefined ? {} : { message: what }),
  });
}
