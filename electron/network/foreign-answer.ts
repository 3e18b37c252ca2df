/** Proxies and networks that want a sign-in of their own: 407 (RFC 9110, 15.5.8), 511 (RFC 6585, 6). */
const SIGN_IN_STATUSES: readonly number[] = [407, 511];

/** Headers by which Microsoft Graph, Microsoft Entra ID and Genesys Cloud name the request in their answers. */
const REQUEST_IDS = ['request-id', 'x-ms-request-id', 'inin-correlation-id'] as const;

/** The beginning of a page for people. */
const PAGE = /^\uFEFF?\s*<(?:!doctype|html|head|body|meta|script|\?xml)\b/i;

/**
 * Whether an answer came from something between here and the service: the sign-in page of a hotel's network, a proxy's
 * own page, a web filter. The services answer these requests in JSON, refusals included, and name the request.
 * What such a page says with its status must not be taken for a refused secret or a missing permission. A fault of a
 * gateway (5xx) is one whoever words it, and is left to be judged by its status.
 */
export function isForeignAnswer(status: number, headers: Headers, text: string): boolean {
  if (SIGN_IN_STATUSES.includes(status)) return true;
  if (status >= 500 || REQUEST_IDS.some((name) => headers.has(name))) return false;
  return PAGE.test(text) || /^text\/html\b/i.test(headers.get('content-type') ?? '');
}
