import type { JsonValue } from '../domain/json';
import type { Report, ReportConnection, ReportFinding } from '../domain/report';
import { SEVERITIES, type Severity } from '../domain/severity';

/** The report in Prometheus' text exposition format, version 0.0.4. */

type Labels = readonly (readonly [name: string, value: string])[];

interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samplesOf: (connection: ReportConnection) => readonly Sample[];
}

/** Severities as numbers, so that an alert rule can say `>= 3`. */
const SCALE = SEVERITIES.map((severity, index) => `${index} ${severity}`).join(', ');

function severityValue(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

function milliseconds(value: JsonValue | undefined): number | null {
  if (typeof value !== 'string') return null;
  const epoch = Date.parse(value);
  return Number.isNaN(epoch) ? null : epoch;
}

function seconds(value: JsonValue | undefined): number | null {
  const epoch = milliseconds(value);
  return epoch === null ? null : epoch / 1_000;
}

function base({ name }: ReportConnection): Labels {
  return [['connection', name]];
}

/** A time that a finding's evidence or its own deadline holds. */
function times(
  connection: ReportConnection,
  check: ReportFinding['check'],
  label: string,
  timeOf: (finding: ReportFinding) => JsonValue | undefined,
): readonly Sample[] {
  return connection.findings.flatMap((finding) => {
    if (finding.check !== check) return [];
    const value = seconds(timeOf(finding));
    if (value === null) return [];
    return [
      { labels: [...base(connection), [label, finding.subject.id], ['name', finding.subject.name]], value },
    ];
  });
}

/** A number about a mailbox that findings' evidence holds. */
function numbers(
  connection: ReportConnection,
  check: ReportFinding['check'],
  name: string,
): readonly Sample[] {
  return connection.findings.flatMap((finding) => {
    const value = finding.evidence[name];
    if (finding.check !== check || typeof value !== 'number') return [];
    return [{ labels: [...base(connection), ['mailbox', finding.subject.id]], value }];
  });
}

const METRICS: readonly Metric[] = [
  {
    name: 'graphkeeper_severity',
    help: `Worst severity of a connection: ${SCALE}.`,
    samplesOf: (connection) => [{ labels: base(connection), value: severityValue(connection.severity) }],
  },
  {
    name: 'graphkeeper_verdict_info',
    help: 'First broken link of a connection; always 1.',
    samplesOf: (connection) => [
      { labels: [...base(connection), ['link', connection.verdict.link]], value: 1 },
    ],
  },
  {
    name: 'graphkeeper_finding_severity',
    help: `Severity of one finding: ${SCALE}.`,
    samplesOf: (connection) =>
      connection.findings.map(({ check, key, severity }) => ({
        labels: [...base(connection), ['check', check], ['key', key]],
        value: severityValue(severity),
      })),
  },
  {
    name: 'graphkeeper_credential_expiry_timestamp_seconds',
    help: 'End of a client secret or certificate of the integration.',
    samplesOf: (connection) =>
      times(connection, 'credential-expiry', 'key_id', ({ evidence }) => evidence['end']),
  },
  {
    name: 'graphkeeper_subscription_expiry_timestamp_seconds',
    help: 'End of the longest-lived subscription to a mailbox.',
    samplesOf: (connection) =>
      times(connection, 'subscription-health', 'mailbox', ({ evidence }) => evidence['expiration']),
  },
  {
    name: 'graphkeeper_oldest_unread_age_seconds',
    help: 'Age of the oldest unread mail when the inbox was read; 0 when nothing is unread.',
    samplesOf: (connection) =>
      connection.findings.flatMap(({ check, subject, evidence }) => {
        const readAt = milliseconds(evidence['at']);
        if (check !== 'mail-flow' || readAt === null || evidence['oldestUnread'] === undefined) return [];
        const oldest = milliseconds(evidence['oldestUnread']);
        const value = oldest === null ? 0 : Math.max(0, readAt - oldest) / 1_000;
        return [{ labels: [...base(connection), ['mailbox', subject.id]], value }];
      }),
  },
  {
    name: 'graphkeeper_unread_messages',
    help: 'Unread mail in the inbox when it was read.',
    samplesOf: (connection) => numbers(connection, 'mail-flow', 'unreadCount'),
  },
  {
    name: 'graphkeeper_missing_messages',
    help: 'Fetched mail that no e-mail conversation in Genesys Cloud accounts for.',
    samplesOf: (connection) => numbers(connection, 'mail-flow', 'missing'),
  },
  {
    name: 'graphkeeper_queue_waiting',
    help: 'E-mail conversations that wait in the queue which mail to a mailbox reaches.',
    samplesOf: (connection) => numbers(connection, 'genesys-routing', 'waiting'),
  },
  {
    name: 'graphkeeper_queue_agents',
    help: 'Agents on queue where mail to a mailbox waits.',
    samplesOf: (connection) => numbers(connection, 'genesys-routing', 'onQueue'),
  },
  {
    name: 'graphkeeper_requests',
    help: 'Requests that the last look took, by service.',
    samplesOf: (connection) =>
      (['token', 'graph', 'batched', 'genesys', 'retries'] as const).map((service) => ({
        labels: [...base(connection), ['service', service]],
        value: connection.requests[service],
      })),
  },
  {
    name: 'graphkeeper_observed_timestamp_seconds',
    help: 'When a connection was last read.',
    samplesOf: (connection) => {
      const value = seconds(connection.observedAt);
      return value === null ? [] : [{ labels: base(connection), value }];
    },
  },
];

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function line(name: string, { labels, value }: Sample): string {
  const list = labels.map(([label, text]) => `${label}="${escapeLabel(text)}"`).join(',');
  return `${name}{${list}} ${String(value)}`;
}

/** Writes a report for Prometheus to scrape, or for its text-file collector. */
export function formatPrometheus(report: Report): string {
  const lines = METRICS.flatMap(({ name, help, samplesOf }) => {
    const samples = report.connections.flatMap((connection) => samplesOf(connection));
    if (samples.length === 0) return [];
    return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...samples.map((sample) => line(name, sample))];
  });
  return `${lines.join('\n')}\n`;
}
