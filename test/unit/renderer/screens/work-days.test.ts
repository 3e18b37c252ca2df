import { describe, expect, it } from 'vitest';

import {
  freezeProblems,
  holidayProblem,
  quietHoursProblem,
  toggledWorkingDays,
  weekdayDate,
  WEEKDAYS,
  withFreeze,
  withHoliday,
} from '../../../../renderer/screens/settings/work-days';
import type { Freeze } from '../../../../shared/domain/alert-settings';

describe('working days', () => {
  it('are named by days of that weekday', () => {
    const ofDates = WEEKDAYS.map((day) => new Date(`${weekdayDate(day)}T12:00:00Z`).getUTCDay());
    expect(ofDates).toEqual([1, 2, 3, 4, 5, 6, 0]);
  });

  it('are added and taken away in their order, but never all of them', () => {
    expect(toggledWorkingDays([5, 1], 3)).toEqual([1, 3, 5]);
    expect(toggledWorkingDays([1, 3, 5], 3)).toEqual([1, 5]);
    expect(toggledWorkingDays([7], 7)).toBeNull();
  });
});

describe('holidays', () => {
  it.each([
    ['', 'missing'],
    ['2026-02-29', 'missing'],
    ['2026-12-25', 'known'],
    ['2026-12-26', null],
  ])('%j: %s', (text, problem) => {
    expect(holidayProblem(text, ['2026-12-25'])).toBe(problem);
  });

  it('are no more than can be kept', () => {
    const full = Array.from({ length: 1_000 }, (_, index) => `day ${String(index)}`);
    expect(holidayProblem('2026-12-26', full)).toBe('many');
  });

  it('stand in their order, each once', () => {
    expect(withHoliday(['2026-12-25', '2027-01-01'], '2026-05-01')).toEqual([
      '2026-05-01',
      '2026-12-25',
      '2027-01-01',
    ]);
    expect(withHoliday(['2026-12-25'], '2026-12-25')).toEqual(['2026-12-25']);
  });
});

describe('freezes', () => {
  const freeze = (patch: Partial<Freeze> = {}): Freeze => ({
    name: 'Year end',
    from: '2026-12-20',
    to: '2027-01-04',
    ...patch,
  });

  it.each<[Partial<Freeze>, object | null]>([
    [{}, null],
    [{ to: '2026-12-20' }, null],
    [{ name: ' ' }, { name: 'missing', from: null, to: null }],
    [{ name: 'x'.repeat(501) }, { name: 'long' }],
    [{ from: '' }, { from: 'missing', to: null }],
    [{ to: '' }, { from: null, to: 'missing' }],
    [{ to: '2026-12-19' }, { from: null, to: 'order' }],
  ])('%j: %j', (patch, problems) => {
    const found = freezeProblems(freeze(patch), []);
    if (problems === null) expect(found).toBeNull();
    else expect(found).toMatchObject(problems);
  });

  it('are no more than can be kept', () => {
    const full = Array.from({ length: 100 }, () => freeze());
    expect(freezeProblems(freeze(), full)).toMatchObject({ isFull: true });
  });

  it('stand in their order, their names without the spaces around them', () => {
    expect(withFreeze([freeze()], freeze({ name: ' Spring ', from: '2026-04-01' }))).toEqual([
      freeze({ name: 'Spring', from: '2026-04-01' }),
      freeze(),
    ]);
  });
});

describe('quiet hours', () => {
  it.each([
    ['22:00', '07:00', null],
    ['12:00', '13:30', null],
    ['', '07:00', 'from'],
    ['24:00', '07:00', 'from'],
    ['22:00', '7', 'to'],
    ['08:00', '08:00', 'same'],
  ])('from %j to %j: %s', (from, to, problem) => {
    expect(quietHoursProblem(from, to)).toBe(problem);
  });
});
