import { type EpochMs, SECOND_MS } from '../../shared/domain/instant';

/** The longest `Retry-After` that is waited for within a poll; a longer one is the scheduler's to honour. */
export const SHORT_WAIT_MS = 5 * SECOND_MS;

/** The pause before the one quick retry of a dropped connection or a 503/504 that names no time. */
export const QUICK_RETRY_MS = 250;

/** A moment as HTTP writes it; null for anything else. */
function dateOf(text: string): EpochMs | null {
  const at = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/**
 * Milliseconds that a `Retry-After` header asks to wait: seconds or a date (RFC 9110, 10.2.3). Null when there
 * is none or it is neither. A date counts from the answer's own `Date`, because this computer's clock may be wrong.
 */
export function retryAfterMs(headers: Headers, now: EpochMs): number | null {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined || text === '') return null;
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * SECOND_MS);
  const at = dateOf(text);
  return at === null ? null : Math.max(0, at - (dateOf(headers.get('date') ?? '') ?? now));
}
