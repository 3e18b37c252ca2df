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

/** A service that the simulator answers for. */
export type SimulatedService = 'entra' | 'graph' | 'genesys';

/** One fault of a tenant or of an organisation. */
export interface FaultSpec {
  readonly kind: FaultKind;
  /** Share of requests hit, 0 to 1. */
  readonly rate: number;
  /** Which service misbehaves. */
  readonly on: SimulatedService | 'all';
  /** Seconds: `Retry-After`, delay, or skew, as the kind needs it. */
  readonly seconds: number;
}
