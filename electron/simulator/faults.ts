/** A way in which a simulated service misbehaves; which requests it hits is drawn from the seed. */
export type FaultKind =
  | 'throttled'
  | 'throttledWithoutRetryAfter'
  | 'unavailable'
  | 'slow'
  | 'dropped'
  | 'truncated'
  | 'notJson'
  | 'htmlError'
  | 'unauthorized'
  | 'batchItemThrottled'
  | 'batchItemFailed'
  | 'clockSkew';

/** One fault of a tenant. */
export interface FaultSpec {
  readonly kind: FaultKind;
  /** Share of requests hit, 0 to 1. */
  readonly rate: number;
  /** Which service misbehaves. */
  readonly on: 'entra' | 'graph' | 'all';
  /** Seconds: `Retry-After`, delay, or skew, as the kind needs it. */
  readonly seconds: number;
}
