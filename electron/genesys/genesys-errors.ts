import { z } from 'zod';

import type { ReadFailure } from '../../shared/domain/failure';
import type { EpochMs } from '../../shared/domain/instant';
import type { ServiceResponse } from '../network/conversation';
import { retryAfterMs } from '../network/retry-after';

/** A refusal by the Platform API, of which only status and code are decided by. */
export interface GenesysRefusal {
  readonly status: number;
  /** `code`, such as `missing.permissions`. */
  readonly code: string;
}

/** The API's own error envelope (SDK: `ErrorBody`); its texts are not looked at. */
const envelope = z.object({ code: z.string().min(1) });

/** Codes that say that a role lacks a permission; any other 403 has another reason. */
const MISSING_PERMISSION: readonly string[] = ['missing.permissions', 'missing.any.permissions'];

/** Genesys Cloud's id of a request, to quote in a support case; null when the answer bears none. */
export function correlationIdOf({ headers }: Pick<ServiceResponse, 'headers'>): string | null {
  const id = headers.get('inin-correlation-id');
  return id === null || id === '' ? null : id;
}

/** The error envelope in an answer; null when it has none: then it was not the Platform API that answered. */
export function readRefusal({ status, body }: ServiceResponse): GenesysRefusal | null {
  const parsed = envelope.safeParse(body);
  return parsed.success ? { status, code: parsed.data.code } : null;
}

/** Whether a refusal says that the client's role lacks a permission. */
export function isMissingPermission({ status, code }: GenesysRefusal): boolean {
  return status === 403 && MISSING_PERMISSION.includes(code);
}

/**
 * Why an answer that is no success could not be used: by status and `code`, never by text.
 *
 * @param permission the least permission that the request needs, to name when a role lacks it
 */
export function classifyGenesys(
  response: ServiceResponse,
  permission: string | null,
  now: EpochMs,
): ReadFailure {
  const { status, headers } = response;
  if (status === 429) return { code: 'throttled', retryAfterMs: retryAfterMs(headers, now) };
  if (status >= 500) return { code: 'unavailable', status, retryAfterMs: retryAfterMs(headers, now) };
  const refusal = readRefusal(response);
  if (refusal === null) return { code: 'badPayload', field: 'code', problem: `missing (HTTP ${status})` };
  // A token that was renewed and refused again: the client was deleted or disabled meanwhile.
  if (status === 401) return { code: 'genesysAuthentication', error: refusal.code };
  if (status === 403) {
    const isGrantable = isMissingPermission(refusal);
    return {
      code: 'forbidden',
      status,
      graphCode: refusal.code,
      permission: isGrantable ? permission : null,
    };
  }
  return { code: 'refused', status, graphCode: refusal.code };
}
