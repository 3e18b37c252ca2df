import type { ProfileId } from '../domain/connection';

/** Microsoft's two types of permission; `application` acts without a signed-in user. */
export type PermissionType = 'application' | 'delegated';

/** Why a permission is needed: shown with it (FAQ rows Q5 and Q10). */
export type PermissionReason = 'fetchAndMarkRead' | 'sendReplies' | 'mailboxAddress' | 'requested';

/** What stops without a permission. */
export type PermissionEffect = 'fetching' | 'sending' | 'details';

/** One permission that a vendor's integration needs. */
export interface RequiredPermission {
  /** Its name at Microsoft Graph, for example `Mail.ReadWrite`. */
  readonly value: string;
  readonly type: PermissionType;
  readonly reason: PermissionReason;
  readonly without: PermissionEffect;
  /** Exchange RBAC for Applications can grant it instead of Entra ID: then no consent is the right state. */
  readonly isExchangeScoped: boolean;
  /** Other permissions that are taken for it, for example the application permission `User.Read.All`. */
  readonly mistakenFor: readonly string[];
}

/** What a vendor expects of the app registration and its surroundings, as data. */
export interface VendorProfile {
  readonly id: ProfileId;
  /** The vendor's name in texts; null where it is not known. */
  readonly vendor: string | null;
  /** Permissions of Microsoft Graph; null: whatever the app registration itself requests. */
  readonly permissions: readonly RequiredPermission[] | null;
  /** `signInAudience` values by fitness; null: any will do. */
  readonly audiences: { readonly expected: string; readonly alsoFits: readonly string[] } | null;
  /** Redirect URIs that the set-up asks for. */
  readonly redirectUris: readonly string[];
  /** Domains that change notifications go to, subdomains included; null: not known. */
  readonly notificationDomains: readonly string[] | null;
}

/** Permissions of a sign-in itself: they open nothing and are never in excess. */
export const HARMLESS_PERMISSIONS: readonly string[] = ['openid', 'profile', 'offline_access', 'email'];

/**
 * Permissions with which an app can take over a tenant, or read and change everything of one kind in it. Granted
 * to a mail integration they are a warning, not a notice.
 */
export const HIGH_PRIVILEGE_PERMISSIONS: readonly string[] = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Directory.ReadWrite.All',
  'Files.ReadWrite.All',
  'Group.ReadWrite.All',
  'GroupMember.ReadWrite.All',
  'RoleManagement.ReadWrite.Directory',
  'RoleManagement.ReadWrite.Exchange',
  'Sites.FullControl.All',
  'Sites.ReadWrite.All',
  'User.ReadWrite.All',
  'Policy.ReadWrite.ApplicationConfiguration',
  'Policy.ReadWrite.ConditionalAccess',
  'Policy.ReadWrite.PermissionGrant',
];
