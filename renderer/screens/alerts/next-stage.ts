import type { AlertEntry } from '../../../shared/domain/alert';
import type { AlertSettings } from '../../../shared/domain/alert-settings';
import { DAY_MS, type EpochMs, epochOf, type Instant, instantOf } from '../../../shared/domain/instant';

/** The next moment at which a deadline is told. */
export interface NextStage {
  /** Days before the deadline; 0: the deadline itself. */
  readonly days: number;
  readonly at: Instant;
}

/** The next stage of an alert's deadline; null where it has none, or all have passed. */
export function nextStageOf(
  { source, connectionId, deadline }: Pick<AlertEntry, 'source' | 'connectionId' | 'deadline'>,
  settings: AlertSettings,
  now: EpochMs,
): NextStage | null {
  if (deadline === null || (source !== 'credential-expiry' && source !== 'own-access')) return null;
  const days =
    settings.stageDaysOfConnection[connectionId] ?? settings.stageDaysOfCheck[source] ?? settings.stageDays;
  const ahead = [...days, 0].filter((one) => epochOf(deadline) - one * DAY_MS > now);
  if (ahead.length === 0) return null;
  const next = Math.max(...ahead);
  return { days: next, at: instantOf(epochOf(deadline) - next * DAY_MS) };
}
