import type { GenesysRegion } from './genesys-region';
import type { CredentialDays } from './policy';

/** A Microsoft cloud by name, or a pair of origins (an unlisted cloud, or a simulated tenant). */
export type Cloud =
  'global' | 'usgov' | 'usgov-dod' | 'china' | { readonly login: string; readonly graph: string };

/** What a vendor expects of the app registration; the data is in `shared/profiles`. */
export type ProfileId = 'genesys-cloud' | 'generic';

/** Where a secret is kept. A reference, never a value. */
export type SecretReference = { readonly env: string } | { readonly keychain: string };

/** A client secret, or a certificate with its private key as one PEM text. */
export type ClientCredential =
  { readonly secret: SecretReference } | { readonly certificate: SecretReference };

/** How Graphkeeper may look at a connection. */
export type Access =
  | ({ readonly kind: 'integrationCredential' } & ClientCredential)
  | ({ readonly kind: 'monitorRegistration'; readonly clientId: string } & ClientCredential)
  | { readonly kind: 'administrator'; readonly clientId: string };

/**
 * The identities that a fact can be read with; `anonymous` is a request that needs no sign-in, `genesysClient` the OAuth
 * client in the Genesys Cloud organisation.
 */
export type AccessKind = Access['kind'] | 'anonymous' | 'genesysClient';

/** The Genesys Cloud organisation at the other end. */
export interface GenesysSettings {
  readonly region: GenesysRegion;
  /** Of an OAuth client with the grant "client credentials". */
  readonly clientId: string;
  readonly secret: SecretReference;
  /** Inbound e-mail domains; empty: those of the mailboxes. */
  readonly domains: readonly string[];
}

/** One watched mail integration as it is configured: references to secrets, no secret. */
export interface Connection {
  /** Stable for the life of the connection; the name where the connection comes from a file. */
  readonly id: string;
  readonly name: string;
  /** Tenant id or a verified domain name. */
  readonly tenantId: string;
  /** Client id of the integration's app registration. */
  readonly clientId: string;
  readonly cloud: Cloud;
  /** The token endpoint as it is configured at the vendor; null when the administrator did not give it. */
  readonly tokenEndpoint: string | null;
  readonly profile: ProfileId;
  /** Addresses that the vendor pulls mail from. */
  readonly mailboxes: readonly string[];
  /** Addresses that the integration must not be able to open. */
  readonly canaryMailboxes: readonly string[];
  readonly access: readonly Access[];
  readonly genesys: GenesysSettings | null;
  /** Overrides the policy for this connection; null for the common one. */
  readonly credentialDays: CredentialDays | null;
}
