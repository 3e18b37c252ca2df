import type { EpochMs } from '../../shared/domain/instant';
import type { FaultSpec } from './faults';
import type { SimOrganisation } from './genesys/organisation';

/**
 * The state of the simulated cloud. Mutable on purpose: it is the world, and requests change it. Times are
 * absolute milliseconds; the state file writes them relative to its start (`"+6d"`).
 */
export interface World {
  readonly tenants: Tenant[];
  /** Genesys Cloud, at the other end of the tenants whose vendor names one of them. */
  readonly organisations: SimOrganisation[];
}

/** An issue of one of Microsoft's services (serviceHealthIssue). */
export interface SimServiceIssue {
  readonly id: string;
  /** As Microsoft names it, for example `Exchange Online`. */
  readonly service: string;
  readonly title: string;
  readonly classification: 'incident' | 'advisory';
  readonly startedAt: EpochMs;
  /** Null: it goes on. */
  resolvedAt: EpochMs | null;
}

/** One Microsoft 365 tenant: directory, mailboxes, subscriptions, Exchange scoping. */
export interface Tenant {
  readonly id: string;
  displayName: string;
  readonly domains: { readonly name: string; readonly isDefault: boolean; readonly isInitial: boolean }[];
  readonly applications: SimApplication[];
  readonly servicePrincipals: SimServicePrincipal[];
  readonly appRoleAssignments: SimAppRoleAssignment[];
  readonly permissionGrants: SimPermissionGrant[];
  readonly users: SimUser[];
  readonly subscriptions: SimSubscription[];
  readonly accessPolicies: SimAccessPolicy[];
  readonly rbacAssignments: SimRbacAssignment[];
  readonly credentialActivities: {
    readonly appId: string;
    readonly keyId: string;
    lastSignIn: EpochMs | null;
  }[];
  /** What Microsoft says of its own services. */
  readonly serviceIssues: SimServiceIssue[];
  /** The tenant-wide limits on adding credentials; null restrictions: none. */
  appManagementPolicy: {
    isEnabled: boolean;
    /** ISO 8601 duration, for example `P180D`; null: no limit. */
    maxSecretLifetime: string | null;
    /** The same for certificates; absent: no limit. */
    maxCertificateLifetime?: string;
    secretsBlocked: boolean;
  };
  readonly deviceCodes: SimDeviceCode[];
  /** Seconds until a new secret is accepted by the token endpoint (observed: 4 to 18 s). */
  secretReplicationSeconds: number;
  /** Minutes until a change of Exchange scoping is seen (Microsoft: 30 minutes to 2 hours). */
  exchangePropagationMinutes: number;
  /** How this tenant's services misbehave. */
  readonly faults: FaultSpec[];
  /** The mail integration that lives in this tenant; absent: nobody fetches mail and none arrives. */
  readonly vendor?: SimVendor;
}

/**
 * The vendor at the far end, as far as the tenant notices it: customers' mail arrives, is fetched (marked read)
 * and subscriptions are renewed, for as long as secret, consent, scope and subscription allow. It keeps a served
 * scenario in its state for days, instead of every tenant decaying into a backlog.
 */
export interface SimVendor {
  readonly appId: string;
  /** The client secret or certificate that it uses; null: it holds something that is none of the app's. */
  keyId: string | null;
  readonly mailboxes: readonly string[];
  /** Minutes between two customers' mails in one mailbox; 0: none arrive. */
  readonly mailEveryMinutes: number;
  /** Whether it fetches what it is notified of; false: its side is down. */
  fetchesMail: boolean;
  renewsSubscriptions: boolean;
  /** Up to when the world has been played. */
  advancedTo: EpochMs;
  /**
   * The integration in a Genesys Cloud organisation that this vendor is. What it signs in with, whether it is
   * active and which mailboxes it pulls from are the organisation's matter then, and `keyId` counts for nothing.
   */
  readonly genesys?: { readonly organisationId: string; readonly integrationId: string };
}

/** An app registration. */
export interface SimApplication {
  readonly id: string;
  readonly appId: string;
  displayName: string;
  signInAudience: string;
  readonly createdAt: EpochMs;
  isDisabled: boolean;
  disabledByMicrosoftStatus: string | null;
  readonly web: string[];
  readonly publicClient: string[];
  readonly spa: string[];
  readonly passwords: SimPassword[];
  readonly keys: SimKey[];
  readonly requested: {
    readonly resourceAppId: string;
    readonly id: string;
    readonly type: 'Scope' | 'Role';
  }[];
  /** Object ids of owning service principals and users, for `Application.ReadWrite.OwnedBy`. */
  readonly owners: string[];
}

