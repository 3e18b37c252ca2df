import type { EpochMs } from '../../../shared/domain/instant';
import type { HttpRequest } from '../http-exchange';
import type { SimulationContext } from '../simulation-context';

/** A request to a token endpoint, read from its form and its Basic header. */
export interface TokenRequest {
  readonly context: SimulationContext;
  /** The tenant segment as it was written. */
  readonly tenantName: string;
  readonly origin: string;
  readonly form: URLSearchParams;
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  readonly now: EpochMs;
}

/** HTTP Basic as OAuth 2.0 writes it: both halves URL-encoded. */
export function basicCredentials(headers: Headers): { readonly id: string; readonly secret: string } | null {
  const match = /^Basic\s+(.+)$/i.exec(headers.get('authorization') ?? '');
  if (match?.[1] === undefined) return null;
  const text = Buffer.from(match[1], 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  try {
    return {
      id: decodeURIComponent(text.slice(0, colon)),
      secret: decodeURIComponent(text.slice(colon + 1)),
    };
  } catch {
    return null;
  }
}

/** Reads the form. */
export function readTokenRequest(
  context: SimulationContext,
  request: HttpRequest,
  tenantName: string,
  now: EpochMs,
): TokenRequest {
  const isForm = (request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
  const form = new URLSearchParams(isForm ? request.text : '');
  const basic = basicCredentials(request.headers);
  return {
    context,
    tenantName,
    origin: request.url.origin,
    form,
    clientId: form.get('client_id') ?? basic?.id ?? null,
    clientSecret: form.get('client_secret') ?? basic?.secret ?? null,
    now,
  };
}
