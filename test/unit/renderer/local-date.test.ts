import { describe, expect, it } from 'vitest';

import { daysBetween, endOf, isLocalDate, localDateOf, noonOf } from '../../../renderer/i18n/local-date';
import { addDays } from '../../../shared/alerts/local-time';

// The tests run in UTC: a day of this computer is a day of UTC.
describe('days of this computer', () => {
  it('are those of its zone', () => {
    expect(localDateOf(Date.parse('2026-11-23T23:59:59.999Z'))).toBe('2026-11-23');
    expect(noonOf('2026-11-23')).toBe('2026-11-23T12:00:00.000Z');
    expect(endOf('2026-12-31')).toBe(Date.parse('2026-12-31T23:59:59.999Z'));
  });

  it.each([
    ['2026-11-30', 1, '2026-12-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-28', 365, '2027-03-28'],
  ])('%s and %i days later: %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-13-01', false],
    ['26-01-01', false],
    ['', false],
    ['2026-01-01x', false],
  ])('%s: %s', (text, isDay) => {
    expect(isLocalDate(text)).toBe(isDay);
  });
});
