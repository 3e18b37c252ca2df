import { describe, expect, it } from 'vitest';

import type { Snapshot } from '../../../../shared/domain/snapshot';
import { buildReport } from '../../../../shared/report/build-report';
import { formatPrometheus } from '../../../../shared/report/prometheus';
import { judge } from '../../../support/judge';
import { activity, organised, seen } from '../../../support/organisation-builder';
import {
  CLIENT_ID,
  CONNECTION,
  daysFromNow,
  HELP,
  known,
  mailbox,
  mailFlow,
  minutesAgo,
  NOW,
  secret,
  SECRET_ID,
  snapshot,
  TENANT_ID,
  withCredentials,
} from '../../../support/snapshot-builder';

function judged(changes: Partial<Snapshot> = {}) {
  const facts = snapshot(changes);
  return { connection: facts.connection, snapshot: facts, evaluation: judge(facts) };
}

const EXPIRING = { application: withCredentials(secret({ end: daysFromNow(6) })) };

describe('buildReport', () => {
  const report = buildReport([judged(EXPIRING)], NOW, 'en', 'UTC');

  it('has the shape of the contract, and no more', () => {
    expect(Object.keys(report)).toEqual(['schema', 'at', 'severity', 'connections']);
    const [connection] = report.connections;
    expect(Object.keys(connection!)).toEqual([
      'name',
      'tenantId',
      'clientId',
      'severity',
      'observedAt',
      'verdict',
      'findings',
      'requests',
    ]);
    for (const finding of connection!.findings) {
      expect(Object.keys(finding)).toEqual([
        'key',
        'check',
        'severity',
        'subject',
        'title',
        'detail',
        'deadline',
        'runbook',
        'evidence',
      ]);
    }
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('says what the contract’s own example says', () => {
    expect(report).toMatchObject({
      schema: 'graphkeeper.report/1',
      at: '2026-11-23T12:00:00.000Z',
      severity: 'critical',
    });
    expect(report.connections[0]).toMatchObject({
      name: 'Contoso help',
      tenantId: TENANT_ID,
      clientId: CLIENT_ID,
      severity: 'critical',
      observedAt: '2026-11-23T12:00:00.000Z',
      verdict: {
        link: 'token',
        severity: 'critical',
        headline:
          'Mail is at risk: the client secret “genesys-2026” expires in 6 days (Sun, 29 Nov 2026, 12:00).',
        explains: [`credential-expiry/${SECRET_ID}`],
        runbook: 'rotate-secret',
      },
      requests: { token: 1, graph: 1, batched: 7, genesys: 0, retries: 0 },
    });
    expect(report.connections[0]?.findings.find(({ check }) => check === 'credential-expiry')).toMatchObject({
      key: `credential-expiry/${SECRET_ID}`,
      severity: 'critical',
      subject: { type: 'clientSecret', id: SECRET_ID, name: 'genesys-2026' },
      deadline: '2026-11-29T12:00:00.000Z',
      runbook: 'rotate-secret',
      evidence: {
        keyId: SECRET_ID,
        hint: 'abc',
        end: '2026-11-29T12:00:00.000Z',
        via: 'monitorRegistration',
        requestId: 'request-1',
      },
    });
  });

  it('is as bad as its worst connection, and unknown without any', () => {
    expect(buildReport([judged(), judged(EXPIRING)], NOW, 'en').severity).toBe('critical');
    expect(buildReport([judged()], NOW, 'en').severity).toBe('ok');
    expect(buildReport([], NOW, 'en').severity).toBe('unknown');
  });

  it('writes in French, and in the given zone', () => {
    const french = buildReport([judged(EXPIRING)], NOW, 'fr', 'Asia/Tokyo');
    expect(french.connections[0]?.verdict.headline).toBe(
      'Le courrier est menacé\u00a0: la clé secrète client «\u00a0genesys-2026\u00a0» expire dans 6 jours (dim. 29 nov. 2026, 21:00).',
    );
  });
});

/** Reads the text exposition format as a scraper does; throws on a line that it would refuse. */
function parse(text: string) {
  const metrics = new Map<
    string,
    { type: string | null; samples: { labels: Record<string, string>; value: number }[] }
  >();
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.slice(0, -1).split('\n')) {
    const meta = /^# (HELP|TYPE) ([a-z_:][a-z0-9_:]*) (.+)$/.exec(line);
    if (meta !== null) {
      const [, keyword, name, rest] = meta;
      const metric = metrics.get(name!) ?? { type: null, samples: [] };
      expect(metric.samples, 'metadata comes before samples').toEqual([]);
      if (keyword === 'TYPE') metric.type = rest!;
      metrics.set(name!, metric);
      continue;
    }
    const sample = /^([a-z_:][a-z0-9_:]*)\{((?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*",?)*)\} (-?[0-9.e+]+)$/.exec(
      line,
    );
    if (sample === null) throw new Error(`not a sample: ${line}`);
    const labels = Object.fromEntries(
      [...sample[2]!.matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/g)].map(([, name, value]) => [
        name!,
        value!.replaceAll(/\\(.)/g, (_all, escaped: string) => (escaped === 'n' ? '\n' : escaped)),
      ]),
    );
    metrics.get(sample[1]!)!.samples.push({ labels, value: Number(sample[3]) });
  }
  return metrics;
}

describe('formatPrometheus', () => {
  const metricsOf = (...connections: readonly ReturnType<typeof judged>[]) =>
    parse(formatPrometheus(buildReport(connections, NOW, 'en', 'UTC')));

  it('tells severities, ends, ages and requests', () => {
    const waiting = mailFlow({ oldestUnread: minutesAgo(10), unreadCount: 1 });
    const metrics = metricsOf(
      judged({ ...EXPIRING, mailboxes: [mailbox(HELP, { mailFlow: known(waiting) })] }),
    );
    const value = (name: string, labels: Record<string, string> = {}) =>
      metrics
        .get(name)
        ?.samples.find((sample) => Object.entries(labels).every(([key, text]) => sample.labels[key] === text))
        ?.value;

    expect(value('graphkeeper_severity', { connection: 'Contoso help' })).toBe(4);
    expect(value('graphkeeper_verdict_info', { link: 'token' })).toBe(1);
    expect(value('graphkeeper_finding_severity', { check: 'mail-flow', key: `mail-flow/${HELP}` })).toBe(0);
    expect(value('graphkeeper_credential_expiry_timestamp_seconds', { key_id: SECRET_ID })).toBe(
      Date.parse('2026-11-29T12:00:00Z') / 1_000,
    );
    expect(value('graphkeeper_subscription_expiry_timestamp_seconds', { mailbox: HELP })).toBe(
      Date.parse('2026-11-25T12:00:00Z') / 1_000,
    );
    expect(value('graphkeeper_oldest_unread_age_seconds', { mailbox: HELP })).toBe(600);
    expect(value('graphkeeper_unread_messages', { mailbox: HELP })).toBe(1);
    expect(value('graphkeeper_requests', { service: 'batched' })).toBe(7);
    expect(value('graphkeeper_observed_timestamp_seconds')).toBe(NOW / 1_000);
    expect([...metrics.values()].every(({ type }) => type === 'gauge')).toBe(true);
  });

  it('tells what waits at the far end, and what is missing there', () => {
    const far = organised({ queueActivity: seen([activity({ onQueueAgents: 0, waiting: 3 })]) });
    const metrics = metricsOf({ connection: far.connection, snapshot: far, evaluation: judge(far) });
    const values = (name: string) => metrics.get(name)?.samples.map(({ value }) => value);
    expect(values('graphkeeper_queue_waiting')).toEqual([3]);
    expect(values('graphkeeper_queue_agents')).toEqual([0]);
    expect(values('graphkeeper_missing_messages')).toEqual([0]);
    expect(values('graphkeeper_unread_messages')).toEqual([0]);
  });

  it('groups the samples of a metric, and tells connections apart', () => {
    const other = judged({ connection: { ...CONNECTION, name: 'Fabrikam' } });
    const metrics = metricsOf(judged(), other);
    expect(metrics.get('graphkeeper_severity')?.samples.map(({ labels }) => labels['connection'])).toEqual([
      'Contoso help',
      'Fabrikam',
    ]);
  });

  it('escapes what stands in labels', () => {
    const name = 'a "quoted" \\ back\nslash';
    const metrics = metricsOf(judged({ connection: { ...CONNECTION, name } }));
    expect(metrics.get('graphkeeper_severity')?.samples[0]?.labels['connection']).toBe(name);
  });
});
