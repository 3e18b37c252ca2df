import { addDays, epochOfLocal, localMoment } from '../../shared/alerts/local-time';
import type { LocalDate } from '../../shared/domain/alert-settings';
import { DAY_MS, type EpochMs, type Instant, instantOf } from '../../shared/domain/instant';

/** This computer's zone as an IANA name: the administrator's own. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The day of a moment in this computer's zone, as a date field takes it. */
export function localDateOf(at: EpochMs): LocalDate {
  return localMoment(at, localZone()).date;
}

/** Noon of a day in this computer's zone: what formatters write as that day. */
export function noonOf(date: LocalDate): Instant {
  return instantOf(epochOfLocal({ date, minutes: 720 }, localZone()));
}

/** The first moment of a day in this computer's zone. */
export function startOf(date: LocalDate): EpochMs {
  return epochOfLocal({ date, minutes: 0 }, localZone());
}

/** The last moment of a day in this computer's zone. */
export function endOf(date: LocalDate): EpochMs {
  return epochOfLocal({ date: addDays(date, 1), minutes: 0 }, localZone()) - 1;
}

/** Whole days from one day to another; negative where the other is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY_MS;
}

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && instantOf(time).startsWith(text);
}
