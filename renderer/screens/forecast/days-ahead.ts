import { addDays } from '../../../shared/alerts/local-time';
import type { LocalDate } from '../../../shared/domain/alert-settings';
import { daysBetween, isLocalDate } from '../../i18n/local-date';

/** The slider reaches a year; the date field takes more. */
export const SLIDER_DAYS = 365;

/** Three years, as far as the forecast goes: longer than any secret lives. */
const FARTHEST_DAYS = 3 * 365;

/** What is looked at first. */
export const FIRST_DAYS = 30;

/** A day that one click leads to. */
export interface DayShortcut {
  readonly kind: 'tomorrow' | 'days' | 'deadline';
  readonly days: number;
  readonly date: LocalDate;
}

const SHORTCUT_DAYS = [1, 7, 30, 60, 90, 180];

/**
 * The days that one click leads to: round numbers, and the next deadline's own day.
 *
 * @param deadline its day; null where none is known
 */
export function dayShortcuts(today: LocalDate, deadline: LocalDate | null): readonly DayShortcut[] {
  const ofDeadline = deadline === null ? null : daysBetween(today, deadline);
  return [
    ...SHORTCUT_DAYS.map((days): DayShortcut => ({
      kind: days === 1 ? 'tomorrow' : 'days',
      days,
      date: addDays(today, days),
    })),
    ...(deadline === null || ofDeadline === null || !isAhead(today, deadline)
      ? []
      : [{ kind: 'deadline', days: ofDeadline, date: deadline } as const]),
  ];
}

/** The first and the last day that can be looked at. */
export function daysToLookAt(today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  return { from: addDays(today, 1), to: addDays(today, FARTHEST_DAYS) };
}

/** Whether a text is a day that can be looked at. */
export function isAhead(today: LocalDate, text: string): boolean {
  const { from, to } = daysToLookAt(today);
  return isLocalDate(text) && from <= text && text <= to;
}
