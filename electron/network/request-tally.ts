import type { RequestCounts } from '../../shared/domain/snapshot';

/** Counts of one look, while it is under way. */
export interface RequestTally {
  token: number;
  graph: number;
  batched: number;
  genesys: number;
  /** Round trips that repeat an earlier one: after a drop, a throttle or a refused token. */
  retries: number;
}

/** A tally at zero. */
export function createTally(): RequestTally {
  return { token: 0, graph: 0, batched: 0, genesys: 0, retries: 0 };
}

/** The counts as they stand. */
export function countsOf(tally: RequestTally): RequestCounts {
  return { ...tally };
}
