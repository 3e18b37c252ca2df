import { type EpochMs, MINUTE_MS } from '../../shared/domain/instant';
import type { SimAccessPolicy, SimRbacAssignment, Tenant } from './world';

/** What is done with a mailbox, from least to most: read without bodies, read, change. */
export type MailAction = 'readBasic' | 'read' | 'write';

/** What an app may do with one mailbox, and if not, what kind of refusal Exchange gives. */
export type MailboxAccess =
  | { readonly allowed: true; readonly via: 'entra' | 'rbac' }
  | { readonly allowed: false; readonly because: 'noGrant' | 'accessPolicy' };

const ACTIONS: readonly MailAction[] = ['readBasic', 'read', 'write'];

/** The most that each permission allows. The same names serve as `roles`, as `scp` and, prefixed, as RBAC roles. */
const LEVELS: Readonly<Record<string, MailAction>> = {
  'Mail.ReadBasic': 'readBasic',
  'Mail.ReadBasic.All': 'readBasic',
  'Mail.Read': 'read',
  'Mail.ReadWrite': 'write',
};

/** Combined roles of RBAC for Applications that have no permission of the same name. */
const COMBINED_ROLES: Readonly<Record<string, MailAction>> = {
  'Application Mail Full Access': 'write',
  'Application Exchange Full Access': 'write',
};

const RBAC_PREFIX = 'Application ';

/** Whether a permission of Graph (application or delegated) allows an action on a mailbox. */
export function permissionAllows(permission: string, action: MailAction): boolean {
  return levelAllows(LEVELS[permission], action);
}

/** Whether a role of RBAC for Applications allows an action on a mailbox in its scope. */
export function rbacRoleAllows(role: string, action: MailAction): boolean {
  const level =
    COMBINED_ROLES[role] ??
    (role.startsWith(RBAC_PREFIX) ? LEVELS[role.slice(RBAC_PREFIX.length)] : undefined);
  return levelAllows(level, action);
}

/** One question to Exchange. */
export interface ScopeQuestion {
  readonly appId: string;
  readonly servicePrincipalId: string;
  /** Application permissions in the token. */
  readonly roles: readonly string[];
  /** Every address of the mailbox. */
  readonly addresses: readonly string[];
  readonly action: MailAction;
  readonly policies: readonly SimAccessPolicy[];
  readonly assignments: readonly SimRbacAssignment[];
  readonly now: EpochMs;
}

/**
 * Effective access of an app to a mailbox: the union of Entra's grants, which legacy access policies constrain,
 * and of RBAC for Applications, which they do not. Adding RBAC without removing consent scopes nothing.
 */
export function mailboxAccess(question: ScopeQuestion): MailboxAccess {
  const isGranted = question.roles.some((role) => permissionAllows(role, question.action));
  const isBlocked = isGranted && isBlockedByPolicy(question);
  if (isGranted && !isBlocked) return { allowed: true, via: 'entra' };
  if (isInRbacScope(question)) return { allowed: true, via: 'rbac' };
  return { allowed: false, because: isBlocked ? 'accessPolicy' : 'noGrant' };
}

/** Microsoft's order: a denial wins, then a matching restriction allows, then any restriction denies the rest. */
function isBlockedByPolicy({ policies, appId, addresses, now }: ScopeQuestion): boolean {
  const mine = policies.filter((policy) => sameId(policy.appId, appId) && isInEffect(policy, now));
  if (mine.some((policy) => policy.right === 'DenyAccess' && includesAny(policy.members, addresses)))
    return true;
  const restrictions = mine.filter((policy) => policy.right === 'RestrictAccess');
  return restrictions.length > 0 && !restrictions.some((policy) => includesAny(policy.members, addresses));
}

function isInRbacScope({ assignments, servicePrincipalId, addresses, action, now }: ScopeQuestion): boolean {
  return assignments.some(
    (assignment) =>
      sameId(assignment.servicePrincipalId, servicePrincipalId) &&
      isInEffect(assignment, now) &&
      rbacRoleAllows(assignment.role, action) &&
      (assignment.members === null || includesAny(assignment.members, addresses)),
  );
}

/** Restricts an app to these mailboxes, as `New-ApplicationAccessPolicy` does; seen after the propagation delay. */
export function addAccessPolicy(
  tenant: Tenant,
  policy: Pick<SimAccessPolicy, 'appId' | 'right' | 'members'>,
  now: EpochMs,
): void {
  tenant.accessPolicies.push({ ...policy, effectiveFrom: seenFrom(tenant, now), effectiveUntil: null });
}

/** Removes an app's access policies; they hold on until the propagation delay has passed. */
export function removeAccessPolicies(tenant: Tenant, appId: string, now: EpochMs): void {
  for (const policy of tenant.accessPolicies) {
    if (sameId(policy.appId, appId)) policy.effectiveUntil ??= seenFrom(tenant, now);
  }
}

/** Assigns a role to an app, as `New-ManagementRoleAssignment -App` does; seen after the propagation delay. */
export function addRbacAssignment(
  tenant: Tenant,
  assignment: Pick<SimRbacAssignment, 'id' | 'servicePrincipalId' | 'role' | 'members'>,
  now: EpochMs,
): void {
  tenant.rbacAssignments.push({ ...assignment, effectiveFrom: seenFrom(tenant, now), effectiveUntil: null });
}

/** Removes a role assignment; it holds on until the propagation delay has passed. */
export function removeRbacAssignment(tenant: Tenant, id: string, now: EpochMs): void {
  for (const assignment of tenant.rbacAssignments) {
    if (assignment.id === id) assignment.effectiveUntil ??= seenFrom(tenant, now);
  }
}

function seenFrom(tenant: Tenant, now: EpochMs): EpochMs {
  return now + tenant.exchangePropagationMinutes * MINUTE_MS;
}

/** Whether a policy or an assignment holds at a moment. */
export function isInEffect(
  {
    effectiveFrom,
    effectiveUntil,
  }: { readonly effectiveFrom: EpochMs; readonly effectiveUntil: EpochMs | null },
  now: EpochMs,
): boolean {
  return effectiveFrom <= now && (effectiveUntil === null || now < effectiveUntil);
}

function levelAllows(level: MailAction | undefined, action: MailAction): boolean {
  return level !== undefined && ACTIONS.indexOf(level) >= ACTIONS.indexOf(action);
}

function includesAny(members: readonly string[], addresses: readonly string[]): boolean {
  return addresses.some((address) => members.some((member) => sameId(member, address)));
}

function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
