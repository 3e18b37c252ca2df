import { type Alert, alertIdOf, type Level } from '../domain/alert';
import type { Finding } from '../domain/finding';
import { type EpochMs, epochOf, type Instant, instantOf, MINUTE_MS } from '../domain/instant';
import { compareSeverity } from '../domain/severity';
import type { ConnectionHealth, ConnectionState } from '../domain/state';
import { message } from '../messages/message';
import { READINGS_NEEDED } from './confirmation';
import { factsOf, hasSeen, isGone, partOf, readAtOf } from './finding-facts';
import { isWorse } from './level';
import { isHeardOf } from './news';
import type { PlanContext } from './plan-context';
import { hasStages, NO_STAGES, stageDaysOf, type StageStanding, stageStanding } from './stages';

/** The key of the alert that data is too old to be believed. */
const STALE_KEY = 'stale';

/**
 * How long data may be too old before that is told: after waking or coming back to the network the next look is
 * under way, and a look takes up to five minutes to fail.
 */
const STALE_GRACE_MS = 6 * MINUTE_MS;

/** What became of the alerts of one connection. */
export interface Observed {
  readonly alerts: readonly Alert[];
  /** Gone, with evidence that they are. */
  readonly resolved: readonly Alert[];
  /** When the first deadline of those that make no alert yet comes to a stage; null: none does. */
  readonly firstStageAt: EpochMs | null;
}

/** One reading of one connection. */
interface Reading {
  readonly connection: ConnectionState;
  readonly health: ConnectionHealth;
  readonly context: PlanContext;
}

/** Where the deadline of a finding stands, if it has a final one. */
function standingOf({ check, deadline }: Finding, { connection, context }: Reading): StageStanding {
  if (!hasStages(check) || deadline === null) return NO_STAGES;
  const { settings, now, zone } = context;
  const days = stageDaysOf({ connectionId: connection.id, source: check }, settings);
  return stageStanding(deadline, days, settings, now, zone);
}

/** A deadline that has come to a stage is worth a word, however healthy what ends is today. */
function levelOf({ severity, impact }: Finding): Level {
  return { severity: compareSeverity(severity, 'notice') < 0 ? 'notice' : severity, impact };
}

/** What every reading says anew. */
function describe(finding: Finding, { connection, health }: Reading) {
  const { subject, deadline, runbook } = finding;
  const isCause = health.verdict.explains[0] === finding.key;
  return {
    connectionName: connection.name,
    subject,
    title: isCause ? health.verdict.headline : finding.title,
    deadline,
    runbook,
    part: partOf(finding),
    facts: factsOf(finding),
  };
}

/** When an alert begins: now, or just after it where it began then already, was over, and the clock was set back. */
function beginning(alertId: string, { now, hasBegunAt }: PlanContext): Instant {
  let at = now;
  while (hasBegunAt(alertId, instantOf(at))) at += 1;
  return instantOf(at);
}

function raise(finding: Finding, reading: Reading): Alert {
  const { connection, health, context } = reading;
  const { key, check } = finding;
  const id = alertIdOf(connection.id, key);
  return {
    id,
    connectionId: connection.id,
    key,
    source: check,
    ...levelOf(finding),
    ...describe(finding, reading),
    phase: READINGS_NEEDED[check] > 1 ? 'pending' : 'open',
    raisedAt: beginning(id, context),
    since: health.since[key] ?? health.observedAt,
    readings: 1,
    readAt: readAtOf(finding, health),
    rise: null,
    unseenSince: null,
    goneAt: null,
    cause: null,
    stage: null,
    known: null,
    told: null,
    acknowledged: null,
    snooze: null,
  };
}

/** The level that is believed after a reading: a worse one of something that may pass has to be seen twice. */
function believed(alert: Alert, seen: Level, readAt: Instant): Pick<Alert, 'severity' | 'impact' | 'rise'> {
  const isSure = READINGS_NEEDED[alert.source] === 1 || alert.phase === 'pending' || !isWorse(seen, alert);
  if (isSure) return { ...seen, rise: null };
  const { rise, severity, impact } = alert;
  const isConfirmed = rise !== null && rise.readAt !== readAt;
  return isConfirmed
    ? { ...seen, rise: null }
    : { severity, impact, rise: { ...seen, readAt: rise?.readAt ?? readAt } };
}

function seeAgain(alert: Alert, finding: Finding, reading: Reading): Alert {
  const { health } = reading;
  const readAt = readAtOf(finding, health);
  const needed = READINGS_NEEDED[alert.source];
  const level = believed(alert, levelOf(finding), readAt);
  const isSameLevel = level.severity === alert.severity && level.impact === alert.impact;
  // What could not be read showed nothing yet: the first reading that does is the first.
  const wasUnread = alert.severity === 'unknown' && alert.rise === null;
  const isFirst = alert.phase === 'pending' && wasUnread && finding.severity !== 'unknown';
  const readings = isFirst ? 1 : Math.min(needed, alert.readings + (readAt === alert.readAt ? 0 : 1));
  return {
    ...alert,
    ...level,
    ...describe(finding, reading),
    phase: alert.phase === 'open' || readings >= needed ? 'open' : 'pending',
    since: isSameLevel ? alert.since : health.observedAt,
    readings,
    readAt,
    unseenSince: null,
    goneAt: null,
  };
}

function unseen(alert: Alert, { connection, health }: Reading): Alert {
  return {
    ...alert,
    connectionName: connection.name,
    unseenSince: alert.unseenSince ?? health.observedAt,
  };
}

