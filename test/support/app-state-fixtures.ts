import { BARE_ENVIRONMENT } from '../../shared/domain/environment';
import type { Finding } from '../../shared/domain/finding';
import {
  DAY_MS,
  type EpochMs,
  HOUR_MS,
  type Instant,
  instantOf,
  MINUTE_MS,
} from '../../shared/domain/instant';
import { type Link, LINKS } from '../../shared/domain/link';
import type { Severity } from '../../shared/domain/severity';
import {
  type AppState,
  type ConnectionHealth,
  type ConnectionState,
  DEFAULT_SETTINGS,
} from '../../shared/domain/state';
import type { LinkState, Verdict } from '../../shared/domain/verdict';
import { message } from '../../shared/messages/message';

/** When the states of this file are looked at. */
export const FIXTURE_NOW: EpochMs = Date.parse('2026-11-23T12:00:00.000Z');

/** An instant relative to `FIXTURE_NOW`. */
export function fixtureInstant(offsetMs: number): Instant {
  return instantOf(FIXTURE_NOW + offsetMs);
}

/** A finding of which only what a test is about has to be named. */
export function findingFixture(patch: Partial<Finding> = {}): Finding {
  return {
    key: 'credential-works/app',
    check: 'credential-works',
    severity: 'ok',
    impact: 'none',
    subject: { type: 'clientSecret', id: 'secret-1', name: 'genesys-2026' },
    title: message('check.credentialWorks.issued', { method: 'secret' }),
    detail: message('check.credentialWorks.issued.detail', { at: fixtureInstant(-2 * MINUTE_MS) }),
    deadline: null,
    runbook: null,
    evidence: { requestId: '5f0d5c1e-0000-4000-8000-000000000001', via: 'integrationCredential' },
    ...patch,
  };
}

/** A credential that ends after some days. */
export function credentialFixture(days: number, patch: Partial<Finding> = {}): Finding {
  const end = fixtureInstant(days * DAY_MS);
  return findingFixture({
    key: 'credential-expiry/secret-1',
    check: 'credential-expiry',
    title: message('check.credentialExpiry', {
      type: 'clientSecret',
      label: 'genesys-2026',
      state: days > 60 ? 'valid' : 'expiring',
      end,
      start: null,
    }),
    deadline: end,
    ...patch,
  });
}

/** A chain in which one link has a state, what follows a broken one is not reached, and the rest is well. */
function chainFixture(
  broken: Link | 'none',
  state: Severity,
  findings: readonly string[],
): readonly LinkState[] {
  const index = broken === 'none' ? LINKS.length : LINKS.indexOf(broken);
  return LINKS.map((link, position) => {
    if (link === 'genesys') return { link, state: 'notConfigured', findings: [] };
    if (position === index) return { link, state, findings };
    if (position > index && state === 'critical') return { link, state: 'notReached', findings: [] };
    return { link, state: 'ok', findings: position === 0 && broken === 'none' ? findings : [] };
  });
}

/** Health made of findings; its verdict names the first of them. */
export function healthFixture(
  severity: Severity,
  findings: readonly Finding[],
  patch: Partial<ConnectionHealth> = {},
  verdict: Partial<Verdict> = {},
): ConnectionHealth {
  const observedAt = fixtureInstant(-2 * MINUTE_MS);
  const keys = findings.map(({ key }) => key);
  const link = severity === 'ok' ? 'none' : 'token';
  return {
    observedAt,
    staleAt: fixtureInstant(13 * MINUTE_MS),
    severity,
    verdict: {
      link,
      severity,
      headline: message('verdict.flowing', { next: null }),
      explains: keys,
      runbook: null,
      chain: chainFixture(link, severity, keys),
      ...verdict,
    },
    findings,
    since: Object.fromEntries(keys.map((key) => [key, fixtureInstant(-3 * HOUR_MS)])),
    requests: { token: 1, graph: 1, batched: 7, genesys: 0, retries: 0 },
    ...patch,
  };
}

