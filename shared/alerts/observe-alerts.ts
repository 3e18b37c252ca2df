import { type Alert, alertIdOf, type AlertSource } from '../domain/alert';
import type { Finding } from '../domain/finding';
import { type EpochMs, epochOf, type Instant, instantOf, MINUTE_MS } from '../domain/instant';
import { compareSeverity } from '../domain/severity';
import type { ConnectionHealth, ConnectionState } from '../domain/state';
import { message } from '../messages/message';
import { READINGS_NEEDED } from './confirmation';
import type { PlanContext } from './plan-context';
import { hasStages, stageDaysOf, stageStanding } from './stages';

/** The key of the alert that data is too old to be believed. */
export const STALE_KEY = 'stale';

/**
 * How long data may be too old before that is told: after waking or coming back to the network the next look is
 * under way, and a look takes up to five minutes to fail.
 */
const STALE_GRACE_MS = 6 * MINUTE_MS;

/** What one reading says of one thing. */
interface Sighting {
  readonly finding: Pick<
    Finding,
    'key' | 'severity' | 'impact' | 'subject' | 'title' | 'deadline' | 'runbook'
  >;
  readonly source: AlertSource;
  readonly since: Instant;
  readonly cause: string | null;
}

/** Changes when the facts do: a date, what it is about, what mends it, what kind of sentence it is. */
function factsOf({ subject, deadline, runbook, title }: Sighting['finding']): string {
  return JSON.stringify([subject.type, subject.id, deadline, runbook, title.id]);
}

function seen(
  before: Alert | undefined,
  connection: ConnectionState,
  { finding, source, since, cause }: Sighting,
  observedAt: Instant,
  isNewReading: boolean,
): Alert {
  const { key, severity, impact, subject, title, deadline, runbook } = finding;
  const needed = READINGS_NEEDED[source];
  const facts = factsOf(finding);
  const isWorse = before !== undefined && compareSeverity(severity, before.severity) > 0;
  // What outlives the cause that explained it has to show that it stays.
  const isOnItsOwn = before !== undefined && before.cause !== null && cause === null;
  const counted =
    before === undefined || isWorse || isOnItsOwn ? 1 : before.readings + (isNewReading ? 1 : 0);
  const readings = Math.min(counted, needed);
  const isOtherDeadline = before !== undefined && before.deadline !== deadline;
  const told = before?.told ?? null;
  return {
    id: alertIdOf(connection.id, key),
    connectionId: connection.id,
    connectionName: connection.name,
    key,
    source,
    subject,
    severity,
    impact,
    title,
    deadline,
    runbook,
    phase: before?.phase === 'open' || readings >= needed ? 'open' : 'pending',
    raisedAt: before?.raisedAt ?? observedAt,
    since,
    readings,
    unseenSince: null,
    facts,
    cause,
    told: told !== null && isOtherDeadline ? { ...told, stage: null, severity } : told,
    acknowledged: before?.acknowledged ?? null,
    snooze: before?.snooze ?? null,
  };
}

/** Which findings make alerts: what needs attention, and a healthy one whose deadline has come to a stage. */
function isCandidate(finding: Finding, connection: ConnectionState, context: PlanContext): boolean {
  if (compareSeverity(finding.severity, 'notice') > 0) return true;
  if (!hasStages(finding.check) || finding.deadline === null) return false;
  const days = stageDaysOf({ connectionId: connection.id, source: finding.check }, context.settings);
  return stageStanding(finding.deadline, days, context.settings, context.now, context.zone).due !== null;
}

/** Not seen in this reading, neither good nor bad. */
function unseen(alert: Alert, observedAt: Instant): Alert {
  return alert.unseenSince === null ? { ...alert, unseenSince: observedAt } : alert;
}

