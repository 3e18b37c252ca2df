import type { Client } from '@microsoft/microsoft-graph-client';

import type { AccessKind } from '../../shared/domain/connection';
import type { ReadFailure } from '../../shared/domain/failure';
import { type Instant, instantOf } from '../../shared/domain/instant';
import type { JsonValue } from '../../shared/domain/json';
import { sleep } from '../clock';
import type { Identity, IssuedToken } from '../identity/identity';
import type { NetworkPort } from '../network/exchange';
import { NetworkError } from '../network/network-failure';
import { parseJson } from '../network/parse-json';
import type { RequestTally } from '../network/request-tally';
import { QUICK_RETRY_MS, retryAfterMs, SHORT_WAIT_MS } from '../network/retry-after';
import { type GraphResponse, requestIdOf } from './graph-errors';
import { createMiddleware, RequestPassenger } from './middleware';

type ClientCall = ReturnType<Client['api']>;

/** One request to Graph. */
interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /**
   * It changes something: it is not sent again unless the service surely did not act on it, because a second time could
   * do it twice.
   */
  readonly isWrite?: boolean;
  /** Path below the version, or the whole address of a next page. */
  readonly path: string;
  readonly version: 'v1.0' | 'beta';
  readonly body?: JsonValue;
}

/** An answer, or the reason why there is none. An answer may be a refusal: see `classifyResponse`. */
export type GraphAnswer =
  | {
      readonly kind: 'answer';
      readonly response: GraphResponse;
      readonly at: Instant;
      readonly requestId: string | null;
    }
  | {
      readonly kind: 'failed';
      readonly failure: ReadFailure;
      readonly at: Instant;
      readonly requestId: string | null;
    };

/** Microsoft Graph as one identity sees it, for the length of one look. */
export interface GraphSession {
  readonly via: AccessKind;
  /** Origin that requests go to; next pages must stay on it. */
  readonly origin: string;
  readonly port: NetworkPort;
  readonly tally: RequestTally;
  readonly signal: AbortSignal | undefined;
  /** Rejects only when it is aborted. */
  readonly send: (request: GraphRequest) => Promise<GraphAnswer>;
  /** Asks for a new token after a 401; null: there is one and the request may be sent again. At most once. */
  readonly renewToken: (refused: string) => Promise<ReadFailure | null | 'spent'>;
  /** The token that the next request will carry. */
  readonly accessToken: () => string;
}

/** Times that a throttled request is waited for and sent again within one look. */
const THROTTLE_RETRIES = 2;

/** What a repeated request has used up so far. */
export interface Patience {
  throttles: number;
  hasRetried: boolean;
}

/**
 * How long to wait before a request may be sent again; null: not now. Throttled requests wait for what the
 * service asks if it is short, and are never repeated when it names no time; an unavailable service gets one
 * quick second try. Everything longer belongs to the scheduler, which honours it in full.
 */
export function pauseBeforeRetry(response: GraphResponse, patience: Patience, now: number): number | null {
  const asked = retryAfterMs(response.headers, now);
  if (response.status === 429) {
    if (asked === null || asked > SHORT_WAIT_MS || patience.throttles >= THROTTLE_RETRIES) return null;
    patience.throttles += 1;
    return asked;
  }
  if (response.status !== 503 && response.status !== 504) return null;
  if (patience.hasRetried || (asked ?? 0) > SHORT_WAIT_MS) return null;
  patience.hasRetried = true;
  return asked ?? QUICK_RETRY_MS;
}

function dispatchCall(call: ClientCall, { method, body }: GraphRequest): Promise<Response> {
  switch (method) {
    case 'GET':
      return call.get() as Promise<Response>;
    case 'POST':
      return call.post(body) as Promise<Response>;
    case 'PATCH':
      return call.patch(body) as Promise<Response>;
    case 'DELETE':
      return call.delete() as Promise<Response>;
  }
}

/** Loads Microsoft's client when it is first needed, which keeps `--help` quick. */
export const loadGraphClient = () => import('@microsoft/microsoft-graph-client');

