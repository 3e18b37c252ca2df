import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatTime, parseTime } from '../../../../electron/simulator/relative-time';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

describe('parseTime', () => {
  it.each([
    ['+6d', '2026-11-29T12:00:00.000Z'],
    ['-90m', '2026-11-23T10:30:00.000Z'],
    ['-1d4h30m', '2026-11-22T07:30:00.000Z'],
    ['+1s250ms', '2026-11-23T12:00:01.250Z'],
    ['+0s', '2026-11-23T12:00:00.000Z'],
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05.1234567+02:00', '2026-01-02T01:04:05.123Z'],
  ])('reads %s', (text, instant) => {
    expect(new Date(parseTime(text, NOW) ?? Number.NaN).toISOString()).toBe(instant);
  });

  it.each([
    '',
    '6d',
    '+6',
    '+d',
    '+6y',
    '+6 d',
    '+-6d',
    '2026-01-02',
    '2026-01-02T03:04:05',
    '2026-13-01T00:00:00Z',
    'tomorrow',
  ])('refuses %j', (text) => {
    expect(parseTime(text, NOW)).toBeNull();
  });
});

describe('formatTime', () => {
  it('writes what is read back to the millisecond, from then and from any other moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -4e12, max: 4e12 }),
        fc.integer({ min: -1e11, max: 1e11 }),
        (distance, moved) => {
          const text = formatTime(NOW + distance, NOW);
          expect(parseTime(text, NOW)).toBe(NOW + distance);
          expect(parseTime(text, NOW + moved)).toBe(NOW + moved + distance);
        },
      ),
    );
  });

  it('writes short', () => {
    expect([NOW, NOW + 6 * 86_400_000, NOW - 5_400_000].map((epoch) => formatTime(epoch, NOW))).toEqual([
      '+0s',
      '+6d',
      '-1h30m',
    ]);
  });
});
