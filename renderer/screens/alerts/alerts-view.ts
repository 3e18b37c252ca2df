import { presentHealth } from '../../../shared/diagnosis/overview';
import type { AlertEntry } from '../../../shared/domain/alert';
import type { EpochMs } from '../../../shared/domain/instant';
import { type Severity, worstSeverity } from '../../../shared/domain/severity';
import type { AppState } from '../../../shared/domain/state';
import { type Message, message } from '../../../shared/messages/message';

/** Where an alert is listed that nobody has to look at now, in the order of the page. */
export const QUIET_STANDINGS = ['acknowledged', 'snoozed', 'muted'] as const;

export type QuietStanding = (typeof QUIET_STANDINGS)[number];

/** What the page of alerts opens with. */
export interface AlertsStanding {
  readonly sentence: Message;
  /** The worst of the open alerts; without any, `ok` only when everything was read and is fresh. */
  readonly severity: Severity | 'checking';
  /** What qualifies the sentence: what is quiet, and that there may be more; empty where it says it all. */
  readonly besides: readonly Message[];
}

/** The alerts that somebody has to look at: what the navigation counts. */
export function openAlerts(alerts: readonly AlertEntry[]): readonly AlertEntry[] {
  return alerts.filter(({ standing }) => standing === 'open');
}

/**
 * Where alerts stand at `now`. No alert is good news only where every connection was read, and not too long ago:
 * what is not known must not look like quiet.
 */
export function alertsStanding(
  { alerts, connections }: Pick<AppState, 'alerts' | 'connections'>,
  now: EpochMs,
): AlertsStanding {
  const open = openAlerts(alerts);
  const count = (standing: QuietStanding): number =>
    alerts.filter((alert) => alert.standing === standing).length;
  const quiet =
    open.length === alerts.length
      ? []
      : [
          message('alertPage.quiet', {
            acknowledged: count('acknowledged'),
            snoozed: count('snoozed'),
            muted: count('muted'),
          }),
        ];
  const total = connections.length;
  const waiting = connections.filter(({ health }) => health === null).length;
  const uncertain = connections.filter(
    (connection) => presentHealth(connection, now)?.severity === 'unknown',
  ).length;
  if (open.length > 0) {
    const critical = open.filter(({ severity }) => severity === 'critical').length;
    const unsure = waiting + uncertain;
    return {
      sentence: message('screens.alerts.some', { count: open.length, critical }),
      severity: worstSeverity(open.map(({ severity }) => severity)),
      besides: [...quiet, ...(unsure > 0 ? [message('alertPage.uncertain', { count: unsure, total })] : [])],
    };
  }
  if (total === 0) return { sentence: message('ui.overview.empty'), severity: 'unknown', besides: quiet };
  if (waiting > 0) {
    return {
      sentence: message('screens.alerts.waiting', { count: waiting, total }),
      severity: 'checking',
      besides: quiet,
    };
  }
  if (uncertain > 0) {
    return {
      sentence: message('screens.alerts.uncertain', { count: uncertain, total }),
      severity: 'unknown',
      besides: [...quiet, message('screens.alerts.uncertainHint')],
    };
  }
  return {
    sentence: message('screens.alerts.none'),
    severity: 'ok',
    besides: [...quiet, message('screens.alerts.noneHint')],
  };
}

/**
 * Alerts that stand elsewhere than before: for the live region and for nothing else. What is new or over is not among
 * them; the connection's own change tells of that.
 */
export function standingChanges(
  before: readonly AlertEntry[],
  after: readonly AlertEntry[],
): readonly AlertEntry[] {
  if (before === after) return [];
  const known = new Map(before.map(({ id, standing }) => [id, standing]));
  return after.filter(({ id, standing }) => known.has(id) && known.get(id) !== standing);
}
