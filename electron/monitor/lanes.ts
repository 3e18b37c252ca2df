import PQueue from 'p-queue';

/** Polls at once: a sign-in and a few round trips each, and no burst from one address. */
const CONCURRENCY = 4;

/** Whose turn it is. */
export interface Turn {
  /** What was asked for by hand goes first. */
  readonly isByHand: boolean;
  /** It has proved slow, and may hang: it waits for a place among its like. */
  readonly isSlow: boolean;
}

/**
 * Places for polls: a few for connections that answer in time, and as many for those that do not. However many
 * connections hang, the others go on being read on time.
 */
export interface Lanes {
  /** Runs a task when a place is free. */
  readonly enqueue: (task: () => Promise<void>, turn: Turn) => void;
  /** Resolves when nothing waits or runs. */
  readonly onIdle: () => Promise<void>;
}

/** Makes them. @param concurrency places of each kind */
export function createLanes(
  concurrency: number = CONCURRENCY,
  onUnexpected: (error: unknown) => void,
): Lanes {
  const quick = new PQueue({ concurrency });
  const slow = new PQueue({ concurrency });
  return {
    enqueue: (task, { isByHand, isSlow }) => {
      (isSlow ? slow : quick).add(task, { priority: isByHand ? 1 : 0 }).catch(onUnexpected);
    },
    onIdle: async () => {
      await Promise.all([quick.onIdle(), slow.onIdle()]);
    },
  };
}
