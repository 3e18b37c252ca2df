import { type Observation, valueOf } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import { type GrantedPermission, grantedToApplication, grantedToUsers } from './granted-permissions';

/** Grants by Microsoft's ids: names can become known between two looks, and that is no change. */
export type Grants = ReadonlyMap<string, GrantedPermission>;

/** Keeps the stronger of several consents to the same permission. */
function byId(entries: readonly (readonly [string, GrantedPermission])[]): Grants {
  const grants = new Map<string, GrantedPermission>();
  for (const [id, grant] of entries) {
    if (grants.get(id)?.consent !== 'admin') grants.set(id, grant);
  }
  return grants;
}

/** Names stand in the order of the facts that they were made from. */
function keyed(
  granted: Observation<readonly GrantedPermission[]>,
  idAt: (index: number, grant: GrantedPermission) => string | undefined,
): Observation<Grants> {
  if (granted.state === 'unreadable') return granted;
  const entries = granted.value.flatMap((grant, index) => {
    const id = idAt(index, grant);
    return id === undefined ? [] : [[id, grant] as const];
  });
  return { ...granted, value: byId(entries) };
}

/** Granted application permissions. */
export function applicationGrantsById(snapshot: Snapshot): Observation<Grants> {
  const assignments = valueOf(snapshot.appRoleAssignments) ?? [];
  return keyed(grantedToApplication(snapshot), (index) => {
    const one = assignments[index];
    return one === undefined ? undefined : `${one.resourceId}/${one.appRoleId}`;
  });
}

/** Granted delegated permissions. */
export function userGrantsById(snapshot: Snapshot): Observation<Grants> {
  const resources = (valueOf(snapshot.permissionGrants) ?? []).flatMap(({ resourceId, scopes }) =>
    scopes.map(() => resourceId),
  );
  return keyed(grantedToUsers(snapshot), (index, grant) => {
    const resource = resources[index];
    return resource === undefined ? undefined : `${resource}/${grant.value}`;
  });
}

/** A grant as it is named in a sentence; the API only where it is another than Microsoft Graph. */
export function namedGrant({ value, type, consent, isGraph, resourceName }: GrantedPermission) {
  return { value, type, consent, resource: isGraph === false ? resourceName : null };
}
