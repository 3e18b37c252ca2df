import type { Telling } from '../domain/alert';
import type { Notice, OutboxEntry } from '../domain/channel';

/** More than this at once on one channel become one message: a storm of them is read by nobody. */
export const MAX_SINGLE_NOTICES = 3;

/** FNV-1a, 64 bits: short, the same everywhere, and no secret hangs on it. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= BigInt(text.charCodeAt(index));
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

/** One message of one or several tellings; the id is the same for the same tellings. */
export function noticeOf(tellings: readonly Telling[], reason: Notice['reason']): Notice {
  const [first] = tellings;
  const id =
    first !== undefined && tellings.length === 1
      ? first.id
      : `digest-${String(tellings.length)}-${fingerprint(tellings.map((one) => one.id).join('\n'))}`;
  return { id, tellings, reason };
}

/**
 * The next message of what waits for one channel: the oldest by itself, or all in one when they are too many. What
 * was gathered while it was quiet is always one message. Nothing overtakes anything: that something is over comes
 * after that it began.
 *
 * @param waiting of one channel, oldest first
 */
export function nextNotice(waiting: readonly Pick<OutboxEntry, 'telling' | 'reason'>[]): Notice | null {
  const [first] = waiting;
  if (first === undefined) return null;
  const { reason } = first;
  const other = waiting.findIndex((entry) => entry.reason !== reason);
  const run = waiting.slice(0, other === -1 ? undefined : other).map((entry) => entry.telling);
  const isDigest = reason === 'quiet' || run.length > MAX_SINGLE_NOTICES;
  return noticeOf(isDigest ? run : [first.telling], reason);
}