/** A connection of which only what a test is about has to be named. */
export function connectionFixture(
  name: string,
  health: ConnectionHealth | null,
  patch: Partial<ConnectionState> = {},
): ConnectionState {
  return {
    id: name,
    name,
    tenantId: '6d1ff9a2-0000-4000-8000-000000000001',
    clientId: '0d6b1b6e-0000-4000-8000-000000000002',
    mailboxes: ['help@contoso.example'],
    health,
    isElsewhere: false,
    signsInWith: 'clientSecret',
    checking: 'none',
    nextPollAt: fixtureInstant(3 * MINUTE_MS),
    details: null,
    lastRecheck: null,
    ...patch,
  };
}

/** A healthy connection whose secret ends after 200 days. */
export function healthyConnection(name: string): ConnectionState {
  return connectionFixture(name, healthFixture('ok', [credentialFixture(200)]));
}

/** A connection whose secret ends soon. */
export function expiringConnection(name: string, days: number): ConnectionState {
  const finding = credentialFixture(days, {
    severity: 'warning',
    impact: 'atRisk',
    runbook: 'rotate-secret',
  });
  return connectionFixture(
    name,
    healthFixture(
      'warning',
      [finding],
      {},
      {
        runbook: 'rotate-secret',
        headline: message('verdict.atRisk', {
          concern: { mailbox: null, count: 1 },
          cause: message('check.credentialExpiry', {
            type: 'clientSecret',
            label: 'genesys-2026',
            state: 'expiring',
            end: fixtureInstant(days * DAY_MS),
            start: null,
          }),
        }),
      },
    ),
  );
}

/** A connection whose secret is refused: mail has stopped. */
export function stoppedConnection(name: string): ConnectionState {
  const cause = message('check.credentialWorks.refused', { kind: 'secretExpired' });
  const finding = findingFixture({
    severity: 'critical',
    impact: 'stopped',
    runbook: 'rotate-secret',
    title: cause,
    detail: message('check.credentialWorks.refused.detail', {
      kind: 'secretExpired',
      code: 7_000_222,
      vendor: 'Genesys Cloud',
    }),
    evidence: {
      code: 7_000_222,
      traceId: 'trace-1',
      roles: null,
      tried: ['secret'],
      nested: { isLast: true },
    },
  });
  return connectionFixture(
    name,
    healthFixture(
      'critical',
      [finding],
      {},
      {
        runbook: 'rotate-secret',
        headline: message('verdict.stopped', { cause, concern: { mailbox: null, count: 1 } }),
      },
    ),
  );
}

/** A connection of which not everything could be read. */
export function uncertainConnection(name: string): ConnectionState {
  const cause = message('check.mailboxScope.noCanary');
  const finding = findingFixture({
    key: 'mailbox-scope/canary',
    check: 'mailbox-scope',
    severity: 'unknown',
    title: cause,
  });
  return connectionFixture(
    name,
    healthFixture(
      'unknown',
      [finding],
      {},
      {
        link: 'scope',
        chain: chainFixture('scope', 'unknown', [finding.key]),
        headline: message('verdict.unknown', { cause, failure: null }),
      },
    ),
  );
}

/** Healthy, expiring, uncertain and stopped, in the administrator's own order. */
export function sampleConnections(): readonly ConnectionState[] {
  return [
    healthyConnection('Contoso help'),
    expiringConnection('Fabrikam orders', 6),
    uncertainConnection('Litware service'),
    stoppedConnection('Adatum claims'),
  ];
}

/** A whole state of some connections. */
export function stateFixture(
  connections: readonly ConnectionState[],
  patch: Partial<AppState> = {},
): AppState {
  return {
    app: {
      version: '0.1.0',
      mode: 'headless',
      isSample: true,
      isReadOnly: false,
      language: 'en',
    },
    monitor: { status: 'running', now: instantOf(FIXTURE_NOW), pausedUntil: null },
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
    ...patch,
  };
}
