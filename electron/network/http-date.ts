import type { EpochMs } from '../../shared/domain/instant';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const TIME = String.raw`(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d):(?<second>[0-5]\d|60)`;

/** The three forms that a recipient has to understand: that of today, RFC 850's and that of C's `asctime`. */
const FORMS: readonly RegExp[] = [
  new RegExp(String.raw`^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) ${TIME} GMT$`),
  new RegExp(String.raw`^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) ${TIME} GMT$`),
  new RegExp(String.raw`^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) ${TIME} (?<year>\d{4})$`),
];

/** A year of two digits is the last one with them that is no further ahead. */
const FURTHEST_YEARS = 50;

function fullYear(digits: string, now: EpochMs): number {
  if (digits.length === 4) return Number(digits);
  const latest = new Date(now).getUTCFullYear() + FURTHEST_YEARS;
  return latest - ((latest - Number(digits)) % 100);
}

/**
 * A moment as HTTP writes it, in any of the three forms of RFC 9110, 5.6.7; null for anything else, a day that no
 * month has included. The name of the day of the week is not compared: it says nothing that counts.
 */
export function httpDate(text: string, now: EpochMs): EpochMs | null {
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (parts === undefined) continue;
    const { year = '', month = '', day = '', hour, minute, second } = parts;
    const at = new Date(0);
    at.setUTCFullYear(fullYear(year, now), MONTHS.indexOf(month), Number(day));
    const isDay = at.getUTCMonth() === MONTHS.indexOf(month) && at.getUTCDate() === Number(day);
    return isDay ? at.setUTCHours(Number(hour), Number(minute), Number(second)) : null;
  }
  return null;
}
