import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

/** What all tests of a suite share, and how it begins and ends. */
export interface SharedSetting {
  readonly begin: () => Promise<void>;
  /** Also after a beginning that failed. */
  readonly end: () => Promise<void>;
}

/** Building and starting take their time on a busy machine; ms. */
const BEGINNING_MS = 300_000;

/**
 * Registers what begins before the tests of the suite that calls it, and ends after them. A second attempt at a test
 * begins as the first test did: what the first attempt did to the setting would fail it again, after a long wait.
 */
export function useSharedSetting({ begin, end }: SharedSetting): void {
  beforeAll(begin, BEGINNING_MS);
  beforeEach(async ({ task }) => {
    if ((task.result?.retryCount ?? 0) === 0) return;
    await end();
    await begin();
  }, BEGINNING_MS);
  afterAll(end, BEGINNING_MS);
}

/** Options of a suite that is one story: what the first attempt at a test did, a second one would find done. */
export const STORY = { retry: 0 } as const;

/**
 * For a suite that is one story (`STORY`), each test going on where the one before stopped: after one that failed, the
 * others fail at once and do not wait for what cannot come.
 */
export function useStory(): void {
  let failed: string | null = null;
  beforeEach(() => {
    if (failed !== null) throw new Error(`it goes on from “${failed}”, which failed`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed ??= task.name;
  });
}