/** What a reading makes of an alert that it shows to be over: null is the end of it. */
function clear(alert: Alert, readAt: Instant): Alert | null {
  const isSure = READINGS_NEEDED[alert.source] === 1 || alert.phase === 'pending';
  if (isSure || (alert.goneAt !== null && alert.goneAt !== readAt)) return null;
  return { ...alert, rise: null, unseenSince: null, goneAt: alert.goneAt ?? readAt };
}

/** What a reading makes of a known alert; null: it is over. */
function follow(
  alert: Alert,
  finding: Finding | undefined,
  isListed: boolean,
  reading: Reading,
): Alert | null {
  const { health } = reading;
  if (finding === undefined) {
    const { source } = alert;
    const isOver = source !== 'stale' && isGone({ ...alert, source }, health.findings);
    return isOver ? clear(alert, health.observedAt) : unseen(alert, reading);
  }
  if (finding.severity === 'unknown' && alert.severity !== 'unknown') return unseen(alert, reading);
  return isListed ? seeAgain(alert, finding, reading) : clear(alert, readAtOf(finding, health));
}

/** Whether a connection can be seen: what was read is fresh, and something was. */
export function isSeeing(health: ConnectionHealth, now: EpochMs): boolean {
  return now <= epochOf(health.staleAt) && hasSeen(health);
}

/** When data will have been too old for long enough to be told; null: it is not looked at. */
export function blindAt(health: ConnectionHealth, { watchingSince }: PlanContext): EpochMs | null {
  return watchingSince === null ? null : Math.max(epochOf(health.staleAt), watchingSince) + STALE_GRACE_MS;
}

/** The alert that data is too old; null: there is none. Once raised, it lasts until something was seen. */
function staleAlert(before: Alert | undefined, { connection, health, context }: Reading): Alert | null {
  if (before !== undefined) {
    return isSeeing(health, context.now) ? null : { ...before, connectionName: connection.name };
  }
  const at = blindAt(health, context);
  if (at === null || context.now < at || context.now <= epochOf(health.staleAt)) return null;
  const { id, name } = connection;
  const alertId = alertIdOf(id, STALE_KEY);
  return {
    id: alertId,
    connectionId: id,
    connectionName: name,
    key: STALE_KEY,
    source: 'stale',
    subject: { type: 'connection', id, name },
    severity: 'unknown',
    impact: 'none',
    title: message('application.alert.stale'),
    deadline: null,
    runbook: null,
    phase: 'open',
    raisedAt: beginning(alertId, context),
    since: health.staleAt,
    readings: 1,
    readAt: health.observedAt,
    rise: null,
    unseenSince: null,
    goneAt: null,
    part: null,
    facts: STALE_KEY,
    cause: null,
    stage: null,
    known: null,
    told: null,
    acknowledged: null,
    snooze: null,
  };
}

/**
 * Puts an alert under the one that explains it, and takes it out again. What outlives its cause has to show once more
 * that it stays before it is told by itself: what follows from something ends a little later.
 */
function placeUnder(alert: Alert, cause: string | null): Alert {
  if (alert.cause === cause) return alert;
  const isOnItsOwn = cause === null && !isHeardOf(alert);
  return isOnItsOwn
    ? { ...alert, cause, phase: 'pending', readings: READINGS_NEEDED[alert.source] - 1 }
    : { ...alert, cause };
}

function placed(alerts: readonly Alert[], { connection, health }: Reading): readonly Alert[] {
  const [cause, ...others] = health.verdict.explains;
  const causeId = cause === undefined ? null : alertIdOf(connection.id, cause);
  const isThere = alerts.some(({ id, goneAt }) => id === causeId && goneAt === null);
  const under = new Set(isThere ? others : []);
  return alerts.map((alert) =>
    placeUnder(alert, under.has(alert.key) && alert.id !== causeId ? causeId : null),
  );
}

/**
 * Lays a reading over the alerts of its connection. Evidence resolves, and nothing else does: what could not be read
 * keeps what it was, and what is not mentioned any more is over only where its check could say so.
 *
 * @param before of this connection only
 */
export function observeConnection(
  before: readonly Alert[],
  connection: ConnectionState,
  health: ConnectionHealth,
  context: PlanContext,
): Observed {
  const reading: Reading = { connection, health, context };
  const present = new Map(health.findings.map((finding) => [finding.key, finding]));
  // What needs attention makes an alert, and whatever has a deadline that has come to a stage.
  const candidates = new Map<string, Finding>();
  let firstStageAt: EpochMs | null = null;
  for (const finding of health.findings) {
    const { due, nextAt } = standingOf(finding, reading);
    const isBad = compareSeverity(finding.severity, 'notice') > 0;
    if (isBad || due !== null) candidates.set(finding.key, finding);
    else if (nextAt !== null) firstStageAt = Math.min(firstStageAt ?? nextAt, nextAt);
  }
  const alerts: Alert[] = [];
  const resolved: Alert[] = [];
  for (const alert of before) {
    if (alert.source === 'stale') continue;
    const next = follow(alert, present.get(alert.key), candidates.has(alert.key), reading);
    if (next === null) resolved.push(alert);
    else alerts.push(next);
    candidates.delete(alert.key);
  }
  for (const finding of candidates.values()) alerts.push(raise(finding, reading));
  const known = before.find(({ source }) => source === 'stale');
  const stale = staleAlert(known, reading);
  if (stale !== null) alerts.push(stale);
  else if (known !== undefined) resolved.push(known);
  return { alerts: placed(alerts, reading), resolved, firstStageAt };
}
