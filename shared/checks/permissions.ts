import { assertNever } from '../domain/assert-never';
import type { Finding } from '../domain/finding';
import type { JsonObject } from '../domain/json';
import type { MailImpact } from '../domain/mail-impact';
import type { Observation } from '../domain/observation';
import { valueOf } from '../domain/observation';
import type { Severity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import type { Subject } from '../domain/subject';
import { message } from '../messages/message';
import type { PermissionEffect, RequiredPermission, VendorProfile } from '../profiles/vendor-profile';
import type { Check, CheckContext } from './check';
import { applicationSubject, evidenceOf, finding, unknownFinding, type Unreadable } from './findings';
import {
  type GrantedPermission,
  grantedToApplication,
  grantedToUsers,
  type NamedRequest,
  requestedOfGraph,
} from './granted-permissions';
import { type ProbeSummary, summariseProbes } from './mailbox-evidence';
import type { GrantState, RequestState } from './terms';

const CHECK = 'permissions';

/** Everything that one permission is judged by. */
export interface PermissionGround {
  readonly application: Observation<readonly GrantedPermission[]>;
  readonly users: Observation<readonly GrantedPermission[]>;
  readonly requested: readonly NamedRequest[] | null;
  readonly tokenRoles: readonly string[] | null;
  readonly probes: ProbeSummary;
}

type Judgement = { readonly state: GrantState } | { readonly unread: Unreadable };

/** `unclear`: a permission of that name is granted, but of which API could not be told. */
function find(
  granted: readonly GrantedPermission[],
  value: string,
  consent?: 'admin',
): 'granted' | 'unclear' | 'absent' {
  const matching = granted.filter(
    (one) => one.value === value && (consent === undefined || one.consent === consent),
  );
  if (matching.some(({ isGraph }) => isGraph === true)) return 'granted';
  return matching.some(({ isGraph }) => isGraph === null) ? 'unclear' : 'absent';
}

function has(observation: Observation<readonly GrantedPermission[]>, value: string): boolean {
  return observation.state === 'read' && find(observation.value, value) !== 'absent';
}

/** No consent in Entra ID is the right state under RBAC for Applications: what opens mailboxes decides. */
function withoutConsent(
  permission: RequiredPermission,
  ground: PermissionGround,
  isCertain: boolean,
): GrantState {
  const { probes, users } = ground;
  if (!permission.isExchangeScoped) return isCertain ? 'missing' : 'undecided';
  if (permission.without === 'fetching') {
    if (probes.open > 0) return 'exchangeRbac';
    if (probes.refused === 0) return has(users, permission.value) && isCertain ? 'wrongType' : 'undecided';
    return has(users, permission.value) ? 'wrongType' : 'missing';
  }
  // Sending cannot be tried without sending. Where Exchange grants reading it is the one to grant sending too.
  if (has(users, permission.value) && isCertain) return 'wrongType';
  if (isReadingByConsent(ground)) return isCertain ? 'missing' : 'undecided';
  if (probes.open > 0) return 'exchangeRbac';
  return probes.refused > 0 ? 'missing' : 'undecided';
}

/** Whether a consent in Entra ID lets the integration read mail. */
function isReadingByConsent({ application, tokenRoles }: PermissionGround): boolean {
  const names =
    application.state === 'read' ? application.value.map(({ value }) => value) : (tokenRoles ?? []);
  return names.includes('Mail.ReadWrite') || names.includes('Mail.Read');
}

function judgeApplication(permission: RequiredPermission, ground: PermissionGround): Judgement {
  const { application, tokenRoles } = ground;
  if (application.state === 'read') {
    const grant = find(application.value, permission.value);
    if (grant === 'unclear') return { state: 'undecided' };
    return { state: grant === 'granted' ? 'granted' : withoutConsent(permission, ground, true) };
  }
  if (tokenRoles === null) return { unread: application };
  if (tokenRoles.includes(permission.value)) return { state: 'inToken' };
  const state = withoutConsent(permission, ground, false);
  return state === 'undecided' ? { unread: application } : { state };
}

function judgeDelegated(permission: RequiredPermission, { users, application }: PermissionGround): Judgement {
  if (users.state === 'unreadable') return { unread: users };
  const consent = find(users.value, permission.value, 'admin');
  if (consent !== 'absent') return { state: consent === 'granted' ? 'granted' : 'undecided' };
  if (find(users.value, permission.value) !== 'absent') return { state: 'userOnly' };
  const isMistaken = [permission.value, ...permission.mistakenFor].some((value) => has(application, value));
  return { state: isMistaken ? 'wrongType' : 'missing' };
}

function judgementOf(permission: RequiredPermission, ground: PermissionGround): Judgement {
  return permission.type === 'application'
    ? judgeApplication(permission, ground)
    : judgeDelegated(permission, ground);
}

/** Whether a needed permission is granted, and how that is known; null: too little was read. */
export function grantStateOf(permission: RequiredPermission, ground: PermissionGround): GrantState | null {
  const judgement = judgementOf(permission, ground);
  return 'unread' in judgement ? null : judgement.state;
}

function requestStateOf(
  { value, type }: RequiredPermission,
  requested: readonly NamedRequest[] | null,
): RequestState {
  if (requested === null) return 'unknown';
  const same = requested.filter((one) => one.value === value);
  if (same.some((one) => one.type === type)) return 'requested';
  return same.length > 0 ? 'wrongType' : 'notRequested';
}

const WITHOUT: Readonly<
  Record<PermissionEffect, { readonly severity: Severity; readonly impact: MailImpact }>
> = {
  fetching: { severity: 'critical', impact: 'stopped' },
  // Mail still comes in; answers do not go out.
  sending: { severity: 'critical', impact: 'atRisk' },
  details: { severity: 'warning', impact: 'atRisk' },
};

function gravity(
  state: GrantState,
  request: RequestState,
  without: PermissionEffect,
): { readonly severity: Severity; readonly impact: MailImpact } {
  switch (state) {
    case 'granted':
      // The next admin consent grants what is listed and may take back what is not (Microsoft: grant-admin-consent).
      return {
        severity: request === 'notRequested' || request === 'wrongType' ? 'notice' : 'ok',
        impact: 'none',
      };
    case 'inToken':
    case 'exchangeRbac':
      return { severity: 'ok', impact: 'none' };
    case 'userOnly':
      return { severity: 'warning', impact: 'none' };
    case 'wrongType':
    case 'missing':
      return WITHOUT[without];
    case 'undecided':
      return { severity: 'unknown', impact: 'none' };
    default:
      return assertNever(state, 'grant state');
  }
}

function evidence(
  permission: RequiredPermission,
  request: RequestState,
  state: GrantState | null,
  ground: PermissionGround,
): JsonObject {
  const { value, type } = permission;
  const source = type === 'application' ? ground.application : ground.users;
  return evidenceOf(source, {
    required: { value, type },
    requested: request,
    granted: state ?? 'unknown',
    tokenRoles: ground.tokenRoles,
    mailboxesOpened: ground.probes.open,
    mailboxesRefused: ground.probes.refused,
  });
}

function judge(permission: RequiredPermission, ground: PermissionGround, { profile }: CheckContext): Finding {
  const { value, type, reason, without } = permission;
  const request = requestStateOf(permission, ground.requested);
  const judgement = judgementOf(permission, ground);
  const subject: Subject = { type: 'permission', id: value, name: value };
  const place = { check: CHECK, subject } as const;
  if ('unread' in judgement) {
    return unknownFinding(place, judgement.unread, 'permission', evidence(permission, request, null, ground));
  }
  const { state } = judgement;
  const { severity, impact } = gravity(state, request, without);
  return finding({
    ...place,
    severity,
    impact,
    title: message('check.permissions', { value, type, state, request }),
    detail: message('check.permissions.detail', {
      value,
      type,
      state,
      request,
      reason,
      without,
      vendor: profile.vendor,
    }),
    runbook: severity === 'ok' || severity === 'unknown' ? null : 'grant-consent',
    evidence: evidence(permission, request, state, ground),
  });
}

/** Where no vendor says what is needed, the app's own list does. */
function fromRequests(requested: readonly NamedRequest[]): readonly RequiredPermission[] {
  const byName = new Map(requested.map((request) => [request.value, request]));
  return [...byName.values()].map(({ value, type }) => ({
    value,
    type,
    reason: 'requested',
    without: 'details',
    isExchangeScoped: type === 'application' && value.startsWith('Mail'),
    mistakenFor: [],
  }));
}

/** What the permissions of a snapshot are judged by. */
export function permissionGround(snapshot: Snapshot): PermissionGround {
  const facts = valueOf(snapshot.token);
  return {
    application: grantedToApplication(snapshot),
    users: grantedToUsers(snapshot),
    requested: requestedOfGraph(snapshot),
    tokenRoles: facts?.outcome === 'issued' ? facts.roles : null,
    probes: summariseProbes(snapshot),
  };
}

/** The permissions that a connection needs: the vendor's, or whatever its registration requests. */
export function requiredPermissions(
  { permissions }: VendorProfile,
  requested: readonly NamedRequest[] | null,
): readonly RequiredPermission[] {
  return permissions ?? fromRequests(requested ?? []);
}

/** Required, requested and granted, for each permission with its type: admin consent is the green tick (Q3). */
export const checkPermissions: Check = (snapshot, context) => {
  const { application } = snapshot;
  const ground = permissionGround(snapshot);
  const required = requiredPermissions(context.profile, ground.requested);
  const findings = required.map((permission) => judge(permission, ground, context));
  if (findings.length > 0) return findings;
  const place = { check: CHECK, subject: applicationSubject(snapshot) } as const;
  if (application.state === 'unreadable') return [unknownFinding(place, application, 'requests')];
  return [
    finding({
      ...place,
      severity: 'notice',
      title: message('check.permissions.none'),
      detail: message('check.permissions.none.detail'),
      evidence: evidenceOf(application),
    }),
  ];
};
