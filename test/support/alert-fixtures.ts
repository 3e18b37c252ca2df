import type { PlanContext } from '../../shared/alerts/plan-context';
import type { Alert } from '../../shared/domain/alert';
import { type AlertSettings, DEFAULT_ALERT_SETTINGS } from '../../shared/domain/alert-settings';
import type { Finding } from '../../shared/domain/finding';
import { DAY_MS, type EpochMs, instantOf } from '../../shared/domain/instant';
import type { Severity } from '../../shared/domain/severity';
import type { ConnectionHealth, ConnectionState } from '../../shared/domain/state';
import { message } from '../../shared/messages/message';
import { madeUpConnection, madeUpHealth, STATE_NOW } from './app-state';

/** A Monday noon (UTC): what alerts are planned at unless a test says otherwise. */
export const ALERT_NOW: EpochMs = STATE_NOW;

/** What alerts are planned by: in UTC, watched for long. */
export function planContext(
  now: EpochMs = ALERT_NOW,
  settings: Partial<AlertSettings> = {},
  changes: Partial<Omit<PlanContext, 'settings' | 'now'>> = {},
): PlanContext {
  return {
    settings: { ...DEFAULT_ALERT_SETTINGS, ...settings },
    now,
    zone: 'UTC',
    watchingSince: ALERT_NOW - 400 * DAY_MS,
    isWanted: () => true,
    hasBegunAt: () => false,
    ...changes,
  };
}

/** Something that is bad at once: consent for a permission. */
export function consentFinding(
  name: string,
  severity: Severity,
  impact: Finding['impact'] = severity === 'critical' ? 'stopped' : 'none',
): Finding {
  return {
    key: `permissions/${name}`,
    check: 'permissions',
    severity,
    impact,
    subject: { type: 'permission', id: name, name },
    title: message('check.permissions.none'),
    detail: message('check.permissions.none.detail'),
    deadline: null,
    runbook: severity === 'ok' ? null : 'grant-consent',
    evidence: { at: instantOf(ALERT_NOW) },
  };
}

/** Something that may pass by itself: mail that waits in a mailbox. `readAt` is when the mailbox was looked into. */
export function mailFinding(
  address: string,
  severity: Severity,
  readAt: EpochMs,
  impact: Finding['impact'] = severity === 'critical' ? 'stopped' : 'none',
): Finding {
  return {
    key: `mail-flow/${address}`,
    check: 'mail-flow',
    severity,
    impact,
    subject: { type: 'mailbox', id: address, name: address },
    title: message('check.noMailbox'),
    detail: message('check.noMailbox.detail'),
    deadline: null,
    runbook: null,
    evidence: { at: instantOf(readAt) },
  };
}

/** How a made-up credential ends by default policy: 60, 30 and 7 days. */
function severityAt(end: EpochMs, now: EpochMs): Severity {
  const days = (end - now) / DAY_MS;
  if (days > 60) return 'ok';
  if (days > 30) return 'notice';
  return days >= 7 ? 'warning' : 'critical';
}

/** A client secret in use, judged at a moment. */
export function secretFinding(
  keyId: string,
  end: EpochMs,
  now: EpochMs,
  changes: Partial<Finding> = {},
): Finding {
  const severity = severityAt(end, now);
  const isOver = end <= now;
  const deadline = instantOf(end);
  return {
    key: `credential-expiry/${keyId}`,
    check: 'credential-expiry',
    severity,
    impact: severity === 'ok' || severity === 'notice' ? 'none' : isOver ? 'stopped' : 'atRisk',
    subject: { type: 'clientSecret', id: keyId, name: `name of ${keyId}` },
    title: message('check.credentialExpiry', {
      type: 'clientSecret',
      label: keyId,
      state: isOver ? 'expired' : 'expiring',
      end: deadline,
      start: null,
    }),
    detail: message('check.credentialExpiry.none.detail'),
    deadline,
    runbook: severity === 'ok' ? null : 'rotate-secret',
    evidence: { at: instantOf(now), owner: 'application', use: 'used' },
    ...changes,
  };
}

/** What a check could not read, about the app as a whole. */
export function unreadFinding(check: Finding['check'], aspect: string | null = null): Finding {
  return {
    key: `${check}/app${aspect === null ? '' : `/${aspect}`}`,
    check,
    severity: 'unknown',
    impact: 'none',
    subject: { type: 'application', id: 'app', name: 'app' },
    title: message('check.noMailbox'),
    detail: message('check.noMailbox.detail'),
    deadline: null,
    runbook: null,
    evidence: { at: instantOf(ALERT_NOW) },
  };
}

/** A finding that could not be judged this time. */
export function unknown(finding: Finding): Finding {
  return { ...finding, severity: 'unknown', impact: 'none', deadline: null, runbook: null };
}

/** Health of these findings, read at a moment. It is believed for an hour. */
export function readAt(
  now: EpochMs,
  findings: readonly Finding[],
  explains: readonly string[] = [],
): ConnectionHealth {
  return madeUpHealth(findings, explains, now);
}

/** One connection, read at a moment. */
export function reading(
  now: EpochMs,
  findings: readonly Finding[],
  explains: readonly string[] = [],
  id = 'a',
): ConnectionState {
  return madeUpConnection(id, readAt(now, findings, explains));
}

/** An alert of which only what a test is about has to be named. */
export function alertFixture(changes: Partial<Alert> = {}): Alert {
  const at = instantOf(ALERT_NOW);
  return {
    id: 'a#permissions/Mail.Send',
    connectionId: 'a',
    connectionName: 'Connection a',
    key: 'permissions/Mail.Send',
    source: 'permissions',
    subject: { type: 'permission', id: 'Mail.Send', name: 'Mail.Send' },
    severity: 'warning',
    impact: 'none',
    title: message('check.permissions.none'),
    deadline: null,
    runbook: null,
    phase: 'open',
    raisedAt: at,
    since: at,
    readings: 1,
    readAt: at,
    rise: null,
    unseenSince: null,
    goneAt: null,
    part: null,
    facts: '',
    cause: null,
    stage: null,
    known: null,
    told: null,
    acknowledged: null,
    snooze: null,
    ...changes,
  };
}
