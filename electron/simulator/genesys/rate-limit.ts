import { type EpochMs, MINUTE_MS, SECOND_MS } from '../../../shared/domain/instant';
import type { SimOAuthClient } from './organisation';

/** Requests a minute of one client (Genesys Cloud: `client.credentials.token.rate.per.minute`). */
const ALLOWED_PER_MINUTE = 300;

/** How one request counts. */
export interface RateCount {
  readonly count: number;
  readonly allowed: number;
  /** Whole seconds until the window begins anew. */
  readonly resetSeconds: number;
  readonly isOver: boolean;
}

/** Counts requests by client, in windows of a minute that begin with the first request. */
export interface RateLimit {
  readonly count: (client: SimOAuthClient, now: EpochMs) => RateCount;
}

/** A counter with nothing counted. What others send with the same client counts as if it were spread evenly. */
export function createRateLimit(): RateLimit {
  const windows = new Map<string, { start: EpochMs; own: number }>();
  return {
    count: (client, now) => {
      const known = windows.get(client.id);
      const isOpen = known !== undefined && now >= known.start && now - known.start < MINUTE_MS;
      const window = isOpen ? known : { start: now, own: 0 };
      window.own += 1;
      windows.set(client.id, window);
      const elapsed = now - window.start;
      const others = Math.floor((client.otherRequestsPerMinute * elapsed) / MINUTE_MS);
      const count = window.own + others;
      return {
        count,
        allowed: ALLOWED_PER_MINUTE,
        resetSeconds: Math.ceil((MINUTE_MS - elapsed) / SECOND_MS),
        isOver: count > ALLOWED_PER_MINUTE,
      };
    },
  };
}
