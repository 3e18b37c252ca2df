import type { Access, Connection } from './connection';
import type {
  ApplicationFacts,
  AppRoleAssignmentFacts,
  AppTokenFacts,
  CredentialActivityFacts,
  DiscoveryFacts,
  MailboxProbe,
  MailFlowFacts,
  OrganizationFacts,
  OwnerFacts,
  PermissionGrantFacts,
  ResourceFacts,
  ServiceIssueFacts,
  ServicePrincipalFacts,
  SubscriptionFacts,
  TokenFacts,
  UserFacts,
} from './facts';
import type { GenesysObservations } from './genesys';
import type { Instant } from './instant';
import type { Observation } from './observation';

/** What was observed of one watched mailbox. */
export interface MailboxObservations {
  readonly address: string;
  readonly user: Observation<UserFacts | null>;
  /** With the integration's own identity: the only one whose refusal means anything. */
  readonly probe: Observation<MailboxProbe>;
  readonly mailFlow: Observation<MailFlowFacts>;
}

/** What was observed of one mailbox that must stay closed. */
export interface CanaryObservations {
  readonly address: string;
  readonly probe: Observation<MailboxProbe>;
}

/** What one of the connection's own ways to look can do at present. */
export interface AccessObservation {
  readonly kind: Access['kind'];
  readonly clientId: string;
  readonly token: Observation<TokenFacts>;
  /** Credentials of the monitor registration itself, so that the watcher's own expiry is watched; null: not its own. */
  readonly application: Observation<ApplicationFacts | null> | null;
}

/** What is known of the credential that Graphkeeper itself holds for the integration; never its value. */
export interface HeldCredential {
  readonly type: 'clientSecret' | 'certificate';
  /** First three characters of the secret, the same that Graph shows as `hint`; null for a certificate. */
  readonly hint: string | null;
  /** SHA-1 thumbprint, base64, as in `customKeyIdentifier`; null for a secret. */
  readonly thumbprint: string | null;
}

/** How many requests one look took: the report's request budget. */
export interface RequestCounts {
  readonly token: number;
  /** Round trips to Microsoft Graph; a batch is one. */
  readonly graph: number;
  /** Requests inside batches. */
  readonly batched: number;
  readonly genesys: number;
  readonly retries: number;
}

/** All observations of a connection at one time. */
export interface Snapshot {
  readonly connection: Connection;
  readonly at: Instant;
  readonly discovery: Observation<DiscoveryFacts>;
  readonly organization: Observation<OrganizationFacts>;
  /** A real token request with the integration's own credential. */
  readonly token: Observation<AppTokenFacts>;
  readonly held: HeldCredential | null;
  /** Null when read and absent: the registration is homed in another tenant, or deleted. */
  readonly application: Observation<ApplicationFacts | null>;
  /** Of the app registration; empty, too, where it is not in this tenant. */
  readonly owners: Observation<readonly OwnerFacts[]>;
  readonly servicePrincipal: Observation<ServicePrincipalFacts | null>;
  readonly resource: Observation<ResourceFacts>;
  readonly appRoleAssignments: Observation<readonly AppRoleAssignmentFacts[]>;
  readonly permissionGrants: Observation<readonly PermissionGrantFacts[]>;
  readonly credentialActivity: Observation<readonly CredentialActivityFacts[]>;
  /** What Microsoft says of its own services; of those that mail depends on, what is not resolved. */
  readonly serviceIssues: Observation<readonly ServiceIssueFacts[]>;
  /** Through `integrationCredential`: this app's own. Through `administrator`: every app's. */
  readonly subscriptions: Observation<readonly SubscriptionFacts[]>;
  readonly mailboxes: readonly MailboxObservations[];
  readonly canaries: readonly CanaryObservations[];
  readonly access: readonly AccessObservation[];
  /** Null: the connection has no organisation of Genesys Cloud. */
  readonly genesys: GenesysObservations | null;
  readonly requests: RequestCounts;
}
