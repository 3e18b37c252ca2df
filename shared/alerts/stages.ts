import type { Alert, AlertSource, Stage } from '../domain/alert';
import type { AlertSettings } from '../domain/alert-settings';
import type { DayOff, Earliness } from '../domain/day-off';
import { DAY_MS, type EpochMs, epochOf, type Instant } from '../domain/instant';
import { localMoment } from './local-time';
import { lastConvenientMoment } from './quiet';
import { dayOffOf } from './working-days';

/** The deadlines that are final. A subscription ends every few days and is renewed by its owner as a matter of course. */
const STAGED: ReadonlySet<AlertSource> = new Set(['credential-expiry', 'own-access']);

/** Whether a deadline is told by stages. A credential that nothing depends on any more has no deadline at all. */
export function hasStages(source: AlertSource): boolean {
  return STAGED.has(source);
}

/** Days as they were set, and in order: they seldom change, and are asked for with every alert. */
const MOST_URGENT_FIRST = new WeakMap<readonly Stage[], readonly Stage[]>();

/** The days that apply to an alert: its connection's, else its check's, else the common ones; the most urgent first. */
export function stageDaysOf(
  { connectionId, source }: Pick<Alert, 'connectionId' | 'source'>,
  settings: AlertSettings,
): readonly Stage[] {
  const ofCheck = source === 'stale' ? undefined : settings.stageDaysOfCheck[source];
  const days = settings.stageDaysOfConnection[connectionId] ?? ofCheck ?? settings.stageDays;
  const known = MOST_URGENT_FIRST.get(days);
  if (known !== undefined) return known;
  const sorted = [...days].sort((a, b) => a - b);
  MOST_URGENT_FIRST.set(days, sorted);
  return sorted;
}

/** A stage and the moment at which it is told. */
export interface StageMoment {
  readonly stage: Stage;
  readonly at: EpochMs;
}

/**
 * When each stage is told, the most urgent first. Days count back from the deadline, or from the last working day
 * before it where nothing can be changed on the deadline's own. A stage never comes after a more urgent one: two that
 * fall on the same working day can change places by the hour of a change of daylight time.
 */
function momentsOf(
  end: EpochMs,
  days: readonly Stage[],
  { calendar, quiet }: AlertSettings,
  zone: string,
): readonly StageMoment[] {
  const last = lastConvenientMoment(end, { calendar, hours: null }, zone);
  let latest = end;
  return days.map((stage) => {
    const own = lastConvenientMoment(last - stage * DAY_MS, { calendar, hours: quiet.hours }, zone);
    latest = Math.min(latest, own);
    return { stage, at: latest };
  });
}

/** What was worked out: it hangs on nothing but its keys, and settings seldom change. */
const WORKED_OUT = new WeakMap<
  AlertSettings,
  WeakMap<readonly Stage[], Map<string, readonly StageMoment[]>>
>();

/** When each stage of a deadline is told, the most urgent first. */
export function stageMoments(
  deadline: Instant,
  days: readonly Stage[],
  settings: AlertSettings,
  zone: string,
): readonly StageMoment[] {
  const ofSettings =
    WORKED_OUT.get(settings) ?? new WeakMap<readonly Stage[], Map<string, readonly StageMoment[]>>();
  WORKED_OUT.set(settings, ofSettings);
  const ofDays = ofSettings.get(days) ?? new Map<string, readonly StageMoment[]>();
  ofSettings.set(days, ofDays);
  const key = `${zone} ${deadline}`;
  const known = ofDays.get(key) ?? momentsOf(epochOf(deadline), days, settings, zone);
  ofDays.set(key, known);
  return known;
}

/** Where a deadline stands among its stages. */
export interface StageStanding {
  /** The most urgent stage that has come; 0: the deadline has passed. Null: none yet. */
  readonly due: Stage | null;
  /** When the next one comes; null: none is left. */
  readonly nextAt: EpochMs | null;
}

/** Of something without a final deadline. */
export const NO_STAGES: StageStanding = { due: null, nextAt: null };

/** Which stage of a deadline has come, and when the next one does. Those that were missed are not counted one by one. */
export function stageStanding(
  deadline: Instant,
  days: readonly Stage[],
  settings: AlertSettings,
  now: EpochMs,
  zone: string,
): StageStanding {
  const end = epochOf(deadline);
  if (end <= now) return { due: 0, nextAt: null };
  let nextAt = end;
  for (const { stage, at } of stageMoments(deadline, days, settings, zone)) {
    if (at <= now) return { due: stage, nextAt };
    nextAt = at;
  }
  return { due: null, nextAt };
}

/** Whether a stage that is told now would be due only later, were every day the same. */
export function earlinessOf(
  deadline: Instant,
  stage: Stage,
  { calendar }: Pick<AlertSettings, 'calendar'>,
  now: EpochMs,
  zone: string,
): Earliness | null {
  const end = epochOf(deadline);
  const dueAt = end - stage * DAY_MS;
  if (stage === 0 || now >= dueAt) return null;
  const because = (at: EpochMs): DayOff | null => dayOffOf(localMoment(at, zone).date, calendar);
  const ofDeadline = because(end);
  return ofDeadline === null
    ? { of: 'stage', because: because(dueAt) }
    : { of: 'deadline', because: ofDeadline };
}
