import type { NetworkFailureCause } from '../domain/failure';

/** What is wrong with Graphkeeper's registration in the customer's tenant, as a sign-in shows it. */
export type RegistrationFault =
  /** No such client id in the tenant. */
  | 'notFound'
  | 'disabled'
  /** `http://localhost` is not among the redirect URIs of the platform "Mobile and desktop applications". */
  | 'redirectUri'
  /** Public client flows are not allowed, or the redirect URI stands under another platform. */
  | 'notPublicClient';

/** Why nobody was signed in. Decided by codes, never by wording; `aadsts` is the number to quote to Microsoft. */
export type SignInFailure =
  /** By the administrator, in Graphkeeper; or a newer sign-in took its place. */
  | { readonly code: 'cancelled' }
  /** Nobody finished in the browser, or used the code, in time. */
  | { readonly code: 'timedOut' }
  /** By the administrator, on Microsoft's page. */
  | { readonly code: 'declined'; readonly aadsts: number | null }
  /** An administrator has to consent to the permissions first. */
  | { readonly code: 'consentRequired'; readonly aadsts: number | null }
  /** Conditional Access or security defaults. */
  | { readonly code: 'blockedByPolicy'; readonly aadsts: number | null }
  /** The account is not one of the watched tenant. */
  | { readonly code: 'wrongTenant'; readonly aadsts: number | null }
  | { readonly code: 'registration'; readonly fault: RegistrationFault; readonly aadsts: number | null }
  /** No browser could be opened here: the device code is the other way. */
  | { readonly code: 'noBrowser' }
  | { readonly code: 'network'; readonly cause: NetworkFailureCause }
  /** `error` is the OAuth 2.0 value, or a symbolic code of our own or of MSAL's. */
  | { readonly code: 'other'; readonly error: string; readonly aadsts: number | null };

/** Who is signed in. */
export interface AdministratorAccount {
  /** The sign-in name, for example `admin@contoso.com`. */
  readonly username: string;
  readonly name: string | null;
  readonly tenantId: string;
}

/** A sign-in that succeeded. */
export interface SignedIn {
  readonly account: AdministratorAccount;
  /** Delegated permissions that were granted; null: the answer did not list them. */
  readonly scopes: readonly string[] | null;
}

/** A code to be entered on another page or device. */
export interface DeviceCode {
  readonly userCode: string;
  /** Microsoft's page, always `https`. */
  readonly verificationUri: string;
  /** Seconds that the code can be used for. */
  readonly expiresInSeconds: number;
}
