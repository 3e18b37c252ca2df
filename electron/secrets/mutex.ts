/** Lets one task run at a time, in the order of asking. */
export interface Mutex {
  /** Waits for its turn; the returned function ends it (calling it again does nothing). */
  readonly acquire: () => Promise<() => void>;
  /** Runs a task in its turn. A failed task does not stop the next. */
  readonly run: <T>(task: () => Promise<T>) => Promise<T>;
}

/** A new mutex that nobody holds. */
export function createMutex(): Mutex {
  let last: Promise<void> = Promise.resolve();
  const acquire = async (): Promise<() => void> => {
    const before = last;
    let release = (): void => undefined;
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  };
  return {
    acquire,
    run: async (task) => {
      const release = await acquire();
      try {
        return await task();
      } finally {
        release();
      }
    },
  };
}
