import { setImmediate } from 'node:timers/promises';

import type { Clock } from '../../electron/clock';
import { type Collector, createCollector } from '../../electron/monitor/collector';
import type { Fetch } from '../../electron/network/fetch';
import type { ResolveSecret } from '../../electron/secrets/secret-store';
import { serveSimulator } from '../../electron/simulator/https-server';
import { createSimulator } from '../../electron/simulator/simulator';
import type { Tenant } from '../../electron/simulator/world';
import { assertNever } from '../../shared/domain/assert-never';
import type { ReadFailure } from '../../shared/domain/failure';
import { SECOND_MS } from '../../shared/domain/instant';

/** The simulated world behind real sockets. */
export interface ServedCloud {
  /** What connections have for a cloud. */
  readonly origin: string;
  /** A collector as the product has it: MSAL, the Graph client and Node's `fetch`. */
  readonly collectorFor: (clock: Clock) => Collector;
  /** Waits until nothing is under way: no moment of simulated time passes over real ones. */
  readonly settle: () => Promise<void>;
  /** Requests so far. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** Tells the server how to answer; nobody else sends it. */
const FAILURE_HEADER = 'x-simulated-failure';

const CODES = {
  offline: 'ENETUNREACH',
  nameNotFound: 'ENOTFOUND',
  refused: 'ECONNREFUSED',
  reset: 'ECONNRESET',
  tls: 'CERT_HAS_EXPIRED',
  timeout: 'ETIMEDOUT',
  intercepted: 'ECONNRESET',
  unknown: 'ECONNRESET',
} as const satisfies Record<Extract<ReadFailure, { code: 'network' }>['cause'], string>;

function refusal(status: number, retryAfterMs: number | null): Response {
  const headers = retryAfterMs === null ? {} : { 'retry-after': String(retryAfterMs / SECOND_MS) };
  return Response.json({ error: { code: 'serviceNotAvailable', message: 'later' } }, { status, headers });
}

/** What a service that fails so says. */
function answerOf(failure: ReadFailure): Response {
  switch (failure.code) {
    case 'throttled':
      return refusal(429, failure.retryAfterMs);
    case 'unavailable':
      return refusal(failure.status, failure.retryAfterMs);
    case 'badPayload':
      return new Response('{"value": [', { headers: { 'content-type': 'application/json' } });
    case 'network':
    case 'noAccess':
    case 'forbidden':
    case 'authentication':
    case 'genesysAuthentication':
    case 'addressNotAllowed':
    case 'secretMissing':
    case 'refused':
    case 'notAttempted':
      throw new Error(`No service fails with ${failure.code}.`);
    default:
      return assertNever(failure, 'failure');
  }
}

/**
 * Serves tenants over HTTPS on loopback. The process has to trust the authority of the folder.
 *
 * @param options.failureOf asked once for each request; null: it is answered
 */
export async function serveCloud(options: {
  readonly folder: string;
  readonly tenants: () => readonly Tenant[];
  readonly clock: Clock;
  readonly failureOf: (service: 'entra' | 'graph') => ReadFailure | null;
  readonly resolveSecret: ResolveSecret;
}): Promise<ServedCloud> {
  const simulator = createSimulator({
    world: {
      get tenants() {
        return [...options.tenants()];
      },
      organisations: [],
    },
    clock: options.clock,
  });
  const served = await serveSimulator(
    {
      ...simulator,
      fetch: (input, init) => {
        const asked = new Headers(init?.headers).get(FAILURE_HEADER);
        if (asked !== null) return Promise.resolve(answerOf(JSON.parse(asked) as ReadFailure));
        return simulator.fetch(input, init);
      },
    },
    { folder: options.folder },
  );
  const underWay = new Set<Promise<unknown>>();
  let requests = 0;

  const send = async (input: Parameters<Fetch>[0], init: RequestInit | undefined): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const failure = options.failureOf(/^\/(v1\.0|beta)\//.test(pathname) ? 'graph' : 'entra');
    if (failure?.code === 'network') {
      const code = CODES[failure.cause];
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
    }
    if (failure !== null) request.headers.set(FAILURE_HEADER, JSON.stringify(failure));
    requests += 1;
    const response = await fetch(request);
    // Read here, so that it is known when the last byte has come.
    const body = await response.arrayBuffer();
    return new Response(body.byteLength === 0 ? null : body, {
      status: response.status,
      headers: response.headers,
    });
  };
  const tracked: Fetch = (input, init) => {
    const sending = send(input, init);
    underWay.add(sending);
    const forget = (): void => {
      underWay.delete(sending);
    };
    sending.then(forget, forget);
    return sending;
  };

  /** Looks that have not ended, and the timers that they wait for. */
  const looks = new Set<Promise<unknown>>();
  const waits = new Set<symbol>();
  const watched = (clock: Clock): Clock => ({
    ...clock,
    schedule: (delayMs, callback) => {
      const wait = Symbol('wait');
      waits.add(wait);
      const cancel = clock.schedule(delayMs, () => {
        waits.delete(wait);
        callback();
      });
      return () => {
        waits.delete(wait);
        cancel();
      };
    },
  });

  return {
    origin: served.origin,
    collectorFor: (clock) => {
      const { collect, forget } = createCollector({
        fetch: tracked,
        clock: watched(clock),
        resolveSecret: options.resolveSecret,
      });
      return {
        forget,
        collect: (connection, given) => {
          const look = collect(connection, given);
          looks.add(look);
          const end = (): void => {
            looks.delete(look);
          };
          look.then(end, end);
          return look;
        },
      };
    },
    settle: async () => {
      await setImmediate();
      // A look that waits for neither an answer nor a moment is at work.
      while (underWay.size > 0 || (looks.size > 0 && waits.size === 0)) {
        await Promise.allSettled(underWay);
        await setImmediate();
      }
      await setImmediate();
    },
    requests: () => requests,
    close: served.close,
  };
}
