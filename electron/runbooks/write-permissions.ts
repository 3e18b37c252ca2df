/** What a request changes, by the permission that it takes. */
export type WritePermissionId =
  | 'application'
  | 'appRoleAssignments'
  | 'permissionGrants'
  | 'ownSubscriptions'
  | 'genesysIntegration'
  | 'genesysEmailSettings';

/** What lets somebody change the directory. */
interface DirectoryPermission {
  readonly by: 'directory';
  /** Delegated permissions, all of them: what a sign-in asks for at the step that needs them. */
  readonly delegated: readonly string[];
  /** Application permissions of which one is enough, where an app may do it. */
  readonly application: readonly string[];
  /** Directory roles of which one is needed besides; names as in Microsoft's portals. */
  readonly roles: readonly string[];
  /** Whoever owns the registration needs none of them. */
  readonly isOwnerEnough: boolean;
}

/** What lets somebody send a request that changes something. */
export type WritePermission =
  | DirectoryPermission
  /** The integration itself does it, with its own credential. */
  | { readonly by: 'integration' }
  /** The OAuth client in the Genesys Cloud organisation does it; its roles have to hold the permission. */
  | { readonly by: 'genesysClient'; readonly permission: string };

/**
 * Microsoft Graph permissions reference and "Grant tenant-wide admin consent": app roles of Microsoft Graph are granted
 * by a Privileged Role Administrator, delegated permissions by application administrators as well. Owners may change
 * their registration without a role. Genesys Cloud: IntegrationsApi and EmailsApi of the SDK's documentation.
 */
export const WRITE_PERMISSIONS = {
  application: {
    by: 'directory',
    delegated: ['Application.ReadWrite.All'],
    application: ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All'],
    roles: ['Application Administrator', 'Cloud Application Administrator'],
    isOwnerEnough: true,
  },
  appRoleAssignments: {
    by: 'directory',
    delegated: ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
    application: ['AppRoleAssignment.ReadWrite.All'],
    roles: ['Privileged Role Administrator'],
    isOwnerEnough: false,
  },
  permissionGrants: {
    by: 'directory',
    delegated: ['DelegatedPermissionGrant.ReadWrite.All'],
    application: ['DelegatedPermissionGrant.ReadWrite.All'],
    roles: ['Privileged Role Administrator', 'Cloud Application Administrator', 'Application Administrator'],
    isOwnerEnough: false,
  },
  ownSubscriptions: { by: 'integration' },
  genesysIntegration: { by: 'genesysClient', permission: 'integrations:integration:edit' },
  genesysEmailSettings: { by: 'genesysClient', permission: 'conversation:settings:edit' },
} as const satisfies Readonly<Record<WritePermissionId, WritePermission>>;
