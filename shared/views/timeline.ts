import type { CredentialRow } from '../domain/details';
import { DAY_MS, type EpochMs, epochOf, type Instant, instantOf } from '../domain/instant';
import type { CredentialDays } from '../domain/policy';

/** The stretch of time that is drawn. */
export interface TimeSpan {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** Where a credential's life lies on the axis, as shares of its width. */
export interface TimelineBar {
  readonly start: number;
  readonly end: number;
  /** It goes on beyond the edge: began earlier, or ends later or never. */
  readonly isCutAtStart: boolean;
  readonly isCutAtEnd: boolean;
}

/** A marked place on the axis. */
export interface TimelineMark<Kind> {
  readonly kind: Kind;
  readonly at: number;
}

/** Days to come that the overview looks at. */
export const OVERVIEW_DAYS = 180;

/** Days before today that are still drawn, so that what has just ended can be seen. */
const PAST_DAYS = 20;

/** The axis of the overview: a little of what was, and the next half year. */
export function overviewSpan(now: EpochMs): TimeSpan {
  return { from: now - PAST_DAYS * DAY_MS, to: now + OVERVIEW_DAYS * DAY_MS };
}

/** Limits of the axis of one connection: enough to see the thresholds, and not so much that they melt together. */
const NEAREST_END_DAYS = 120;
const FARTHEST_END_DAYS = 400;
const NEAREST_START_DAYS = 30;
const FARTHEST_START_DAYS = 60;

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** An axis on which the credentials of one connection are seen as a whole, as far as they do not go on for years. */
export function connectionSpan(
  credentials: readonly Pick<CredentialRow, 'start' | 'end'>[],
  now: EpochMs,
): TimeSpan {
  const starts = credentials.flatMap(({ start }) => (start === null ? [] : [epochOf(start)]));
  const ends = credentials.flatMap(({ end }) => (end === null ? [] : [epochOf(end)]));
  const first = Math.min(now, ...starts, ...ends);
  const last = Math.max(now, ...ends, ...starts);
  const margin = 10 * DAY_MS;
  return {
    from: within(first - margin, now - FARTHEST_START_DAYS * DAY_MS, now - NEAREST_START_DAYS * DAY_MS),
    to: within(last + margin, now + NEAREST_END_DAYS * DAY_MS, now + FARTHEST_END_DAYS * DAY_MS),
  };
}

/** The place of a moment as a share of the span; below 0 or above 1 where it lies outside. */
function shareOf(at: EpochMs, { from, to }: TimeSpan): number {
  return (at - from) / (to - from);
}

/** Where a credential lies; null when nothing of it is within the span. A missing date has no edge. */
export function timelineBar(
  { start, end }: Pick<CredentialRow, 'start' | 'end'>,
  span: TimeSpan,
): TimelineBar | null {
  const left = start === null ? Number.NEGATIVE_INFINITY : shareOf(epochOf(start), span);
  const right = end === null ? Number.POSITIVE_INFINITY : shareOf(epochOf(end), span);
  if (right <= 0 || left >= 1 || right < left) return null;
  return {
    start: Math.max(0, left),
    end: Math.min(1, right),
    isCutAtStart: left < 0,
    isCutAtEnd: right > 1,
  };
}

/** Today, and the days after it at which a credential that ends gets worse. */
export type DayMark = 'today' | keyof CredentialDays;

/** Lines for today and for the thresholds; of several thresholds on one day the worst. */
export function dayMarks(
  span: TimeSpan,
  days: CredentialDays,
  now: EpochMs,
): readonly (TimelineMark<DayMark> & { readonly days: number })[] {
  const marks = (['today', 'critical', 'warning', 'notice'] as const).map((kind) => ({
    kind,
    days: kind === 'today' ? 0 : days[kind],
    at: shareOf(now + (kind === 'today' ? 0 : days[kind]) * DAY_MS, span),
  }));
  return marks.filter(
    ({ at, days: own }, index) => at >= 0 && at <= 1 && marks.findIndex((one) => one.days === own) === index,
  );
}

/** The first day of each month (UTC) within the span; every second, third or sixth where there are too many. */
export function monthMarks(span: TimeSpan, most: number): readonly TimelineMark<Instant>[] {
  const begin = new Date(span.from);
  const months: EpochMs[] = [];
  for (let month = begin.getUTCMonth() + 1; ; month += 1) {
    const at = Date.UTC(begin.getUTCFullYear(), month, 1);
    if (at > span.to) break;
    months.push(at);
  }
  const step = [1, 2, 3, 6].find((every) => months.length / every <= most) ?? 12;
  return months
    .filter((at) => new Date(at).getUTCMonth() % step === 0)
    .map((at) => ({ kind: instantOf(at), at: shareOf(at, span) }));
}

/**
 * Which of several labels fit beside each other: the first of the list always, each further one only where it does
 * not touch those before it.
 *
 * @param labels centre and width as shares of the axis, the more important first
 */
export function fittingLabels(
  labels: readonly { readonly at: number; readonly width: number }[],
): readonly boolean[] {
  const taken: { readonly left: number; readonly right: number }[] = [];
  return labels.map(({ at, width }) => {
    const left = at - width / 2;
    const right = at + width / 2;
    const isFree = taken.every((one) => right <= one.left || left >= one.right);
    if (isFree) taken.push({ left, right });
    return isFree;
  });
}
