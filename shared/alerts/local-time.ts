import type { LocalDate } from '../domain/alert-settings';
import { DAY_MS, type EpochMs, MINUTE_MS } from '../domain/instant';

/** A moment as a clock on the wall of one zone shows it. */
export interface LocalMoment {
  readonly date: LocalDate;
  /** Minutes since midnight, by the clock on the wall. */
  readonly minutes: number;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone);
  if (known !== undefined) return known;
  // Year, month, day, hour, minute, in this order: as numbers they are read fastest.
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  FORMATS.set(zone, made);
  return made;
}

/**
 * What the clock on the wall shows.
 *
 * @param zone IANA name
 */
export function localMoment(now: EpochMs, zone: string): LocalMoment {
  const [year = '', month = '', day = '', hour, minute] = formatOf(zone).format(now).match(/\d+/g) ?? [];
  return {
    date: `${year.padStart(4, '0')}-${month}-${day}`,
    minutes: Number(hour) * 60 + Number(minute),
  };
}

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(now: EpochMs, zone: string): number {
  const { date, minutes } = localMoment(now, zone);
  const wall = Date.parse(`${date}T00:00:00.000Z`) + minutes * MINUTE_MS;
  return wall - Math.floor(now / MINUTE_MS) * MINUTE_MS;
}

/** The first moment at which the clock on the wall shows this, or, where it skips it, the moment after the gap. */
export function epochOfLocal({ date, minutes }: LocalMoment, zone: string): EpochMs {
  const wall = Date.parse(`${date}T00:00:00.000Z`) + minutes * MINUTE_MS;
  const candidates = [wall - DAY_MS, wall + DAY_MS].map((near) => wall - offsetAt(near, zone));
  const exact = candidates.filter((epoch) => epoch + offsetAt(epoch, zone) === wall);
  return exact.length > 0 ? Math.min(...exact) : Math.max(...candidates);
}

/** The day some days later; earlier where `days` is negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day of the week: 1 is Monday, 7 Sunday (ISO 8601). */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00.000Z`).getUTCDay() || 7;
}
