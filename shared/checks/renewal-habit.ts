import type { Renewal } from '../domain/connection-memory';
import { type EpochMs, epochOf, MINUTE_MS } from '../domain/instant';

/** How an owner renews a subscription, learnt from what was seen. Lengths in milliseconds. */
export interface RenewalHabit {
  /** The time that is left of the old life when it renews. */
  readonly remainingMs: number;
  /** From one renewal to the next. */
  readonly intervalMs: number;
  /** How many renewals it was learnt from. */
  readonly renewals: number;
}

/** Fewer show no habit: of two, either could be the exception. */
const MIN_RENEWALS = 3;

/** Older ones are no guide where an owner changed its ways. */
const LEARNT_FROM = 5;

/** A renewal is placed in time only as well as the two looks around it are near: within this, or a tenth of the interval. */
const CLOSE_LOOKS_MS = 30 * MINUTE_MS;
const CLOSE_LOOKS_SHARE = 0.1;

/** Ends are moved by exactly what passed between two renewals, whatever this computer's clock says. */
function intervalOf({ from, to }: Renewal): number {
  return epochOf(to) - epochOf(from);
}

/**
 * Whether a renewal teaches anything: one that came after an interruption does not, or a vendor that breaks would make
 * breaking its habit; nor does one that was found only after a night or a weekend without a look, in which there may
 * have been several.
 */
function isTelling(renewal: Renewal): boolean {
  const window = epochOf(renewal.seenAt) - epochOf(renewal.notBefore);
  const close = Math.max(CLOSE_LOOKS_MS, intervalOf(renewal) * CLOSE_LOOKS_SHARE);
  const remaining = epochOf(renewal.from) - epochOf(renewal.seenAt);
  return renewal.kind !== 'restored' && window >= 0 && window <= close && remaining > 0;
}

function ascending(values: readonly number[]): readonly number[] {
  return [...values].sort((a, b) => a - b);
}

/**
 * The habit of the last few renewals; null: too few that tell. The second latest of them counts, so that one late
 * renewal does not make lateness usual, and two in a row do: then the owner has other ways.
 */
export function habitOf(renewals: readonly Renewal[]): RenewalHabit | null {
  const telling = renewals.filter(isTelling).slice(-LEARNT_FROM);
  if (telling.length < MIN_RENEWALS) return null;
  const remaining = ascending(telling.map(({ from, seenAt }) => epochOf(from) - epochOf(seenAt)));
  const intervals = ascending(telling.map(intervalOf));
  const remainingMs = remaining[1];
  const intervalMs = intervals[Math.floor(intervals.length / 2)];
  if (remainingMs === undefined || intervalMs === undefined) return null;
  return { remainingMs, intervalMs, renewals: telling.length };
}

/** Lateness that is not worth a word: a tenth of the interval, a quarter of an hour at the least. */
const TOLERANCE_SHARE = 0.1;
const LEAST_TOLERANCE_MS = 15 * MINUTE_MS;

/** Of the time that is usually left, what is waited at the most: whoever is told needs the rest to do something. */
const WAITED_SHARE = 0.5;

/** When a subscription is usually renewed, and from when on it is late: always before its end. */
export function dueOf(
  expiration: EpochMs,
  { remainingMs, intervalMs }: RenewalHabit,
): { readonly due: EpochMs; readonly late: EpochMs } {
  const due = expiration - remainingMs;
  const tolerance = Math.max(LEAST_TOLERANCE_MS, intervalMs * TOLERANCE_SHARE);
  return { due, late: due + Math.min(tolerance, remainingMs * WAITED_SHARE) };
}
