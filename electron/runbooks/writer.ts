import type { AccessKind } from '../../shared/domain/connection';
import type { ReadFailure } from '../../shared/domain/failure';
import type { Instant } from '../../shared/domain/instant';
import type { PlannedRequest } from '../../shared/domain/runbook-run';

/** What became of a request that changes something. */
export type WriteOutcome =
  | {
      readonly is: 'answered';
      readonly body: unknown;
      readonly at: Instant;
      readonly via: AccessKind;
      readonly requestId: string | null;
    }
  /** The service refused, and did nothing. */
  | {
      readonly is: 'refused';
      /** The service's own code of the refusal; null: it gave none. */
      readonly graphCode: string | null;
      readonly failure: ReadFailure;
      readonly at: Instant;
      readonly requestId: string | null;
    }
  /** No answer, or one that says nothing: it may have been done. */
  | { readonly is: 'unclear'; readonly failure: ReadFailure; readonly at: Instant };

/** Somebody who may change what a permission is about. */
export interface Writer {
  readonly via: AccessKind;
  readonly send: (request: PlannedRequest) => Promise<WriteOutcome>;
}

/**
 * Who sends a request: somebody is `ready`; an administrator has to sign in for it (`signIn`); or nobody here can, and
 * it is done by hand.
 */
export type WriterFound =
  | { readonly is: 'ready'; readonly writer: Writer }
  | { readonly is: 'signIn'; readonly clientId: string; readonly scopes: readonly string[] }
  | { readonly is: 'nobody' }
  /** It could not be found out, for example while offline. */
  | { readonly is: 'unreadable'; readonly failure: ReadFailure };
