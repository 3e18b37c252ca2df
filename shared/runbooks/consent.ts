import { grantedToApplication, grantedToUsers, requestedOfGraph } from '../checks/granted-permissions';
import {
  grantStateOf,
  type PermissionGround,
  permissionGround,
  requiredPermissions,
} from '../checks/permissions';
import type { GrantState } from '../checks/terms';
import type { RequestedPermission, ResourceFacts } from '../domain/facts';
import { type Observation, valueOf } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import { MICROSOFT_GRAPH_APP_ID, permissionByValue } from '../profiles/graph-permissions';
import type { PermissionType, VendorProfile } from '../profiles/vendor-profile';

/** How one needed permission stands, and what mending it takes. */
export interface SurveyedPermission {
  readonly value: string;
  readonly type: PermissionType;
  readonly standing: GrantState;
  /** Its id in the registration's list and in assignments; null: not known. */
  readonly id: string | null;
  /** The registration lists it with this type. */
  readonly isRequested: boolean;
  readonly isExchangeScoped: boolean;
}

/** Everything that granting is planned from. */
export interface ConsentSurvey {
  /** Object id of the registration; null: it is homed in another tenant. */
  readonly applicationId: string | null;
  /** Object ids of the two service principals: the integration's, and Microsoft Graph's. */
  readonly principalId: string;
  readonly graphId: string;
  readonly permissions: readonly SurveyedPermission[];
  /** All that the registration asks for, of every API. */
  readonly requested: readonly RequestedPermission[];
  /** The delegated grant for everybody, at Microsoft Graph; null: there is none. */
  readonly grant: { readonly id: string; readonly scopes: readonly string[] } | null;
  /** What the whole organisation has granted and the registration does not list. */
  readonly losable: readonly string[];
}

/** What grants access to mailboxes where no consent does: the administrator says so where it cannot be seen. */
export type ScopedBy = 'entra' | 'exchange';

type Unreadable = Extract<Observation<unknown>, { readonly state: 'unreadable' }>;

/** What a look at the permissions comes to. */
export type ConsentLook =
  | { readonly is: 'surveyed'; readonly survey: ConsentSurvey }
  | { readonly is: 'noPrincipal' }
  | { readonly is: 'unread'; readonly source: Unreadable };

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function idOf(value: string, type: PermissionType, resource: ResourceFacts): string | null {
  const named = (type === 'application' ? resource.appRoles : resource.scopes).find(
    (one) => one.value === value,
  );
  if (named !== undefined) return named.id;
  const known = permissionByValue(value);
  const id = (type === 'application' ? known?.roleId : known?.scopeId) ?? null;
  return id ?? (GUID.test(value) ? value : null);
}

/** How each needed permission stands; null: it could not be told. */
function permissionsOf(
  snapshot: Snapshot,
  profile: VendorProfile,
  ground: PermissionGround,
  resource: ResourceFacts,
): readonly SurveyedPermission[] {
  return requiredPermissions(profile, ground.requested).map((permission): SurveyedPermission => {
    const { value, type, isExchangeScoped } = permission;
    return {
      value,
      type,
      standing: grantStateOf(permission, ground) ?? 'undecided',
      id: idOf(value, type, resource),
      isRequested: (ground.requested ?? []).some((one) => one.value === value && one.type === type),
      isExchangeScoped,
    };
  });
}

/**
 * What consenting anew for the whole organisation may take away: what is granted and not listed (Microsoft: granting
 * tenant-wide consent may revoke what was granted before). A grant of another API whose name is not known counts.
 */
function losableGrants(snapshot: Snapshot): readonly string[] {
  const listed = new Set((requestedOfGraph(snapshot) ?? []).map(({ type, value }) => `${type}/${value}`));
  const ids = new Set((valueOf(snapshot.application)?.requested ?? []).map(({ id }) => id.toLowerCase()));
  const granted = [
    ...(valueOf(grantedToApplication(snapshot)) ?? []),
    ...(valueOf(grantedToUsers(snapshot)) ?? []).filter(({ consent }) => consent === 'admin'),
  ];
  const losable = granted.filter(
    ({ type, value, isGraph }) =>
      !(isGraph !== false && listed.has(`${type}/${value}`)) && !ids.has(value.toLowerCase()),
  );
  return [
    ...new Set(
      losable.map(({ value, resourceName, isGraph }) =>
        isGraph === false && resourceName !== null ? `${value} (${resourceName})` : value,
      ),
    ),
  ];
}

/** Looks at required, requested and granted, with everything that a request to mend them needs. */
export function consentSurvey(snapshot: Snapshot, profile: VendorProfile): ConsentLook {
  const { application, servicePrincipal, resource, appRoleAssignments, permissionGrants } = snapshot;
  for (const source of [application, servicePrincipal, resource, appRoleAssignments, permissionGrants]) {
    // Without an enterprise application there are no grants to be read: that is told, not their failure.
    if (source.state === 'unreadable' && !isWithoutPrincipal(snapshot)) return { is: 'unread', source };
  }
  const principal = valueOf(servicePrincipal);
  const graph = valueOf(resource);
  if (principal === null || graph === null) return { is: 'noPrincipal' };
  const facts = valueOf(application);
  const ground = permissionGround(snapshot);
  const forEverybody = (valueOf(permissionGrants) ?? []).find(
    ({ consentType, resourceId }) => consentType === 'AllPrincipals' && resourceId === graph.id,
  );
  return {
    is: 'surveyed',
    survey: {
      applicationId: facts?.id ?? null,
      principalId: principal.id,
      graphId: graph.id,
      permissions: permissionsOf(snapshot, profile, ground, graph),
      requested: facts?.requested ?? [],
      grant: forEverybody === undefined ? null : { id: forEverybody.id, scopes: forEverybody.scopes },
      losable: losableGrants(snapshot),
    },
  };
}

