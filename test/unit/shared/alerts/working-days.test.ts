import { describe, expect, it } from 'vitest';

import { dayOffOf, isRestDay, isWorkingDay } from '../../../../shared/alerts/working-days';

const CALENDAR = {
  workingDays: [1, 2, 3, 4],
  holidays: ['2026-12-24', '2026-12-26'],
  freezes: [{ name: 'Year end', from: '2026-12-21', to: '2027-01-01' }],
};

describe('dayOffOf', () => {
  it.each([
    ['2026-11-30', null],
    ['2026-12-04', { kind: 'dayOff' }],
    ['2026-12-05', { kind: 'weekend' }],
    ['2026-12-26', { kind: 'weekend' }],
    ['2026-12-24', { kind: 'holiday' }],
    ['2026-12-20', { kind: 'weekend' }],
    ['2026-12-21', { kind: 'freeze', name: 'Year end' }],
    ['2026-12-31', { kind: 'freeze', name: 'Year end' }],
    ['2027-01-04', null],
  ])('of %s', (date, expected) => {
    expect(dayOffOf(date, CALENDAR)).toEqual(expected);
    expect(isWorkingDay(date, CALENDAR)).toBe(expected === null);
  });
});

describe('isRestDay', () => {
  it('knows that people are at work in a freeze', () => {
    expect(isRestDay('2026-12-21', CALENDAR)).toBe(false);
    expect(isRestDay('2026-12-24', CALENDAR)).toBe(true);
    expect(isRestDay('2026-12-20', CALENDAR)).toBe(true);
  });
});
