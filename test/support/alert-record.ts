import type { AlertRecord } from '../../electron/alerts/alert-store';
import { type Alert, alertIdOf, type Telling } from '../../shared/domain/alert';
import { message } from '../../shared/messages/message';

const AT = '2026-11-23T11:00:00.000Z';

/** An alert of connection `contoso`; `number` makes it another one. */
export function keptAlert(number = 0): Alert {
  const keyId = `secret-${String(number)}`;
  const key = `credential-expiry/${keyId}`;
  return {
    id: alertIdOf('contoso', key),
    connectionId: 'contoso',
    connectionName: 'Contoso support mail',
    key,
    source: 'credential-expiry',
    subject: { type: 'clientSecret', id: keyId, name: 'Genesys' },
    severity: 'warning',
    impact: 'atRisk',
    title: message('application.activity.paused', { until: AT }),
    deadline: '2026-12-07T12:00:00.000Z',
    runbook: 'rotate-secret',
    phase: 'open',
    raisedAt: AT,
    since: AT,
    readings: 2,
    readAt: AT,
    rise: { severity: 'critical', impact: 'stopped', readAt: AT },
    unseenSince: null,
    goneAt: AT,
    part: 'application',
    facts: '["2026-12-07T12:00:00.000Z"]',
    cause: null,
    stage: 14,
    known: {
      severity: 'warning',
      impact: 'atRisk',
      facts: '[]',
      deadline: '2026-12-07T12:00:00.000Z',
      stage: 14,
    },
    told: { at: AT, severity: 'warning', stage: 14 },
    acknowledged: { at: AT, by: 'lee', note: null },
    snooze: { at: AT, by: 'lee', reason: 'Change is planned', until: null },
  };
}

/** What is told of an alert. */
function keptTelling(number = 0): Telling {
  const { id, connectionId, connectionName, key, severity, impact, deadline, runbook, title } =
    keptAlert(number);
  return {
    id: `${id}@1:stage:14`,
    alertId: id,
    reason: 'stage',
    at: AT,
    connectionId,
    connectionName,
    key,
    severity,
    impact,
    stage: 14,
    deadline,
    runbook,
    title,
    body: [message('application.alert.stale')],
  };
}

/** A record that uses every field, with as many alerts as wanted. */
export function keptRecord(count = 1): AlertRecord {
  return {
    book: {
      alerts: Array.from({ length: count }, (_, number) => keptAlert(number)),
      held: [keptTelling()],
    },
    outbox: {
      entries: [
        {
          channelId: 'operations',
          telling: keptTelling(),
          reason: 'quiet',
          state: 'sending',
          attempts: 2,
          since: AT,
        },
      ],
      told: [
        {
          channelId: 'desktop',
          alertId: keptAlert().id,
          tellingIds: [keptTelling().id],
          missed: { telling: keptTelling(), times: 1, isDue: true },
          isKnown: true,
          at: AT,
        },
      ],
      putOff: [
        {
          channelId: 'operations',
          notice: { id: 'digest', tellings: [keptTelling()], reason: 'quiet' },
          recipients: ['ops@contoso.example'],
          state: 'queued',
          failures: 2,
          since: AT,
          wait: { from: AT, until: '2026-11-23T11:04:00.000Z' },
        },
      ],
      channels: {
        operations: {
          failures: 2,
          pause: { from: AT, until: '2026-11-23T11:04:00.000Z' },
          failure: { code: 'busy', status: 503 },
          last: {
            at: AT,
            result: 'delivered',
            failure: { code: 'someRefused', recipients: ['ops@contoso.example'] },
          },
        },
      },
    },
    memories: {
      contoso: {
        target: 'tenant app',
        watched: {
          applicationCredentials: { since: AT, seenAt: AT },
          enterpriseCredentials: null,
          applicationGrants: null,
          userGrants: null,
          subscriptions: null,
          graphLinks: { since: AT, seenAt: AT },
        },
        credentials: [],
        grants: [],
        subscriptions: [],
        graphLinks: [
          {
            domain: 'contoso.example',
            integrationId: 'integration-1',
            integrationName: 'Contoso Graph mail',
            firstSeen: AT,
            lost: null,
          },
        ],
        filterPolicy: {
          pastedAt: AT,
          name: 'Default',
          allowed: ['203.0.113.0/24'],
          blocked: [],
        },
      },
    },
    waits: { contoso: { target: 'tenant app', from: AT, until: '2026-11-23T11:40:00.000Z' } },
    pause: { length: 'oneHour', until: '2026-11-23T11:40:00.000Z' },
  };
}
