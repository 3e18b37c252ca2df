import { DAY_MS, type EpochMs, SECOND_MS } from '../../shared/domain/instant';
import { httpDate } from './http-date';

/** The longest `Retry-After` that is waited for within a poll; a longer one is the scheduler's to honour. */
export const SHORT_WAIT_MS = 5 * SECOND_MS;

/** The pause before the one quick retry of a dropped connection or a 503/504 that names no time. */
export const QUICK_RETRY_MS = 250;

/**
 * No `Retry-After` is taken for longer. The services ask for seconds to hours; more is a broken header or another
 * clock, and would silence a watcher for weeks. One more request a day is a burden to nobody.
 */
export const LONGEST_RETRY_AFTER_MS = DAY_MS;

function askedMs(text: string, date: string | null, now: EpochMs): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * SECOND_MS);
  const at = httpDate(text, now);
  return at === null ? null : Math.max(0, at - (httpDate(date ?? '', now) ?? now));
}

/**
 * Milliseconds that a `Retry-After` header asks to wait: seconds or a date (RFC 9110, 10.2.3), in full up to a day.
 * Null when there is none or it is neither. A date counts from the answer's own `Date`, because this computer's clock
 * may be wrong; one that has passed asks for nothing.
 */
export function retryAfterMs(headers: Headers, now: EpochMs): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  const asked = askedMs(text, headers.get('date'), now);
  return asked === null ? null : Math.min(asked, LONGEST_RETRY_AFTER_MS);
}
