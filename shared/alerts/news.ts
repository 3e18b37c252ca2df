import type { Alert, Known, Stage } from '../domain/alert';
import { DAY_MS, type EpochMs, epochOf, HOUR_MS } from '../domain/instant';
import { compareSeverity } from '../domain/severity';
import type { TellingReason } from '../domain/telling-reason';
import { isWorse, mildest } from './level';
import { muteOf } from './mutes';
import type { PlanContext } from './plan-context';
import { hasStages, NO_STAGES, stageDaysOf, type StageStanding, stageStanding } from './stages';

/** From this stage on a deadline is too close to be left to whoever acknowledged it. */
const LAST_STAGES: Stage = 3;

/** How close to a stage a change of severity is the same news: thresholds and stages lie on the same days. */
const SAME_NEWS_DAYS = 2;

/** How long something has to be milder before its getting worse again is news. */
const REARM_MS = DAY_MS;

/** A clock that is set by the network moves a little; one that was set back further makes no snooze longer. */
const CLOCK_MS = HOUR_MS;

/** What surrounds an alert when it is decided whether it is told. */
export interface Surroundings {
  /** What was read of its connection may be believed. */
  readonly isSeeing: boolean;
  /** Its cause was told, and speaks for it. */
  readonly isCovered: boolean;
}

/** An alert after it was decided whether it is told. */
export interface Decision {
  readonly alert: Alert;
  /** Why it is told now; null: it is not. */
  readonly reason: TellingReason | null;
  /** When that may be different without another reading; null: it is not known. */
  readonly nextAt: EpochMs | null;
}

function standingOf({ source, deadline, connectionId }: Alert, context: PlanContext): StageStanding {
  if (deadline === null || !hasStages(source)) return NO_STAGES;
  const { settings, now, zone } = context;
  return stageStanding(deadline, stageDaysOf({ connectionId, source }, settings), settings, now, zone);
}

/** The stage that is known of the present deadline: another one starts over. */
function knownStage({ known, deadline }: Alert): Stage | null {
  return known !== null && known.deadline === deadline ? known.stage : null;
}

/** What somebody knows of an alert who hears of it as it is. A clock that was set back takes no stage back. */
export function knowing(alert: Alert): Known {
  const { severity, impact, facts, deadline, stage } = alert;
  const known = knownStage(alert);
  const most = stage === null || (known !== null && known < stage) ? known : stage;
  return { severity, impact, facts, deadline, stage: most };
}

/** Nothing but stages is known: whatever else it is, it is to be told. */
function nothingBut(known: Known | null): Known | null {
  return known === null ? null : { ...known, severity: 'ok', impact: 'none', facts: '' };
}

/** Whether anybody knows how bad an alert is. */
export function isHeardOf({ known }: Alert): boolean {
  return known !== null && known.severity !== 'ok';
}

/** Forgets how bad something once was when it has been milder for long. */
function rearmed(alert: Alert, now: EpochMs): Alert {
  const { known } = alert;
  if (known === null || !isWorse(known, alert) || now - epochOf(alert.since) < REARM_MS) return alert;
  return { ...alert, known: { ...known, ...mildest(known, alert) } };
}

/** Whether a final deadline alone made it worse, close to a stage that was told. */
function isNewsOfStage(alert: Alert, now: EpochMs): boolean {
  const { known, facts, deadline, source } = alert;
  const stage = knownStage(alert);
  if (known?.facts !== facts || stage === null || deadline === null || !hasStages(source)) return false;
  return stage - (epochOf(deadline) - now) / DAY_MS <= SAME_NEWS_DAYS;
}

/** Why a snooze ends; null: it holds. */
function wakingOf(
  { snooze, known, facts, unseenSince }: Alert,
  isEscalation: boolean,
  isNextStage: boolean,
  due: Stage | null,
  isSeeing: boolean,
  now: EpochMs,
): TellingReason | null {
  if (snooze === null) return null;
  if (isEscalation) return 'escalated';
  if (isNextStage && (due === 0 || snooze.until === null)) return 'stage';
  if (known?.facts !== facts) return 'woken';
  const hasEnded =
    now < epochOf(snooze.at) - CLOCK_MS || (snooze.until !== null && now >= epochOf(snooze.until));
  return hasEnded && isSeeing && unseenSince === null ? 'woken' : null;
}

/** Something to be told if it may be, and the alert that remains either way. */
interface News {
  readonly alert: Alert;
  readonly reason: TellingReason | null;
}

