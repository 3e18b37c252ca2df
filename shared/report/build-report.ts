import type { Evaluation } from '../diagnosis/evaluate';
import type { Connection } from '../domain/connection';
import type { Finding } from '../domain/finding';
import { type EpochMs, instantOf } from '../domain/instant';
import type { Report, ReportConnection, ReportFinding } from '../domain/report';
import { worstSeverity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import { createFormatter, type Formatter, type Language } from '../messages/formatter';
import { say } from '../messages/say';

/** One judged connection. */
export interface JudgedConnection {
  readonly connection: Connection;
  readonly snapshot: Snapshot;
  readonly evaluation: Evaluation;
}

function reportFinding(finding: Finding, language: Language, format: Formatter): ReportFinding {
  const { key, check, severity, subject, title, detail, deadline, runbook, evidence } = finding;
  return {
    key,
    check,
    severity,
    subject,
    title: say(title, language, format),
    detail: say(detail, language, format),
    deadline,
    runbook,
    evidence,
  };
}

function reportConnection(
  { connection, snapshot, evaluation }: JudgedConnection,
  language: Language,
  format: Formatter,
): ReportConnection {
  const { link, severity, headline, explains, runbook } = evaluation.verdict;
  return {
    name: connection.name,
    tenantId: connection.tenantId,
    clientId: connection.clientId,
    severity: evaluation.severity,
    observedAt: snapshot.at,
    verdict: { link, severity, headline: say(headline, language, format), explains, runbook },
    findings: evaluation.findings.map((finding) => reportFinding(finding, language, format)),
    requests: snapshot.requests,
  };
}

/**
 * The report of `check --format json` (contracts.md).
 *
 * @param now milliseconds: the moment that is reported on, which relative times count from
 * @param timeZone IANA name for dates in texts; undefined for the host's own
 */
export function buildReport(
  connections: readonly JudgedConnection[],
  now: EpochMs,
  language: Language,
  timeZone?: string,
): Report {
  const format = createFormatter(language, now, timeZone);
  return {
    schema: 'graphkeeper.report/1',
    at: instantOf(now),
    severity: worstSeverity(connections.map(({ evaluation }) => evaluation.severity)),
    connections: connections.map((one) => reportConnection(one, language, format)),
  };
}
