import type { Fetch } from '../../electron/network/fetch';

/** A request as a script sees it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly text: string;
}

/** What a script answers: a value is sent as JSON, an `Error` rejects, `'never'` waits until it is aborted. */
export type ScriptedAnswer =
  | Error
  | 'never'
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly json?: unknown;
      readonly text?: string;
    };

/** A `fetch` that answers by a script and remembers what it was asked. */
export interface ScriptedFetch {
  readonly fetch: Fetch;
  readonly requests: readonly SeenRequest[];
  readonly options: readonly RequestInit[];
}

/** A `fetch` of which every answer comes from `answer`, which is given the request and its number from 0. */
export function createScriptedFetch(
  answer: (request: SeenRequest, index: number) => ScriptedAnswer,
): ScriptedFetch {
  const requests: SeenRequest[] = [];
  const options: RequestInit[] = [];
  const fetch: Fetch = async (input, init) => {
    const incoming = new Request(input, init);
    const request = {
      method: incoming.method,
      url: new URL(incoming.url),
      headers: incoming.headers,
      text: await incoming.text(),
    };
    incoming.signal.throwIfAborted();
    const index = requests.push(request) - 1;
    options.push(init ?? {});
    const script = answer(request, index);
    if (script === 'never') {
      return new Promise((_resolve, reject) => {
        incoming.signal.addEventListener('abort', () => {
          reject(incoming.signal.reason as Error);
        });
      });
    }
    if (script instanceof Error) throw script;
    const { status = 200, headers = {}, json, text } = script;
    const body = text ?? (json === undefined ? null : JSON.stringify(json));
    return new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } });
  };
  return { fetch, requests, options };
}

/** What Node's `fetch` rejects with when a connection fails with this code. */
export function socketError(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(`read ${code}`), { code }) });
}

/** An unsigned token of Microsoft's usual shape. */
export function fakeAccessToken(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.c2ln`;
}
