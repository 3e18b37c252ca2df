import type { LocalDate, WorkCalendar } from '../domain/alert-settings';
import type { DayOff } from '../domain/day-off';
import { weekdayOf } from './local-time';

const SATURDAY = 6;

/** Whether nobody is at work on a day. In a freeze they are: only nothing may be changed. */
export function isRestDay(date: LocalDate, { workingDays, holidays }: WorkCalendar): boolean {
  return !workingDays.includes(weekdayOf(date)) || holidays.includes(date);
}

/** Why nothing can be changed on a day; null: something can. */
export function dayOffOf(date: LocalDate, { workingDays, holidays, freezes }: WorkCalendar): DayOff | null {
  const weekday = weekdayOf(date);
  if (!workingDays.includes(weekday)) return { kind: weekday >= SATURDAY ? 'weekend' : 'dayOff' };
  if (holidays.includes(date)) return { kind: 'holiday' };
  const freeze = freezes.find(({ from, to }) => from <= date && date <= to);
  return freeze === undefined ? null : { kind: 'freeze', name: freeze.name };
}

/** Whether something can be changed on a day: no weekend, holiday or freeze. */
export function isWorkingDay(date: LocalDate, calendar: WorkCalendar): boolean {
  return dayOffOf(date, calendar) === null;
}
