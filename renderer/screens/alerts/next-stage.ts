import { hasStages, stageDaysOf, stageStanding } from '../../../shared/alerts/stages';
import type { AlertEntry, Stage } from '../../../shared/domain/alert';
import type { AlertSettings } from '../../../shared/domain/alert-settings';
import { type EpochMs, type Instant, instantOf } from '../../../shared/domain/instant';

/** The next moment at which a deadline is told. */
export interface NextStage {
  /** Days before the deadline; 0: the deadline itself. */
  readonly days: Stage;
  readonly at: Instant;
}

/**
 * The next stage of an alert's deadline; null where it has none, or all have passed.
 *
 * @param zone IANA name
 */
export function nextStageOf(
  alert: Pick<AlertEntry, 'source' | 'connectionId' | 'deadline'>,
  settings: AlertSettings,
  now: EpochMs,
  zone: string,
): NextStage | null {
  if (alert.deadline === null || !hasStages(alert.source)) return null;
  const days = stageDaysOf(alert, settings);
  const { due, nextAt } = stageStanding(alert.deadline, days, settings, now, zone);
  if (nextAt === null) return null;
  const ahead = due === null ? days : days.filter((one) => one < due);
  return { days: ahead.at(-1) ?? 0, at: instantOf(nextAt) };
}
