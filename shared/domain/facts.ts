import type { EntraFailure } from './failure';
import type { Instant } from './instant';

/** A client secret or certificate as Microsoft Graph lists it. No secret value exists there to be read. */
export interface CredentialFacts {
  readonly type: 'clientSecret' | 'certificate';
  /** On which object it stands. */
  readonly owner: 'application' | 'servicePrincipal';
  readonly keyId: string;
  readonly name: string | null;
  /** First characters of a client secret's value, as Graph shows them. */
  readonly hint: string | null;
  readonly start: Instant | null;
  /** Null when Graph gave none: then it never expires as far as anybody can tell. */
  readonly end: Instant | null;
  /** Thumbprint, base64, as Graph gives it; shared by the three entries of one SAML signing certificate. */
  readonly customKeyIdentifier: string | null;
  /** `Sign` or `Verify`; null for a client secret. */
  readonly usage: string | null;
}

/** One requested permission: `Scope` is delegated, `Role` is application (Graph's `resourceAccess`). */
export interface RequestedPermission {
  readonly resourceAppId: string;
  readonly id: string;
  readonly type: 'Scope' | 'Role';
}

/** The app registration. */
export interface ApplicationFacts {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string | null;
  readonly signInAudience: string | null;
  readonly redirectUris: readonly string[];
  readonly isDisabled: boolean;
  readonly disabledByMicrosoftStatus: string | null;
  readonly createdAt: Instant | null;
  readonly credentials: readonly CredentialFacts[];
  readonly requested: readonly RequestedPermission[];
}

/** The enterprise application: the app's object in the watched tenant. */
export interface ServicePrincipalFacts {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string | null;
  readonly accountEnabled: boolean;
  readonly isDisabled: boolean;
  readonly disabledByMicrosoftStatus: string | null;
  readonly appOwnerOrganizationId: string | null;
  readonly credentials: readonly CredentialFacts[];
}

/** A granted application permission. */
export interface AppRoleAssignmentFacts {
  readonly id: string;
  readonly appRoleId: string;
  readonly resourceId: string;
  readonly resourceName: string | null;
  readonly createdAt: Instant | null;
}

/** A delegated grant; `AllPrincipals` is the admin consent that the portal shows as a green tick. */
export interface PermissionGrantFacts {
  readonly id: string;
  readonly consentType: 'AllPrincipals' | 'Principal';
  readonly principalId: string | null;
  readonly resourceId: string;
  readonly scopes: readonly string[];
}

/** Microsoft Graph's own service principal: names for permission ids. */
export interface ResourceFacts {
  readonly id: string;
  readonly appId: string;
  readonly appRoles: readonly { readonly id: string; readonly value: string }[];
  readonly scopes: readonly { readonly id: string; readonly value: string }[];
}

/** Last use of one credential (Graph beta report `appCredentialSignInActivities`). */
export interface CredentialActivityFacts {
  readonly keyId: string;
  readonly lastSignIn: Instant | null;
}

/** A change-notification subscription. The notification URL is cut to origin and path: its query may hold secrets. */
export interface SubscriptionFacts {
  readonly id: string;
  readonly resource: string;
  /** The user segment of the resource (id or address, as the owner wrote it); null when it names none. */
  readonly user: string | null;
  readonly applicationId: string | null;
  readonly changeTypes: readonly string[];
  readonly notificationUrl: string;
  readonly hasLifecycleUrl: boolean;
  readonly expiration: Instant;
}

/** A mailbox's user. */
export interface UserFacts {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly accountEnabled: boolean | null;
  readonly licenceCount: number;
}

/** What opening a mailbox's inbox with one identity showed. A refusal is a result here, not a failure. */
export type MailboxProbe =
  | { readonly outcome: 'open'; readonly totalItemCount: number; readonly unreadItemCount: number }
  | {
      readonly outcome: 'refused';
      readonly graphCode: string;
      /** The refusal names a legacy application access policy (`[RAOP]`); false: RBAC scope or missing role. */
      readonly byAccessPolicy: boolean;
    }
  | { readonly outcome: 'notFound'; readonly graphCode: string };

/** What the inbox says about mail being fetched. Read means downloaded by the vendor (FAQ row Q5). */
export interface MailFlowFacts {
  /** When the longest-waiting unread message came; null when nothing is unread. */
  readonly oldestUnread: Instant | null;
  readonly unreadCount: number;
  /** The newest messages, newest first. */
  readonly recent: readonly {
    readonly receivedAt: Instant;
    readonly isRead: boolean;
    /** Other watched addresses that it was sent to as well; absent: recipients were not asked for. */
    readonly sharedWith?: readonly string[];
  }[];
}

/** What the tenant's discovery document says; read without signing in. */
export interface DiscoveryFacts {
  readonly tenantId: string | null;
  readonly tokenEndpoint: string;
  /** Host of Microsoft Graph for this tenant's cloud. */
  readonly graphHost: string | null;
}

/** The result of one real token request of an app that signs in by itself. */
export type AppTokenFacts =
  | {
      readonly outcome: 'issued';
      /** Application permissions in the token: corroboration only, Microsoft calls the token opaque. Null: none readable. */
      readonly roles: readonly string[] | null;
      readonly expiresAt: Instant;
      readonly method: 'secret' | 'certificate';
    }
  | { readonly outcome: 'refused'; readonly method: 'secret' | 'certificate'; readonly entra: EntraFailure };

/** The result of one token request for a user who signed in. */
export type UserTokenFacts =
  | {
      readonly outcome: 'issued';
      /** A user's token carries no application permissions. */
      readonly roles: null;
      /** Delegated permissions, as the token endpoint's answer lists them; null: it did not. */
      readonly scopes: readonly string[] | null;
      /** Template ids of the user's directory roles, from the token: corroboration only. Null: not readable. */
      readonly directoryRoles: readonly string[] | null;
      readonly expiresAt: Instant;
      readonly method: 'user';
    }
  | { readonly outcome: 'refused'; readonly method: 'user'; readonly entra: EntraFailure };

/** The result of one real token request. */
export type TokenFacts = AppTokenFacts | UserTokenFacts;

/** The tenant. */
export interface OrganizationFacts {
  readonly id: string;
  readonly displayName: string | null;
  readonly domains: readonly string[];
}

/** Somebody who owns an app registration: may change it and its credentials, and is whom to ask about it. */
export interface OwnerFacts {
  readonly id: string;
  readonly kind: 'user' | 'servicePrincipal' | 'other';
  /** Null: it has none, or may not be read, as everything else of an owner but its id. */
  readonly name: string | null;
  readonly userPrincipalName: string | null;
  readonly mail: string | null;
}

/** Microsoft's services that the mail depends on. */
export const MAIL_SERVICES = ['exchange', 'entra'] as const;

export type MailService = (typeof MAIL_SERVICES)[number];

/** An issue of one of Microsoft's services that is not resolved (serviceHealthIssue). */
export interface ServiceIssueFacts {
  /** For example `EX123456`: what the admin center and Microsoft's support call it. */
  readonly id: string;
  readonly service: MailService;
  /** Microsoft's own sentence, in English. */
  readonly title: string;
  /** An incident is a noticeable loss of service; an advisory concerns few, or part of it. */
  readonly kind: 'incident' | 'advisory';
  readonly startedAt: Instant;
}
