/** A moment as ISO 8601 in UTC with milliseconds, for example `2026-11-23T12:00:00.000Z`. */
export type Instant = string;

/** A moment as milliseconds since 1970-01-01T00:00:00Z. Core functions take `now` in this form. */
export type EpochMs = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Milliseconds of an instant that one of our readers normalised. */
export function epochOf(instant: Instant): EpochMs {
  return Date.parse(instant);
}

/** The instant of a moment in milliseconds. */
export function instantOf(epoch: EpochMs): Instant {
  return new Date(epoch).toISOString();
}

/** `2021-03-18T00:00:00-8:00`: seen in Microsoft's own samples, refused by `Date.parse`. */
const SHORT_OFFSET = /([+-])(\d):(\d\d)$/;

/**
 * Reads a date and time as Microsoft Graph writes it: seven fractional digits, `Z` or an offset, and the
 * one-digit offset of some reports. Null when it is no date, so that the caller decides what unknown means.
 */
export function parseInstant(text: string): Instant | null {
  const epoch = Date.parse(text.replace(SHORT_OFFSET, '$10$2:$3'));
  return Number.isNaN(epoch) ? null : instantOf(epoch);
}

/** Whole and fractional days from `now` to `instant`; negative when it has passed. */
export function daysUntil(instant: Instant, now: EpochMs): number {
  return (epochOf(instant) - now) / DAY_MS;
}
