import { describe, expect, it } from 'vitest';

import { dayShortcuts, daysToLookAt, isAhead } from '../../../../renderer/screens/forecast/days-ahead';

const TODAY = '2026-11-23';

describe('the days that can be looked at', () => {
  it.each([
    ['2026-11-23', false],
    ['2026-11-24', true],
    ['2026-11-22', false],
    ['2026-11-31', false],
    ['', false],
    ['tomorrow', false],
    ['2029-11-22', true],
    ['2029-11-23', false],
  ])('%s: %s', (text, expected) => {
    expect(isAhead(TODAY, text)).toBe(expected);
  });

  it('begin tomorrow and end in three years', () => {
    expect(daysToLookAt(TODAY)).toEqual({ from: '2026-11-24', to: '2029-11-22' });
  });
});

describe('dayShortcuts', () => {
  it('leads to round numbers of days and to the next deadline', () => {
    const shortcuts = dayShortcuts(TODAY, '2026-11-29');
    expect(shortcuts.map(({ days }) => days)).toEqual([1, 7, 30, 60, 90, 180, 6]);
    expect(shortcuts.at(-1)).toEqual({ kind: 'deadline', days: 6, date: '2026-11-29' });
    expect(shortcuts[1]).toEqual({ kind: 'days', days: 7, date: '2026-11-30' });
  });

  it.each([null, TODAY, '2026-11-01'])('leads to no deadline that is not ahead: %s', (deadline) => {
    expect(dayShortcuts(TODAY, deadline).filter(({ kind }) => kind === 'deadline')).toEqual([]);
  });
});