/** Connections that can be seen again, and those that cannot. */
function staleSighting(
  { id, name }: ConnectionState,
  health: ConnectionHealth,
  { now, watchingSince }: PlanContext,
): Sighting | null {
  if (watchingSince === null) return null;
  const blindSince = Math.max(epochOf(health.staleAt), watchingSince);
  if (now < blindSince + STALE_GRACE_MS || now <= epochOf(health.staleAt)) return null;
  return {
    source: 'stale',
    since: health.staleAt,
    cause: null,
    finding: {
      key: STALE_KEY,
      severity: 'unknown',
      impact: 'none',
      subject: { type: 'connection', id, name },
      title: message('application.alert.stale'),
      deadline: null,
      runbook: null,
    },
  };
}

/** When data will have been too old for long enough to be told; null: it has been told, or is not looked at. */
export function staleTellingAt(health: ConnectionHealth, context: PlanContext): EpochMs | null {
  const { now, watchingSince } = context;
  if (watchingSince === null) return null;
  const at = Math.max(epochOf(health.staleAt), watchingSince) + STALE_GRACE_MS;
  return at > now ? at : null;
}

/** What became of the alerts of one connection. */
export interface Observed {
  readonly alerts: readonly Alert[];
  /** Gone, with evidence that they are. */
  readonly resolved: readonly Alert[];
}

/**
 * Lays a reading over the alerts of its connection. Evidence resolves, and nothing else does: what could not be read
 * keeps what it was, and what is not mentioned any more is over only where its check could say something.
 *
 * @param before of this connection only
 * @param countedAt when the last reading was made that was counted; null: none was
 */
export function observeConnection(
  before: readonly Alert[],
  connection: ConnectionState,
  health: ConnectionHealth,
  countedAt: Instant | null,
  context: PlanContext,
): Observed {
  const { observedAt, findings, since, verdict } = health;
  const isNewReading = countedAt !== observedAt;
  const known = new Map(before.map((alert) => [alert.key, alert]));
  const present = new Map(findings.map((finding) => [finding.key, finding]));
  const certain = new Set(
    findings.filter(({ severity }) => severity !== 'unknown').map(({ check }) => check),
  );
  const candidates = findings.filter((finding) => isCandidate(finding, connection, context));
  const [cause, ...explained] = verdict.explains;
  const hasCause = cause !== undefined && candidates.some(({ key }) => key === cause);
  const under = new Set(hasCause ? explained.filter((key) => key !== cause) : []);
  const causeId = cause === undefined ? null : alertIdOf(connection.id, cause);

  const sightings = candidates.flatMap((finding): readonly Alert[] => {
    const earlier = known.get(finding.key);
    if (finding.severity === 'unknown' && earlier !== undefined && earlier.severity !== 'unknown') {
      return [unseen(earlier, observedAt)];
    }
    const sighting: Sighting = {
      finding: {
        ...finding,
        title: finding.key === cause ? verdict.headline : finding.title,
        // A deadline that has come to a stage is worth a word, however healthy what ends is today.
        severity: compareSeverity(finding.severity, 'notice') < 0 ? 'notice' : finding.severity,
      },
      source: finding.check,
      since: since[finding.key] ?? observedAt,
      cause: under.has(finding.key) ? causeId : null,
    };
    return [seen(earlier, connection, sighting, observedAt, isNewReading)];
  });
  const stale = staleSighting(connection, health, context);
  const staleBefore = known.get(STALE_KEY);
  if (stale !== null) sightings.push(seen(staleBefore, connection, stale, instantOf(context.now), false));
  // A pause does not make what is old new again.
  else if (staleBefore !== undefined && context.now > epochOf(health.staleAt)) sightings.push(staleBefore);

  const alive = new Set(sightings.map(({ key }) => key));
  const missing = before.filter(({ key }) => !alive.has(key));
  const isOver = ({ key, source }: Alert): boolean =>
    source === 'stale'
      ? true
      : present.has(key)
        ? present.get(key)?.severity !== 'unknown'
        : certain.has(source);
  return {
    alerts: [
      ...sightings,
      ...missing.filter((alert) => !isOver(alert)).map((alert) => unseen(alert, observedAt)),
    ],
    resolved: missing.filter(isOver),
  };
}
