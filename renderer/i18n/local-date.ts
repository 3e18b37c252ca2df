import type { LocalDate } from '../../shared/domain/alert-settings';
import { type EpochMs, type Instant, instantOf } from '../../shared/domain/instant';

/** The day of a moment in this computer's zone, as a date field takes it. */
export function localDateOf(at: EpochMs): LocalDate {
  const date = new Date(at);
  const part = (value: number, digits: number): string => String(value).padStart(digits, '0');
  return `${part(date.getFullYear(), 4)}-${part(date.getMonth() + 1, 2)}-${part(date.getDate(), 2)}`;
}

function partsOf(date: LocalDate): readonly [number, number, number] {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month - 1, day];
}

/** Noon of a day in this computer's zone: what formatters write as that day, whatever the zone and the clock change. */
export function noonOf(date: LocalDate): Instant {
  const [year, month, day] = partsOf(date);
  return instantOf(new Date(year, month, day, 12).getTime());
}

/** The last moment of a day in this computer's zone. */
export function endOf(date: LocalDate): EpochMs {
  const [year, month, day] = partsOf(date);
  return new Date(year, month, day + 1).getTime() - 1;
}

/** The day so many days later. */
export function addDays(date: LocalDate, days: number): LocalDate {
  const [year, month, day] = partsOf(date);
  return localDateOf(new Date(year, month, day + days, 12).getTime());
}

/** Whole days from one day to another; negative where the other is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  const [fromYear, fromMonth, fromDay] = partsOf(from);
  const [toYear, toMonth, toDay] = partsOf(to);
  return (Date.UTC(toYear, toMonth, toDay) - Date.UTC(fromYear, fromMonth, fromDay)) / 86_400_000;
}

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && instantOf(time).startsWith(text);
}
