import type { CheckContext } from '../checks/check';
import type { GrantedPermission, NamedRequest } from '../checks/granted-permissions';
import {
  grantStateOf,
  type PermissionGround,
  permissionGround,
  requiredPermissions,
} from '../checks/permissions';
import type { GrantState } from '../checks/terms';
import type { PermissionRow, Section } from '../domain/details';
import type { ReadFailure } from '../domain/failure';
import { epochOf, type Instant, instantOf } from '../domain/instant';
import type { Severity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import { message } from '../messages/message';
import type { PermissionType, RequiredPermission } from '../profiles/vendor-profile';
import { type FindingIndex, severityOfFindings } from './finding-index';

/** Microsoft Graph's names of the two types (`requiredResourceAccess`). */
const TYPES: Readonly<Record<PermissionType, PermissionRow['type']>> = {
  application: 'Role',
  delegated: 'Scope',
};

function grantedOf(state: GrantState | null): PermissionRow['granted'] {
  switch (state) {
    case 'granted':
    case 'inToken':
      return 'admin';
    case 'exchangeRbac':
      return 'exchange';
    case 'userOnly':
      return 'user';
    case 'wrongType':
    case 'missing':
      return 'no';
    case 'undecided':
    case null:
      return 'unknown';
  }
}

function requestedOf(
  { requested }: PermissionGround,
  value: string,
  type: PermissionType,
): PermissionRow['requested'] {
  if (requested === null) return 'unknown';
  return requested.some((one) => one.value === value && one.type === type) ? 'yes' : 'no';
}

/** A permission that is granted or requested although the vendor does not ask for it. */
interface Surplus extends NamedRequest {
  readonly grants: readonly GrantedPermission[];
  readonly isGraph: boolean;
}

function surplusOf(
  { requested, application, users }: PermissionGround,
  required: readonly RequiredPermission[],
): readonly Surplus[] {
  const needed = new Set(required.map(({ type, value }) => `${type}/${value}`));
  const all = new Map<string, { value: string; type: PermissionType; grants: GrantedPermission[] }>();
  const entryOf = (value: string, type: PermissionType, api: string) => {
    const key = `${api}/${type}/${value}`;
    const entry = all.get(key) ?? { value, type, grants: [] };
    all.set(key, entry);
    return entry;
  };
  for (const source of [application, users]) {
    for (const grant of source.state === 'read' ? source.value : []) {
      const { value, type, isGraph, resourceName } = grant;
      if (isGraph !== false && needed.has(`${type}/${value}`)) continue;
      entryOf(value, type, isGraph === false ? `other ${resourceName ?? ''}` : 'graph').grants.push(grant);
    }
  }
  for (const { value, type } of requested ?? []) {
    if (!needed.has(`${type}/${value}`)) entryOf(value, type, 'graph');
  }
  return [...all.values()].map((entry) => ({
    ...entry,
    isGraph: entry.grants.every(({ isGraph }) => isGraph !== false),
  }));
}

function grantOfSurplus(
  { value, type, grants }: Surplus,
  ground: PermissionGround,
): PermissionRow['granted'] {
  if (grants.some(({ consent }) => consent === 'admin')) return 'admin';
  if (grants.length > 0) return 'user';
  if (type === 'application' && ground.tokenRoles?.includes(value) === true) return 'admin';
  const source = type === 'application' ? ground.application : ground.users;
  return source.state === 'read' ? 'no' : 'unknown';
}

function severityOfSurplus(
  { value, type }: Surplus,
  granted: PermissionRow['granted'],
  findings: FindingIndex,
): Severity {
  const excess = findings.at(`excess-permissions/${value}/${type}`);
  if (excess !== null) return excess.severity;
  // No finding speaks of it: the permissions of a sign-in itself, and what is requested but not granted.
  return granted === 'unknown' ? 'unknown' : 'ok';
}

/** Why nothing can be said; null when at least one of the sources was read. */
function failureOf({ application, users }: PermissionGround, snapshot: Snapshot): ReadFailure | null {
  const registration = snapshot.application;
  if (registration.state === 'read' || application.state === 'read' || users.state === 'read') return null;
  return application.failure;
}

/** When the oldest of the three sources was read: the table is as old as that. */
function readAt({ application, users }: PermissionGround, snapshot: Snapshot): Instant {
  const times = [application, users, snapshot.application].map(({ at }) => epochOf(at));
  return instantOf(Math.min(...times));
}

/** Permissions as required, requested and granted: the needed ones first, in the vendor's order. */
export function permissionSection(
  snapshot: Snapshot,
  findings: FindingIndex,
  { profile }: CheckContext,
): Section<PermissionRow> {
  const ground = permissionGround(snapshot);
  const at = readAt(ground, snapshot);
  const failure = failureOf(ground, snapshot);
  if (failure !== null && ground.tokenRoles === null) return { state: 'unreadable', at, failure };
  const required = requiredPermissions(profile, ground.requested);
  const needed = required.map((permission): PermissionRow => {
    const { value, type, reason } = permission;
    return {
      value,
      type: TYPES[type],
      api: 'graph',
      required: true,
      requested: requestedOf(ground, value, type),
      granted: grantedOf(grantStateOf(permission, ground)),
      reason: message('check.permissions.reason', { reason, vendor: profile.vendor }),
      severity: severityOfFindings([findings.at(`permissions/${value}`)]),
    };
  });
  const surplus = surplusOf(ground, required).map((one): PermissionRow => {
    const { value, type, grants, isGraph } = one;
    const granted = grantOfSurplus(one, ground);
    return {
      value,
      type: TYPES[type],
      api: isGraph ? 'graph' : { name: grants[0]?.resourceName ?? null },
      required: false,
      requested: isGraph ? requestedOf(ground, value, type) : 'unknown',
      granted,
      reason: null,
      severity: severityOfSurplus(one, granted, findings),
    };
  });
  return { state: 'read', at, rows: [...needed, ...surplus] };
}
