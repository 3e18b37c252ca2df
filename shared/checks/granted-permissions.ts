import type { RequestedPermission, ResourceFacts } from '../domain/facts';
import { type Observation, read, valueOf } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import {
  MICROSOFT_GRAPH_APP_ID,
  permissionByRoleId,
  permissionByScopeId,
} from '../profiles/graph-permissions';
import type { PermissionType } from '../profiles/vendor-profile';

/** What was granted to the app and what it requests, by name: the ground of both permission checks. */

/** One permission that an administrator or a user granted. */
export interface GrantedPermission {
  /** Its name at the API; its id where no name is known. */
  readonly value: string;
  readonly type: PermissionType;
  /** `user`: by somebody for themselves only, which is no admin consent. */
  readonly consent: 'admin' | 'user';
  /** Null: it is not known which API it belongs to. */
  readonly isGraph: boolean | null;
  readonly resourceName: string | null;
}

/** The name under which Microsoft Graph's service principal stands in assignments. */
const GRAPH_NAME = 'Microsoft Graph';

/** Object id of Microsoft Graph's service principal in this tenant, however it is known. */
function graphObjectId({ resource, appRoleAssignments }: Snapshot): string | null {
  const known = valueOf(resource);
  if (known !== null) return known.id;
  return (
    valueOf(appRoleAssignments)?.find(({ resourceName }) => resourceName === GRAPH_NAME)?.resourceId ?? null
  );
}

function isGraphResource(resourceId: string, name: string | null, graphId: string | null): boolean | null {
  if (graphId !== null) return resourceId === graphId;
  return name === null ? null : name === GRAPH_NAME;
}

function roleName(id: string, isGraph: boolean | null, resource: ResourceFacts | null): string {
  if (isGraph === false) return id;
  return resource?.appRoles.find((role) => role.id === id)?.value ?? permissionByRoleId(id)?.value ?? id;
}

/** The granted application permissions. Without an enterprise application nothing can have been granted. */
export function grantedToApplication(snapshot: Snapshot): Observation<readonly GrantedPermission[]> {
  const { servicePrincipal, appRoleAssignments } = snapshot;
  if (servicePrincipal.state === 'read' && servicePrincipal.value === null) return read([], servicePrincipal);
  if (appRoleAssignments.state === 'unreadable') return appRoleAssignments;
  const graphId = graphObjectId(snapshot);
  const resource = valueOf(snapshot.resource);
  const granted = appRoleAssignments.value.map(
    ({ appRoleId, resourceId, resourceName }): GrantedPermission => {
      const isGraph = isGraphResource(resourceId, resourceName, graphId);
      return {
        value: roleName(appRoleId, isGraph, resource),
        type: 'application',
        consent: 'admin',
        isGraph,
        resourceName,
      };
    },
  );
  return read(granted, appRoleAssignments);
}

/** The granted delegated permissions: one for each scope and kind of consent. */
export function grantedToUsers(snapshot: Snapshot): Observation<readonly GrantedPermission[]> {
  const { servicePrincipal, permissionGrants } = snapshot;
  if (servicePrincipal.state === 'read' && servicePrincipal.value === null) return read([], servicePrincipal);
  if (permissionGrants.state === 'unreadable') return permissionGrants;
  const graphId = graphObjectId(snapshot);
  const granted = permissionGrants.value.flatMap(({ scopes, consentType, resourceId }) =>
    scopes.map((value): GrantedPermission => ({
      value,
      type: 'delegated',
      consent: consentType === 'AllPrincipals' ? 'admin' : 'user',
      isGraph: isGraphResource(resourceId, null, graphId),
      resourceName: null,
    })),
  );
  return read(granted, permissionGrants);
}

/** One permission of Microsoft Graph that the app registration lists. */
export interface NamedRequest {
  readonly value: string;
  readonly type: PermissionType;
}

function nameRequest({ id, type }: RequestedPermission, resource: ResourceFacts | null): NamedRequest {
  if (type === 'Role') return { value: roleName(id, true, resource), type: 'application' };
  const scope = resource?.scopes.find((one) => one.id === id)?.value ?? permissionByScopeId(id)?.value;
  return { value: scope ?? id, type: 'delegated' };
}

/** Whether a requested permission is one of Microsoft Graph. */
export function isGraphRequest({ resourceAppId }: RequestedPermission): boolean {
  return resourceAppId.toLowerCase() === MICROSOFT_GRAPH_APP_ID;
}

/** What the app registration requests of Microsoft Graph; null when it could not be read or is homed elsewhere. */
export function requestedOfGraph({ application, resource }: Snapshot): readonly NamedRequest[] | null {
  const facts = valueOf(application);
  if (facts === null) return null;
  return facts.requested.filter(isGraphRequest).map((request) => nameRequest(request, valueOf(resource)));
}
