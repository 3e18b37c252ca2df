/** Facts of the directory and the audit log, which need permissions of their own. */
export type DirectoryFact =
  | 'application'
  | 'owners'
  | 'servicePrincipal'
  | 'resource'
  | 'appRoleAssignments'
  | 'permissionGrants'
  | 'users'
  | 'organization'
  | 'credentialActivity'
  | 'serviceIssues';

/** What lets an app, or a signed-in administrator, read a fact. */
export interface ReadPermission {
  /** What to grant to an app: the least that suffices. */
  readonly least: string;
  /** Application permissions of which any one suffices. */
  readonly anyOf: readonly string[];
  /** The same for delegated permissions: `least` is the one among those that Graphkeeper asks for. */
  readonly delegated: { readonly least: string; readonly anyOf: readonly string[] };
}

const DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All'] as const;
const APPLICATIONS = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  // May list all applications and service principals, not only its own (permissions reference).
  'Application.ReadWrite.OwnedBy',
  ...DIRECTORY,
] as const;

const DELEGATED_APPLICATIONS = {
  least: 'Application.Read.All',
  anyOf: ['Application.Read.All', 'Application.ReadWrite.All', ...DIRECTORY],
} as const;
const GRANTS = [...DIRECTORY, 'DelegatedPermissionGrant.ReadWrite.All'] as const;
const USERS = ['User.Read.All', 'User.ReadWrite.All', ...DIRECTORY] as const;

/** Application and delegated permissions by fact (Microsoft Graph permissions reference). */
export const READ_PERMISSIONS: Readonly<Record<DirectoryFact, ReadPermission>> = {
  application: { least: 'Application.Read.All', anyOf: APPLICATIONS, delegated: DELEGATED_APPLICATIONS },
  owners: {
    least: 'Application.Read.All',
    anyOf: ['Application.Read.All', 'Application.ReadWrite.All', ...DIRECTORY],
    delegated: DELEGATED_APPLICATIONS,
  },
  servicePrincipal: { least: 'Application.Read.All', anyOf: APPLICATIONS, delegated: DELEGATED_APPLICATIONS },
  resource: { least: 'Application.Read.All', anyOf: APPLICATIONS, delegated: DELEGATED_APPLICATIONS },
  appRoleAssignments: {
    least: 'Application.Read.All',
    anyOf: ['Application.Read.All', 'Application.ReadWrite.All', ...DIRECTORY],
    delegated: DELEGATED_APPLICATIONS,
  },
  permissionGrants: {
    least: 'Directory.Read.All',
    anyOf: GRANTS,
    delegated: { least: 'Directory.Read.All', anyOf: GRANTS },
  },
  users: {
    least: 'User.Read.All',
    anyOf: USERS,
    // The grants need it anyway, and it reads users, too.
    delegated: { least: 'Directory.Read.All', anyOf: USERS },
  },
  organization: {
    least: 'Organization.Read.All',
    anyOf: ['Organization.Read.All', 'Organization.ReadWrite.All', ...DIRECTORY],
    delegated: {
      least: 'User.Read',
      anyOf: ['User.Read', 'Organization.Read.All', 'Organization.ReadWrite.All', ...DIRECTORY],
    },
  },
  credentialActivity: {
    least: 'AuditLog.Read.All',
    anyOf: ['AuditLog.Read.All'],
    delegated: { least: 'AuditLog.Read.All', anyOf: ['AuditLog.Read.All'] },
  },
  serviceIssues: {
    least: 'ServiceHealth.Read.All',
    anyOf: ['ServiceHealth.Read.All'],
    delegated: { least: 'ServiceHealth.Read.All', anyOf: ['ServiceHealth.Read.All'] },
  },
};

/** What reading an app's own message subscriptions needs (Microsoft: list subscriptions). */
export const SUBSCRIPTION_PERMISSION = 'Mail.Read';

/**
 * What lets an administrator's sign-in read the subscriptions of every app (Microsoft: list subscriptions). It
 * exists as a delegated permission only.
 */
export const ALL_SUBSCRIPTIONS_PERMISSION = 'Subscription.Read.All';

/** What reading folders and message headers of any mailbox needs (permissions reference). */
export const MAIL_PERMISSION = 'Mail.ReadBasic.All';

/** Whether an app with these application permissions may read a fact. */
export function mayRead(fact: DirectoryFact, roles: readonly string[]): boolean {
  return READ_PERMISSIONS[fact].anyOf.some((permission) => roles.includes(permission));
}

/** Whether a sign-in with these delegated permissions may read a fact. */
export function mayReadDelegated(fact: DirectoryFact, scopes: readonly string[]): boolean {
  return READ_PERMISSIONS[fact].delegated.anyOf.some((permission) => scopes.includes(permission));
}
