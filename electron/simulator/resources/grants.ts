import type { JsonObject } from '../../../shared/domain/json';
import type { SimAppRoleAssignment, SimPermissionGrant, Tenant } from '../world';
import { graphTime } from './graph-time';

/** What `$select` may name of an `appRoleAssignment`. */
export const APP_ROLE_ASSIGNMENT_PROPERTIES: readonly string[] = [
  'appRoleId',
  'createdDateTime',
  'deletedDateTime',
  'id',
  'principalDisplayName',
  'principalId',
  'principalType',
  'resourceDisplayName',
  'resourceId',
];

/** A granted application permission as Graph's `appRoleAssignment`. */
export function appRoleAssignmentResource(tenant: Tenant, assignment: SimAppRoleAssignment): JsonObject {
  const nameOf = (id: string): string | null =>
    tenant.servicePrincipals.find((principal) => principal.id === id)?.displayName ?? null;
  return {
    id: assignment.id,
    deletedDateTime: null,
    appRoleId: assignment.appRoleId,
    createdDateTime: graphTime(assignment.createdAt),
    principalDisplayName: nameOf(assignment.principalId),
    principalId: assignment.principalId,
    principalType: 'ServicePrincipal',
    resourceDisplayName: nameOf(assignment.resourceId),
    resourceId: assignment.resourceId,
  };
}

/** What `$select` may name of an `oAuth2PermissionGrant`. */
export const PERMISSION_GRANT_PROPERTIES: readonly string[] = [
  'clientId',
  'consentType',
  'id',
  'principalId',
  'resourceId',
  'scope',
];

/** A delegated grant as Graph's `oAuth2PermissionGrant`. */
export function permissionGrantResource(grant: SimPermissionGrant): JsonObject {
  const { id, clientId, consentType, principalId, resourceId, scope } = grant;
  return { id, clientId, consentType, principalId, resourceId, scope };
}
