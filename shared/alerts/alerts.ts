import { isStale } from '../diagnosis/overview';
import { type AlertEntry, alertIdOf } from '../domain/alert';
import type { Finding } from '../domain/finding';
import { type EpochMs, epochOf, type Instant } from '../domain/instant';
import { compareSeverity } from '../domain/severity';
import type { ConnectionHealth, ConnectionState } from '../domain/state';
import { message } from '../messages/message';

/** Whether somebody has to look at it: what is certain and bad, and what is not known. */
function needsAttention({ severity }: Finding): boolean {
  return compareSeverity(severity, 'notice') > 0;
}

/** Nobody was told, and nobody did anything about it. */
const UNTOUCHED = {
  standing: 'open',
  mute: null,
  unseenSince: null,
  told: null,
  acknowledged: null,
  snooze: null,
} as const;

/** The whole connection's data is too old: nothing else about it can be relied on. */
const STALE_KEY = 'stale';

function alertsOfHealth(connection: ConnectionState, health: ConnectionHealth): readonly AlertEntry[] {
  const { findings, since, verdict } = health;
  const [cause, ...others] = verdict.explains;
  const explained = new Set(others.filter((key) => key !== cause));
  return findings
    .filter((finding) => needsAttention(finding) && !explained.has(finding.key))
    .map((finding) => ({
      ...UNTOUCHED,
      id: alertIdOf(connection.id, finding.key),
      key: finding.key,
      source: finding.check,
      subject: finding.subject,
      impact: finding.impact,
      runbook: finding.runbook,
      connectionId: connection.id,
      connectionName: connection.name,
      severity: finding.severity,
      title: finding.key === cause ? verdict.headline : finding.title,
      since: since[finding.key] ?? health.observedAt,
      deadline: finding.deadline,
      explains:
        finding.key === cause
          ? findings
              .filter(({ key }) => explained.has(key))
              .map(({ key, title, severity }) => ({
                id: alertIdOf(connection.id, key),
                key,
                title,
                severity,
              }))
          : [],
    }));
}

function staleAlert({ id, name }: ConnectionState, since: Instant): AlertEntry {
  return {
    ...UNTOUCHED,
    id: alertIdOf(id, STALE_KEY),
    key: STALE_KEY,
    source: 'stale',
    subject: { type: 'connection', id, name },
    impact: 'none',
    runbook: null,
    connectionId: id,
    connectionName: name,
    severity: 'unknown',
    title: message('application.alert.stale'),
    since,
    deadline: null,
    explains: [],
  };
}

function alertsOfConnection(connection: ConnectionState, now: EpochMs): readonly AlertEntry[] {
  const { health } = connection;
  if (health === null) return [];
  const own = alertsOfHealth(connection, health);
  return isStale(connection, now) ? [staleAlert(connection, health.staleAt), ...own] : own;
}

/** Worst first; of the same severity what ends first, then what has lasted longest, then the administrator's order. */
function inOrder(a: AlertEntry, b: AlertEntry): number {
  const endOf = ({ deadline }: AlertEntry): number =>
    deadline === null ? Number.POSITIVE_INFINITY : epochOf(deadline);
  const [left, right] = [endOf(a), endOf(b)];
  return (
    compareSeverity(b.severity, a.severity) ||
    (left === right ? 0 : left - right) ||
    epochOf(a.since) - epochOf(b.since)
  );
}

/**
 * What needs attention, over all connections: one entry for one cause, whatever else it explains. A connection
 * that was never read has none yet.
 */
export function alertsOf(connections: readonly ConnectionState[], now: EpochMs): readonly AlertEntry[] {
  return connections.flatMap((connection) => alertsOfConnection(connection, now)).sort(inOrder);
}
