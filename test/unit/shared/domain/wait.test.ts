import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY_MS } from '../../../../shared/domain/instant';
import { waitLeftMs, waitOf } from '../../../../shared/domain/wait';

const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('a wait', () => {
  it('has as much left as has not passed, and nothing once the clock was set out of it', () => {
    const length = fc.integer({ min: 0, max: DAY_MS });
    const moved = fc.integer({ min: -400 * DAY_MS, max: 400 * DAY_MS });
    fc.assert(
      fc.property(length, moved, (lengthMs, byMs) => {
        const left = waitLeftMs(waitOf(lengthMs, NOW), NOW + byMs);
        expect(left).toBe(byMs < 0 || byMs > lengthMs ? 0 : lengthMs - byMs);
      }),
    );
  });

  it('is none without one', () => {
    expect(waitLeftMs(null, NOW)).toBe(0);
  });
});
