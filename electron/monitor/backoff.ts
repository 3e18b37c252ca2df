import { MINUTE_MS } from '../../shared/domain/instant';

/** Pause after the first failure: long enough for a passing fault, short enough to notice that it passed. */
const FIRST_PAUSE_MS = MINUTE_MS;

/** The longest pause between two tries of something that keeps failing. */
export const LONGEST_PAUSE_MS = 30 * MINUTE_MS;

/** Share by which a length of time may be shorter or longer, so that many watchers do not fall into step. */
const JITTER = 0.1;

/**
 * A length of time moved by up to ten per cent either way.
 *
 * @param random gives a number from 0 up to 1
 */
export function jittered(lengthMs: number, random: () => number): number {
  return Math.round(lengthMs * (1 - JITTER + 2 * JITTER * random()));
}

/**
 * How long to wait after a failure: doubled with every failure in a row up to half an hour, as Microsoft asks of
 * clients that were given no `Retry-After`; never less than a `Retry-After` that was given.
 *
 * @param failures in a row, this one included; at least 1
 * @param retryAfterMs what the service asked for; null when it asked for nothing
 * @param longestMs where nothing asks for so long a pause, a shorter one that is not exceeded by doubling
 */
export function pauseAfterFailure(
  failures: number,
  retryAfterMs: number | null,
  random: () => number,
  longestMs: number = LONGEST_PAUSE_MS,
): number {
  const doubled = FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 16);
  return Math.max(
    retryAfterMs ?? 0,
    jittered(Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, longestMs), doubled), random),
  );
}
