import type { Alert, AlertBook, Snooze, Stage, Telling } from '../domain/alert';
import { assertNever } from '../domain/assert-never';
import { type EpochMs, epochOf, type Instant, instantOf } from '../domain/instant';
import { compareSeverity } from '../domain/severity';
import type { ConnectionState } from '../domain/state';
import type { TellingReason } from '../domain/telling-reason';
import { READINGS_NEEDED } from './confirmation';
import { muteOf } from './mutes';
import { observeConnection, staleTellingAt } from './observe-alerts';
import type { PlanContext } from './plan-context';
import { isQuiet, quietEnd } from './quiet';
import { hasStages, stageDaysOf, type StageStanding, stageStanding } from './stages';
import { tellingWords } from './telling-words';

/** What is to be told now, and the book as it is when that is kept. */
export interface AlertPlan {
  readonly book: AlertBook;
  readonly tellings: readonly Telling[];
  /** What quiet hours held back, oldest first: to be told in one message. */
  readonly afterQuiet: readonly Telling[];
  /** The earliest moment at which there may be something to tell without another reading; null: none is known. */
  readonly nextAt: Instant | null;
}

/** Nothing of this stage is told again to whoever acknowledged; from it on, a deadline is too close to be left. */
const LAST_STAGES: Stage = 3;

const NO_STAGES: StageStanding = { due: null, nextAt: null };

function standingOf(alert: Alert, { settings, now, zone }: PlanContext): StageStanding {
  if (alert.deadline === null || !hasStages(alert.source)) return NO_STAGES;
  return stageStanding(alert.deadline, stageDaysOf(alert, settings), settings, now, zone);
}

/** Whether a snooze still holds; facts are looked at where they change. */
function isAsleep(alert: Alert, snooze: Snooze, due: Stage | null, now: EpochMs): boolean {
  if (due === 0 && alert.told?.stage !== 0) return false;
  // A clock that was set back does not make it longer.
  if (now < epochOf(snooze.at)) return false;
  if (snooze.until !== null) return now < epochOf(snooze.until);
  return !isNextStage(alert, due);
}

function isNextStage({ told }: Alert, due: Stage | null): boolean {
  const toldStage = told?.stage ?? null;
  return due !== null && (toldStage === null || due < toldStage);
}

/** Why an alert is told now; null: it is not. */
function reasonOf(alert: Alert, due: Stage | null, context: PlanContext): TellingReason | null {
  const { told, snooze, acknowledged, severity, source, phase, cause } = alert;
  if (phase === 'pending' || cause !== null) return null;
  if (severity === 'unknown' && source !== 'stale') return null;
  if (muteOf(alert, context.settings.mutes, context.now) !== null) return null;
  if (told === null) return 'raised';
  if (compareSeverity(severity, told.severity) > 0) return isConfirmed(alert) ? 'escalated' : null;
  if (snooze !== null) return isAsleep(alert, snooze, due, context.now) ? null : 'woken';
  if (!isNextStage(alert, due)) return null;
  return acknowledged === null || (due ?? 0) <= LAST_STAGES ? 'stage' : null;
}

function isConfirmed({ readings, source }: Alert): boolean {
  return readings >= READINGS_NEEDED[source];
}

/** The same for the same event of the same alert, whenever it is planned. */
function tellingId(alert: Alert, reason: TellingReason, stage: Stage | null): string {
  const episode = `${alert.id}@${alert.raisedAt}/${reason}`;
  switch (reason) {
    case 'raised':
    case 'resolved':
      return episode;
    case 'escalated':
      return `${episode}-${alert.severity}-${alert.deadline ?? ''}`;
    case 'stage':
      return `${episode}-${String(stage)}-${alert.deadline ?? ''}`;
    case 'woken':
      return `${episode}-${alert.snooze?.at ?? ''}`;
    default:
      return assertNever(reason, 'reason');
  }
}

function tellingOf(alert: Alert, reason: TellingReason, stage: Stage | null, context: PlanContext): Telling {
  const { connectionId, connectionName, key, severity, impact, deadline, runbook } = alert;
  return {
    id: tellingId(alert, reason, stage),
    alertId: alert.id,
    reason,
    at: instantOf(context.now),
    connectionId,
    connectionName,
    key,
    severity,
    impact,
    stage,
    deadline,
    runbook,
    ...tellingWords(alert, reason, stage, context),
  };
}

/** One alert after it was decided whether it is told. */
interface Decided {
  readonly alert: Alert;
  readonly telling: Telling | null;
  readonly nextAt: EpochMs | null;
}

function decide(alert: Alert, before: Alert | undefined, context: PlanContext): Decided {
  const { due, nextAt } = standingOf(alert, context);
  const hasOtherFacts = before !== undefined && before.facts !== alert.facts;
  const changed =
    hasOtherFacts && alert.snooze !== null
      ? { ...alert, snooze: { ...alert.snooze, until: alert.snooze.at } }
      : alert;
  const reason = reasonOf(changed, due, context);
  const until = alert.snooze?.until ?? null;
  const wakesAt = until === null ? null : epochOf(until);
  if (reason === null)
    return { alert: changed, telling: null, nextAt: earliest([nextAt, wakesAt], context.now) };
  const told: Alert = {
    ...changed,
    told: {
      at: instantOf(context.now),
      severity: worst(alert.severity, alert.told?.severity),
      stage: due ?? alert.told?.stage ?? null,
    },
    snooze: null,
    acknowledged: reason === 'escalated' ? null : alert.acknowledged,
  };
  return {
    alert: told,
    telling: tellingOf(changed, reason, due, context),
    nextAt: earliest([nextAt], context.now),
  };
}

