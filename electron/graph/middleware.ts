import type { Context, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';

import { exchange, type NetworkPort } from '../network/exchange';

/** Statuses that may not have a body; `Response` refuses to be made with one. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];

/**
 * Travels with one request through the client and back. The client folds a rejection into an error that keeps
 * neither cause nor code, so the original is kept here.
 */
export class RequestPassenger implements MiddlewareOptions {
  rejection: unknown = null;

  constructor(
    readonly accessToken: string,
    readonly signal: AbortSignal | undefined,
  ) {}
}

function passengerOf(context: Context): RequestPassenger {
  const found: MiddlewareOptions | undefined =
    context.middlewareControl?.getMiddlewareOptions(RequestPassenger);
  if (!(found instanceof RequestPassenger)) throw new Error('A request needs its passenger.');
  return found;
}

/** One link of the chain; the client joins the links. */
abstract class Link implements Middleware {
  private next: Middleware | null = null;

  setNext(next: Middleware): void {
    this.next = next;
  }

  protected async proceed(context: Context): Promise<void> {
    await this.next?.execute(context);
  }

  abstract execute(context: Context): Promise<void>;
}

/** Adds headers to a request. */
class HeaderLink extends Link {
  constructor(private readonly headersOf: (context: Context) => Readonly<Record<string, string>>) {
    super();
  }

  async execute(context: Context): Promise<void> {
    const present = Object.fromEntries(new Headers(context.options?.headers));
    context.options = { ...context.options, headers: { ...present, ...this.headersOf(context) } };
    await this.proceed(context);
  }
}

function methodOf(method: string | undefined): 'GET' | 'POST' | 'PATCH' | 'DELETE' {
  switch (method) {
    case 'POST':
    case 'PATCH':
    case 'DELETE':
      return method;
    default:
      return 'GET';
  }
}

/** The last link: the injected `fetch`, with our time limit. */
class FetchLink implements Middleware {
  constructor(private readonly port: NetworkPort) {}

  async execute(context: Context): Promise<void> {
    const passenger = passengerOf(context);
    const url = typeof context.request === 'string' ? context.request : context.request.url;
    const body: unknown = context.options?.body;
    try {
      const reply = await exchange(
        this.port,
        url,
        {
          method: methodOf(context.options?.method),
          headers: Object.fromEntries(new Headers(context.options?.headers)),
          ...(typeof body === 'string' ? { body } : {}),
        },
        passenger.signal,
      );
      context.response = new Response(WITHOUT_BODY.includes(reply.status) ? null : reply.text, {
        status: reply.status,
        headers: reply.headers,
      });
    } catch (error) {
      passenger.rejection = error;
      throw error;
    }
  }
}

/**
 * The chain under the Graph client: its own handlers are left out. Its retry handler cuts a long `Retry-After`
 * short, its sender uses the global `fetch`, and its telemetry adds nothing that we need.
 */
export function createMiddleware(port: NetworkPort): Middleware[] {
  return [
    new HeaderLink(() => ({
      accept: 'application/json',
      // Ties a request to Microsoft's logs even when no answer arrives.
      'client-request-id': crypto.randomUUID(),
      // Microsoft: lets interactive callers of the same app go first when it is throttled.
      'x-ms-throttle-priority': 'low',
    })),
    new HeaderLink((context) => ({ authorization: `Bearer ${passengerOf(context).accessToken}` })),
    new FetchLink(port),
  ];
}
