import type { LocalDate } from '../../shared/domain/alert-settings';
import { DAY_MS, type EpochMs, MINUTE_MS } from '../../shared/domain/instant';

const QUARTER_MS = 15 * MINUTE_MS;

/** A moment as a clock on a wall shows it. */
export interface LocalTime {
  readonly date: LocalDate;
  /** 1 is Monday, 7 Sunday. */
  readonly weekday: number;
  /** Minutes since midnight. */
  readonly minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  formats.set(zone, format);
  return format;
}

/** How far a zone is from UTC: it changes on a quarter of an hour, if at all, and asking for it takes long. */
const offsets = new Map<string, number>();

function offsetOf(at: EpochMs, zone: string): number {
  const quarter = Math.floor(at / QUARTER_MS);
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const text = formatOf(zone).format(quarter * QUARTER_MS);
  const offset = Date.parse(`${text.replace(' ', 'T')}Z`) - quarter * QUARTER_MS;
  offsets.set(key, offset);
  return offset;
}

/** Reads a wall clock: the simulation's own way, so that the product's is not judged by itself. */
export function localTimeOf(at: EpochMs, zone: string): LocalTime {
  const wall = at + offsetOf(at, zone);
  const days = Math.floor(wall / DAY_MS);
  return {
    date: new Date(wall).toISOString().slice(0, 10),
    // The first of January 1970 was a Thursday.
    weekday: ((days + 3) % 7) + 1,
    minutes: Math.floor((wall - days * DAY_MS) / MINUTE_MS),
  };
}
