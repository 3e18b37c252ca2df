import type { ReadFailure } from '../../shared/domain/failure';
import { type EpochMs, type Instant, instantOf } from '../../shared/domain/instant';
import { type Clock, sleep } from '../clock';
import type { RequestTally } from './request-tally';
import { QUICK_RETRY_MS, retryAfterMs, SHORT_WAIT_MS } from './retry-after';

/** One answer of a service, whether it came alone or inside a batch. */
export interface ServiceResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined when there was none or it was no JSON. */
  readonly body: unknown;
}

/** An answer, or the reason why there is none. An answer may be a refusal. */
export type ServiceAnswer =
  | {
      readonly kind: 'answer';
      readonly response: ServiceResponse;
      readonly at: Instant;
      readonly requestId: string | null;
    }
  | {
      readonly kind: 'failed';
      readonly failure: ReadFailure;
      readonly at: Instant;
      readonly requestId: string | null;
    };

/** Times that a throttled request is waited for and sent again within one look. */
const THROTTLE_RETRIES = 2;

/** What a repeated request has used up so far. */
export interface Patience {
  throttles: number;
  hasRetried: boolean;
}

/** Nothing is used up yet. */
export function freshPatience(): Patience {
  return { throttles: 0, hasRetried: false };
}

/**
 * How long to wait before a request may be sent again, in milliseconds; null: not now. Throttled requests wait for what
 * the service asks if it is short, and are never repeated when it names no time; an unavailable service gets one
 * quick second try. Everything longer belongs to the scheduler, which honours it in full.
 */
export function pauseBeforeRetry(response: ServiceResponse, patience: Patience, now: EpochMs): number | null {
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

/** The token of a session, which is renewed once at the most. */
export interface HeldToken {
  /** What the next request will carry. */
  readonly current: () => string;
  /** Asks for a new one after a 401; null: there is one and the request may be sent again. */
  readonly renew: (refused: string) => Promise<ReadFailure | null | 'spent'>;
}

/** Holds a token. @param ask for another one, or the reason why there is none */
export function holdToken(
  first: string,
  ask: () => Promise<{ readonly accessToken: string } | { readonly failure: ReadFailure }>,
): HeldToken {
  let current = first;
  let renewal: Promise<ReadFailure | null> | null = null;
  const renewNow = async (): Promise<ReadFailure | null> => {
    const answer = await ask();
    if ('failure' in answer) return answer.failure;
    current = answer.accessToken;
    return null;
  };
  return {
    current: () => current,
    renew: async (refused) => {
      // Somebody else's request has renewed it meanwhile.
      if (refused !== current) return null;
      if (renewal === null) {
        renewal = renewNow();
        return renewal;
      }
      const problem = await renewal;
      return problem === null && refused === current ? 'spent' : problem;
    },
  };
}

/** What differs from service to service, and from request to request. */
export interface Conversation {
  readonly clock: Clock;
  readonly tally: RequestTally;
  readonly signal: AbortSignal | undefined;
  readonly token: HeldToken;
  /**
   * It changes something: it is not sent again unless the service surely did not act on it, because a second time could
   * do it twice.
   */
  readonly isWrite: boolean;
  /** One round trip; a failure: the connection gave no answer. */
  readonly trip: () => Promise<ServiceResponse | ReadFailure>;
  readonly requestIdOf: (response: ServiceResponse) => string | null;
  /** Asked before each trip: it may wait. A failure: nothing is to be sent. */
  readonly mayStart?: () => Promise<ReadFailure | null>;
  /** Asked of each answer but a refused token. A failure: it stands for something else than it says. */
  readonly examine?: (response: ServiceResponse) => Promise<ReadFailure | null>;
}

/**
 * Sends one request, and sends it again where that is safe and quick: once after a connection that dropped, after a
 * renewed token, and as `pauseBeforeRetry` allows. Rejects only when it is aborted.
 */
export async function converse(conversation: Conversation): Promise<ServiceAnswer> {
  const { clock, tally, signal, token, isWrite, trip, requestIdOf, mayStart, examine } = conversation;
  const patience = freshPatience();
  const failed = (failure: ReadFailure, requestId: string | null = null): ServiceAnswer => ({
    kind: 'failed',
    failure,
    at: instantOf(clock.now()),
    requestId,
  });
  for (;;) {
    signal?.throwIfAborted();
    const obstacle = (await mayStart?.()) ?? null;
    if (obstacle !== null) return failed(obstacle);
    const used = token.current();
    const result = await trip();
    if ('code' in result) {
      const isDropped = result.code === 'network' && result.cause === 'reset';
      if (!isDropped || patience.hasRetried || isWrite) return failed(result);
      patience.hasRetried = true;
      await sleep(clock, QUICK_RETRY_MS, signal);
      tally.retries += 1;
      continue;
    }
    const requestId = requestIdOf(result);
    if (result.status === 401) {
      const problem = await token.renew(used);
      if (problem === null) {
        tally.retries += 1;
        continue;
      }
      if (problem !== 'spent') return failed(problem, requestId);
    }
    const meant = (await examine?.(result)) ?? null;
    if (meant !== null) return failed(meant, requestId);
    const mayRepeat = !isWrite || result.status === 429;
    const pause = mayRepeat ? pauseBeforeRetry(result, patience, clock.now()) : null;
    if (pause !== null) {
      await sleep(clock, pause, signal);
      tally.retries += 1;
      continue;
    }
    if (result.status < 300 && result.status !== 204 && result.body === undefined) {
      return failed(
        { code: 'badPayload', field: '(body)', problem: `not JSON (HTTP ${result.status})` },
        requestId,
      );
    }
    return { kind: 'answer', response: result, at: instantOf(clock.now()), requestId };
  }
}
