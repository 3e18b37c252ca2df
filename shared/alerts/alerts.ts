import { isStale } from '../diagnosis/overview';
import type { AlertEntry } from '../domain/activity';
import type { Finding } from '../domain/finding';
import { type EpochMs, epochOf, type Instant } from '../domain/instant';
import { compareSeverity } from '../domain/severity';
import type { ConnectionHealth, ConnectionState } from '../domain/state';
import { message } from '../messages/message';

/** Whether somebody has to look at it: what is certain and bad, and what is not known. */
function needsAttention({ severity }: Finding): boolean {
  return compareSeverity(severity, 'notice') > 0;
}

/** The whole connection's data is too old: nothing else about it can be relied on. */
const STALE_KEY = 'stale';

function alertsOfHealth(connection: ConnectionState, health: ConnectionHealth): readonly AlertEntry[] {
  const { findings, since, verdict } = health;
  const [cause, ...others] = verdict.explains;
  const explained = new Set(others.filter((key) => key !== cause));
  return findings
    .filter((finding) => needsAttention(finding) && !explained.has(finding.key))
    .map((finding) => ({
      key: finding.key,
      connectionId: connection.id,
      connectionName: connection.name,
      severity: finding.severity,
      title: finding.key === cause ? verdict.headline : finding.title,
      since: since[finding.key] ?? health.observedAt,
      deadline: finding.deadline,
      explains: finding.key === cause ? explained.size : 0,
    }));
}

function staleAlert({ id, name }: ConnectionState, since: Instant): AlertEntry {
  return {
    key: STALE_KEY,
    connectionId: id,
    connectionName: name,
    severity: 'unknown',
    title: message('application.alert.stale'),
    since,
    deadline: null,
    explains: 0,
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
