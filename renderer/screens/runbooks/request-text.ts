import type { PlannedRequest } from '../../../shared/domain/runbook-run';

/** The body of a request as it is read best; null: it has none. */
export function bodyText({ body }: Pick<PlannedRequest, 'body'>): string | null {
  return body === null ? null : JSON.stringify(body, null, 2);
}

/** A request as text: the first line and the body, as tools that send requests show them. */
export function requestText(request: PlannedRequest): string {
  const body = bodyText(request);
  const line = `${request.method} ${request.url}`;
  return body === null ? line : `${line}\nContent-Type: application/json\n\n${body}`;
}
