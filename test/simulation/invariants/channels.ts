import type { Telling } from '../../../shared/domain/alert';
import type { Channel, DeliveryOutcome } from '../../../shared/domain/channel';
import { DAY_MS, type EpochMs, epochOf, HOUR_MS } from '../../../shared/domain/instant';
import { compareSeverity } from '../../../shared/domain/severity';
import { DESKTOP } from './grace';
import type { Blame, Invariant } from './invariant';

/** After a week in vain a telling is given up: what would be tried again only later than that, and a pause is shorter. */
const LONGEST_WAIT_MS = 7 * DAY_MS;
const LONGEST_PAUSE_MS = HOUR_MS;

/** Until then it was tried again, or given up, if it was awake for a while. */
const PATIENCE_MS = 8 * DAY_MS;
const AWAKE_MS = 2 * HOUR_MS;

function isInterested(
  { minimumSeverity, connectionIds }: Channel,
  { severity, connectionId }: Telling,
): boolean {
  const isBadEnough = compareSeverity(severity, minimumSeverity) >= 0;
  return isBadEnough && (connectionIds === null || connectionIds.includes(connectionId));
}

/** Whether the sender knows for certain that nothing arrived, and may try again. */
function isToBeTriedAgain(outcome: DeliveryOutcome): boolean {
  if (outcome.state === 'delivered') return false;
  const { code } = outcome.failure;
  return code === 'unreachable' || code === 'untrusted' || code === 'busy';
}

/**
 * What the desktop is told is handed to every channel that wants it, and what certainly did not arrive there is handed
 * over again, until it arrives or is given up after a week, which the journal says. That something is over is left out:
 * whoever was not told that it began is not told that it ended.
 */
export function everyChannelIsTold(blame: Blame): Invariant {
  /** Channel and telling → since when it is owed. */
  const owed = new Map<string, EpochMs>();
  const handedOver = new Set<string>();
  /** What certainly did not arrive when it was tried last → when it was planned; null: by another clock. */
  const failed = new Map<string, EpochMs | null>();
  let channels: readonly Channel[] = [];
  let journalled = 0;
  return {
    onAttempt: ({ channelId, notice, now }) => {
      for (const telling of notice.tellings) {
        const mark = `${channelId} ${telling.id}`;
        handedOver.add(mark);
        owed.delete(mark);
        failed.delete(mark);
        if (channelId !== DESKTOP || telling.reason === 'resolved') continue;
        for (const channel of channels) {
          const other = `${channel.id} ${telling.id}`;
          if (isInterested(channel, telling) && !handedOver.has(other)) owed.set(other, now);
        }
      }
    },
    onOutcome: ({ channelId, notice, now }, outcome) => {
      if (!isToBeTriedAgain(outcome)) return;
      for (const { id, reason, at } of notice.tellings) {
        const mark = `${channelId} ${id}`;
        failed.set(mark, epochOf(at));
        if (reason !== 'resolved') owed.set(mark, now);
      }
    },
    onClockChange: () => {
      for (const mark of owed.keys()) owed.set(mark, Number.POSITIVE_INFINITY);
      for (const mark of failed.keys()) failed.set(mark, null);
    },
    onSight: ({ state, journal, now, awakeFor }) => {
      ({ channels } = state.settings);
      for (const { id, at, details } of journal) {
        if (Number(id) <= journalled) break;
        const { channel, tellingId, result } = details ?? {};
        if (result === undefined || typeof channel !== 'string' || typeof tellingId !== 'string') continue;
        const mark = `${channel} ${tellingId}`;
        const since = failed.get(mark) ?? null;
        if (since !== null && epochOf(at) - since < LONGEST_WAIT_MS - LONGEST_PAUSE_MS) {
          blame('nothing that did not arrive is given up before a week', mark);
        }
        owed.delete(mark);
        failed.delete(mark);
      }
      journalled = Number(journal[0]?.id ?? journalled);
      for (const [mark, since] of owed) {
        if (since === Number.POSITIVE_INFINITY) owed.set(mark, now);
        if (now - since < PATIENCE_MS || awakeFor < AWAKE_MS) continue;
        blame('every channel is told', mark);
        owed.delete(mark);
      }
    },
  };
}
