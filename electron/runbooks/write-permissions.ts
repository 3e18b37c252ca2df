/** What a request changes, by the permission that it takes. */
export type WritePermissionId =
  'application' | 'appRoleAssignments' | 'permissionGrants' | 'ownSubscriptions';

/** What lets somebody send a request that changes something. */
export interface WritePermission {
  /** Delegated permissions, all of them: what a sign-in asks for at the step that needs them. */
  readonly delegated: readonly string[];
  /** Application permissions of which one is enough, where an app may do it. */
  readonly application: readonly string[];
  /** The integration itself does it, with its own credential. */
  readonly byIntegration: boolean;
  /** Directory roles of which one is needed besides; names as in Microsoft's portals. */
  readonly roles: readonly string[];
}

const APPLICATION: WritePermission = {
  delegated: ['Application.ReadWrite.All'],
  application: ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All'],
  byIntegration: false,
  roles: ['Application Administrator', 'Cloud Application Administrator'],
};

/**
 * Microsoft Graph permissions reference and "Grant tenant-wide admin consent": app roles of Microsoft Graph are granted
 * by a Privileged Role Administrator, delegated permissions by application administrators as well. Owners may change
 * their registration without a role.
 */
export const WRITE_PERMISSIONS: Readonly<Record<WritePermissionId, WritePermission>> = {
  application: APPLICATION,
  appRoleAssignments: {
    delegated: ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
    application: ['AppRoleAssignment.ReadWrite.All'],
    byIntegration: false,
    roles: ['Privileged Role Administrator'],
  },
  permissionGrants: {
    delegated: ['DelegatedPermissionGrant.ReadWrite.All'],
    application: ['DelegatedPermissionGrant.ReadWrite.All'],
    byIntegration: false,
    roles: ['Privileged Role Administrator', 'Cloud Application Administrator', 'Application Administrator'],
  },
  ownSubscriptions: { delegated: [], application: [], byIntegration: true, roles: [] },
};
