import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';

const UNITS: readonly (readonly [string, number])[] = [
  ['d', DAY_MS],
  ['h', HOUR_MS],
  ['m', MINUTE_MS],
  ['s', SECOND_MS],
  ['ms', 1],
];

const RELATIVE = /^([+-])((?:\d{1,9}(?:ms|[dhms]))+)$/;
const PART = /(\d+)(ms|[dhms])/g;
/** As ISO 8601 has it, with its offset: a time without one would mean something else on every computer. */
const ABSOLUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** Reads `"+6d"`, `"-1h30m"` (days, hours, minutes, seconds, `ms`) or ISO 8601 with an offset; null: neither. */
export function parseTime(text: string, now: EpochMs): EpochMs | null {
  const [, sign, parts] = RELATIVE.exec(text) ?? [];
  if (parts !== undefined) {
    let distance = 0;
    for (const [, number, unit] of parts.matchAll(PART)) {
      distance += Number(number) * (UNITS.find(([name]) => name === unit)?.[1] ?? Number.NaN);
    }
    return sign === '-' ? now - distance : now + distance;
  }
  const epoch = ABSOLUTE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(epoch) ? null : epoch;
}

/** Writes a moment relative to `now`, to the millisecond: `"+6d"`, `"-1h30m"`, `"+0s"`. */
export function formatTime(epoch: EpochMs, now: EpochMs): string {
  let rest = Math.abs(epoch - now);
  const parts: string[] = [];
  for (const [name, size] of UNITS) {
    const number = Math.floor(rest / size);
    rest -= number * size;
    if (number > 0) parts.push(`${String(number)}${name}`);
  }
  return `${epoch < now ? '-' : '+'}${parts.length === 0 ? '0s' : parts.join('')}`;
}
