import type { EpochMs } from '../../../shared/domain/instant';
import { grantedRoles } from '../entra/access-tokens';
import { checkSecret, findClient, findTenant } from '../entra/directory';
import { parseEntraPath } from '../entra/entra';
import { type EntraRefusal, missingParameter, refusal } from '../entra/entra-error';
import { isInEffect, permissionAllows, rbacRoleAllows } from '../exchange-scope';
import type { Tenant } from '../world';
import type { SimFailure, SimGraphSettings } from './organisation';

/** Roles of RBAC for Applications that send mail. */
const SENDING_ROLES = [
  'Application Mail.Send',
  'Application Mail Full Access',
  'Application Exchange Full Access',
];

/**
 * Why a Graph integration cannot sign in to a tenant and use its mail at a moment; null: it can. Codes and texts of
 * Genesys Cloud's own `errorInfo` are not published: those of Microsoft are passed on.
 */
export function signInFailure(
  tenant: Tenant,
  settings: SimGraphSettings,
  at: EpochMs,
): Pick<SimFailure, 'code' | 'message'> | null {
  const refused = tokenRefusal(tenant, settings, at);
  if (refused !== null)
    return { code: refused.error, message: `AADSTS${String(refused.code)}: ${refused.text}` };
  return hasMailConsent(tenant, settings.clientId, at)
    ? null
    : { code: 'ErrorAccessDenied', message: 'Access is denied. Check credentials and try again.' };
}

function tokenRefusal(tenant: Tenant, settings: SimGraphSettings, at: EpochMs): EntraRefusal | null {
  const { clientId, secret, tokenEndpoint } = settings;
  const path = URL.canParse(tokenEndpoint) ? parseEntraPath(new URL(tokenEndpoint).pathname) : null;
  // The v1 endpoint wants a `resource` where the integration sends a `scope`.
  if (path?.endpoint === 'tokenV1') return missingParameter('resource');
  const world = { tenants: [tenant] };
  if (path?.endpoint !== 'token' || findTenant(world, path.tenantName) === null) {
    return refusal(
      400,
      'invalid_request',
      900023,
      'Specified tenant identifier is neither a valid DNS name, nor a valid external domain.',
    );
  }
  const client = findClient(world, tenant, clientId);
  return 'error' in client ? client : checkSecret(client, secret, at);
}

/** Whether mail may be read, changed and sent, by consent or by RBAC for Applications, in any mailbox at all. */
function hasMailConsent(tenant: Tenant, clientId: string, at: EpochMs): boolean {
  const principal = tenant.servicePrincipals.find(
    (one) => one.appId.toLowerCase() === clientId.toLowerCase(),
  );
  if (principal === undefined) return false;
  const roles = grantedRoles(tenant, principal.id);
  const assigned = tenant.rbacAssignments
    .filter((one) => one.servicePrincipalId === principal.id && isInEffect(one, at))
    .map(({ role }) => role);
  const mayWrite =
    roles.some((role) => permissionAllows(role, 'write')) ||
    assigned.some((role) => rbacRoleAllows(role, 'write'));
  const maySend = roles.includes('Mail.Send') || assigned.some((role) => SENDING_ROLES.includes(role));
  return mayWrite && maySend;
}