function worst(severity: Alert['severity'], told: Alert['severity'] | undefined): Alert['severity'] {
  return told !== undefined && compareSeverity(told, severity) > 0 ? told : severity;
}

function earliest(moments: readonly (EpochMs | null)[], now: EpochMs): EpochMs | null {
  const ahead = moments.filter((moment): moment is EpochMs => moment !== null && moment > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/** Whether something held back is still to be told: not where somebody took care of it in the meantime. */
function isStillNews(
  alerts: readonly Alert[],
  connections: readonly ConnectionState[],
  { settings, now }: PlanContext,
): (telling: Telling) => boolean {
  const watched = new Set(connections.map(({ id }) => id));
  const inHand = new Set(
    alerts
      .filter(
        (alert) =>
          alert.acknowledged !== null || alert.snooze !== null || muteOf(alert, settings.mutes, now) !== null,
      )
      .map(({ id }) => id),
  );
  return ({ connectionId, alertId, reason }) =>
    watched.has(connectionId) && (reason === 'resolved' || !inHand.has(alertId));
}

/** Tellings after quiet hours had their say. */
interface Sorted {
  readonly now: readonly Telling[];
  readonly held: readonly Telling[];
}

/**
 * Holds back what must not disturb. Of one alert only the newest is kept; what began and ended while it was quiet is
 * not told at all.
 */
function sortByQuiet(
  held: readonly Telling[],
  tellings: readonly Telling[],
  quiet: boolean,
  { settings }: PlanContext,
): Sorted {
  const passes = ({ severity, reason }: Telling): boolean =>
    !quiet || (settings.quiet.criticalPasses && severity === 'critical' && reason !== 'resolved');
  let kept = held;
  const now: Telling[] = [];
  for (const telling of tellings) {
    const earlier = kept.find(({ alertId }) => alertId === telling.alertId);
    kept = kept.filter((one) => one !== earlier);
    const isUntold = earlier?.reason === 'raised' && telling.reason === 'resolved';
    if (isUntold) continue;
    // Nobody has heard that it began: whatever it has become, it is new to whoever is told.
    const first =
      earlier?.reason === 'raised' ? { ...telling, id: earlier.id, reason: earlier.reason } : telling;
    if (passes(telling)) now.push(first);
    else kept = [...kept, first];
  }
  return { now, held: kept };
}

/**
 * Decides what is told. Planning again from the returned book with the same facts at the same time tells nothing.
 * Alerts of a connection that was not read since the start stay as they are; those of one that is not watched any
 * more end without a word.
 *
 * @param connections with their health as it was judged; staleness is looked at here
 */
export function planAlerts(
  book: AlertBook,
  connections: readonly ConnectionState[],
  context: PlanContext,
): AlertPlan {
  const { now, settings, zone } = context;
  const byConnection = new Map<string, Alert[]>();
  for (const alert of book.alerts) {
    const list = byConnection.get(alert.connectionId);
    if (list === undefined) byConnection.set(alert.connectionId, [alert]);
    else list.push(alert);
  }
  const alerts: Alert[] = [];
  const tellings: Telling[] = [];
  const readings: Record<string, Instant> = {};
  const moments: (EpochMs | null)[] = [];
  for (const connection of connections) {
    const before = byConnection.get(connection.id) ?? [];
    const countedAt = book.readings[connection.id] ?? null;
    const { health } = connection;
    if (health === null) {
      alerts.push(...before);
      if (countedAt !== null) readings[connection.id] = countedAt;
      continue;
    }
    const { alerts: present, resolved } = observeConnection(before, connection, health, countedAt, context);
    readings[connection.id] = health.observedAt;
    moments.push(staleTellingAt(health, context));
    const known = new Map(before.map((alert) => [alert.key, alert]));
    for (const alert of present) {
      const decided = decide(alert, known.get(alert.key), context);
      alerts.push(decided.alert);
      if (decided.telling !== null) tellings.push(decided.telling);
      moments.push(decided.nextAt);
    }
    for (const alert of resolved) {
      const isTold = alert.told !== null && muteOf(alert, settings.mutes, now) === null;
      if (isTold) tellings.push(tellingOf(alert, 'resolved', null, context));
    }
  }
  const stillHeld = book.held.filter(isStillNews(alerts, connections, context));
  const quiet = isQuiet(now, settings, zone);
  const sorted = sortByQuiet(stillHeld, tellings, quiet, context);
  if (sorted.held.length > 0) moments.push(quietEnd(now, settings, zone));
  const next = earliest(moments, now);
  return {
    book: { alerts, held: quiet ? sorted.held : [], readings },
    tellings: sorted.now,
    afterQuiet: quiet ? [] : sorted.held,
    nextAt: next === null ? null : instantOf(next),
  };
}
