import type { Clock } from '../clock';
import { onAbort } from '../on-abort';
import type { Fetch } from './fetch';
import { isForeignAnswer } from './foreign-answer';
import { classifyNetworkFailure, NetworkError } from './network-failure';

/** The way out and the time: what every request needs. */
export interface NetworkPort {
  readonly fetch: Fetch;
  readonly clock: Clock;
}

/** An answer whose body has arrived whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What is sent. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * The longest that one request may take, its body included. Our own limit: Microsoft Graph answers interactive
 * requests in far less, and its gateway gives up (504) before it.
 */
export const REQUEST_LIMIT_MS = 30_000;

/**
 * Sends one request and reads the whole answer within the limit. Redirects are refused: neither Microsoft nor
 * Genesys Cloud redirects these calls, and a followed one could carry a secret to another host.
 *
 * Rejects with `NetworkError` when there was no whole answer, or one that is not the service's (`intercepted`), and
 * with the signal's reason when it was aborted.
 */
export async function exchange(
  port: NetworkPort,
  url: string,
  request: ExchangeRequest,
  signal?: AbortSignal,
): Promise<Reply> {
  signal?.throwIfAborted();
  const limit = new AbortController();
  const cancelLimit = port.clock.schedule(REQUEST_LIMIT_MS, () => {
    limit.abort(new NetworkError('timeout'));
  });
  try {
    const response = await port.fetch(url, {
      ...request,
      redirect: 'error',
      credentials: 'omit',
      signal: signal === undefined ? limit.signal : AbortSignal.any([signal, limit.signal]),
    });
    const { status, headers } = response;
    const text = await response.text();
    if (isForeignAnswer(status, headers, text)) throw new NetworkError('intercepted');
    return { status, headers, text };
  } catch (error) {
    signal?.throwIfAborted();
    throw limit.signal.aborted
      ? new NetworkError('timeout')
      : new NetworkError(classifyNetworkFailure(error));
  } finally {
    cancelLimit();
  }
}

/** Waits for a promise that others share; rejects with the signal's reason as soon as it is aborted. */
export function abortable<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) {
      abort();
      return;
    }
    const forget = onAbort(signal, abort);
    promise.then(resolve, reject).finally(forget);
  });
}
