import PQueue from 'p-queue';

import type { ReadFailure } from '../../shared/domain/failure';
import type { GenesysRate } from '../../shared/domain/genesys';
import { instantOf } from '../../shared/domain/instant';
import type { JsonValue } from '../../shared/domain/json';
import { sleep } from '../clock';
import { converse, holdToken, type ServiceAnswer, type ServiceResponse } from '../network/conversation';
import { exchange, type NetworkPort } from '../network/exchange';
import { NetworkError } from '../network/network-failure';
import { parseJson } from '../network/parse-json';
import type { RequestTally } from '../network/request-tally';
import { retryAfterMs, SHORT_WAIT_MS } from '../network/retry-after';
import { correlationIdOf, isMissingPermission, readRefusal } from './genesys-errors';
import type { GenesysPace } from './genesys-pace';
import type { GenesysTokens } from './genesys-token';

/** One request to the Platform API. */
export interface GenesysRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /**
   * A POST that only asks (a query of analytics). Everything else but GET changes something: it is not sent again
   * unless the service surely did not act on it, because a second time could do it twice.
   */
  readonly isQuery?: boolean;
  /** Path and query from `/api/v2` on, encoded. */
  readonly path: string;
  readonly body?: JsonValue;
}

/** An organisation as one OAuth client sees it, for the length of one look or run. */
export interface GenesysSession {
  /** Origin that requests go to; next pages must stay on it. */
  readonly origin: string;
  readonly port: NetworkPort;
  /** Rejects only when it is aborted. An answer may be a refusal: see `classifyGenesys`. */
  readonly send: (request: GenesysRequest) => Promise<ServiceAnswer>;
  /** The shared allowance is nearly used: what can wait should. */
  readonly isScarce: () => boolean;
  /** What the last answer said of the allowance; null: nothing yet. */
  readonly rate: () => GenesysRate | null;
}

/** Requests under way at once: a client that asks politely, and still reads a whole organisation in a few seconds. */
const CONCURRENCY = 4;

/** What anybody with a token may read (SDK documentation): its refusal is about the caller and not about a role. */
export const OPEN_TO_ALL = '/api/v2/ipranges';

/** Opens the Platform API for a client that has a token. */
export function openGenesysSession(options: {
  readonly port: NetworkPort;
  readonly origin: string;
  readonly tokens: GenesysTokens;
  readonly accessToken: string;
  readonly pace: GenesysPace;
  readonly tally: RequestTally;
  readonly signal?: AbortSignal | undefined;
  /** Ends the session quietly: what has no answer by then has timed out. */
  readonly deadline?: AbortSignal | undefined;
}): GenesysSession {
  const { port, origin, tokens, pace, tally, signal, deadline } = options;
  const lane = new PQueue({ concurrency: CONCURRENCY });
  const ends = [signal, deadline].filter((one) => one !== undefined);
  const end = ends.length === 0 ? undefined : AbortSignal.any(ends);
  const token = holdToken(options.accessToken, () => tokens.get({ forceRefresh: true, tally, signal: end }));
  let shutOut: Promise<boolean> | null = null;
  let isShutOut = false;

  /** One round trip; a failure: the connection gave no answer. */
  const trip = async ({ method, path, body }: GenesysRequest): Promise<ServiceResponse | ReadFailure> => {
    pace.noteSent();
    tally.genesys += 1;
    try {
      const reply = await exchange(
        port,
        `${origin}${path}`,
        {
          method,
          headers: {
            accept: 'application/json',
            authorization: `Bearer ${token.current()}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        end,
      );
      const response = { status: reply.status, headers: reply.headers, body: parseJson(reply.text) };
      pace.noteAnswer(response);
      return response;
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      return { code: 'network', cause: error.failure };
    }
  };

  /**
   * Whether this computer is shut out by the organisation's "Allowed IP addresses". Genesys Cloud does not publish how
   * it words that. Its mark is that even what needs no permission is refused, and not for want of one.
   */
  const findShutOut = async (): Promise<boolean> => {
    const result = await trip({ method: 'GET', path: OPEN_TO_ALL });
    const refusal = 'code' in result ? null : readRefusal(result);
    isShutOut = refusal?.status === 403 && !isMissingPermission(refusal);
    return isShutOut;
  };

  const isAddressRefused = async (response: ServiceResponse, path: string): Promise<boolean> => {
    const refusal = response.status === 403 ? readRefusal(response) : null;
    if (refusal === null || isMissingPermission(refusal)) return false;
    if (path === OPEN_TO_ALL) isShutOut = true;
    if (isShutOut) return true;
    shutOut ??= findShutOut();
    return shutOut;
  };

  /** Waits as long as others' answers ask, if that is short; what would take longer is not begun. */
  const mayStart = async (): Promise<ReadFailure | null> => {
    for (;;) {
      end?.throwIfAborted();
      if (isShutOut) return { code: 'addressNotAllowed' };
      const wait = pace.waitMs();
      if (wait > SHORT_WAIT_MS) return { code: 'throttled', retryAfterMs: wait };
      if (wait <= 0) return null;
      await sleep(port.clock, wait, end);
    }
  };

  const examine = async (response: ServiceResponse, path: string): Promise<ReadFailure | null> => {
    if (await isAddressRefused(response, path)) return { code: 'addressNotAllowed' };
    const asked = retryAfterMs(response.headers, port.clock.now());
    if (response.status === 429 || (response.status >= 500 && asked !== null)) pace.noteThrottled(asked);
    return null;
  };

  const send: GenesysSession['send'] = async (request) => {
    try {
      return await lane.add(() =>
        converse({
          clock: port.clock,
          tally,
          signal: end,
          token,
          isWrite: request.method !== 'GET' && request.isQuery !== true,
          trip: () => trip(request),
          requestIdOf: correlationIdOf,
          mayStart,
          examine: (response) => examine(response, request.path),
        }),
      );
    } catch (error) {
      signal?.throwIfAborted();
      if (deadline?.aborted === true) {
        const failure = { code: 'network', cause: 'timeout' } as const;
        return { kind: 'failed', failure, at: instantOf(port.clock.now()), requestId: null };
      }
      throw error;
    }
  };

  return { origin, port, send, isScarce: pace.isScarce, rate: pace.rate };
}
