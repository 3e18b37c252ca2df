import { DAY_MS, type EpochMs } from '../../../shared/domain/instant';
import { mulberry32 } from '../random';
import { addSecret, grantRole, registerApp } from '../tenant-builder';
import type { Tenant } from '../world';

/** Keeps what is drawn here apart from what scenarios draw: their ids stay as they were. */
const STREAM = 0x57d1;

/** What mending an integration takes (Microsoft Graph permissions reference), as application permissions. */
const MENDING_PERMISSIONS: readonly string[] = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Directory.Read.All',
  'Policy.Read.All',
];

/**
 * Registers an app in a simulated tenant that may do what an administrator may: nobody can sign in to a tenant that
 * lives in this process, and its runbooks are to be tried out all the same.
 */
export function registerStandIn(
  tenant: Tenant,
  {
    now,
    permissions = MENDING_PERMISSIONS,
  }: { readonly now: EpochMs; readonly permissions?: readonly string[] },
): { readonly clientId: string; readonly secret: string } {
  const random = mulberry32(STREAM);
  const start = now - 10 * DAY_MS;
  const { application, principal } = registerApp(tenant, {
    displayName: 'Graphkeeper (stand-in for an administrator)',
    signInAudience: 'AzureADMyOrg',
    web: [],
    createdAt: start,
    random,
  });
  for (const permission of permissions) grantRole(tenant, principal, permission, { at: start, random });
  const { secretText } = addSecret(tenant, application, {
    displayName: 'stand-in',
    start,
    end: now + 100 * DAY_MS,
    random,
  });
  return { clientId: application.appId, secret: secretText };
}
