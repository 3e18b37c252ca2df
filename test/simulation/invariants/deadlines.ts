import { type AlertEntry, alertIdOf, type Telling } from '../../../shared/domain/alert';
import type { AlertSettings } from '../../../shared/domain/alert-settings';
import type { Finding } from '../../../shared/domain/finding';
import { DAY_MS, type EpochMs, epochOf } from '../../../shared/domain/instant';
import { dueStageOf, isQuietAt } from './calendar';
import { DESKTOP, GRACE_MS } from './grace';
import type { Attempt, Blame, Invariant, Sight } from './invariant';

/** What is acknowledged is told again only so close to its end (days). */
const STILL_TOLD = 3;

/** A stage may be told a working day before the last moment for it, and one day of a week may be the only one worked. */
const EARLY_MS = 8 * DAY_MS;

function isFinal({ check, deadline }: Finding): boolean {
  const ends = check === 'credential-expiry' || check === 'own-access';
  return ends && deadline !== null;
}

function daysOf(connectionId: string, { check }: Finding, settings: AlertSettings): readonly number[] {
  return (
    settings.stageDaysOfConnection[connectionId] ?? settings.stageDaysOfCheck[check] ?? settings.stageDays
  );
}

/** Somebody decided to hear nothing of a stage, and knows of it from now on. */
function isWaived(entry: AlertEntry | undefined, stage: number): boolean {
  if (entry === undefined) return false;
  return entry.snooze !== null || (entry.acknowledged !== null && stage > STILL_TOLD);
}

/** Somebody snoozed or acknowledged it, and that holds. */
function isPutAside(entry: AlertEntry | undefined): boolean {
  return entry !== undefined && (entry.snooze !== null || entry.acknowledged !== null);
}

/**
 * Every deadline is told at each stage that has come, given a reading that shows it: on the desktop, by what was
 * really handed over there. Excused is what somebody muted, snoozed or acknowledged, what another cause explains, and
 * what was on its way when Graphkeeper was killed, because it may have been told.
 */
export function deadlinesAreTold(blame: Blame): Invariant {
  /** Alert and deadline → the most urgent stage that was handed over. */
  const told = new Map<string, number>();
  const deaths: EpochMs[] = [];
  /** Alerts that somebody had put aside when they were looked at last. */
  const aside = new Set<string>();
  /** What is owed, since when somebody could have been told. */
  const owed = new Map<string, EpochMs>();
  /** Connection → the reading that was there when the clock was changed: only another one makes it look again. */
  const before = new Map<string, string>();
  let hasChanged = false;
  const keyOf = (alertId: string, deadline: string): string => `${alertId} ${deadline}`;

  const know = (key: string, stage: number): void => {
    told.set(key, Math.min(stage, told.get(key) ?? stage));
  };
  const note = ({ alertId, deadline, stage }: Telling): void => {
    if (deadline !== null && stage !== null) know(keyOf(alertId, deadline), stage);
  };

  /** The book says that it was told, and soon after that the run died. */
  const mayHaveBeenTold = (entry: AlertEntry | undefined, stage: number): boolean => {
    const diedSoonAfter = (at: EpochMs): boolean =>
      deaths.some((death) => death >= at && death - at < GRACE_MS);
    return [entry?.told ?? []]
      .flat()
      .some(({ at, stage: claimed }) => claimed !== null && claimed <= stage && diedSoonAfter(epochOf(at)));
  };

  const look = (connectionId: string, finding: Finding, sight: Sight, isExplained: boolean): void => {
    const { now, settings, zone, alerts } = sight;
    const { deadline } = finding;
    if (deadline === null || !isFinal(finding)) return;
    const days = daysOf(connectionId, finding, settings);
    const stageAt = (moment: EpochMs): number | null =>
      dueStageOf(epochOf(deadline), days, moment, settings, zone);
    const stage = stageAt(now);
    const alertId = alertIdOf(connectionId, finding.key);
    const key = keyOf(alertId, deadline);
    const debt = `${key} ${stage}`;
    const entry = alerts.find(({ id }) => id === alertId);
    // What may have come by the book already was decided about with the rest.
    const soon = stageAt(now + EARLY_MS);
    if (soon !== null && isWaived(entry, soon)) know(key, soon);
    const acknowledgedAt = entry?.acknowledged?.at ?? null;
    const handled = acknowledgedAt === null ? null : stageAt(epochOf(acknowledgedAt));
    if (handled !== null) know(key, handled);
    // Whoever takes it back knows what had come until then, by the book as well.
    const isTakenBack = aside.has(alertId) && !isPutAside(entry);
    if (isTakenBack && soon !== null) know(key, soon);
    if (isPutAside(entry)) aside.add(alertId);
    else aside.delete(alertId);
    if (stage === null) return;
    const isMuted = (entry?.mute ?? null) !== null;
    const canWait = isExplained || isMuted || isQuietAt(now, settings, zone);
    if (isWaived(entry, stage) || mayHaveBeenTold(entry, stage)) know(key, stage);
    const isTold = (told.get(key) ?? Number.POSITIVE_INFINITY) <= stage;
    if (isTold || canWait) {
      owed.delete(debt);
      return;
    }
    const since = owed.get(debt) ?? now;
    owed.set(debt, since);
    if (now - since > GRACE_MS && sight.awakeFor > GRACE_MS) {
      blame('every deadline is told at each stage', `${alertId}: stage ${stage} of ${deadline}`);
      know(key, stage);
    }
  };

  return {
    onAttempt: ({ channelId, notice }: Attempt) => {
      if (channelId === DESKTOP) notice.tellings.forEach(note);
    },
    onDeath: (now) => {
      deaths.push(now);
      owed.clear();
    },
    onClockChange: () => {
      owed.clear();
      hasChanged = true;
    },
    onSight: (sight) => {
      for (const { id, health } of sight.state.connections) {
        if (hasChanged && health !== null) before.set(id, health.observedAt);
        if (health === null || sight.now > epochOf(health.staleAt)) continue;
        if (health.observedAt === before.get(id)) continue;
        const explained = new Set(health.verdict.explains.slice(1));
        for (const finding of health.findings) look(id, finding, sight, explained.has(finding.key));
      }
      hasChanged = false;
    },
  };
}
