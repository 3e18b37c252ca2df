import type { AlertEntry } from '../../../shared/domain/alert';
import type { AlertSettings } from '../../../shared/domain/alert-settings';
import { DAY_MS, type EpochMs, epochOf, type Instant, instantOf } from '../../../shared/domain/instant';

export interface NextStage {
  readonly days: number;
  readonly at: Instant;
}

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
