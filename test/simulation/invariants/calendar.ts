import type { AlertSettings, LocalDate } from '../../../shared/domain/alert-settings';
import { DAY_MS, type EpochMs, MINUTE_MS } from '../../../shared/domain/instant';
import { localTimeOf } from '../local-time';

/*
 * When something is due, worked out the plain way: by stepping back minute by minute, hour by hour, until a moment
 * fits. The product computes the same by other means.
 */

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Whether anybody is at work. */
function isAttended(date: LocalDate, weekday: number, { calendar }: AlertSettings): boolean {
  return calendar.workingDays.includes(weekday) && !calendar.holidays.includes(date);
}

/** Whether something can be changed: in a freeze people are at work, and may not. */
function isWorked(date: LocalDate, weekday: number, settings: AlertSettings): boolean {
  const isFrozen = settings.calendar.freezes.some(({ from, to }) => from <= date && date <= to);
  return isAttended(date, weekday, settings) && !isFrozen;
}

function isInQuietHours(minutes: number, { quiet }: AlertSettings): boolean {
  if (quiet.hours === null) return false;
  const from = minutesOf(quiet.hours.from);
  const to = minutesOf(quiet.hours.to);
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

/** Whether nobody is to be disturbed. */
export function isQuietAt(at: EpochMs, settings: AlertSettings, zone: string): boolean {
  const { date, weekday, minutes } = localTimeOf(at, zone);
  return (
    isInQuietHours(minutes, settings) || (settings.quiet.daysOff && !isAttended(date, weekday, settings))
  );
}

/** As far back as anybody looks for a day that is worked. */
const FARTHEST_MS = 400 * DAY_MS;

/** The last moment up to `at` at which somebody works, and, if asked for, is not in quiet hours. */
function lastMoment(at: EpochMs, settings: AlertSettings, zone: string, mindsQuiet: boolean): EpochMs {
  let moment = at;
  while (at - moment < FARTHEST_MS) {
    const { date, weekday, minutes } = localTimeOf(moment, zone);
    const isOff = !isWorked(date, weekday, settings);
    if (!isOff && !(mindsQuiet && isInQuietHours(minutes, settings))) return moment;
    // Nothing but midnight ends a day off; quiet hours begin on a minute.
    moment -= isOff ? (minutes + 1) * MINUTE_MS : MINUTE_MS;
  }
  return at;
}

const known = new Map<string, EpochMs>();
let knownFor: AlertSettings | null = null;

/** When a stage of a deadline has to be told at the latest. */
function stageMomentOf(end: EpochMs, stage: number, settings: AlertSettings, zone: string): EpochMs {
  if (settings !== knownFor) {
    known.clear();
    knownFor = settings;
  }
  const key = `${end}/${stage}/${zone}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const lastWorked = lastMoment(end, settings, zone, false);
  const moment = stage === 0 ? end : lastMoment(lastWorked - stage * DAY_MS, settings, zone, true);
  known.set(key, moment);
  return moment;
}

/** The most urgent stage that has come; null: none. */
export function dueStageOf(
  end: EpochMs,
  days: readonly number[],
  now: EpochMs,
  settings: AlertSettings,
  zone: string,
): number | null {
  const come = [0, ...days].filter((stage) => stageMomentOf(end, stage, settings, zone) <= now);
  return come.length === 0 ? null : Math.min(...come);
}
