import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { jittered, LONGEST_PAUSE_MS, pauseAfterFailure } from '../../../../electron/monitor/backoff';
import { MINUTE_MS } from '../../../../shared/domain/instant';

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('jittered', () => {
  it('stays within ten per cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), share, (length, random) => {
        const result = jittered(length, () => random);
        expect(result).toBeGreaterThanOrEqual(Math.floor(length * 0.9));
        expect(result).toBeLessThanOrEqual(Math.ceil(length * 1.1));
      }),
    );
  });
});

describe('pauseAfterFailure', () => {
  it('doubles, and stops at half an hour', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 1_000].map(
      (failures) => pauseAfterFailure(failures, null, () => 0.5) / MINUTE_MS,
    );
    expect(pauses).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('is never shorter than what the service asked for, and never longer than both', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat(), share, (failures, retryAfterMs, random) => {
        const pause = pauseAfterFailure(failures, retryAfterMs, () => random);
        expect(pause).toBeGreaterThanOrEqual(retryAfterMs);
        expect(pause).toBeLessThanOrEqual(Math.max(retryAfterMs, LONGEST_PAUSE_MS * 1.1));
      }),
    );
  });
});
