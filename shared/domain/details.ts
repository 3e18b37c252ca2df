import type { DomainState, IntegrationState } from '../checks/terms';
import type { Message } from '../messages/message';
import type { OwnerFacts } from './facts';
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
  RouteWord,
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
  /** Null: they could not be read. */
  readonly owners: readonly OwnerFacts[] | null;
  /** As it is configured at the vendor; null when it was not given. */
  readonly configuredTokenEndpoint: string | null;
  /** As it should be (FAQ row Q2). */
  readonly rightTokenEndpoint: string;
}

/** The Microsoft Graph integration of a Genesys Cloud organisation. */
export interface GenesysIntegrationRow {
  readonly id: string;
  readonly name: string | null;
  /** `unread`: it could not be read. */
  readonly state: IntegrationState | 'unread';
  readonly reportedAt: Instant | null;
  readonly problem: string | null;
  readonly tokenEndpoints: readonly string[];
  /** When its credential was last written; null: not read, or not shown. */
  readonly credentialWrittenAt: Instant | null;
  readonly at: Instant;
  readonly severity: Severity;
}

/** An inbound e-mail domain of the organisation. */
export interface EmailDomainRow {
  readonly name: string;
  readonly state: DomainState | 'unread';
  readonly integration: string | null;
  readonly problem: string | null;
  readonly at: Instant;
  readonly severity: Severity;
}

/** Where the mail of one mailbox goes in the organisation. */
export interface RouteRow {
  readonly address: string;
  readonly route: RouteWord;
  /** The domain of the route, where that is another one than the address's. */
  readonly domain: string | null;
  readonly flow: string | null;
  /** The route's own queue, or those that its flow was seen to choose. */
  readonly queues: readonly string[];
  readonly onQueue: number | null;
  readonly members: number | null;
  readonly waiting: number | null;
  readonly waitingSince: Instant | null;
  readonly severity: Severity;
}

/** The addresses that Genesys Cloud's mail comes from, as entries that Exchange Online takes. */
export type AddressRangesDetails =
  | { readonly state: 'read'; readonly at: Instant; readonly entries: readonly string[] }
  | { readonly state: 'unreadable'; readonly at: Instant; readonly failure: ReadFailure };

/** What the connection page shows of the Genesys Cloud organisation. */
export interface OrganisationDetails {
  /** Why its OAuth client could not sign in; null: it could. */
  readonly failure: ReadFailure | null;
  readonly integrations: readonly GenesysIntegrationRow[];
  readonly domains: readonly EmailDomainRow[];
  readonly routes: readonly RouteRow[];
  /** When the oldest of what the routes lead to was read, and when agents were last counted; null: not read. */
  readonly routesAt: Instant | null;
  readonly agentsAt: Instant | null;
  /** Whether mail to several addresses is routed to each; null: not read. */
  readonly severalDestinations: boolean | null;
  readonly settingsAt: Instant | null;
  /** How much of the OAuth client's requests in a minute is used; null: not said. */
  readonly rate: { readonly count: number; readonly allowed: number } | null;
  readonly ranges: AddressRangesDetails;
}

/** Everything that the connection page lists, made from a snapshot. */
export interface ConnectionDetails {
  readonly credentials: Section<CredentialRow>;
  readonly permissions: Section<PermissionRow>;
  readonly mailboxes: readonly MailboxRow[];
  readonly subscriptions: Section<SubscriptionRow>;
  readonly registration: RegistrationDetails;
  /** Null: the connection has no organisation. */
  readonly organisation: OrganisationDetails | null;
  /** Days before its end at which a credential of this connection gets worse. */
  readonly credentialDays: CredentialDays;
}

/** What a re-check found to differ from the look before. */
export interface RecheckOutcome {
  readonly at: Instant;
  /** One sentence a change; empty: nothing changed. */
  readonly changes: readonly Message[];
}
