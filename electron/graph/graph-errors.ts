import { z } from 'zod';

import type { ReadFailure } from '../../shared/domain/failure';
import type { EpochMs } from '../../shared/domain/instant';
import type { ServiceResponse } from '../network/conversation';
import { retryAfterMs } from '../network/retry-after';

/** A refusal as Microsoft Graph words it, of which only the codes are decided by. */
export interface GraphRefusal {
  readonly status: number;
  /** `error.code`. */
  readonly code: string;
  /** Evidence only: the refusal says that a legacy application access policy blocked it. */
  readonly namesAccessPolicy: boolean;
}

const envelope = z.object({
  error: z.object({
    code: z.string().min(1),
    message: z.string().catch(''),
    innerError: z.unknown().optional(),
  }),
});

/** `innerError` may nest; this is how deep Microsoft's own samples go, and some more. */
const MAX_NESTING = 5;

function requestIdIn(value: unknown, depth: number): string | null {
  if (typeof value !== 'object' || value === null || depth > MAX_NESTING) return null;
  if ('request-id' in value && typeof value['request-id'] === 'string') return value['request-id'];
  for (const key of ['innerError', 'innererror'] as const) {
    if (key in value) {
      const found = requestIdIn((value as Readonly<Record<string, unknown>>)[key], depth + 1);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Microsoft's request id: from the headers, otherwise from the error's `innerError`; null when there is none. */
export function requestIdOf(response: ServiceResponse): string | null {
  const header = response.headers.get('request-id');
  if (header !== null && header !== '') return header;
  const body = response.body;
  return typeof body === 'object' && body !== null && 'error' in body ? requestIdIn(body.error, 0) : null;
}

/**
 * Whether a refusal comes from a legacy application access policy. Exchange gives it the same status and code
 * as any other refusal (403 `ErrorAccessDenied`) and marks it with the literal `[RAOP]`, which is seen in the
 * field and not documented. It is the one place where a text is looked at: it decides which explanation is
 * shown, never whether something is well.
 */
function namesAccessPolicy(text: string): boolean {
  return text.includes('[RAOP]');
}

/** Graph's error envelope in an answer; null when it has none: then it was not Graph that answered. */
export function readRefusal(response: ServiceResponse): GraphRefusal | null {
  const parsed = envelope.safeParse(response.body);
  if (!parsed.success) return null;
  const { code, message } = parsed.data.error;
  return { status: response.status, code, namesAccessPolicy: namesAccessPolicy(message) };
}

/**
 * Why an answer that is no success could not be used: by status and `error.code`, never by text.
 *
 * @param permission the least permission that the request needs, to name when it was forbidden
 */
export function classifyResponse(
  response: ServiceResponse,
  permission: string | null,
  now: EpochMs,
): ReadFailure {
  const { status, headers } = response;
  if (status === 429) return { code: 'throttled', retryAfterMs: retryAfterMs(headers, now) };
  if (status >= 500) return { code: 'unavailable', status, retryAfterMs: retryAfterMs(headers, now) };
  const refusal = readRefusal(response);
  // For example a proxy's own page.
  if (refusal === null)
    return { code: 'badPayload', field: 'error.code', problem: `missing (HTTP ${status})` };
  if (status === 403) return { code: 'forbidden', status, graphCode: refusal.code, permission };
  return { code: 'refused', status, graphCode: refusal.code };
}
