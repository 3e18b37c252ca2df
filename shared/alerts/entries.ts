import type { Alert, AlertBook, AlertEntry } from '../domain/alert';
import type { AlertSettings, Mute } from '../domain/alert-settings';
import { type EpochMs, epochOf } from '../domain/instant';
import { compareSeverity } from '../domain/severity';
import { muteOf } from './mutes';

/** Whether anybody has to look at an alert now. */
export function standingOf({ acknowledged, snooze }: Alert, mute: Mute | null): AlertEntry['standing'] {
  if (mute !== null) return 'muted';
  if (snooze !== null) return 'snoozed';
  return acknowledged === null ? 'open' : 'acknowledged';
}

function entryOf(alert: Alert, under: readonly Alert[], mutes: readonly Mute[], now: EpochMs): AlertEntry {
  const mute = muteOf(alert, mutes, now);
  return {
    id: alert.id,
    connectionId: alert.connectionId,
    connectionName: alert.connectionName,
    key: alert.key,
    source: alert.source,
    subject: alert.subject,
    severity: alert.severity,
    impact: alert.impact,
    title: alert.title,
    since: alert.since,
    deadline: alert.deadline,
    runbook: alert.runbook,
    unseenSince: alert.unseenSince,
    told: alert.told,
    acknowledged: alert.acknowledged,
    snooze: alert.snooze,
    standing: standingOf(alert, mute),
    mute,
    explains: under.map(({ id, key, title, severity }) => ({ id, key, title, severity })),
  };
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
 * The alerts as they are listed: one for one cause, with what it explains under it. What the last reading showed to be
 * over is not.
 */
export function alertEntries(
  book: Pick<AlertBook, 'alerts'>,
  { mutes }: Pick<AlertSettings, 'mutes'>,
  now: EpochMs,
): readonly AlertEntry[] {
  const alerts = book.alerts.filter(({ goneAt }) => goneAt === null);
  const alive = new Set(alerts.map(({ id }) => id));
  const under = new Map<string, Alert[]>();
  const top: Alert[] = [];
  for (const alert of alerts) {
    if (alert.cause === null || !alive.has(alert.cause)) {
      top.push(alert);
      continue;
    }
    const list = under.get(alert.cause);
    if (list === undefined) under.set(alert.cause, [alert]);
    else list.push(alert);
  }
  return top.map((alert) => entryOf(alert, under.get(alert.id) ?? [], mutes, now)).sort(inOrder);
}
