import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LONGEST_STRETCHED, type Pace, pacedPolling, slowReasonOf } from '../../../../shared/domain/pace';
import type { Strain } from '../../../../shared/domain/strain';

describe('slowReasonOf', () => {
  it.each<[Pace, Strain | null, string | null]>([
    ['automatic', null, null],
    ['automatic', 'battery', 'battery'],
    ['automatic', 'metered', 'metered'],
    ['steady', 'heat', null],
    ['slow', null, 'chosen'],
    ['slow', 'battery', 'chosen'],
  ])('%s, short of %s: %s', (pace, strain, reason) => {
    expect(slowReasonOf(pace, strain)).toBe(reason);
  });
});

describe('pacedPolling', () => {
  it('makes intervals three times as long, up to a limit that longer ones may be over', () => {
    const paced = (frequentMinutes: number, fullMinutes: number) =>
      pacedPolling({ frequentMinutes, fullMinutes }, 'battery');
    expect(paced(5, 60)).toEqual({ frequentMinutes: 15, fullMinutes: 180 });
    expect(paced(20, 120)).toEqual({ frequentMinutes: 30, fullMinutes: 240 });
    expect(paced(45, 1_440)).toEqual({ frequentMinutes: 45, fullMinutes: 1_440 });
  });

  it('never shortens an interval, and leaves them alone where there is no reason', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_440 }),
        fc.integer({ min: 5, max: 1_440 }),
        (frequentMinutes, fullMinutes) => {
          const polling = { frequentMinutes, fullMinutes };
          expect(pacedPolling(polling, null)).toBe(polling);
          const paced = pacedPolling(polling, 'chosen');
          expect(paced.frequentMinutes).toBeGreaterThanOrEqual(frequentMinutes);
          expect(paced.fullMinutes).toBeGreaterThanOrEqual(fullMinutes);
          expect(paced.frequentMinutes).toBeLessThanOrEqual(
            Math.max(frequentMinutes, LONGEST_STRETCHED.frequentMinutes),
          );
        },
      ),
    );
  });
});
