import { checkAppRegistration } from '../checks/app-registration';
import { type Check, contextFor } from '../checks/check';
import { checkConnectionFilter } from '../checks/connection-filter';
import { checkCredentialChanges } from '../checks/credential-changes';
import { checkCredentialExpiry } from '../checks/credential-expiry';
import { checkCredentialInUse } from '../checks/credential-in-use';
import { checkCredentialWorks } from '../checks/credential-works';
import { checkDomainReuse } from '../checks/domain-reuse';
import { checkExcessPermissions } from '../checks/excess-permissions';
import { checkGenesysIntegration } from '../checks/genesys-integration';
import { checkGenesysRouting } from '../checks/genesys-routing';
import { checkMailFlow } from '../checks/mail-flow';
import { checkMailboxReady } from '../checks/mailbox-ready';
import { checkMailboxScope } from '../checks/mailbox-scope';
import { checkMultipleDestinations } from '../checks/multiple-destinations';
import { checkOwnAccess } from '../checks/own-access';
import { checkPermissions } from '../checks/permissions';
import { checkServiceHealth } from '../checks/service-health';
import { checkSubscriptionHealth } from '../checks/subscription-health';
import { checkSubscriptionRhythm } from '../checks/subscription-rhythm';
import { checkTokenEndpoint } from '../checks/token-endpoint';
import type { ConnectionMemory } from '../domain/connection-memory';
import type { CheckId, Finding } from '../domain/finding';
import type { EpochMs } from '../domain/instant';
import type { Policy } from '../domain/policy';
import { compareSeverity, type Severity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import type { Verdict } from '../domain/verdict';
import { verdictOf } from './verdict';

/** Every check by its id, in the order in which findings are reported. */
export const CHECKS: Readonly<Record<CheckId, Check>> = {
  'token-endpoint': checkTokenEndpoint,
  'app-registration': checkAppRegistration,
  'credential-expiry': checkCredentialExpiry,
  'credential-in-use': checkCredentialInUse,
  'credential-works': checkCredentialWorks,
  'credential-changes': checkCredentialChanges,
  permissions: checkPermissions,
  'excess-permissions': checkExcessPermissions,
  'mailbox-scope': checkMailboxScope,
  'mailbox-ready': checkMailboxReady,
  'subscription-health': checkSubscriptionHealth,
  'subscription-rhythm': checkSubscriptionRhythm,
  'mail-flow': checkMailFlow,
  'connection-filter': checkConnectionFilter,
  'genesys-integration': checkGenesysIntegration,
  'genesys-routing': checkGenesysRouting,
  'multiple-destinations': checkMultipleDestinations,
  'domain-reuse': checkDomainReuse,
  'service-health': checkServiceHealth,
  'own-access': checkOwnAccess,
};

/** A connection as it is judged at one moment. */
export interface Evaluation {
  /** Worst of all findings. */
  readonly severity: Severity;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** One finding for each key: should two speak of the same thing, the worse one does. */
function uniqueByKey(findings: readonly Finding[]): readonly Finding[] {
  // Nearly always, and then nothing is to be compared: there can be tens of thousands.
  if (new Set(findings.map(({ key }) => key)).size === findings.length) return findings;
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const known = byKey.get(finding.key);
    if (known === undefined || compareSeverity(finding.severity, known.severity) > 0)
      byKey.set(finding.key, finding);
  }
  return [...byKey.values()];
}

/**
 * Judges everything that was observed of a connection.
 *
 * @param policy the common thresholds; the connection's own days take their place
 * @param now milliseconds; ends of credentials are judged as of then, what renews itself as of when it was read
 * @param memory what earlier looks showed, this one included; without it, checks that compare with them do not apply
 */
export function evaluate(
  snapshot: Snapshot,
  policy: Policy,
  now: EpochMs,
  memory: ConnectionMemory | null = null,
): Evaluation {
  const context = contextFor(snapshot, policy, now, memory);
  const findings = uniqueByKey(Object.values(CHECKS).flatMap((check) => check(snapshot, context)));
  const verdict = verdictOf(findings, now);
  return { severity: verdict.severity, verdict, findings };
}
