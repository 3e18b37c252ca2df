import { Agent, request } from 'node:https';

import type { Fetch } from '../../electron/network/fetch';

/** Statuses whose answers have no body: `Response` takes none for them, not even an empty one. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/** A way out that trusts an authority of its own. */
export interface HttpsFetch {
  readonly fetch: Fetch;
  /** Ends what is kept open for the next request. */
  readonly close: () => void;
}

/**
 * `fetch` over real sockets that trusts one authority: Node's own takes its authorities when the process starts, before
 * a test could make one.
 *
 * @param ca PEM
 */
export function createHttpsFetch(ca: string): HttpsFetch {
  const agent = new Agent({ ca, keepAlive: true });
  const fetch: Fetch = async (input, init) => {
    const outgoing = new Request(input, init);
    const body = Buffer.from(await outgoing.arrayBuffer());
    return new Promise((resolve, reject) => {
      const fail = (cause: unknown): void => {
        const { signal } = outgoing;
        reject(signal.aborted ? (signal.reason as Error) : new TypeError('fetch failed', { cause }));
      };
      const sending = request(
        outgoing.url,
        {
          agent,
          method: outgoing.method,
          headers: {
            ...Object.fromEntries(outgoing.headers),
            ...(body.length === 0 ? {} : { 'content-length': body.length }),
          },
          signal: outgoing.signal,
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', fail);
          incoming.on('end', () => {
            const status = incoming.statusCode ?? 0;
            const headers = new Headers();
            for (const [name, value] of Object.entries(incoming.headers)) {
              if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
            }
            resolve(
              new Response(WITHOUT_BODY.has(status) ? null : Buffer.concat(chunks), { status, headers }),
            );
          });
        },
      );
      sending.on('error', fail);
      sending.end(body);
    });
  };
  return {
    fetch,
    close: () => {
      agent.destroy();
    },
  };
}
