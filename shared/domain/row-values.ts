import type { Instant } from './instant';

/**
 * What the cells of the connection page's tables can be. Apart from the rows themselves, because messages put
 * these values into words and rows hold messages.
 */

/** Kind of a credential. */
export type CredentialType = 'clientSecret' | 'certificate';

/** The object on which a credential stands. */
export type CredentialOwner = 'application' | 'servicePrincipal';

/** Whether the integration signs in with a credential. */
export type CredentialUseState = 'inUse' | 'notInUse' | 'unknown';

/** Whether a real token request with a credential succeeded. */
export type CredentialTrial = 'works' | 'refused' | 'unknown';

/** Microsoft Graph's names of the two types of permission: `Role` is application, `Scope` delegated. */
export type PermissionKind = 'Role' | 'Scope';

/** Whether the registration lists a permission. */
export type Requested = 'yes' | 'no' | 'unknown';

/** `admin` is the portal's green tick; `exchange` is a grant by RBAC for Applications. */
export type Granted = 'admin' | 'user' | 'exchange' | 'no' | 'unknown';

/** Whether a mailbox's user may sign in. */
export type AccountState = 'yes' | 'no' | 'missing' | 'unknown';

/** Whether the integration may open a mailbox. */
export type MailboxAccess = 'open' | 'refused' | 'notFound' | 'unknown';

/** A moment, or that there is none, or that it is not known. */
export type MomentFact = { readonly at: Instant } | 'none' | 'unknown';

/** The state of a route, in Genesys Cloud's own word, or why there is none. */
export type RouteWord =
  'Pending' | 'Active' | 'Removing' | 'Error' | 'other' | 'noDomain' | 'noRoute' | 'unread';

/** What a look reads, as an administrator knows it. */
export type ReadFact =
  | 'discovery'
  | 'token'
  | 'application'
  | 'servicePrincipal'
  | 'appRoleAssignments'
  | 'permissionGrants'
  | 'credentialActivity'
  | 'serviceIssues'
  | 'owners'
  | 'subscriptions'
  | 'users'
  | 'probes'
  | 'mailFlow';