/** Opens Graph for an identity that has a token. */
export async function openGraphSession(options: {
  readonly port: NetworkPort;
  readonly origin: string;
  readonly identity: Identity;
  readonly token: IssuedToken;
  readonly tally: RequestTally;
  readonly signal?: AbortSignal | undefined;
}): Promise<GraphSession> {
  const { port, origin, identity, tally, signal } = options;
  const graph = await loadGraphClient();
  const client: Client = graph.Client.initWithMiddleware({
    baseUrl: `${origin}/`,
    middleware: createMiddleware(port),
  });
  let accessToken = options.token.accessToken;
  let renewal: Promise<ReadFailure | null> | null = null;

  const renew = async (): Promise<ReadFailure | null> => {
    const outcome = await identity.getToken({
      forceRefresh: true,
      tally,
      ...(signal === undefined ? {} : { signal }),
    });
    switch (outcome.outcome) {
      case 'issued':
        accessToken = outcome.accessToken;
        return null;
      case 'refused':
        return { code: 'authentication', entra: outcome.facts.entra };
      case 'unreadable':
        return outcome.failure;
    }
  };

  const renewToken: GraphSession['renewToken'] = async (refused) => {
    if (refused !== accessToken) return null;
    if (renewal !== null) {
      const result = await renewal;
      return refused === accessToken && result === null ? 'spent' : result;
    }
    renewal = renew();
    return renewal;
  };

  /** One round trip; null: the connection dropped. */
  const trip = async (request: GraphRequest): Promise<GraphResponse | ReadFailure> => {
    const passenger = new RequestPassenger(accessToken, signal);
    const call = client.api(request.path).responseType(graph.ResponseType.RAW).middlewareOptions([passenger]);
    // The address of a next page brings its own version.
    if (request.path.startsWith('/')) call.version(request.version);
    tally.graph += 1;
    try {
      const response = await dispatchCall(call, request);
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: parseJson(text) };
    } catch (error) {
      signal?.throwIfAborted();
      if (passenger.rejection instanceof NetworkError) {
        return { code: 'network', cause: passenger.rejection.failure };
      }
      throw error;
    }
  };

  const send: GraphSession['send'] = async (request) => {
    const patience: Patience = { throttles: 0, hasRetried: false };
    const failed = (failure: ReadFailure, requestId: string | null): GraphAnswer => ({
      kind: 'failed',
      failure,
      at: instantOf(port.clock.now()),
      requestId,
    });
    for (;;) {
      signal?.throwIfAborted();
      const used = accessToken;
      const result = await trip(request);
      if ('code' in result) {
        const isDropped = result.code === 'network' && result.cause === 'reset';
        if (!isDropped || patience.hasRetried || request.isWrite === true) return failed(result, null);
        patience.hasRetried = true;
        await sleep(port.clock, QUICK_RETRY_MS, signal);
        tally.retries += 1;
        continue;
      }
      const requestId = requestIdOf(result);
      if (result.status === 401) {
        const problem = await renewToken(used);
        if (problem === null) {
          tally.retries += 1;
          continue;
        }
        if (problem !== 'spent') return failed(problem, requestId);
      }
      const mayRepeat = request.isWrite !== true || result.status === 429;
      const pause = mayRepeat ? pauseBeforeRetry(result, patience, port.clock.now()) : null;
      if (pause !== null) {
        await sleep(port.clock, pause, signal);
        tally.retries += 1;
        continue;
      }
      if (result.status < 300 && result.status !== 204 && result.body === undefined) {
        return failed(
          { code: 'badPayload', field: '(body)', problem: `not JSON (HTTP ${result.status})` },
          requestId,
        );
      }
      return { kind: 'answer', response: result, at: instantOf(port.clock.now()), requestId };
    }
  };

  return {
    via: identity.kind,
    origin,
    port,
    tally,
    signal,
    send,
    renewToken,
    accessToken: () => accessToken,
  };
}
