import { type DeliveryOutcome, failedDelivery } from '../../../shared/domain/channel';
import { MINUTE_MS } from '../../../shared/domain/instant';
import type { NetworkPort } from '../../network/exchange';
import { retryAfterMs } from '../../network/retry-after';
import { neverArrived } from './never-arrived';

/** A receiver that has not answered by then is not waited for. Slack and Teams answer within seconds. */
const ANSWER_LIMIT_MS = MINUTE_MS;

/** HTTP's ways to say "later": the message was not taken. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429]);

function outcomeOf(response: Response, now: number): DeliveryOutcome {
  const { ok, status, headers } = response;
  if (ok) return { state: 'delivered' };
  if (status >= 500 || LATER.has(status)) {
    return failedDelivery({ code: 'busy', status }, retryAfterMs(headers, now));
  }
  return failedDelivery({ code: 'refused', status });
}

/**
 * Posts JSON to an address that is a secret: nothing of it is in what this gives back, and it never rejects. What
 * the status says counts, whatever becomes of the rest of the answer. Redirects are not followed: a followed one would
 * carry the message elsewhere. Where the network stack shows it as an answer, it counts as a refusal.
 */
export async function postJson(
  { fetch, clock }: NetworkPort,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  const limit = new AbortController();
  const cancel = clock.schedule(ANSWER_LIMIT_MS, () => {
    limit.abort();
  });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Graphkeeper', ...headers },
      body,
      redirect: 'manual',
      credentials: 'omit',
      signal: AbortSignal.any([signal, limit.signal]),
    });
    const outcome = outcomeOf(response, clock.now());
    await response.body?.cancel().catch(() => undefined);
    return outcome;
  } catch (error) {
    return failedDelivery({ code: neverArrived(error) ?? 'unanswered' });
  } finally {
    cancel();
  }
}
