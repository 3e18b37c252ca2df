import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';

import type { NetworkFailureCause } from '../../shared/domain/failure';
import { sleep } from '../clock';
import { exchange, type ExchangeRequest, type NetworkPort, type Reply } from '../network/exchange';
import { NetworkError } from '../network/network-failure';
import { parseJson } from '../network/parse-json';
import type { RequestTally } from '../network/request-tally';
import { QUICK_RETRY_MS, retryAfterMs, SHORT_WAIT_MS } from '../network/retry-after';

/** The last thing that Microsoft Entra ID said, or the reason why it said nothing. */
export type LastWord =
  | {
      readonly heard: 'reply';
      readonly endpoint: 'token' | 'metadata';
      readonly reply: Reply;
      readonly body: unknown;
    }
  | { readonly heard: 'network'; readonly cause: NetworkFailureCause };

/** The network under MSAL: its requests go through the injected fetch, and the raw answers are kept. */
export interface MsalNetwork {
  readonly module: INetworkModule;
  /** Starts counting into a tally and forgets what was heard before. */
  readonly begin: (tally: RequestTally) => void;
  readonly lastWord: () => LastWord | null;
}

/**
 * Gives MSAL a network of our own. MSAL folds answers into errors with texts; our classifier wants Microsoft
 * Entra ID's own body, so the last answer is kept aside. A dropped connection or a 503/504 is tried once more:
 * a token request changes nothing, so repeating it is safe.
 */
export function createMsalNetwork(port: NetworkPort): MsalNetwork {
  let tally: RequestTally | null = null;
  let last: LastWord | null = null;

  const once = async (
    endpoint: 'token' | 'metadata',
    url: string,
    request: ExchangeRequest,
  ): Promise<Reply | null> => {
    if (endpoint === 'token' && tally !== null) tally.token += 1;
    try {
      const reply = await exchange(port, url, request);
      last = { heard: 'reply', endpoint, reply, body: parseJson(reply.text) };
      return reply;
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      last = { heard: 'network', cause: error.failure };
      if (error.failure === 'reset') return null;
      throw error;
    }
  };

  const isWorthRetrying = (reply: Reply | null): boolean => {
    if (reply === null) return true;
    if (reply.status !== 503 && reply.status !== 504) return false;
    return (retryAfterMs(reply.headers, port.clock.now()) ?? 0) <= SHORT_WAIT_MS;
  };

  const send = async <T>(
    endpoint: 'token' | 'metadata',
    url: string,
    request: ExchangeRequest,
  ): Promise<NetworkResponse<T>> => {
    let reply = await once(endpoint, url, request);
    if (isWorthRetrying(reply)) {
      const wait = reply === null ? null : retryAfterMs(reply.headers, port.clock.now());
      await sleep(port.clock, wait ?? QUICK_RETRY_MS);
      if (tally !== null) tally.retries += 1;
      reply = await once(endpoint, url, request);
    }
    if (reply === null) throw new NetworkError('reset');
    const body = parseJson(reply.text);
    // MSAL reads members of the body; anything but an object would make it fail in ways of its own.
    const safe = typeof body === 'object' && body !== null ? body : {};
    return { headers: Object.fromEntries(reply.headers), body: safe as T, status: reply.status };
  };

  const headersOf = (options: NetworkRequestOptions | undefined): Record<string, string> => ({
    ...options?.headers,
  });

  return {
    module: {
      sendGetRequestAsync: (url, options) =>
        send('metadata', url, { method: 'GET', headers: headersOf(options) }),
      sendPostRequestAsync: (url, options) =>
        send('token', url, { method: 'POST', headers: headersOf(options), body: options?.body ?? '' }),
    },
    begin: (next) => {
      tally = next;
      last = null;
    },
    lastWord: () => last,
  };
}
