import type { Freeze, LocalDate, TimeOfDay } from '../../../shared/domain/alert-settings';
import { MAX_FREEZES, MAX_HOLIDAYS, MAX_SETTING_TEXT } from '../../../shared/domain/alert-settings-limits';
import { isLocalDate } from '../../i18n/local-date';

/** The days of the week, from Monday (1) to Sunday (7). */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A day that is such a day of the week, for a formatter to name it by. */
export function weekdayDate(weekday: number): LocalDate {
  // 1 January 2024 was a Monday.
  return `2024-01-0${String(weekday)}`;
}

/** The days worked with one more or one less, in their order; null where none would be left. */
export function toggledWorkingDays(days: readonly number[], weekday: number): readonly number[] | null {
  const next = WEEKDAYS.filter((day) => (day === weekday ? !days.includes(day) : days.includes(day)));
  return next.length === 0 ? null : next;
}

/** Why a day cannot be added to the holidays. */
export type HolidayProblem = 'missing' | 'known' | 'many';

/** What is wrong with a day that is to be added; null: nothing. */
export function holidayProblem(text: string, holidays: readonly LocalDate[]): HolidayProblem | null {
  if (!isLocalDate(text)) return 'missing';
  if (holidays.includes(text)) return 'known';
  return holidays.length >= MAX_HOLIDAYS ? 'many' : null;
}

/** Days with one more, in their order. */
export function withHoliday(holidays: readonly LocalDate[], date: LocalDate): readonly LocalDate[] {
  return [...new Set([...holidays, date])].sort();
}

/** The fields of a freeze that cannot be taken, and why. */
export interface FreezeProblems {
  readonly name: 'missing' | 'long' | null;
  readonly from: 'missing' | null;
  readonly to: 'missing' | 'order' | null;
  /** There are as many already as can be kept. */
  readonly isFull: boolean;
}

/** What is wrong with a freeze as it is typed; null: nothing. */
export function freezeProblems(
  { name, from, to }: Freeze,
  freezes: readonly Freeze[],
): FreezeProblems | null {
  const length = name.trim().length;
  const problems: FreezeProblems = {
    name: length === 0 ? 'missing' : length > MAX_SETTING_TEXT ? 'long' : null,
    from: isLocalDate(from) ? null : 'missing',
    to: !isLocalDate(to) ? 'missing' : isLocalDate(from) && to < from ? 'order' : null,
    isFull: freezes.length >= MAX_FREEZES,
  };
  const isRight =
    problems.name === null && problems.from === null && problems.to === null && !problems.isFull;
  return isRight ? null : problems;
}

/** Freezes with one more, the first to begin first. */
export function withFreeze(freezes: readonly Freeze[], freeze: Freeze): readonly Freeze[] {
  return [...freezes, { ...freeze, name: freeze.name.trim() }].sort(
    (a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to),
  );
}

/** What tells a freeze from all others that are not the same. */
export function freezeId({ name, from, to }: Freeze): string {
  return `${from} ${to} ${name}`;
}

/** Why quiet hours cannot be taken. */
export type QuietHoursProblem = 'from' | 'to' | 'same';

function isTimeOfDay(text: string): text is TimeOfDay {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** What is wrong with quiet hours as they are typed; null: nothing. */
export function quietHoursProblem(from: string, to: string): QuietHoursProblem | null {
  if (!isTimeOfDay(from)) return 'from';
  if (!isTimeOfDay(to)) return 'to';
  return from === to ? 'same' : null;
}
