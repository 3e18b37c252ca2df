import { isGraphRequest, type NamedRequest, requestedOfGraph } from '../checks/granted-permissions';
import { applicationGrantsById, type Grants, namedGrant, userGrantsById } from '../checks/grants-by-id';
import { valueOf } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import { type Message, message } from '../messages/message';

function grantChanges(before: Grants | null, after: Grants | null): readonly Message[] {
  if (before === null || after === null) return [];
  const changes: Message[] = [];
  for (const [id, grant] of before) {
    if (!after.has(id)) changes.push(message('views.change.withdrawn', namedGrant(grant)));
  }
  for (const [id, grant] of after) {
    const known = before.get(id);
    if (known === undefined) changes.push(message('views.change.granted', namedGrant(grant)));
    else if (known.consent !== grant.consent)
      changes.push(message('views.change.consent', namedGrant(grant)));
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
    ...grantChanges(valueOf(applicationGrantsById(before)), valueOf(applicationGrantsById(after))),
    ...grantChanges(valueOf(userGrantsById(before)), valueOf(userGrantsById(after))),
    ...requestChanges(before, after),
  ];
}
