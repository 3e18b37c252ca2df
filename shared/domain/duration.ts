import { DAY_MS } from './instant';

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
/** Days, or parts of one, in years, months, weeks, days, hours, minutes and seconds. */
const DAYS_OF_PART = [365, 30, 7, 1, 1 / 24, 1 / 1_440, 1 / 86_400] as const;

/** The length of an ISO 8601 duration in ms, a year as 365 days and a month as 30; null when it is none. */
export function durationMs(text: string): number | null {
  const match = DURATION.exec(text);
  if (match === null) return null;
  return DAYS_OF_PART.reduce((sum, days, index) => sum + Number(match[index + 1] ?? 0) * days * DAY_MS, 0);
}
