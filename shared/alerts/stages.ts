import type { Alert, AlertSource, Stage } from '../domain/alert';
import type { AlertSettings } from '../domain/alert-settings';
import { DAY_MS, type EpochMs, epochOf } from '../domain/instant';
import { lastConvenientMoment } from './quiet';

/** The deadlines that are final. A subscription ends every few days and is renewed by its owner as a matter of course. */
const STAGED: ReadonlySet<AlertSource> = new Set(['credential-expiry', 'own-access']);

/** Whether a deadline is told by stages. A credential that nothing depends on any more has no deadline at all. */
export function hasStages(source: AlertSource): boolean {
  return STAGED.has(source);
}

/** The days that apply to an alert: its connection's, else its check's, else the common ones; the most urgent first. */
export function stageDaysOf(
  { connectionId, source }: Pick<Alert, 'connectionId' | 'source'>,
  settings: AlertSettings,
): readonly Stage[] {
  const ofCheck = source === 'stale' ? undefined : settings.stageDaysOfCheck[source];
  const days = settings.stageDaysOfConnection[connectionId] ?? ofCheck ?? settings.stageDays;
  return [...days].sort((a, b) => a - b);
}

/**
 * When a stage is told. Days count back from the deadline, or from the last working day before it where nobody works
 * on the deadline's own; a stage that falls on a day off or into quiet hours is told before.
 */
function stageMoment(deadline: EpochMs, stage: Stage, settings: AlertSettings, zone: string): EpochMs {
  const last = lastConvenientMoment(deadline, { ...settings, quiet: NO_QUIET }, zone);
  return lastConvenientMoment(last - stage * DAY_MS, settings, zone);
}

const NO_QUIET: AlertSettings['quiet'] = { hours: null, daysOff: false, criticalPasses: true };

/** Where a deadline stands among its stages. */
export interface StageStanding {
  /** The most urgent stage that has come; 0: the deadline has passed. Null: none yet. */
  readonly due: Stage | null;
  /** When the next one comes; null: none is left. */
  readonly nextAt: EpochMs | null;
}

/** Which stage of a deadline has come, and when the next one does. Those that were missed are not counted one by one. */
export function stageStanding(
  deadline: string,
  days: readonly Stage[],
  settings: AlertSettings,
  now: EpochMs,
  zone: string,
): StageStanding {
  const end = epochOf(deadline);
  if (end <= now) return { due: 0, nextAt: null };
  let nextAt = end;
  for (const stage of days) {
    // Told earlier at most: one that is due by the calendar is due.
    const moment = end - stage * DAY_MS <= now ? now : stageMoment(end, stage, settings, zone);
    if (moment <= now) return { due: stage, nextAt };
    nextAt = moment;
  }
  return { due: null, nextAt };
}
