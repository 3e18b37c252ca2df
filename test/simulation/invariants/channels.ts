import type { Telling } from '../../../shared/domain/alert';
import type { Channel, DeliveryOutcome } from '../../../shared/domain/channel';
import { DAY_MS, type EpochMs, epochOf, HOUR_MS, type Instant } from '../../../shared/domain/instant';
import { compareSeverity } from '../../../shared/domain/severity';
import type { ConnectionHealth } from '../../../shared/domain/state';
import { isQuietAt } from './calendar';
import { DESKTOP } from './grace';
import type { Blame, Invariant, Sight } from './invariant';

/** After a week in vain a telling is given up: what would be tried again only later than that, and a pause is shorter. */
const LONGEST_WAIT_MS = 7 * DAY_MS;
const LONGEST_PAUSE_MS = HOUR_MS;

/** Until then it was tried again, or given up, if it was awake for a while. */
const PATIENCE_MS = 8 * DAY_MS;
const AWAKE_MS = 2 * HOUR_MS;

function isInterested(
  { isEnabled, minimumSeverity, connectionIds }: Channel,
  { severity, connectionId }: Pick<Telling, 'severity' | 'connectionId'>,
): boolean {
  if (!isEnabled) return false;
  const isBadEnough = compareSeverity(severity, minimumSeverity) >= 0;
  return isBadEnough && (connectionIds === null || connectionIds.includes(connectionId));
}

/** Whether the sender knows for certain that nothing arrived, and may try again. */
function isToBeTriedAgain(outcome: DeliveryOutcome): boolean {
  if (outcome.state !== 'failed') return false;
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
      // What waited for one that is off may have been dropped meanwhile; what is open then is told when it is on again.
      for (const { id, isEnabled } of channels) {
        for (const mark of owed.keys()) if (!isEnabled && mark.startsWith(`${id} `)) owed.delete(mark);
      }
      for (const { id, at, details } of journal) {
        if (Number(id) <= journalled) break;
        const { channel, tellingId, result } = details ?? {};
        if (result === undefined || typeof channel !== 'string' || typeof tellingId !== 'string') continue;
        const mark = `${channel} ${tellingId}`;
        const since = failed.get(mark) ?? null;
        if (
          result === 'givenUp' &&
          since !== null &&
          epochOf(at) - since < LONGEST_WAIT_MS - LONGEST_PAUSE_MS
        ) {
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

/** Something open that a channel never heard of. */
interface Unheard {
  readonly since: EpochMs;
  /** Of the connection, at which somebody could have been told. */
  readonly readings: Set<Instant>;
}

/** So many readings a channel may stay without what is open: none is told at the very moment at which it is read. */
const READINGS = 3;

/**
 * What the desktop was told and is open is known to every channel in use that wants it: also to one that was switched
 * off meanwhile, or wants more than before, and where it only became so bad.
 */
export function everyChannelKnowsWhatIsOpen(blame: Blame): Invariant {
  /** Channel and alert. */
  const heard = new Set<string>();
  const unheard = new Map<string, Unheard>();
  let journalled = 0;

  const examine = (
    mark: string,
    health: ConnectionHealth,
    { now, settings, zone, awakeFor }: Sight,
  ): void => {
    const one = unheard.get(mark) ?? { since: now, readings: new Set() };
    unheard.set(mark, one);
    if (!isQuietAt(now, settings, zone)) one.readings.add(health.observedAt);
    if (one.readings.size <= READINGS || now - one.since < PATIENCE_MS || awakeFor < AWAKE_MS) return;
    blame('every channel knows what is open', mark);
    heard.add(mark);
  };

  return {
    onAttempt: ({ channelId, notice }) => {
      for (const { alertId, reason } of notice.tellings) {
        if (reason === 'resolved') heard.delete(`${channelId} ${alertId}`);
        else heard.add(`${channelId} ${alertId}`);
      }
    },
    onClockChange: () => {
      unheard.clear();
    },
    onSight: (sight) => {
      // What was on its way when the run was ended counts as told.
      for (const { id, details } of sight.journal) {
        if (Number(id) <= journalled) break;
        const { channel, tellingId, result } = details ?? {};
        if (result === undefined || typeof channel !== 'string' || typeof tellingId !== 'string') continue;
        heard.add(`${channel} ${tellingId.slice(0, tellingId.lastIndexOf('@'))}`);
      }
      journalled = Number(sight.journal[0]?.id ?? journalled);
      const present = new Set<string>();
      for (const alert of sight.alerts) {
        const health = sight.state.connections.find(({ id }) => id === alert.connectionId)?.health ?? null;
        const isRead =
          alert.unseenSince === null && (alert.severity !== 'unknown' || alert.source === 'stale');
        if (health === null || !isRead || alert.told === null || alert.standing !== 'open') continue;
        for (const channel of sight.state.settings.channels) {
          const mark = `${channel.id} ${alert.id}`;
          if (!isInterested(channel, alert) || heard.has(mark)) continue;
          present.add(mark);
          examine(mark, health, sight);
        }
      }
      for (const mark of unheard.keys()) if (!present.has(mark)) unheard.delete(mark);
    },
  };
}
