/** Facts of the directory and the audit log, which need permissions of their own. */
export type DirectoryFact =
  | 'application'
  | 'servicePrincipal'
  | 'resource'
  | 'appRoleAssignments'
  | 'permissionGrants'
  | 'users'
  | 'organization'
  | 'credentialActivity';

/** What lets an app read a fact. */
export interface ReadPermission {
  /** What to grant: the least that suffices. */
  readonly least: string;
  /** Application permissions of which any one suffices. */
  readonly anyOf: readonly string[];
}

const DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All'] as const;
const APPLICATIONS = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  // May list all applications and service principals, not only its own (permissions reference).
  'Application.ReadWrite.OwnedBy',
  ...DIRECTORY,
] as const;

/** Application permissions by fact (Microsoft Graph permissions reference). */
export const READ_PERMISSIONS: Readonly<Record<DirectoryFact, ReadPermission>> = {
  application: { least: 'Application.Read.All', anyOf: APPLICATIONS },
  servicePrincipal: { least: 'Application.Read.All', anyOf: APPLICATIONS },
  resource: { least: 'Application.Read.All', anyOf: APPLICATIONS },
  appRoleAssignments: {
    least: 'Application.Read.All',
    anyOf: ['Application.Read.All', 'Application.ReadWrite.All', ...DIRECTORY],
  },
  permissionGrants: {
    least: 'Directory.Read.All',
    anyOf: [...DIRECTORY, 'DelegatedPermissionGrant.ReadWrite.All'],
  },
  users: { least: 'User.Read.All', anyOf: ['User.Read.All', 'User.ReadWrite.All', ...DIRECTORY] },
  organization: {
    least: 'Organization.Read.All',
    anyOf: ['Organization.Read.All', 'Organization.ReadWrite.All', ...DIRECTORY],
  },
  credentialActivity: { least: 'AuditLog.Read.All', anyOf: ['AuditLog.Read.All'] },
};

/** What reading an app's own message subscriptions needs (Microsoft: list subscriptions). */
export const SUBSCRIPTION_PERMISSION = 'Mail.Read';

/** What reading folders and message headers of any mailbox needs (permissions reference). */
export const MAIL_PERMISSION = 'Mail.ReadBasic.All';

/** Whether an app with these application permissions may read a fact. */
export function mayRead(fact: DirectoryFact, roles: readonly string[]): boolean {
  return READ_PERMISSIONS[fact].anyOf.some((permission) => roles.includes(permission));
}
