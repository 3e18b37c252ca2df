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
  | 'facts'
  | 'access'
  | 'ownCredentials';

/** What can be done about a failed read. */
export type UnknownAction = 'grant' | 'integration' | 'signIn' | 'configure' | 'wait' | 'quote' | 'none';

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

/** The identities that stand as an access of a connection. */
export type NamedAccess = Access['kind'];
