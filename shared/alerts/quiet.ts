import type { AlertSettings, QuietSettings, TimeOfDay, WorkCalendar } from '../domain/alert-settings';
import { DAY_MS, type EpochMs, MINUTE_MS } from '../domain/instant';
import type { Severity } from '../domain/severity';
import { addDays, epochOfLocal, localMoment } from './local-time';
import { isRestDay, isWorkingDay } from './working-days';

type QuietRules = Pick<AlertSettings, 'quiet' | 'calendar'>;

function minutesOf(time: TimeOfDay): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** Whether a time of day lies in the quiet hours; the same time at both ends means that none are. */
function isInHours(minutes: number, hours: QuietSettings['hours']): boolean {
  if (hours === null) return false;
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  return from <= to ? from <= minutes && minutes < to : minutes >= from || minutes < to;
}

/** Whether nobody wants to be disturbed now. */
export function isQuiet(now: EpochMs, { quiet, calendar }: QuietRules, zone: string): boolean {
  const { date, minutes } = localMoment(now, zone);
  return isInHours(minutes, quiet.hours) || (quiet.daysOff && isRestDay(date, calendar));
}

/** Whether something so bad is told in quiet hours as well. */
export function mayDisturb(severity: Severity, { quiet }: Pick<AlertSettings, 'quiet'>): boolean {
  return quiet.criticalPasses && severity === 'critical';
}

/** Days in a row that are looked through; a freeze of more than a year is no freeze. */
const MOST_DAYS = 400;

/** When it stops being quiet, to the minute; null: it is not quiet, or for longer than a year. */
export function quietEnd(now: EpochMs, rules: QuietRules, zone: string): EpochMs | null {
  if (!isQuiet(now, rules, zone)) return null;
  const { quiet } = rules;
  const today = localMoment(now, zone).date;
  const ends = quiet.hours === null ? [0] : [0, minutesOf(quiet.hours.to)];
  for (let day = 0; day <= MOST_DAYS; day += 1) {
    for (const minutes of ends) {
      const at = epochOfLocal({ date: addDays(today, day), minutes }, zone);
      if (at > now && !isQuiet(at, rules, zone)) return at;
    }
  }
  return null;
}

/** A moment shortly before a span begins; telling takes a moment, too. */
const AHEAD_MS = MINUTE_MS;

/**
 * The moment at which something due at `at` is told: itself, or where that falls on a day on which nothing can be
 * changed, the same time of day on the last day before on which it can; and where that falls into quiet hours, just
 * before they begin, which on such an earlier day may be those of its evening. What is due must not wait until it is
 * late.
 */
export function lastConvenientMoment(
  at: EpochMs,
  { hours, calendar }: { readonly hours: QuietSettings['hours']; readonly calendar: WorkCalendar },
  zone: string,
): EpochMs {
  let moment = at;
  let isOnEarlierDay = false;
  while (at - moment <= MOST_DAYS * DAY_MS) {
    const { date, minutes } = localMoment(moment, zone);
    if (!isWorkingDay(date, calendar)) {
      moment = epochOfLocal({ date: addDays(date, -1), minutes }, zone);
      isOnEarlierDay = true;
    } else if (hours !== null && isInHours(minutes, hours)) {
      const from = minutesOf(hours.from);
      const day = minutes < from && !isOnEarlierDay ? addDays(date, -1) : date;
      moment = epochOfLocal({ date: day, minutes: from }, zone) - AHEAD_MS;
      isOnEarlierDay = false;
    } else {
      return Math.min(at, moment);
    }
  }
  return at;
}