function isWithoutPrincipal({ servicePrincipal }: Snapshot): boolean {
  return servicePrincipal.state === 'read' && servicePrincipal.value === null;
}

/** How a permission stands once it was said what opens mailboxes. */
function standingWith(
  { standing, isExchangeScoped, type }: SurveyedPermission,
  scopedBy: ScopedBy | null,
): GrantState {
  if (!isExchangeScoped || type !== 'application') return standing;
  const isOpen = standing === 'undecided' || isMissing(standing);
  if (isOpen && scopedBy === 'exchange') return 'exchangeRbac';
  return standing === 'undecided' && scopedBy === 'entra' ? 'missing' : standing;
}

function isMissing(standing: GrantState): boolean {
  return standing === 'missing' || standing === 'wrongType' || standing === 'userOnly';
}

/** Whether a permission is in order, by consent or by Exchange. */
function isInOrder(standing: GrantState): boolean {
  return standing === 'granted' || standing === 'inToken' || standing === 'exchangeRbac';
}

/**
 * Whether nobody but the administrator can tell what opens mailboxes: consent lacks for every permission that RBAC for
 * Applications could grant as well, and no mailbox opens that would show it. Consent would undo a limit then.
 */
export function isScopeUnclear({ permissions }: ConsentSurvey): boolean {
  const scoped = permissions.filter((one) => one.isExchangeScoped && one.type === 'application');
  return scoped.length > 0 && scoped.every(({ standing }) => standing === 'undecided' || isMissing(standing));
}

/** The needed permissions that are not in order. */
export function lacking(survey: ConsentSurvey, scopedBy: ScopedBy | null): readonly SurveyedPermission[] {
  return survey.permissions.filter((one) => !isInOrder(standingWith(one, scopedBy)));
}

/** The application permissions to grant. What Exchange grants is not granted back: it would open every mailbox. */
export function rolesToGrant(
  survey: ConsentSurvey,
  scopedBy: ScopedBy | null,
): readonly (SurveyedPermission & { readonly id: string })[] {
  return survey.permissions.flatMap((one) =>
    one.type === 'application' && one.id !== null && isMissing(standingWith(one, scopedBy))
      ? [{ ...one, id: one.id }]
      : [],
  );
}

/** The delegated permissions to grant. */
export function scopesToGrant(survey: ConsentSurvey): readonly string[] {
  return survey.permissions.flatMap(({ type, standing, value }) =>
    type === 'delegated' && isMissing(standing) && !GUID.test(value) ? [value] : [],
  );
}

/** Permissions that Exchange grants. */
export function grantedByExchange(survey: ConsentSurvey, scopedBy: ScopedBy | null): readonly string[] {
  return survey.permissions.flatMap((one) =>
    standingWith(one, scopedBy) === 'exchangeRbac' ? [one.value] : [],
  );
}

/**
 * Whether the consent page must not be used: it grants all that the registration lists, and that is also something
 * that Exchange grants for some mailboxes only.
 */
export function isConsentPageTooWide(survey: ConsentSurvey, scopedBy: ScopedBy | null): boolean {
  return survey.permissions.some((one) => one.isRequested && standingWith(one, scopedBy) === 'exchangeRbac');
}

/** What the registration has to list besides: the next consent for the organisation goes by that list. */
export function requestsToAdd(
  survey: ConsentSurvey,
  scopedBy: ScopedBy | null,
): readonly (SurveyedPermission & { readonly id: string })[] {
  return survey.permissions.flatMap((one) =>
    !one.isRequested && one.id !== null && standingWith(one, scopedBy) !== 'exchangeRbac'
      ? [{ ...one, id: one.id }]
      : [],
  );
}

/** One API in a registration's list, as Microsoft Graph takes it. */
export interface RequiredResource {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly { readonly id: string; readonly type: 'Scope' | 'Role' }[];
}

/** The whole list with additions at Microsoft Graph: a change replaces it, so that nothing of it may be left out. */
export function requestedWith(
  requested: readonly RequestedPermission[],
  additions: readonly { readonly id: string; readonly type: PermissionType }[],
): readonly RequiredResource[] {
  const all: readonly RequestedPermission[] = [
    ...requested,
    ...additions.map(({ id, type }) => ({
      resourceAppId: MICROSOFT_GRAPH_APP_ID,
      id,
      type: type === 'application' ? ('Role' as const) : ('Scope' as const),
    })),
  ];
  const resources = new Map<string, Map<string, { readonly id: string; readonly type: 'Scope' | 'Role' }>>();
  for (const { resourceAppId, id, type } of all) {
    const access = resources.get(resourceAppId) ?? new Map<string, { id: string; type: 'Scope' | 'Role' }>();
    access.set(`${type}/${id.toLowerCase()}`, { id, type });
    resources.set(resourceAppId, access);
  }
  return [...resources].map(([resourceAppId, access]) => ({
    resourceAppId,
    resourceAccess: [...access.values()],
  }));
}

/** The whole scope text of a grant with additions: a change replaces it, so that nothing of it may be left out. */
export function scopeWith(scopes: readonly string[], additions: readonly string[]): string {
  return [...new Set([...scopes, ...additions])].join(' ');
}
