import type { CredentialFacts } from './facts';
import type { Instant } from './instant';

/**
 * What is remembered of a connection between two starts: enough to tell a change of the tenant from a first look, and
 * a late renewal from a usual one. No secret is part of it.
 */

/** Who said that a credential is a planned one. */
export interface CredentialConfirmation {
  readonly at: Instant;
  /** The user of this computer. */
  readonly by: string;
}

/** A credential of the app as it was last read. */
export interface RememberedCredential extends Pick<
  CredentialFacts,
  'type' | 'owner' | 'keyId' | 'name' | 'hint' | 'start' | 'end' | 'customKeyIdentifier'
> {
  readonly firstSeen: Instant;
  /** `baseline` was there at the first look, about which nothing can be said; `appeared` came later. */
  readonly origin: 'baseline' | 'appeared';
  /** The last look that did not show it yet; null for the baseline. */
  readonly notSeenAt: Instant | null;
  /** Null: nobody said yet that it is a planned one. */
  readonly confirmed: CredentialConfirmation | null;
}

/** A granted permission as it was last read. */
export interface RememberedGrant {
  /** Microsoft's ids of API and permission: names can become known between two looks. */
  readonly id: string;
  /** Its name at the API; its id where no name is known. */
  readonly value: string;
  readonly type: 'application' | 'delegated';
  readonly consent: 'admin' | 'user';
  /** The API where it is another than Microsoft Graph; null: Graph, or not known. */
  readonly resource: string | null;
}

/** One time that a subscription's end moved further away. */
export interface Renewal {
  /** `recreated`: by another subscription in its place. `restored`: after there had been none for a while. */
  readonly kind: 'renewed' | 'recreated' | 'restored';
  /** The last look that showed the old end: it was renewed after this one. */
  readonly notBefore: Instant;
  /** The look that first showed the new end. */
  readonly seenAt: Instant;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * A change-notification subscription to one resource at one notification host. Vendors make a new one now and then in
 * place of renewing the old, so that its id is no identity. Of several at once it is the longest-lived.
 */
export interface RememberedSubscription {
  /** Resource and host. */
  readonly key: string;
  /** The mailbox as the connection lists it, or as the resource names it; null: it names none. */
  readonly mailbox: string | null;
  readonly resource: string;
  readonly host: string;
  /** Of the present one, or the last. */
  readonly id: string;
  readonly expiration: Instant;
  readonly firstSeen: Instant;
  /** The look that missed it; null: it is there. */
  readonly endedAt: Instant | null;
  /** Oldest first, the last few. */
  readonly renewals: readonly Renewal[];
}

/** The Graph link that an e-mail domain of Genesys Cloud has or had. */
export interface RememberedGraphLink {
  /** In small letters. */
  readonly domain: string;
  readonly integrationId: string;
  readonly integrationName: string | null;
  readonly firstSeen: Instant;
  /** The link is gone: between the last look that showed it and the first that did not. Null: it is there. */
  readonly lost: { readonly notBefore: Instant; readonly seenAt: Instant } | null;
}

/**
 * Exchange Online's connection filter policy as it was pasted last: no interface of Microsoft's shows it to an app.
 * Single addresses, networks in CIDR, and ranges with a hyphen.
 */
export interface RememberedFilterPolicy {
  readonly pastedAt: Instant;
  readonly name: string;
  readonly allowed: readonly string[];
  readonly blocked: readonly string[];
}

/** What is watched for changes; each is read by itself, and can become readable later than the others. */
export const REMEMBERED_FACTS = [
  'applicationCredentials',
  'enterpriseCredentials',
  'applicationGrants',
  'userGrants',
  'subscriptions',
  'graphLinks',
] as const;

export type RememberedFact = (typeof REMEMBERED_FACTS)[number];

/** Since when a fact has been watched, and when it was last read. */
export interface WatchSpan {
  /** The first look at it: its baseline. */
  readonly since: Instant;
  readonly seenAt: Instant;
}

/** All that is remembered of one connection. Plain data: it is kept between starts. */
export interface ConnectionMemory {
  /** Which app in which tenant: another one has no past here. */
  readonly target: string;
  /** Null: never read yet. */
  readonly watched: Readonly<Record<RememberedFact, WatchSpan | null>>;
  readonly credentials: readonly RememberedCredential[];
  readonly grants: readonly RememberedGrant[];
  readonly subscriptions: readonly RememberedSubscription[];
  readonly graphLinks: readonly RememberedGraphLink[];
  /** Null: never pasted. */
  readonly filterPolicy: RememberedFilterPolicy | null;
}

/** What appeared since the baseline, and nobody said was planned. */
export function unplanned({
  credentials,
}: Pick<ConnectionMemory, 'credentials'>): readonly RememberedCredential[] {
  return credentials.filter(({ origin, confirmed }) => origin === 'appeared' && confirmed === null);
}

/** Renewals kept of each subscription: enough to learn a habit from, and to unlearn an old one. */
export const MAX_RENEWALS = 8;

/** More of a kind than any app has (Entra ID: 1,200 entries in a registration): what is beyond is not remembered. */
export const MAX_REMEMBERED = 5_000;

/** A credential before or after a change. */
export type CredentialImage = Pick<
  RememberedCredential,
  'type' | 'owner' | 'keyId' | 'name' | 'hint' | 'start' | 'end'
>;

/** A subscription before or after a change. */
export type SubscriptionImage = Pick<
  RememberedSubscription,
  'id' | 'mailbox' | 'resource' | 'host' | 'expiration'
>;

/** The Graph link of an e-mail domain before or after a change. */
export type GraphLinkImage = Pick<RememberedGraphLink, 'domain' | 'integrationId' | 'integrationName'>;

/** Something of the tenant, or of the organisation at Genesys Cloud, that is different from the look before, with before and after. */
export type ObservedChange = { readonly at: Instant } & (
  | { readonly kind: 'credentialAppeared'; readonly before: null; readonly after: CredentialImage }
  | { readonly kind: 'credentialRemoved'; readonly before: CredentialImage; readonly after: null }
  | { readonly kind: 'consentGranted'; readonly before: null; readonly after: RememberedGrant }
  | { readonly kind: 'consentWithdrawn'; readonly before: RememberedGrant; readonly after: null }
  | { readonly kind: 'consentChanged'; readonly before: RememberedGrant; readonly after: RememberedGrant }
  | { readonly kind: 'subscriptionAppeared'; readonly before: null; readonly after: SubscriptionImage }
  | {
      readonly kind: 'subscriptionRenewed' | 'subscriptionRecreated' | 'subscriptionRestored';
      readonly before: SubscriptionImage;
      readonly after: SubscriptionImage;
    }
  /** Its end had passed; `Removed`: it had time left. */
  | {
      readonly kind: 'subscriptionLapsed' | 'subscriptionRemoved';
      readonly before: SubscriptionImage;
      readonly after: null;
    }
  | { readonly kind: 'graphLinkLost'; readonly before: GraphLinkImage; readonly after: null }
  /** It is there again, by whichever integration; `before` is what was lost. `Moved`: to another integration. */
  | {
      readonly kind: 'graphLinkRestored' | 'graphLinkMoved';
      readonly before: GraphLinkImage;
      readonly after: GraphLinkImage;
    }
);
