import { BARE_ENVIRONMENT } from '../../shared/domain/environment';
import type { Finding } from '../../shared/domain/finding';
import { type EpochMs, HOUR_MS, instantOf } from '../../shared/domain/instant';
import type { MailImpact } from '../../shared/domain/mail-impact';
import { type Severity, worstSeverity } from '../../shared/domain/severity';
import {
  type AppState,
  type ConnectionHealth,
  type ConnectionState,
  DEFAULT_SETTINGS,
} from '../../shared/domain/state';
import { message } from '../../shared/messages/message';

/** The moment that made-up states are from. */
export const STATE_NOW: EpochMs = Date.parse('2026-11-23T12:00:00.000Z');

/** A finding of which only the key and the severity matter. */
export function madeUpFinding(key: string, severity: Severity, impact: MailImpact = 'stopped'): Finding {
  return {
    key,
    check: 'permissions',
    severity,
    impact,
    subject: { type: 'permission', id: key, name: key },
    title: message('failure.secretMissing', { reference: key }),
    detail: message('failure.secretMissing', { reference: key }),
    deadline: null,
    runbook: null,
    evidence: {},
  };
}

/** A judged connection. `explains` are keys under the verdict, its cause first. */
export function madeUpHealth(
  findings: readonly Finding[],
  explains: readonly string[] = [],
  observedAt: EpochMs = STATE_NOW,
): ConnectionHealth {
  const severity = worstSeverity(findings.map((finding) => finding.severity));
  return {
    observedAt: instantOf(observedAt),
    staleAt: instantOf(observedAt + HOUR_MS),
    severity,
    verdict: {
      link: 'consent',
      severity,
      headline: message('failure.secretMissing', { reference: 'headline' }),
      explains,
      runbook: null,
      chain: [],
    },
    findings,
    since: {},
    requests: { token: 0, graph: 0, batched: 0, genesys: 0, retries: 0 },
  };
}

/** A connection in a state. */
export function madeUpConnection(
  id: string,
  health: ConnectionHealth | null,
  checking: ConnectionState['checking'] = 'none',
): ConnectionState {
  return {
    id,
    name: `Connection ${id}`,
    tenantId: '3f1c0f4e-2c39-4f3c-9a51-5c6d5b7c1a10',
    clientId: '8f8f6f1e-62c1-4a0c-8f5f-0d6a5a7b9c11',
    mailboxes: ['help@contoso.example'],
    health,
    isElsewhere: false,
    signsInWith: 'clientSecret',
    checking,
    nextPollAt: null,
    details: null,
    lastRecheck: null,
  };
}

/** A running application with these connections. */
export function madeUpState(
  connections: readonly ConnectionState[],
  status: AppState['monitor']['status'] = 'running',
): AppState {
  return {
    app: {
      version: '0.0.0',
      mode: 'desktop',
      isSample: false,
      isReadOnly: false,
      language: 'en',
    },
    monitor: { status, now: instantOf(STATE_NOW), pausedUntil: null },
    settings: DEFAULT_SETTINGS,
    secretStore: 'memory',
    problems: [],
    connections,
    draft: null,
    activity: [],
    alerts: [],
    channels: [],
    runs: [],
    environment: BARE_ENVIRONMENT,
  };
}
