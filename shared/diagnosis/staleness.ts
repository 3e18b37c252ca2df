import { type EpochMs, epochOf, type Instant, instantOf, MINUTE_MS, SECOND_MS } from '../domain/instant';
import type { PollingSettings } from '../domain/polling-settings';
import { worstSeverity } from '../domain/severity';
import type { ConnectionHealth } from '../domain/state';

/**
 * How many frequent intervals data may be old. Two missed polls can be chance (a passing fault and its pause);
 * after the third nobody may rely on what was read before.
 */
const INTERVALS = 3;

/** How old data is in truth. */
export interface DataAge {
  readonly now: EpochMs;
  /** By a clock that nobody can set. */
  readonly ageMs: number;
}

/**
 * When data stops being believed. Where the clock was set back since it was read, it looks younger than it is, and
 * what it gained by that is taken off again.
 */
export function staleAtOf(observedAt: Instant, polling: PollingSettings, { now, ageMs }: DataAge): Instant {
  const gainedMs = ageMs - (now - epochOf(observedAt));
  const limit = epochOf(observedAt) + INTERVALS * polling.frequentMinutes * MINUTE_MS;
  return instantOf(gainedMs < SECOND_MS ? limit : limit - gainedMs);
}

/**
 * Health as it may be shown at `now`: too old, it counts as unknown at least (unknown is never green). What was
 * bad when it was last seen stays bad. Returns the same object where nothing changes.
 */
export function applyStaleness(health: ConnectionHealth, now: EpochMs): ConnectionHealth {
  if (now <= epochOf(health.staleAt)) return health;
  const severity = worstSeverity([health.severity, 'unknown']);
  const verdictSeverity = worstSeverity([health.verdict.severity, 'unknown']);
  if (severity === health.severity && verdictSeverity === health.verdict.severity) return health;
  return { ...health, severity, verdict: { ...health.verdict, severity: verdictSeverity } };
}
