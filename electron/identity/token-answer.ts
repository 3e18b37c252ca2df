import { z } from 'zod';

import { type EpochMs, instantOf } from '../../shared/domain/instant';
import { retryAfterMs } from '../network/retry-after';
import { readEntraFailure } from './entra-errors';
import type { TokenOutcome } from './identity';
import type { LastWord } from './msal-network';

/** The members of a token endpoint's answer that count. */
export const tokenBody = z.object({
  access_token: z.string().min(1),
  // Entra's v1 endpoint and some proxies write the number as text.
  expires_in: z.union([z.number().positive(), z.string().regex(/^\d+$/).transform(Number)]),
  /** Delegated permissions that were granted, separated by spaces; absent in an app's own answer. */
  scope: z.string().nullish().catch(null),
});

/** MSAL's errors carry a stable symbolic code beside their text. */
export function msalCode(error: unknown): string {
  const isCoded = typeof error === 'object' && error !== null && 'errorCode' in error;
  return isCoded && typeof error.errorCode === 'string' ? error.errorCode : 'client_error';
}

/** What an answer without a token means; the classification is by status and by Entra's own values. */
export function explain(
  last: LastWord | null,
  method: 'secret' | 'certificate' | 'user',
  error: unknown,
  now: EpochMs,
): TokenOutcome {
  const at = instantOf(now);
  if (last === null) {
    // MSAL refused to send anything, for example because of a tenant name that cannot be one.
    const entra = { kind: 'other', code: null, error: msalCode(error), traceId: null } as const;
    return { outcome: 'unreadable', failure: { code: 'authentication', entra }, at, requestId: null };
  }
  if (last.heard === 'network') {
    return { outcome: 'unreadable', failure: { code: 'network', cause: last.cause }, at, requestId: null };
  }
  const { status, headers } = last.reply;
  const headerId = headers.get('x-ms-request-id');
  const unreadable = (
    failure: Extract<TokenOutcome, { outcome: 'unreadable' }>['failure'],
  ): TokenOutcome => ({
    outcome: 'unreadable',
    failure,
    at,
    requestId: headerId,
  });
  const wait = retryAfterMs(headers, now);
  if (status === 429) return unreadable({ code: 'throttled', retryAfterMs: wait });
  if (status >= 500) return unreadable({ code: 'unavailable', status, retryAfterMs: wait });
  if (last.body === undefined) {
    return unreadable({ code: 'badPayload', field: '(body)', problem: `not JSON (HTTP ${status})` });
  }
  const entra = status >= 400 ? readEntraFailure(last.body) : null;
  if (entra !== null) {
    return {
      outcome: 'refused',
      facts: { outcome: 'refused', method, entra },
      at,
      requestId: entra.traceId ?? headerId,
    };
  }
  if (status >= 400)
    return unreadable({ code: 'badPayload', field: 'error', problem: `missing (HTTP ${status})` });
  const parsed = last.endpoint === 'token' ? tokenBody.safeParse(last.body) : null;
  const field = parsed?.error?.issues[0]?.path.join('.') ?? '(body)';
  return unreadable({ code: 'badPayload', field, problem: `not as documented (${msalCode(error)})` });
}
