import type { Message } from '../messages/message';
import type { ReadFailure } from './failure';
import type { Instant } from './instant';
import type { CredentialDays } from './policy';
import type {
  AccountState,
  CredentialOwner,
  CredentialTrial,
  CredentialType,
  CredentialUseState,
  Granted,
  MailboxAccess,
  MomentFact,
  PermissionKind,
  Requested,
} from './row-values';
import type { Severity } from './severity';

/** A table of facts, or why there is none; `at` is when it was read. */
export type Section<Row> =
  | { readonly state: 'read'; readonly at: Instant; readonly rows: readonly Row[] }
  | { readonly state: 'unreadable'; readonly at: Instant; readonly failure: ReadFailure };

/** A client secret or certificate, as the connection page lists it. */
export interface CredentialRow {
  readonly keyId: string;
  readonly type: CredentialType;
  readonly owner: CredentialOwner;
  readonly name: string | null;
  readonly hint: string | null;
  readonly start: Instant | null;
  readonly end: Instant | null;
  readonly use: CredentialUseState;
  /** Whether a real token request with it succeeded; unknown unless Graphkeeper holds it. */
  readonly works: CredentialTrial;
  readonly lastSignIn: Instant | null;
  readonly severity: Severity;
}

/** One permission: required by the vendor, requested on the registration, granted in the tenant. */
export interface PermissionRow {
  /** For example `Mail.ReadWrite`; the id where its name is not known. */
  readonly value: string;
  readonly type: PermissionKind;
  /** Microsoft Graph, or another API by its name where that is known. */
  readonly api: 'graph' | { readonly name: string | null };
  readonly required: boolean;
  readonly requested: Requested;
  readonly granted: Granted;
  /** Why the vendor needs it (FAQ row Q10); null for a permission that it does not ask for. */
  readonly reason: Message | null;
  readonly severity: Severity;
}

/** One mailbox: is it there, may the integration open it, will it be notified, does mail wait. */
export interface MailboxRow {
  readonly address: string;
  /** A canary must be closed to the integration. */
  readonly isCanary: boolean;
  readonly enabled: AccountState;
  readonly licenceCount: number | null;
  readonly access: MailboxAccess;
  /** End of its live subscription; `none` when there is none. */
  readonly subscriptionEnds: MomentFact;
  readonly oldestUnread: MomentFact;
  readonly unreadCount: number | null;
  readonly severity: Severity;
}

/** One change-notification subscription. */
export interface SubscriptionRow {
  readonly id: string;
  readonly mailbox: string | null;
  readonly resource: string;
  readonly changeTypes: readonly string[];
  readonly notificationUrl: string;
  readonly hasLifecycleUrl: boolean;
  readonly expiration: Instant;
  /** Whether the watched app registration owns it. */
  readonly isOwn: boolean;
  readonly severity: Severity;
}

/** The app registration and what has to be pasted at the vendor. */
export interface RegistrationDetails {
  readonly displayName: string | null;
  readonly clientId: string;
  readonly tenantId: string;
  readonly applicationObjectId: string | null;
  readonly servicePrincipalObjectId: string | null;
  readonly audience: string | null;
  readonly redirectUris: readonly string[];
  readonly isEnabled: boolean | null;
  /** As it is configured at the vendor; null when it was not given. */
  readonly configuredTokenEndpoint: string | null;
  /** As it should be (FAQ row Q2). */
  readonly rightTokenEndpoint: string;
}

/** Everything that the connection page lists, made from a snapshot. */
export interface ConnectionDetails {
  readonly credentials: Section<CredentialRow>;
  readonly permissions: Section<PermissionRow>;
  readonly mailboxes: readonly MailboxRow[];
  readonly subscriptions: Section<SubscriptionRow>;
  readonly registration: RegistrationDetails;
  /** Days before its end at which a credential of this connection gets worse. */
  readonly credentialDays: CredentialDays;
}

/** What a re-check found to differ from the look before. */
export interface RecheckOutcome {
  readonly at: Instant;
  /** One sentence a change; empty: nothing changed. */
  readonly changes: readonly Message[];
}