/** A client secret. Its value exists only here, as in the real directory. */
export interface SimPassword {
  readonly keyId: string;
  displayName: string | null;
  readonly secretText: string;
  readonly hint: string;
  readonly start: EpochMs;
  readonly end: EpochMs;
  /** From when on the token endpoint accepts it. */
  readonly effectiveAt: EpochMs;
  readonly customKeyIdentifier: string | null;
}

/** A certificate. */
export interface SimKey {
  readonly keyId: string;
  displayName: string | null;
  readonly type: 'AsymmetricX509Cert' | 'Symmetric';
  readonly usage: 'Verify' | 'Sign';
  readonly start: EpochMs;
  readonly end: EpochMs;
  /** SHA-1 thumbprint, base64. */
  readonly customKeyIdentifier: string;
  /** The certificate (PEM), to verify client assertions with; null: metadata only. */
  readonly certificatePem: string | null;
}

/** An enterprise application. */
export interface SimServicePrincipal {
  readonly id: string;
  readonly appId: string;
  displayName: string;
  accountEnabled: boolean;
  isDisabled: boolean;
  disabledByMicrosoftStatus: string | null;
  readonly appOwnerOrganizationId: string;
  readonly appRoles: { readonly id: string; readonly value: string }[];
  readonly scopes: { readonly id: string; readonly value: string }[];
  readonly passwords: SimPassword[];
  readonly keys: SimKey[];
}

export interface SimAppRoleAssignment {
  readonly id: string;
  readonly principalId: string;
  readonly resourceId: string;
  readonly appRoleId: string;
  readonly createdAt: EpochMs;
}

export interface SimPermissionGrant {
  readonly id: string;
  readonly clientId: string;
  readonly consentType: 'AllPrincipals' | 'Principal';
  readonly principalId: string | null;
  readonly resourceId: string;
  scope: string;
}

/** A user and its mailbox. */
export interface SimUser {
  readonly id: string;
  userPrincipalName: string;
  mail: string | null;
  displayName: string;
  accountEnabled: boolean;
  readonly licences: { readonly skuId: string }[];
  /** Directory roles by display name, for example `Privileged Role Administrator`. */
  readonly roles: string[];
  /** Null: no mailbox (no licence, or never provisioned). */
  mailbox: { readonly messages: SimMessage[] } | null;
}

export interface SimMessage {
  readonly id: string;
  readonly receivedAt: EpochMs;
  readonly subject: string;
  readonly from: string;
  isRead: boolean;
  lastModifiedAt: EpochMs;
  /** The addresses that it was sent to; absent: the mailbox's own. */
  readonly recipients?: readonly string[];
  /** Its `Message-ID`, which the copies in several mailboxes share; absent: one of its own. */
  readonly internetMessageId?: string;
}

export interface SimSubscription {
  readonly id: string;
  readonly resource: string;
  readonly applicationId: string;
  readonly creatorId: string;
  readonly changeType: string;
  notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  readonly includeResourceData: boolean;
  expiration: EpochMs;
}

/** A legacy application access policy: the app may open these mailboxes only (or all but these). */
export interface SimAccessPolicy {
  readonly appId: string;
  readonly right: 'RestrictAccess' | 'DenyAccess';
  /** Addresses of the scope group's members. */
  readonly members: readonly string[];
  readonly effectiveFrom: EpochMs;
  effectiveUntil: EpochMs | null;
}

/** A role assignment of RBAC for Applications; not visible in Entra's grants nor in the token. */
export interface SimRbacAssignment {
  readonly id: string;
  readonly servicePrincipalId: string;
  /** For example `Application Mail.ReadWrite`. */
  readonly role: string;
  /** Addresses in scope; null: the whole organisation. */
  readonly members: readonly string[] | null;
  readonly effectiveFrom: EpochMs;
  effectiveUntil: EpochMs | null;
}

/** A device-code sign-in that is under way. */
export interface SimDeviceCode {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: EpochMs;
  /** Object id of the user who approved; null while pending. */
  approvedBy: string | null;
  isDeclined: boolean;
}
