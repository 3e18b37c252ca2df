import type { AppRoleAssignmentFacts, PermissionGrantFacts } from '../../../shared/domain/facts';
import { absentIsEmpty } from '../../network/query';
import { collectionQuery, type GraphQuery, pageOf } from '../query';
import { READ_PERMISSIONS } from '../read-permissions';
import { appRoleAssignment, permissionGrant } from '../schemas';
import { servicePrincipalPath } from './service-principal';

const assignmentPage = pageOf(
  appRoleAssignment.transform((source): AppRoleAssignmentFacts => ({
    id: source.id,
    appRoleId: source.appRoleId,
    resourceId: source.resourceId,
    resourceName: source.resourceDisplayName,
    createdAt: source.createdDateTime,
  })),
);

const grantPage = pageOf(
  permissionGrant.transform((source): PermissionGrantFacts => ({
    id: source.id,
    consentType: source.consentType,
    principalId: source.principalId,
    resourceId: source.resourceId,
    // Graph stores a leading space at times.
    scopes: (source.scope ?? '').split(/\s+/).filter((scope) => scope !== ''),
  })),
);

/** The application permissions that an app was granted in this tenant: none without its service principal. */
export function appRoleAssignmentsQuery(appId: string): GraphQuery<readonly AppRoleAssignmentFacts[]> {
  return collectionQuery<AppRoleAssignmentFacts>({
    path: `${servicePrincipalPath(appId)}/appRoleAssignments`,
    permission: READ_PERMISSIONS.appRoleAssignments.least,
    page: assignmentPage,
    resultOf: absentIsEmpty,
  });
}

/** The delegated permissions that were consented to, by administrators and by users. */
export function permissionGrantsQuery(appId: string): GraphQuery<readonly PermissionGrantFacts[]> {
  return collectionQuery<PermissionGrantFacts>({
    path: `${servicePrincipalPath(appId)}/oauth2PermissionGrants`,
    permission: READ_PERMISSIONS.permissionGrants.least,
    page: grantPage,
    resultOf: absentIsEmpty,
  });
}
