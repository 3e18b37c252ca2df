import type { ActivityEntry } from '../../shared/domain/activity';
import { type AlertEntry, alertIdOf } from '../../shared/domain/alert';
import type { Mute } from '../../shared/domain/alert-settings';
import type { Environment } from '../../shared/domain/environment';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/domain/instant';
import { type AppState, DEFAULT_SETTINGS } from '../../shared/domain/state';
import { message } from '../../shared/messages/message';
import { fixtureInstant, sampleConnections, stateFixture } from './app-state-fixtures';

/** An entry of which only what a test is about has to be named. */
export function activityFixture(
  id: string,
  offsetMs: number,
  patch: Partial<ActivityEntry> = {},
): ActivityEntry {
  return {
    id,
    at: fixtureInstant(offsetMs),
    kind: 'worse',
    connectionId: 'Adatum claims',
    connectionName: 'Adatum claims',
    severity: 'critical',
    text: message('check.credentialWorks.refused', { kind: 'secretExpired' }),
    details: null,
    ...patch,
  };
}

/** Five entries over three days, of two connections and of Graphkeeper itself. */
export function sampleActivity(): readonly ActivityEntry[] {
  const expiring = message('check.credentialExpiry', {
    type: 'clientSecret',
    label: 'genesys-2026',
    state: 'expiring',
    end: fixtureInstant(6 * DAY_MS),
    start: null,
  });
  const fabrikam = { connectionId: 'Fabrikam orders', connectionName: 'Fabrikam orders' } as const;
  return [
    activityFixture('5', -3 * HOUR_MS),
    activityFixture('4', -3 * HOUR_MS - MINUTE_MS, { kind: 'told' }),
    activityFixture('3', -20 * HOUR_MS, { ...fabrikam, severity: 'warning', text: expiring }),
    activityFixture('2', -26 * HOUR_MS, {
      ...fabrikam,
      kind: 'better',
      severity: 'ok',
      text: message('check.credentialWorks.issued', { method: 'secret' }),
    }),
    activityFixture('1', -3 * DAY_MS, {
      kind: 'problem',
      connectionId: null,
      connectionName: null,
      severity: 'unknown',
      text: message('check.mailboxScope.noCanary'),
    }),
  ];
}

/** An alert of which only what a test is about has to be named. */
export function alertFixture(patch: Partial<AlertEntry> = {}): AlertEntry {
  return {
    id: alertIdOf('Adatum claims', 'credential-works/app'),
    key: 'credential-works/app',
    connectionId: 'Adatum claims',
    connectionName: 'Adatum claims',
    severity: 'critical',
    title: message('check.credentialWorks.refused', { kind: 'secretExpired' }),
    since: fixtureInstant(-3 * HOUR_MS),
    deadline: null,
    runbook: 'rotate-secret',
    source: 'credential-works',
    subject: { type: 'clientSecret', id: 'secret-1', name: 'genesys-2025' },
    impact: 'stopped',
    unseenSince: null,
    told: null,
    acknowledged: null,
    snooze: null,
    standing: 'open',
    mute: null,
    explains: [1, 2, 3, 4].map((number) => ({
      id: `Adatum%20claims#subscription-health/${number}`,
      key: `subscription-health/${number}`,
      title: message('check.credentialWorks.refused', { kind: 'secretExpired' }),
      severity: 'critical',
    })),
    ...patch,
  };
}

/** What is wrong with `sampleConnections`, worst first. */
function sampleAlerts(): readonly AlertEntry[] {
  return [
    alertFixture(),
    alertFixture({
      id: alertIdOf('Fabrikam orders', 'credential-expiry/secret-1'),
      key: 'credential-expiry/secret-1',
      source: 'credential-expiry',
      impact: 'atRisk',
      connectionId: 'Fabrikam orders',
      connectionName: 'Fabrikam orders',
      severity: 'warning',
      title: message('check.credentialExpiry', {
        type: 'clientSecret',
        label: 'genesys-2026',
        state: 'expiring',
        end: fixtureInstant(6 * DAY_MS),
        start: null,
      }),
      since: fixtureInstant(-20 * HOUR_MS),
      deadline: fixtureInstant(6 * DAY_MS),
      explains: [],
    }),
  ];
}

