import type { EpochMs } from '../../../shared/domain/instant';

/** A stretch of time; the end is not part of it. */
export interface Interval {
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** Reads an interval of ISO 8601, `start/end`; null: it is none, or it ends before it begins. */
export function parseInterval(text: string): Interval | null {
  const [from = '', to = '', ...rest] = text.split('/');
  const [start, end] = [from, to].map(timeOf);
  if (rest.length > 0 || start === undefined || end === undefined) return null;
  return Number.isNaN(start) || Number.isNaN(end) || end < start ? null : { start, end };
}

/** A time without an offset is taken as UTC, as the Platform API does. */
function timeOf(text: string): EpochMs {
  const [, moment, offset] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  return moment === undefined ? Number.NaN : Date.parse(`${moment}${offset ?? 'Z'}`);
}
