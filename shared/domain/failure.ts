/** What Microsoft Entra ID said when it refused a token. Never derived from message text. */
export type EntraFailureKind =
  | 'secretExpired'
  | 'secretWrong'
  | 'certificateRejected'
  | 'appNotFound'
  | 'appDisabled'
  | 'tenantNotFound'
  | 'wrongEndpoint'
  | 'consentMissing'
  | 'blockedByPolicy'
  | 'interactionRequired'
  | 'transient'
  | 'other';

/** A refusal by the token endpoint: our class of it, and the values it came from. */
export interface EntraFailure {
  readonly kind: EntraFailureKind;
  /** The AADSTS number, for example 7000222; null when there was none. */
  readonly code: number | null;
  /** The OAuth 2.0 `error` value, for example `invalid_client`. */
  readonly error: string;
  /** Entra's trace id, to quote to Microsoft; null when it was not given. */
  readonly traceId: string | null;
}

/** Why the network gave no answer; `intercepted`: something else answered, such as a sign-in page of the network. */
export type NetworkFailureCause =
  'offline' | 'nameNotFound' | 'refused' | 'reset' | 'tls' | 'timeout' | 'intercepted' | 'unknown';

/** Why a fact could not be read. Every member keeps the fact unknown; none of them is ever "all good". */
export type ReadFailure =
  /** No identity of this connection may read it; `permission` is what to grant. */
  | { readonly code: 'noAccess'; readonly permission: string | null }
  | {
      readonly code: 'forbidden';
      readonly status: number;
      readonly graphCode: string;
      readonly permission: string | null;
    }
  | { readonly code: 'authentication'; readonly entra: EntraFailure }
  /** Genesys Cloud refused the OAuth client's sign-in; `error` is its OAuth 2.0 code, such as `invalid_client`. */
  | { readonly code: 'genesysAuthentication'; readonly error: string }
  /** The organisation's setting "Allowed IP addresses", which holds for API clients too, shuts this computer out. */
  | { readonly code: 'addressNotAllowed' }
  /** The secret that the configuration refers to is not where it should be. */
  | { readonly code: 'secretMissing'; readonly reference: string }
  | { readonly code: 'throttled'; readonly retryAfterMs: number | null }
  | { readonly code: 'unavailable'; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly code: 'network'; readonly cause: NetworkFailureCause }
  /** The answer was not what the service documents; `field` is a path such as `value[0].id`. */
  | { readonly code: 'badPayload'; readonly field: string; readonly problem: string }
  | { readonly code: 'refused'; readonly status: number; readonly graphCode: string }
  /** Not asked for: the identity that would read it has no token, or the service does not exist in this cloud. */
  | { readonly code: 'notAttempted'; readonly because: 'noToken' | 'notInThisCloud' | 'notYet' };

export type ReadFailureCode = ReadFailure['code'];

/** A failure that goes away by itself and says nothing about the connection. */
export function isPassing(failure: ReadFailure): boolean {
  switch (failure.code) {
    case 'network':
    case 'throttled':
    case 'unavailable':
      return true;
    case 'authentication':
      return failure.entra.kind === 'transient';
    case 'noAccess':
    case 'forbidden':
    case 'genesysAuthentication':
    case 'addressNotAllowed':
    case 'secretMissing':
    case 'badPayload':
    case 'refused':
    case 'notAttempted':
      return false;
  }
}
