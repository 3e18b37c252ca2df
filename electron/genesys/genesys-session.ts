import PQueue from 'p-queue';

import type { ReadFailure } from '../../shared/domain/failure';
import type { GenesysRate } from '../../shared/domain/genesys';
import { type Instant, instantOf } from '../../shared/domain/instant';
import type { JsonValue } from '../../shared/domain/json';
import { sleep } from '../clock';
import { type Patience, pauseBeforeRetry } from '../graph/graph-session';
import { exchange, type NetworkPort } from '../network/exchange';
import { NetworkError } from '../network/network-failure';
import { parseJson } from '../network/parse-json';
import type { RequestTally } from '../network/request-tally';
import { QUICK_RETRY_MS, retryAfterMs, SHORT_WAIT_MS } from '../network/retry-after';
import { correlationIdOf, type GenesysResponse, isMissingPermission, readRefusal } from './genesys-errors';
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

/** An answer, or the reason why there is none. An answer may be a refusal: see `classifyGenesys`. */
export type GenesysAnswer =
  | {
      readonly kind: 'answer';
      readonly response: GenesysResponse;
      readonly at: Instant;
      readonly requestId: string | null;
    }
  | {
      readonly kind: 'failed';
      readonly failure: ReadFailure;
      readonly at: Instant;
      readonly requestId: string | null;
    };

/** An organisation as one OAuth client sees it, for the length of one look or run. */
export interface GenesysSession {
  /** Origin that requests go to; next pages must stay on it. */
  readonly origin: string;
  readonly port: NetworkPort;
  /** Rejects only when it is aborted. */
  readonly send: (request: GenesysRequest) => Promise<GenesysAnswer>;
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
  let { accessToken } = options;
  let renewal: Promise<ReadFailure | null> | null = null;
  let shutOut: Promise<boolean> | null = null;
  let isShutOut = false;

  const now = (): Instant => instantOf(port.clock.now());
  const failed = (failure: ReadFailure, requestId: string | null = null): GenesysAnswer => ({
    kind: 'failed',
    failure,
    at: now(),
    requestId,
  });

  const renew = async (): Promise<ReadFailure | null> => {
    const outcome = await tokens.get({ forceRefresh: true, tally, signal: end });
    if (outcome.outcome === 'failed') return outcome.failure;
    ({ accessToken } = outcome);
    return null;
  };

  /** After a 401; null: there is a new token and the request may be sent again. At most once a session. */
  const renewToken = async (refused: string): Promise<ReadFailure | null | 'spent'> => {
    if (refused !== accessToken) return null;
    renewal ??= renew();
    const problem = await renewal;
    return problem === null && refused === accessToken ? 'spent' : problem;
  };

  /** One round trip; a failure: the connection gave no answer. */
  const trip = async ({ method, path, body }: GenesysRequest): Promise<GenesysResponse | ReadFailure> => {
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
            authorization: `Bearer ${accessToken}`,
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

  const isAddressRefused = async (response: GenesysResponse, path: string): Promise<boolean> => {
    const refusal = response.status === 403 ? readRefusal(response) : null;
    if (refusal === null || isMissingPermission(refusal)) return false;
    if (path === OPEN_TO_ALL) isShutOut = true;
    if (isShutOut) return true;
    shutOut ??= findShutOut();
    return shutOut;
  };

  const converse = async (request: GenesysRequest): Promise<GenesysAnswer> => {
    const isWrite = request.method !== 'GET' && request.isQuery !== true;
    const patience: Patience = { throttles: 0, hasRetried: false };
    for (;;) {
      end?.throwIfAborted();
      if (isShutOut) return failed({ code: 'addressNotAllowed' });
      const wait = pace.waitMs();
      if (wait > SHORT_WAIT_MS) return failed({ code: 'throttled', retryAfterMs: wait });
      if (wait > 0) {
        await sleep(port.clock, wait, end);
        continue;
      }
      const used = accessToken;
      const result = await trip(request);
      if ('code' in result) {
        const isDropped = result.code === 'network' && result.cause === 'reset';
        if (!isDropped || patience.hasRetried || isWrite) return failed(result);
        patience.hasRetried = true;
        await sleep(port.clock, QUICK_RETRY_MS, end);
        tally.retries += 1;
        continue;
      }
      const requestId = correlationIdOf(result);
      if (result.status === 401) {
        const problem = await renewToken(used);
        if (problem === null) {
          tally.retries += 1;
          continue;
        }
        if (problem !== 'spent') return failed(problem, requestId);
      }
      if (await isAddressRefused(result, request.path))
        return failed({ code: 'addressNotAllowed' }, requestId);
      const asked = retryAfterMs(result.headers, port.clock.now());
      if (result.status === 429 || (result.status >= 500 && asked !== null)) pace.noteThrottled(asked);
      const mayRepeat = !isWrite || result.status === 429;
      const pause = mayRepeat ? pauseBeforeRetry(result, patience, port.clock.now()) : null;
      if (pause !== null) {
        await sleep(port.clock, pause, end);
        tally.retries += 1;
        continue;
      }
      if (result.status < 300 && result.status !== 204 && result.body === undefined) {
        return failed(
          { code: 'badPayload', field: '(body)', problem: `not JSON (HTTP ${result.status})` },
          requestId,
        );
      }
      return { kind: 'answer', response: result, at: now(), requestId };
    }
  };

  const send: GenesysSession['send'] = async (request) => {
    try {
      return await lane.add(() => converse(request));
    } catch (error) {
      signal?.throwIfAborted();
      if (deadline?.aborted === true) return failed({ code: 'network', cause: 'timeout' });
      throw error;
    }
  };

  return { origin, port, send, isScarce: pace.isScarce, rate: pace.rate };
}
