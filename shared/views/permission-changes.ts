import {
  type GrantedPermission,
  grantedToApplication,
  grantedToUsers,
  isGraphRequest,
  type NamedRequest,
  requestedOfGraph,
} from '../checks/granted-permissions';
import { valueOf } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import { type Message, message } from '../messages/message';

/** Grants by Microsoft's ids: names can become known between two looks, and that is no change. */
type Grants = ReadonlyMap<string, GrantedPermission>;

/** Keeps the stronger of several consents to the same permission. */
function byId(entries: readonly (readonly [string, GrantedPermission])[]): Grants {
  const grants = new Map<string, GrantedPermission>();
  for (const [id, grant] of entries) {
    if (grants.get(id)?.consent !== 'admin') grants.set(id, grant);
  }
  return grants;
}

/** Null: not read. */
function applicationGrants(snapshot: Snapshot): Grants | null {
  const granted = valueOf(grantedToApplication(snapshot));
  if (granted === null) return null;
  // The names stand in the order of the assignments that they were made from.
  const assignments = valueOf(snapshot.appRoleAssignments) ?? [];
  return byId(
    granted.flatMap((grant, index) => {
      const one = assignments[index];
      return one === undefined ? [] : [[`${one.resourceId}/${one.appRoleId}`, grant] as const];
    }),
  );
}

/** Null: not read. */
function userGrants(snapshot: Snapshot): Grants | null {
  const granted = valueOf(grantedToUsers(snapshot));
  if (granted === null) return null;
  const resources = (valueOf(snapshot.permissionGrants) ?? []).flatMap(({ resourceId, scopes }) =>
    scopes.map(() => resourceId),
  );
  return byId(
    granted.flatMap((grant, index) => {
      const resource = resources[index];
      return resource === undefined ? [] : [[`${resource}/${grant.value}`, grant] as const];
    }),
  );
}

function named({ value, type, consent, isGraph, resourceName }: GrantedPermission) {
  return { value, type, consent, resource: isGraph === false ? resourceName : null };
}

function grantChanges(before: Grants | null, after: Grants | null): readonly Message[] {
  if (before === null || after === null) return [];
  const changes: Message[] = [];
  for (const [id, grant] of before) {
    if (!after.has(id)) changes.push(message('views.change.withdrawn', named(grant)));
  }
  for (const [id, grant] of after) {
    const known = before.get(id);
    if (known === undefined) changes.push(message('views.change.granted', named(grant)));
    else if (known.consent !== grant.consent) changes.push(message('views.change.consent', named(grant)));
  }
  return changes;
}

/** What the registration asks for, by Microsoft's ids; null: not read, or registered elsewhere. */
function requests(snapshot: Snapshot): ReadonlyMap<string, NamedRequest> | null {
  const facts = valueOf(snapshot.application);
  const names = requestedOfGraph(snapshot);
  if (facts === null || names === null) return null;
  const ofGraph = facts.requested.filter(isGraphRequest);
  return new Map(
    names.flatMap((name, index) => {
      const one = ofGraph[index];
      return one === undefined ? [] : [[`${one.type}/${one.id}`, name] as const];
    }),
  );
}

/** What the registration lists: what the next admin consent grants. */
function requestChanges(before: Snapshot, after: Snapshot): readonly Message[] {
  const [was, is] = [requests(before), requests(after)];
  if (was === null || is === null) return [];
  const missingIn = (other: ReadonlyMap<string, unknown>, all: ReadonlyMap<string, NamedRequest>) =>
    [...all].flatMap(([id, request]) => (other.has(id) ? [] : [request]));
  return [
    ...missingIn(was, is).map((request) => message('views.change.requested', { ...request })),
    ...missingIn(is, was).map((request) => message('views.change.notRequested', { ...request })),
  ];
}

/** What was granted, withdrawn, or consented to in another way; and what the registration asks for. */
export function permissionChanges(before: Snapshot, after: Snapshot): readonly Message[] {
  return [
    ...grantChanges(applicationGrants(before), applicationGrants(after)),
    ...grantChanges(userGrants(before), userGrants(after)),
    ...requestChanges(before, after),
  ];
}
