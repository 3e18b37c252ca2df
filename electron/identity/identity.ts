import type { AccessKind } from '../../shared/domain/connection';
import type { TokenFacts } from '../../shared/domain/facts';
import type { ReadFailure } from '../../shared/domain/failure';
import type { Instant } from '../../shared/domain/instant';
import type { RequestTally } from '../network/request-tally';

/** How a token is wanted. */
export interface TokenRequest {
  /** True: ask Microsoft Entra ID even if the last token is still good, to see new consent and dead secrets. */
  readonly forceRefresh: boolean;
  /** Where requests are counted. */
  readonly tally: RequestTally;
  readonly signal?: AbortSignal;
}

/** What came of a token request, and when it was really made: a token from the cache keeps its first moment. */
export type TokenOutcome =
  | {
      readonly outcome: 'issued';
      /** The access token itself. It stays in this process and never becomes part of a snapshot. */
      readonly accessToken: string;
      readonly facts: Extract<TokenFacts, { outcome: 'issued' }>;
      readonly at: Instant;
      readonly requestId: string | null;
    }
  | {
      readonly outcome: 'refused';
      readonly facts: Extract<TokenFacts, { outcome: 'refused' }>;
      readonly at: Instant;
      readonly requestId: string | null;
    }
  | {
      readonly outcome: 'unreadable';
      readonly failure: ReadFailure;
      readonly at: Instant;
      readonly requestId: string | null;
    };

/** A token that was issued. */
export type IssuedToken = Extract<TokenOutcome, { outcome: 'issued' }>;

/** Somebody that Graphkeeper can read as: an app with its credential, or a signed-in administrator. */
export interface Identity {
  readonly kind: AccessKind;
  readonly clientId: string;
  /** Never rejects for remote reasons; rejects with the signal's reason when it is aborted. */
  readonly getToken: (request: TokenRequest) => Promise<TokenOutcome>;
}
