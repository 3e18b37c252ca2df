import type { JsonObject, JsonValue } from '../../shared/domain/json';

/** A request as the simulated services see it. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly text: string;
}

/** An answer of a simulated service, before latency and faults. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: no body (204). */
  readonly body: string | null;
}

/** A JSON answer. */
export function jsonReply(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** The caller's own id for a request: a header, or (MSAL to Entra) a query parameter. */
export function clientRequestIdOf(request: HttpRequest): string | null {
  return request.headers.get('client-request-id') ?? request.url.searchParams.get('client-request-id');
}

/** Whether a JSON value is an object and no list. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
