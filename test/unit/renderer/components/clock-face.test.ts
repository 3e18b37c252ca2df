import { describe, expect, it } from 'vitest';

import { clockFace } from '../../../../renderer/components/clock-face';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/instant';

describe('clockFace', () => {
  it.each([
    [-5_000, '0:00'],
    [0, '0:00'],
    [1, '0:01'],
    [59_001, '1:00'],
    [5 * MINUTE_MS + 7_000, '5:07'],
    [59 * MINUTE_MS + 59_000, '59:59'],
    [HOUR_MS, '1:00:00'],
    [2 * HOUR_MS + 3 * MINUTE_MS + 4_000, '2:03:04'],
  ])('%d ms are %s', (length, face) => {
    expect(clockFace(length)).toBe(face);
  });
});
