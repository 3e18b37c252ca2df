import { disabledWhere } from '../checks/app-registration';
import { contextFor } from '../checks/check';
import { analyseEndpointOf } from '../checks/token-endpoint';
import type { Evaluation } from '../diagnosis/evaluate';
import type { ConnectionDetails, RegistrationDetails } from '../domain/details';
import type { EpochMs } from '../domain/instant';
import { valueOf } from '../domain/observation';
import type { Policy } from '../domain/policy';
import type { Snapshot } from '../domain/snapshot';
import { credentialSection } from './credential-rows';
import { indexFindings } from './finding-index';
import { mailboxRows, subscriptionSection } from './mailbox-rows';
import { organisationDetails } from './organisation-details';
import { permissionSection } from './permission-rows';

/** On only where both objects were read and neither is off; null where one of them is not known. */
function isEnabled({ application, servicePrincipal }: Snapshot): boolean | null {
  const here = valueOf(servicePrincipal);
  if (disabledWhere(valueOf(application), here) !== null) return false;
  return application.state === 'read' && here !== null ? true : null;
}

function registrationOf(snapshot: Snapshot): RegistrationDetails {
  const { connection, discovery, organization } = snapshot;
  const application = valueOf(snapshot.application);
  const servicePrincipal = valueOf(snapshot.servicePrincipal);
  return {
    displayName: application?.displayName ?? servicePrincipal?.displayName ?? null,
    clientId: connection.clientId,
    tenantId: valueOf(discovery)?.tenantId ?? valueOf(organization)?.id ?? connection.tenantId,
    applicationObjectId: application?.id ?? null,
    servicePrincipalObjectId: servicePrincipal?.id ?? null,
    audience: application?.signInAudience ?? null,
    redirectUris: application?.redirectUris ?? [],
    isEnabled: isEnabled(snapshot),
    owners: application === null ? null : valueOf(snapshot.owners),
    configuredTokenEndpoint: connection.tokenEndpoint,
    rightTokenEndpoint: analyseEndpointOf(snapshot).right,
  };
}

/**
 * The tables of the connection page. How bad a row is comes from the findings about it and is never judged again
 * here, so that a table and the findings above it cannot contradict each other.
 *
 * @param now milliseconds; the moment that `evaluation` was made for
 */
export function detailsOf(
  snapshot: Snapshot,
  evaluation: Evaluation,
  policy: Policy,
  now: EpochMs,
): ConnectionDetails {
  const context = contextFor(snapshot, policy, now, null);
  const findings = indexFindings(evaluation.findings);
  return {
    credentials: credentialSection(snapshot, findings, context),
    permissions: permissionSection(snapshot, findings, context),
    mailboxes: mailboxRows(snapshot, findings),
    subscriptions: subscriptionSection(snapshot, findings),
    registration: registrationOf(snapshot),
    organisation: organisationDetails(snapshot, findings),
    credentialDays: context.policy.credentialDays,
  };
}