/** A mute of which only what a test is about has to be named. */
function muteFixture(patch: Partial<Mute> = {}): Mute {
  return {
    id: 'mute-1',
    connectionId: null,
    scope: { by: 'pattern', pattern: 'ConnectSync*' },
    reason: 'Renews itself every month',
    by: 'anna',
    at: fixtureInstant(-10 * DAY_MS),
    ...patch,
  };
}

/** Alerts at every stage of their life: two open, and one each taken care of, snoozed and muted. */
export function alertsInLife(): readonly AlertEntry[] {
  const expiring = (label: string, days: number) =>
    message('check.credentialExpiry', {
      type: 'clientSecret',
      label,
      state: 'expiring',
      end: fixtureInstant(days * DAY_MS),
      start: null,
    });
  const ending = (connection: string, label: string, days: number): AlertEntry =>
    alertFixture({
      id: alertIdOf(connection, `credential-expiry/${label}`),
      key: `credential-expiry/${label}`,
      source: 'credential-expiry',
      subject: { type: 'clientSecret', id: `key-${label}`, name: label },
      connectionId: connection,
      connectionName: connection,
      severity: 'warning',
      impact: 'atRisk',
      title: expiring(label, days),
      deadline: fixtureInstant(days * DAY_MS),
      since: fixtureInstant(-2 * DAY_MS),
      told: { at: fixtureInstant(-2 * DAY_MS), severity: 'warning', stage: 14 },
      explains: [],
    });
  return [
    alertFixture({ told: { at: fixtureInstant(-3 * HOUR_MS), severity: 'critical', stage: null } }),
    ending('Fabrikam orders', 'genesys-2026', 6),
    {
      ...ending('Contoso help', 'genesys-help', 12),
      standing: 'acknowledged',
      acknowledged: { at: fixtureInstant(-DAY_MS), by: 'anna', note: 'New secret is ordered, ticket 4711' },
    },
    {
      ...ending('Litware service', 'genesys-old', 20),
      severity: 'notice',
      impact: 'none',
      standing: 'snoozed',
      unseenSince: fixtureInstant(-40 * MINUTE_MS),
      snooze: {
        at: fixtureInstant(-DAY_MS),
        by: 'bruno',
        reason: 'Change window is on Thursday',
        until: fixtureInstant(3 * DAY_MS),
      },
    },
    {
      ...ending('Contoso help', 'ConnectSyncProvisioning', 25),
      severity: 'notice',
      impact: 'none',
      standing: 'muted',
      told: null,
      mute: muteFixture(),
    },
  ];
}

/** A desktop on which everything can be done. */
const DESKTOP_ENVIRONMENT: Environment = {
  // The page of these tests is served on loopback.
  saving: 'download',
  launchAtLogin: { state: 'off' },
  tray: 'present',
  keychainProblem: null,
  proxy: 'PROXY proxy.contoso.example:8080',
  dataFolder: '/home/admin/.local/share/Graphkeeper',
  lastNotification: { at: fixtureInstant(-3 * HOUR_MS), outcome: 'shown' },
  update: { state: 'idle', version: null },
  strain: null,
  versions: { Chromium: '146.0.7680.31', Electron: '45.4.1', 'Node.js': '24.9.0' },
};

/** The desktop application with four connections, their alerts and what happened. */
export function desktopState(patch: Partial<AppState> = {}): AppState {
  const base = stateFixture(sampleConnections());
  return {
    ...base,
    app: { ...base.app, mode: 'desktop', isSample: false },
    secretStore: 'keychain',
    settings: { ...DEFAULT_SETTINGS, language: 'en' },
    activity: sampleActivity(),
    alerts: sampleAlerts(),
    environment: DESKTOP_ENVIRONMENT,
    ...patch,
  };
}
