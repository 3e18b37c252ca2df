import type { JsonValue } from '../domain/json';

/** What of a request is put into text. */
interface ShownRequest {
  readonly method: string;
  readonly url: string;
  /** Null: no body. */
  readonly body: JsonValue;
}

/** The body of a request as it is read best; null: it has none. */
export function bodyText({ body }: Pick<ShownRequest, 'body'>): string | null {
  return body === null ? null : JSON.stringify(body, null, 2);
}

/** A request as people read it: method and address, and the body below. */
export function shownRequest(request: ShownRequest): string {
  const body = bodyText(request);
  const line = `${request.method} ${request.url}`;
  return body === null ? line : `${line}\n${body}`;
}

/** A request as text: the first line and the body, as tools that send requests show them. */
export function requestText(request: ShownRequest): string {
  const body = bodyText(request);
  const line = `${request.method} ${request.url}`;
  return body === null ? line : `${line}\nContent-Type: application/json\n\n${body}`;
}
