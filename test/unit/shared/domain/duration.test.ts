import { describe, expect, it } from 'vitest';

import { durationMs } from '../../../../shared/domain/duration';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/instant';

describe('durationMs', () => {
  it.each([
    ['P180D', 180 * DAY_MS],
    ['P1Y', 365 * DAY_MS],
    ['P1M1W', 37 * DAY_MS],
    ['PT4H', 4 * HOUR_MS],
    ['180 days', null],
  ])('reads %s', (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });
});
