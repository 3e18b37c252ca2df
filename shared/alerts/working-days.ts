import type { LocalDate, WorkCalendar } from '../domain/alert-settings';
import { weekdayOf } from './local-time';

/** Whether anybody works on a day: no weekend, holiday or freeze. */
export function isWorkingDay(date: LocalDate, { workingDays, holidays, freezes }: WorkCalendar): boolean {
  return (
    workingDays.includes(weekdayOf(date)) &&
    !holidays.includes(date) &&
    !freezes.some(({ from, to }) => from <= date && date <= to)
  );
}
