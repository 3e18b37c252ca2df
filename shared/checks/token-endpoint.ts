import type { DiscoveryFacts } from '../domain/facts';
import type { Finding } from '../domain/finding';
import type { Observation } from '../domain/observation';
import { valueOf } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import type { Subject } from '../domain/subject';
import {
  analyseTokenEndpoint,
  graphHostOf,
  type TokenEndpointAnalysis,
  tokenEndpointOf,
} from '../domain/token-endpoint';
import { message } from '../messages/message';
import type { Check, CheckContext } from './check';
import { evidenceOf, failureEvidence, finding, unknownFinding } from './findings';

const CHECK = 'token-endpoint';

function subjectOf({ connection }: Snapshot): Subject {
  return {
    type: 'tokenEndpoint',
    id: connection.tenantId,
    name: connection.tokenEndpoint ?? connection.tenantId,
  };
}

function knownTenantIdOf({ discovery, organization }: Snapshot): string | null {
  return valueOf(discovery)?.tenantId ?? valueOf(organization)?.id ?? null;
}

/** An address against what the tenant's token endpoint has to be, with everything that was read of the tenant. */
export function analyseAddress(address: string, snapshot: Snapshot): TokenEndpointAnalysis {
  const { connection, discovery, organization } = snapshot;
  return analyseTokenEndpoint(address, {
    cloud: connection.cloud,
    tenantId: connection.tenantId,
    knownTenantId: knownTenantIdOf(snapshot),
    knownDomains: valueOf(organization)?.domains ?? null,
    discovered: valueOf(discovery)?.tokenEndpoint ?? null,
  });
}

/** The token endpoint of the connection against what it has to be. */
export function analyseEndpointOf(snapshot: Snapshot): TokenEndpointAnalysis {
  const { connection, discovery } = snapshot;
  if (connection.tokenEndpoint !== null) return analyseAddress(connection.tokenEndpoint, snapshot);
  const right =
    valueOf(discovery)?.tokenEndpoint ??
    tokenEndpointOf(connection.cloud, knownTenantIdOf(snapshot) ?? connection.tenantId);
  return { problems: [], isTenantUndecided: false, right };
}

/** The tenant has to live in the cloud that the connection names: tokens do not cross clouds. */
function cloudFinding(snapshot: Snapshot, discovery: Observation<DiscoveryFacts>): readonly Finding[] {
  const expected = graphHostOf(snapshot.connection.cloud);
  const actual = valueOf(discovery)?.graphHost ?? null;
  if (expected === null || actual === null || actual.toLowerCase() === expected) return [];
  return [
    finding({
      check: CHECK,
      subject: subjectOf(snapshot),
      aspect: 'cloud',
      severity: 'warning',
      impact: 'atRisk',
      title: message('check.tokenEndpoint.otherCloud'),
      detail: message('check.tokenEndpoint.otherCloud.detail', { expected, actual }),
      runbook: 'fix-token-endpoint',
      evidence: evidenceOf(discovery, { expected, actual }),
    }),
  ];
}

function endpointFinding(snapshot: Snapshot, { profile }: CheckContext): Finding {
  const { connection, discovery } = snapshot;
  const configured = connection.tokenEndpoint;
  const { problems, isTenantUndecided, right } = analyseEndpointOf(snapshot);
  const place = { check: CHECK, subject: subjectOf(snapshot) } as const;
  const evidence = evidenceOf(discovery, { configured, right, problems });
  const [problem] = problems;
  if (configured !== null && problem !== undefined) {
    const isMinor = problem === 'untidy';
    return finding({
      ...place,
      severity: isMinor ? 'warning' : 'critical',
      impact: isMinor ? 'atRisk' : 'stopped',
      title: message('check.tokenEndpoint.wrong', { problem }),
      detail: message('check.tokenEndpoint.wrong.detail', {
        problem,
        configured,
        right,
        vendor: profile.vendor,
      }),
      runbook: 'fix-token-endpoint',
      evidence,
    });
  }
  if (discovery.state === 'unreadable') {
    const { failure } = discovery;
    if (failure.code !== 'authentication' || failure.entra.kind !== 'tenantNotFound') {
      return unknownFinding(place, discovery, 'tokenEndpoint', { configured, right });
    }
    return finding({
      ...place,
      severity: 'critical',
      impact: 'stopped',
      title: message('check.tokenEndpoint.noTenant', { tenant: connection.tenantId }),
      detail: message('check.tokenEndpoint.noTenant.detail', { code: failure.entra.code }),
      runbook: 'fix-token-endpoint',
      evidence: { ...evidence, failure: failureEvidence(failure) },
    });
  }
  if (isTenantUndecided) {
    return finding({
      ...place,
      severity: 'unknown',
      title: message('check.tokenEndpoint.undecided'),
      detail: message('check.tokenEndpoint.undecided.detail', { right }),
      evidence,
    });
  }
  return finding({
    ...place,
    severity: 'ok',
    title: message(configured === null ? 'check.tokenEndpoint.notGiven' : 'check.tokenEndpoint.right'),
    detail: message('check.tokenEndpoint.right.detail', {
      right,
      isGiven: configured !== null,
      vendor: profile.vendor,
    }),
    evidence,
  });
}

/** The token endpoint configured at the vendor is the v2.0 one, of the right tenant and cloud, and answers (Q2). */
export const checkTokenEndpoint: Check = (snapshot, context) => [
  endpointFinding(snapshot, context),
  ...cloudFinding(snapshot, snapshot.discovery),
];