function newsOfSnoozed(alert: Alert, isNextStage: boolean, isSeeing: boolean, now: EpochMs): News {
  const isEscalation = alert.known === null || isWorse(alert, alert.known);
  const reason = wakingOf(alert, isEscalation, isNextStage, alert.stage, isSeeing, now);
  // Whoever snoozed it wants to hear of it now: should it not be told at present, then as soon as it may be.
  return reason === null
    ? { alert, reason }
    : {
        alert: { ...alert, snooze: null, known: nothingBut(alert.known) },
        reason,
      };
}

function newsOfAcknowledged(alert: Alert, isNextStage: boolean): News {
  const { known, deadline, stage } = alert;
  if (known === null || isWorse(alert, known)) {
    return { alert: { ...alert, acknowledged: null }, reason: 'escalated' };
  }
  if (known.deadline !== deadline && hasStages(alert.source)) {
    return { alert: { ...alert, acknowledged: null }, reason: isNextStage ? 'stage' : null };
  }
  if (!isNextStage) return { alert, reason: null };
  if (stage !== null && stage <= LAST_STAGES) return { alert, reason: 'stage' };
  return { alert: { ...alert, known: { ...known, deadline, stage } }, reason: null };
}

function newsOfOpen(alert: Alert, isNextStage: boolean, now: EpochMs): News {
  const { known, told, severity } = alert;
  if (known === null || !isHeardOf(alert)) {
    const isWorthIt = isNextStage || compareSeverity(severity, 'notice') > 0;
    return { alert, reason: isWorthIt ? (told === null ? 'raised' : 'woken') : null };
  }
  const isEscalation = isWorse(alert, known) && !(isNextStage || isNewsOfStage(alert, now));
  if (isEscalation) return { alert, reason: 'escalated' };
  if (isNextStage) return { alert, reason: 'stage' };
  return { alert, reason: null };
}

function newsOf(alert: Alert, isNextStage: boolean, isSeeing: boolean, now: EpochMs): News {
  if (alert.snooze !== null) return newsOfSnoozed(alert, isNextStage, isSeeing, now);
  if (alert.acknowledged !== null) return newsOfAcknowledged(alert, isNextStage);
  return newsOfOpen(alert, isNextStage, now);
}

/** What is unknown is listed and not told: what could be read is, and that nothing can be read. */
function isTellable(
  alert: Alert,
  isNextStage: boolean,
  { isCovered }: Surroundings,
  { settings, now, isWanted }: PlanContext,
): boolean {
  if (alert.severity === 'unknown' && alert.source !== 'stale') return false;
  if (!isWanted(alert)) return false;
  if (muteOf(alert, settings.mutes, now) !== null) return false;
  // A deadline comes whatever else is the matter.
  return isNextStage || (alert.phase === 'open' && !isCovered);
}

function earliest(moments: readonly (EpochMs | null)[], now: EpochMs): EpochMs | null {
  const ahead = moments.filter((moment): moment is EpochMs => moment !== null && moment > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/** Decides whether an alert is told now. Deciding again about the returned alert tells nothing. */
export function decide(before: Alert, around: Surroundings, context: PlanContext): Decision {
  if (before.goneAt !== null) return { alert: before, reason: null, nextAt: null };
  const { now } = context;
  // That nothing can be seen is plain to see.
  const isSeeing = around.isSeeing || before.source === 'stale';
  const standing = standingOf(before, context);
  // What is too old tells no stage: what ends may have been renewed since.
  const stage = isSeeing || standing.due === null ? standing.due : before.stage;
  const rested = rearmed(before, now);
  const alert = stage === rested.stage ? rested : { ...rested, stage };
  const announced = knownStage(alert);
  const isNextStage = isSeeing && stage !== null && (announced === null || stage < announced);
  const { alert: next, reason } = newsOf(alert, isNextStage, isSeeing, now);
  const wakesAt = next.snooze?.until ?? null;
  const nextAt = earliest([standing.nextAt, wakesAt === null ? null : epochOf(wakesAt)], now);
  if (reason === null || !isTellable(next, isNextStage, around, context)) {
    return { alert: followed(next, isSeeing, now), reason: null, nextAt };
  }
  return { alert: { ...next, known: knowing(next) }, reason, nextAt };
}

/** What is not told keeps what is known of it; but what a stage told already, and other words for it, are no news later. */
function followed(alert: Alert, isSeeing: boolean, now: EpochMs): Alert {
  const { known, facts, severity, impact, snooze, acknowledged } = alert;
  if (known === null || snooze !== null || acknowledged !== null || !isSeeing) return alert;
  if (isWorse(alert, known)) {
    return isNewsOfStage(alert, now) ? { ...alert, known: { ...known, severity, impact } } : alert;
  }
  const isSame = known.facts === facts && known.deadline === alert.deadline;
  return isSame
    ? alert
    : { ...alert, known: { ...known, facts, deadline: alert.deadline, stage: knownStage(alert) } };
}
