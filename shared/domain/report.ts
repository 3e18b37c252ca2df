import type { Finding } from './finding';
import type { Instant } from './instant';
import type { JsonObject } from './json';
import type { Severity } from './severity';
import type { RequestCounts } from './snapshot';
import type { Verdict } from './verdict';

/** `graphkeeper check --format json`: fixed by contracts.md, for scripts and monitoring systems. */
export interface Report {
  readonly schema: 'graphkeeper.report/1';
  readonly at: Instant;
  /** Worst of all connections. */
  readonly severity: Severity;
  readonly connections: readonly ReportConnection[];
}

/** One connection of a report. */
export interface ReportConnection {
  readonly name: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly severity: Severity;
  readonly observedAt: Instant;
  readonly verdict: Pick<Verdict, 'link' | 'severity' | 'explains' | 'runbook'> & {
    readonly headline: string;
  };
  readonly findings: readonly ReportFinding[];
  readonly requests: RequestCounts;
}

/** One finding of a report: its texts are in words already. */
export interface ReportFinding extends Pick<
  Finding,
  'key' | 'check' | 'severity' | 'subject' | 'deadline' | 'runbook'
> {
  readonly title: string;
  readonly detail: string;
  readonly evidence: JsonObject;
}
