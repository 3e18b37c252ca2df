import type { Finding } from '../domain/finding';
import type { GenesysIntegrationObservations } from '../domain/genesys';
import type { Snapshot } from '../domain/snapshot';
import type { Subject } from '../domain/subject';
import { message } from '../messages/message';
import { evidenceOf, finding, unknownFinding } from './findings';
import { analyseAddress } from './token-endpoint';

/**
 * The token endpoints that the integration is configured with, against what the tenant's has to be (Q2). None where the
 * configuration has no such property: then the service keeps it elsewhere, and nothing is said.
 */
export function endpointFindings(
  { configuration }: GenesysIntegrationObservations,
  subject: Subject,
  snapshot: Snapshot,
): readonly Finding[] {
  const place = { check: 'genesys-integration', subject, aspect: 'endpoint' } as const;
  if (configuration.state === 'unreadable') return [unknownFinding(place, configuration, 'graphEndpoint')];
  const analysed = (configuration.value?.tokenEndpoints ?? []).map((configured) => ({
    configured,
    analysis: analyseAddress(configured, snapshot),
  }));
  const worst = analysed.find(({ analysis }) => analysis.problems.length > 0) ?? analysed[0];
  if (worst === undefined) return [];
  const { configured, analysis } = worst;
  const [problem = null] = analysis.problems;
  const isMinor = problem === 'untidy';
  const isUndecided = problem === null && analysis.isTenantUndecided;
  return [
    finding({
      ...place,
      severity: isUndecided ? 'unknown' : problem === null ? 'ok' : isMinor ? 'warning' : 'critical',
      impact: problem === null ? 'none' : isMinor ? 'atRisk' : 'stopped',
      title: message('check.genesysEndpoint', { name: subject.name, problem, isUndecided }),
      detail: message('check.genesysEndpoint.detail', {
        problem,
        configured,
        right: analysis.right,
      }),
      runbook: problem === null ? null : 'fix-token-endpoint',
      evidence: evidenceOf(configuration, {
        configured,
        right: analysis.right,
        problems: analysis.problems,
        version: configuration.value?.version ?? null,
      }),
    }),
  ];
}
