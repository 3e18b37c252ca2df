import { entraKindIn } from '../domain/entra-codes';
import type { EntraFailureKind } from '../domain/failure';
import type { Finding } from '../domain/finding';
import type { GenesysIntegrationObservations, GenesysObservations } from '../domain/genesys';
import { epochOf } from '../domain/instant';
import type { RunbookId } from '../domain/runbook-id';
import type { Snapshot } from '../domain/snapshot';
import { checkAppRegistration } from './app-registration';
import type { Check, CheckContext } from './check';
import { checkCredentialExpiry } from './credential-expiry';
import { checkCredentialWorks } from './credential-works';
import { writtenAt } from './genesys-credential';
import { checkPermissions } from './permissions';
import type { IntegrationErrorCause } from './terms';
import { checkTokenEndpoint } from './token-endpoint';

/** What mends each cause. Only where nothing is left to mend, or nothing is known, the integration is merely restarted. */
export const RUNBOOK_OF_CAUSE: Readonly<Record<IntegrationErrorCause, RunbookId>> = {
  secret: 'rotate-secret',
  endpoint: 'fix-token-endpoint',
  consent: 'grant-consent',
  registration: 'fix-app-registration',
  mended: 'refresh-integration',
  unknown: 'refresh-integration',
};

const CAUSE_OF_RUNBOOK = new Map<RunbookId, IntegrationErrorCause>(
  (['secret', 'endpoint', 'consent', 'registration'] as const).map((cause) => [
    RUNBOOK_OF_CAUSE[cause],
    cause,
  ]),
);

/** What stands between the integration and its mail at Microsoft's end, in the order of the chain. */
const MICROSOFT_END: readonly Check[] = [
  checkTokenEndpoint,
  checkAppRegistration,
  checkCredentialExpiry,
  checkCredentialWorks,
  checkPermissions,
];

/**
 * Codes that the link of a domain gives in its error. Genesys Cloud publishes none of its own: these are of OAuth 2.0, as
 * Entra ID answers with them, and of Exchange Online.
 */
const KIND_OF_LINK_CODE: ReadonlyMap<string, EntraFailureKind> = new Map<string, EntraFailureKind>([
  ['invalid_client', 'secretWrong'],
  ['unauthorized_client', 'appNotFound'],
  ['ErrorAccessDenied', 'consentMissing'],
  ['Authorization_RequestDenied', 'consentMissing'],
]);

/** What Microsoft refused the integration, by the numbers and codes that Genesys Cloud passes on; null: none is known. */
function refusalOf(
  { id, integration }: GenesysIntegrationObservations,
  { domains }: GenesysObservations,
): EntraFailureKind | null {
  const own = integration.state === 'read' ? (integration.value?.problem ?? null) : null;
  const errors = domains.flatMap(({ domain }) => {
    const graph = domain.state === 'read' ? (domain.value?.graph ?? null) : null;
    return graph?.integration?.id === id && graph.error !== null ? [graph.error] : [];
  });
  const texts = [own, ...errors.flatMap(({ message, code }) => [message, code])].filter(
    (text) => text !== null,
  );
  const numbered = texts.map(entraKindIn).find((kind) => kind !== null);
  return (
    numbered ?? texts.map((text) => KIND_OF_LINK_CODE.get(text)).find((kind) => kind !== undefined) ?? null
  );
}

/** Whether its credential was written after it reported the error: what it was given since, it has not tried. */
function isWrittenSince({ integration, credentials }: GenesysIntegrationObservations): boolean {
  const reportedAt = integration.state === 'read' ? (integration.value?.reportedAt ?? null) : null;
  const written = credentials.state === 'read' ? writtenAt(credentials.value) : null;
  return reportedAt !== null && written !== null && written > epochOf(reportedAt);
}

function isAllWell(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.every(({ severity }) => severity === 'ok');
}

/** What its settings come to: its token endpoint, and the secret that it holds. */
export interface IntegrationSettings {
  readonly endpoint: readonly Finding[];
  readonly secret: readonly Finding[];
}

/**
 * Why an integration is in error: what is broken at Microsoft's end or in its own settings, else what Microsoft refused
 * it by the number that Genesys Cloud passes on. An integration does not try again by itself, so that what was refused may
 * be well by now.
 */
export function causeOfIntegrationError(
  observations: GenesysIntegrationObservations,
  settings: IntegrationSettings,
  genesys: GenesysObservations,
  snapshot: Snapshot,
  context: CheckContext,
): IntegrationErrorCause {
  const broken = [
    ...MICROSOFT_END.flatMap((check) => check(snapshot, context)),
    ...settings.endpoint,
    ...settings.secret,
  ].filter(
    // Without consent to send it does not start, although mail could still be fetched.
    ({ check, severity, impact }) =>
      impact === 'stopped' || (check === 'permissions' && severity === 'critical'),
  );
  for (const { runbook } of broken) {
    const cause = runbook === null ? undefined : CAUSE_OF_RUNBOOK.get(runbook);
    if (cause !== undefined) return cause;
  }
  switch (refusalOf(observations, genesys)) {
    case 'secretExpired':
    case 'secretWrong':
    case 'certificateRejected':
      return isWrittenSince(observations) ? 'mended' : 'secret';
    case 'wrongEndpoint':
    case 'tenantNotFound':
      return isAllWell(settings.endpoint) ? 'mended' : 'endpoint';
    case 'consentMissing':
      return isAllWell(checkPermissions(snapshot, context)) ? 'mended' : 'consent';
    case 'appDisabled':
      return isAllWell(checkAppRegistration(snapshot, context)) ? 'mended' : 'registration';
    case 'appNotFound':
    case 'blockedByPolicy':
    case 'interactionRequired':
    case 'transient':
    case 'other':
    case null:
      return 'unknown';
  }
}
