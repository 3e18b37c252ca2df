import type { Access } from '../domain/connection';

/** The words that findings are made of: values of messages, shared by the checks and the message tables. */

/** What could not be read or told. */
export type UnknownWhat =
  | 'tokenEndpoint'
  | 'registration'
  | 'enterpriseApplication'
  | 'audience'
  | 'redirect'
  | 'credentials'
  | 'enterpriseCredentials'
  | 'credentialUse'
  | 'credentialChanges'
  | 'token'
  | 'permission'
  | 'requests'
  | 'excessApplication'
  | 'excessDelegated'
  | 'scope'
  | 'canary'
  | 'mailbox'
  | 'subscription'
  | 'rhythm'
  | 'mailFlow'
  | 'arrival'
  | 'organisation'
  | 'emailDomain'
  | 'graphIntegration'
  | 'graphCredential'
  | 'graphEndpoint'
  | 'route'
  | 'agents'
  | 'multipleDestinations'
  | 'domainReuse'
  | 'ipRanges'
  | 'facts'
  | 'access'
  | 'serviceHealth'
  | 'ownCredentials';

/** What can be done about a failed read. */
export type UnknownAction =
  | 'grant'
  /** A role for the OAuth client in Genesys Cloud. */
  | 'grantRole'
  | 'allowAddress'
  | 'integration'
  | 'signIn'
  | 'configure'
  | 'wait'
  | 'quote'
  | 'none';

/** Where an app was switched off. */
export type DisabledWhere = 'application' | 'enterpriseApplication' | 'microsoft';

/** How well a sign-in audience fits what the vendor asks for. */
export type AudienceFitness = 'expected' | 'contained' | 'ownTenantOnly' | 'personalOnly' | 'unknown';

/** Where a credential stands in its life; `expiring` is within the days of the policy. */
export type CredentialState = 'valid' | 'expiring' | 'expired' | 'notYet' | 'endless';

/** How one credential stands: `configured` is used as far as can be told. */
export type UseOfCredential = 'used' | 'configured' | 'unused' | 'unknown';

/** How a credential came to be known as the one in use. */
export type UseEvidence =
  /** Entra ID issued a token for the one that Graphkeeper was given. */
  | 'held'
  /** Microsoft's report of credential use. */
  | 'activity'
  /** There is no other. */
  | 'only'
  /** The others had expired before mail was last fetched. */
  | 'mail';

/** Whether a required permission is granted, and how that is known. */
export type GrantState =
  | 'granted'
  /** The directory could not be read, but the integration's own token carries it. */
  | 'inToken'
  /** Not in Entra ID, and mailboxes open all the same: Exchange RBAC for Applications grants it. */
  | 'exchangeRbac'
  /** Somebody consented for themselves only: no green tick in the portal (Q3). */
  | 'userOnly'
  | 'wrongType'
  | 'missing'
  /** Not in Entra ID; whether Exchange grants it cannot be told. */
  | 'undecided';

/** Whether the app registration lists a permission. */
export type RequestState = 'requested' | 'wrongType' | 'notRequested' | 'unknown';

/** How ready a mailbox is to be fetched from. */
export type Readiness =
  | 'ready'
  /** It opens, without licence: a shared mailbox. */
  | 'shared'
  /** It opens, while its account is blocked although it has a licence. */
  | 'blockedAccount'
  /** It opens, so it is there; the directory could not be read. */
  | 'opened'
  | 'noUser'
  | 'noMailbox'
  | 'noLicence'
  /** No licence, and Exchange refused to open it: a shared mailbox or none. */
  | 'undecided';

/** What a mailbox's mail says about being fetched. */
export type FetchEvidence =
  /** Mail waits longer than it may. */
  | 'waiting'
  /** New mail was fetched lately and none waits too long. */
  | 'fetching'
  /** No mail lately, or the mail could not be looked at. */
  | 'none';

