import type { GenesysTokenFacts } from '../../shared/domain/genesys';
import { genesysOriginsOf } from '../../shared/domain/genesys-region';
import { instantOf } from '../../shared/domain/instant';
import { type Observation, read, unreadable } from '../../shared/domain/observation';
import type { NetworkPort } from '../network/exchange';
import type { RequestTally } from '../network/request-tally';
import { SHORT_WAIT_MS } from '../network/retry-after';
import { createGenesysPace } from './genesys-pace';
import { type GenesysSession, openGenesysSession } from './genesys-session';
import { createGenesysTokens, type GenesysClientCredentials } from './genesys-token';

/** How one look or run is made. */
export interface GenesysOpenOptions {
  /** Ask for a new token even if the last one is still good. */
  readonly forceRefresh: boolean;
  readonly tally: RequestTally;
  readonly signal?: AbortSignal | undefined;
  /** Ends the session quietly: what has no answer by then has timed out. */
  readonly deadline?: AbortSignal | undefined;
}

/** What an OAuth client comes to an organisation with. */
export interface GenesysOpening {
  readonly token: Observation<GenesysTokenFacts>;
  /** Null without a token. */
  readonly session: GenesysSession | null;
}

/** One OAuth client of an organisation, with what must outlive a look: its token, and how much it may still ask. */
export interface GenesysClient {
  /** Whether opening costs a request, without being forced to. */
  readonly isTokenDue: () => boolean;
  /** Never rejects for remote reasons; rejects with the signal's reason when it is aborted. */
  readonly open: (options: GenesysOpenOptions) => Promise<GenesysOpening>;
}

/**
 * Makes a client of Genesys Cloud's Platform API.
 *
 * It is a thin one with schemas of our own, and not the official SDK (purecloud-platform-client-v2 262), because that
 * one is 25 MB for some fifteen methods; goes out through axios and not through the injected `fetch`, past the system's
 * proxy, the tests and the sample; repeats nothing by itself; loses the headers of a refusal (`retry-after`,
 * `inin-ratelimit-*`) unless told otherwise; keeps one global instance, where there is an organisation for each
 * connection; and checks nothing of what it was answered.
 */
export function createGenesysClient(port: NetworkPort, credentials: GenesysClientCredentials): GenesysClient {
  const tokens = createGenesysTokens(port, credentials);
  const pace = createGenesysPace(port.clock);
  const { api } = genesysOriginsOf(credentials.region);
  const via = 'genesysClient';

  return {
    isTokenDue: tokens.isDue,
    open: async ({ forceRefresh, tally, signal, deadline }) => {
      const without = (failure: Parameters<typeof unreadable>[0]): GenesysOpening => ({
        token: unreadable(failure, { at: instantOf(port.clock.now()), via, requestId: null }),
        session: null,
      });
      const wait = pace.waitMs();
      const mustAsk = forceRefresh || tokens.isDue();
      if (mustAsk && wait > SHORT_WAIT_MS) return without({ code: 'throttled', retryAfterMs: wait });
      const ends = [signal, deadline].filter((one) => one !== undefined);
      try {
        const outcome = await tokens.get({ forceRefresh, tally, signal: AbortSignal.any(ends) });
        const { at, requestId } = outcome;
        if (outcome.outcome === 'failed') {
          const { failure } = outcome;
          const isAskedToWait = failure.code === 'unavailable' && failure.retryAfterMs !== null;
          if (failure.code === 'throttled' || isAskedToWait) pace.noteThrottled(failure.retryAfterMs);
          return { token: unreadable(failure, { at, via, requestId }), session: null };
        }
        const { accessToken, expiresAt } = outcome;
        return {
          token: read({ expiresAt: instantOf(expiresAt) }, { at, via, requestId }),
          session: openGenesysSession({
            port,
            origin: api,
            tokens,
            accessToken,
            pace,
            tally,
            signal,
            deadline,
          }),
        };
      } catch (error) {
        signal?.throwIfAborted();
        if (deadline?.aborted !== true) throw error;
        return without({ code: 'network', cause: 'timeout' });
      }
    },
  };
}
