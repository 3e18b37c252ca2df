import type { AccessKind, Connection } from '../domain/connection';
import type { PreflightItem } from '../domain/draft';
import { type Message, message } from '../messages/message';
import { reasonOf, REQUIRED_SCOPES, withoutIncluded } from '../profiles/watch-permissions';

/** How the permissions begin that the vendor's own app holds; Graphkeeper never asks for them for itself. */
const OF_THE_INTEGRATION = 'Mail';

/** Whether a failed sign-in says that its own registration lacks consent. */
function lacksConsent({ access, failure }: PreflightItem): boolean {
  return (
    access === 'administrator' &&
    failure?.code === 'authentication' &&
    failure.entra.kind === 'consentMissing'
  );
}

/** Through which of the connection's ways the missing facts are best read. */
function bestAccess(
  connection: Connection,
): Extract<AccessKind, 'monitorRegistration' | 'administrator'> | null {
  const kinds = connection.access.map(({ kind }) => kind);
  if (kinds.includes('monitorRegistration')) return 'monitorRegistration';
  return kinds.includes('administrator') ? 'administrator' : null;
}

function clientIdOf(connection: Connection, kind: AccessKind | null): string | null {
  for (const access of connection.access) {
    if (access.kind === kind && access.kind !== 'integrationCredential') return access.clientId;
  }
  return null;
}

/**
 * A text to send to the administrator who can grant what a preflight found missing; null when granting helps
 * nothing. What is missing at Genesys Cloud is another administrator's, who is given the whole role. It asks for Graphkeeper's own registration, never for the integration's: an app that fetches mail
 * should not be able to read the directory.
 */
export function permissionRequest(connection: Connection, items: readonly PreflightItem[]): Message | null {
  const access = bestAccess(connection);
  const consent = items.some(lacksConsent) ? REQUIRED_SCOPES : [];
  const missing = items.flatMap(({ grant, access: kind }) =>
    grant === null || kind === 'genesysClient' || grant.startsWith(OF_THE_INTEGRATION) ? [] : [grant],
  );
  const values = withoutIncluded([...consent, ...missing]);
  if (values.length === 0) return null;
  return message('onboarding.request', {
    connection: connection.name,
    tenantId: connection.tenantId,
    access,
    clientId: clientIdOf(connection, access),
    permissions: values.map((value) => ({ value, reason: reasonOf(value) })),
  });
}