/** How mail fares in one mailbox. */
export type MailFlowState =
  /** The newest mail was fetched. */
  | 'fetched'
  /** There is no mail. */
  | 'quiet'
  /** Some mail came a moment ago. */
  | 'waiting'
  /** Later mail was fetched, these were not. */
  | 'passedOver'
  | 'backlog'
  /** The numbers contradict each other. */
  | 'unclear';

/** Why an integration is in error. */
export type IntegrationErrorCause =
  | 'secret'
  | 'endpoint'
  | 'consent'
  | 'registration'
  /** What it was refused is well by now: it has not tried again. */
  | 'mended'
  | 'unknown';

/** How a service of Microsoft's stands by its own account. */
export type ServiceState = 'well' | 'advisory' | 'incident';

/** How the Microsoft Graph integration of Genesys Cloud stands. */
export type IntegrationState =
  | 'active'
  /** On its way there, for no longer than that takes. */
  | 'activating'
  /** On its way for longer than that takes. */
  | 'stuck'
  | 'error'
  /** Enabled, and not active all the same. */
  | 'inactive'
  /** Disabled, and not inactive yet. */
  | 'stopping'
  | 'disabled'
  | 'deleted'
  /** A state that this version of Graphkeeper does not know. */
  | 'unclear';

/** How an e-mail domain is joined to Microsoft Graph. */
export type DomainState =
  | 'active'
  /** Its integration is on its way from one state to another. */
  | 'changing'
  | 'error'
  | 'inactive'
  /** The integration that it names is deleted. */
  | 'deleted'
  | 'unlinked'
  /** It was linked at an earlier look. */
  | 'lost'
  /** There is no such domain. */
  | 'absent'
  | 'unclear';

/** Whether the credential in Genesys Cloud can be the right one, by when it was written. */
export type HeldSecretState =
  | 'current'
  /** A secret was made after it was written, and the ones before are valid still. */
  | 'behind'
  /** All valid secrets were made after it was written. */
  | 'outdated'
  /** The app has no valid secret. */
  | 'noneValid'
  /** The integration has no credential. */
  | 'noCredential'
  /** Dates are missing, or the app's secrets are in another tenant. */
  | 'incomparable';

/** Where the mail of an address goes. */
export type RouteState =
  | 'leads'
  | 'noDomain'
  | 'noRoute'
  | 'error'
  | 'pending'
  | 'removing'
  | 'noTarget'
  | 'noFlow'
  | 'flowDeleted'
  | 'flowUnpublished'
  | 'flowType'
  | 'noQueue'
  | 'unclear';

/** Who takes mail out of a queue. */
export type AgentsState =
  | 'onQueue'
  /** Nobody, and nothing waits. */
  | 'idle'
  | 'nobody'
  | 'noMembers'
  | 'unclear';

/** Whether fetched mail became conversations. */
export type ArrivalState =
  | 'arrives'
  /** Too few to tell: a reply joins the conversation that it belongs to. */
  | 'few'
  /** From some moment on, none became one. */
  | 'ceased'
  /** None at all did. */
  | 'missing';

/** Whether one mail makes a conversation for each of its addresses. */
export type DestinationsState = 'on' | 'onWithoutScript' | 'offNeeded' | 'offUnneeded' | 'offUnseen';

/** What is known of Exchange Online letting Genesys Cloud's addresses in. */
export type FilterState = 'complete' | 'lacking' | 'blocked' | 'neverSeen' | 'nothingExpected';

/** The facts of a snapshot that an access is needed for. */
export type FactName =
  | 'application'
  | 'servicePrincipal'
  | 'appRoleAssignments'
  | 'permissionGrants'
  | 'credentialActivity'
  | 'subscriptions'
  | 'users'
  | 'probes'
  | 'mailFlow';

/** What is read of a Genesys Cloud organisation. */
export type GenesysFactName =
  | 'domains'
  | 'routes'
  | 'integrations'
  | 'flows'
  | 'queues'
  | 'agents'
  | 'conversations'
  | 'emailSettings'
  | 'outboundDomains'
  | 'ipRanges';

/** The identities that stand as an access of a connection. */
export type NamedAccess = Access['kind'] | 'genesysClient';
