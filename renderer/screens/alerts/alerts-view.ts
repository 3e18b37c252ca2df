import { presentHealth } from '../../../shared/diagnosis/overview';
import type { EpochMs } from '../../../shared/domain/instant';
import { type Severity, worstSeverity } from '../../../shared/domain/severity';
import type { AppState } from '../../../shared/domain/state';
import { type Message, message } from '../../../shared/messages/message';

/** What the page of alerts opens with. */
export interface AlertsStanding {
  readonly sentence: Message;
  /** The worst of the alerts; without any, `ok` only when everything was read and is fresh. */
  readonly severity: Severity | 'checking';
}

/**
 * Where alerts stand at `now`. No alert is good news only where every connection was read, and not too long ago:
 * what is not known must not look like quiet.
 */
export function alertsStanding(
  { alerts, connections }: Pick<AppState, 'alerts' | 'connections'>,
  now: EpochMs,
): AlertsStanding {
  if (alerts.length > 0) {
    const critical = alerts.filter(({ severity }) => severity === 'critical').length;
    return {
      sentence: message('screens.alerts.some', { count: alerts.length, critical }),
      severity: worstSeverity(alerts.map(({ severity }) => severity)),
    };
  }
  const total = connections.length;
  if (total === 0) return { sentence: message('ui.overview.empty'), severity: 'unknown' };
  const waiting = connections.filter(({ health }) => health === null).length;
  if (waiting > 0) {
    return { sentence: message('screens.alerts.waiting', { count: waiting, total }), severity: 'checking' };
  }
  const uncertain = connections.filter(
    (connection) => presentHealth(connection, now)?.severity === 'unknown',
  ).length;
  if (uncertain > 0) {
    return {
      sentence: message('screens.alerts.uncertain', { count: uncertain, total }),
      severity: 'unknown',
    };
  }
  return { sentence: message('screens.alerts.none'), severity: 'ok' };
}
