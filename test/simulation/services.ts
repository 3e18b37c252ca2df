import type { ReadFailure } from '../../shared/domain/failure';
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import type { Draws } from './draws';
import type { Span } from './organisation-fate';

/** A time in which a service cannot be used, or not well. */
interface Disturbance extends Span {
  readonly service: 'entra' | 'graph' | 'both';
  /** Share of the requests that fail. */
  readonly rate: number;
  readonly failure: ReadFailure;
}

/** How Microsoft's services fare over the year, and whether the computer reaches them. */
export interface Services {
  /** Why a request fails at a moment; null: it is answered. Each call is one request. */
  readonly failureOf: (service: 'entra' | 'graph', at: EpochMs) => ReadFailure | null;
  /** The longest `Retry-After` since this was asked last, in milliseconds; 0: none. */
  readonly takeRetryAfter: () => number;
  readonly setOnline: (isOnline: boolean) => void;
}

function disturbance(at: EpochMs, draws: Draws): Disturbance {
  const end = at + 5 * MINUTE_MS + draws.length(draws.pick([10 * MINUTE_MS, HOUR_MS, HOUR_MS, 6 * HOUR_MS]));
  const service = draws.pick<Disturbance['service']>(['entra', 'graph', 'graph', 'both']);
  const rate = draws.chance(0.6) ? 1 : draws.between(0.05, 0.6);
  const failure = draws.weighted<ReadFailure>([
    [3, { code: 'throttled', retryAfterMs: draws.integer(10, 7_200) * SECOND_MS }],
    [1, { code: 'throttled', retryAfterMs: null }],
    [2, { code: 'unavailable', status: 503, retryAfterMs: null }],
    [1, { code: 'unavailable', status: 503, retryAfterMs: draws.integer(10, 900) * SECOND_MS }],
    [2, { code: 'network', cause: 'timeout' }],
    [1, { code: 'network', cause: 'tls' }],
    [1, { code: 'badPayload', field: '(body)', problem: 'not JSON (HTTP 200)' }],
  ]);
  return { start: at, end, service, rate, failure };
}

function concerns(one: Disturbance, service: 'entra' | 'graph', at: EpochMs): boolean {
  return (one.service === 'both' || one.service === service) && at >= one.start && at < one.end;
}

/** Draws the year's outages and throttling. */
export function createServices(year: Span, draws: Draws): Services {
  const meanDays = draws.pick([25, 50, 120]);
  const disturbances = draws
    .of('disturbances')
    .moments(year.start, year.end, meanDays * DAY_MS)
    .map((at, index) => disturbance(at, draws.of(`disturbance ${index}`)));
  const hits = draws.of('hits');
  let isOnline = true;
  let longest = 0;

  return {
    takeRetryAfter: () => {
      const asked = longest;
      longest = 0;
      return asked;
    },
    setOnline: (next) => {
      isOnline = next;
    },
    failureOf: (service, at) => {
      if (!isOnline) return { code: 'network', cause: 'offline' };
      const hit = disturbances.find((one) => concerns(one, service, at) && hits.chance(one.rate));
      const failure = hit?.failure ?? null;
      if (failure?.code === 'throttled' || failure?.code === 'unavailable') {
        longest = Math.max(longest, failure.retryAfterMs ?? 0);
      }
      return failure;
    },
  };
}
