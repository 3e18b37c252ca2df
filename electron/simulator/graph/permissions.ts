import type { GraphRoute } from '../graph-route';

type Permissions = NonNullable<GraphRoute['permissions']>;

/** The same permissions for both kinds of caller. */
function both(...names: readonly string[]): Permissions {
  return { application: names, delegated: names };
}

/*
 * What lets a caller in, least first, then the higher ones of Microsoft's permission tables (Graph permissions
 * map, 2026-08). Permissions that the simulated directory does not offer are left out.
 */

/** Registrations and their credentials. `OwnedBy` may read every app, and write its own only. */
export const READ_APPLICATIONS: Permissions = {
  application: [
    'Application.Read.All',
    'Application.ReadWrite.OwnedBy',
    'Application.ReadWrite.All',
    'Directory.Read.All',
  ],
  delegated: ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All'],
};

/** Who owns a registration. */
export const READ_OWNERS: Permissions = both(
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
);

/** Registrations and their credentials, changed. */
export const WRITE_APPLICATIONS: Permissions = {
  application: ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All'],
  delegated: ['Application.ReadWrite.All'],
};

/** Granted application permissions. */
export const READ_APP_ROLE_ASSIGNMENTS: Permissions = both(
  'Application.Read.All',
  'AppRoleAssignment.ReadWrite.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
);

/** Application permissions, granted or revoked. */
export const WRITE_APP_ROLE_ASSIGNMENTS: Permissions = both('AppRoleAssignment.ReadWrite.All');

/** Besides `AppRoleAssignment.ReadWrite.All`, a grant needs to read applications ("AlsoRequires"). */
export const ALSO_TO_GRANT: Permissions = both(
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
);

/** Delegated grants. `DelegatedPermissionGrant.Read.All` exists but no table lists it here. */
export const READ_PERMISSION_GRANTS: Permissions = both(
  'Directory.Read.All',
  'DelegatedPermissionGrant.ReadWrite.All',
);

/** Delegated grants, changed. */
export const WRITE_PERMISSION_GRANTS: Permissions = both('DelegatedPermissionGrant.ReadWrite.All');

/** Any user. */
export const READ_USERS: Permissions = both('User.Read.All', 'Directory.Read.All');

/** One user: the signed-in user's own object needs `User.Read` only; the route checks whose it is. */
export const READ_ONE_USER: Permissions = {
  application: READ_USERS.application,
  delegated: ['User.Read', ...READ_USERS.delegated],
};

/** The tenant. */
export const READ_ORGANIZATION: Permissions = {
  application: ['Directory.Read.All'],
  delegated: ['User.Read', 'Directory.Read.All'],
};

/** App management policies. */
export const READ_POLICIES: Permissions = both('Policy.Read.All');

/** Issues of Microsoft's own services. */
export const READ_SERVICE_HEALTH: Permissions = both('ServiceHealth.Read.All');

/** Reports of last use. */
export const READ_REPORTS: Permissions = both('AuditLog.Read.All', 'Directory.Read.All');
