import type { Telling } from '../domain/alert';
import type { DeliveryResult, Outbox, ToldAlert } from '../domain/channel';
import type { Instant } from '../domain/instant';
import { episodeOf } from './telling';

/** Tellings remembered of one alert on one channel; an alert has about ten in its life. */
const MAX_REMEMBERED = 50;

/** Whether the receiver will know of an alert when everything that waits has arrived. */
export function willBeKnown(outbox: Outbox, channelId: string, alertId: string): boolean {
  const last = outbox.entries.findLast(
    (entry) => entry.channelId === channelId && entry.telling.alertId === alertId,
  );
  if (last !== undefined) return last.telling.reason !== 'resolved';
  return outbox.told.some((one) => one.channelId === channelId && one.alertId === alertId && one.isKnown);
}

/** Whether a channel was told something already, or is about to be. */
export function hasTelling(outbox: Outbox, channelId: string, tellingId: string): boolean {
  return (
    outbox.entries.some((entry) => entry.channelId === channelId && entry.telling.id === tellingId) ||
    outbox.told.some(
      ({ channelId: id, tellingIds, missed }) =>
        id === channelId &&
        (tellingIds.includes(tellingId) || (missed?.telling.id === tellingId && !missed.isDue)),
    )
  );
}

/** Notes in what was told how tellings ended, oldest first. */
export function remember(
  told: readonly ToldAlert[],
  channelId: string,
  tellings: readonly Telling[],
  result: DeliveryResult,
  at: Instant,
): readonly ToldAlert[] {
  let all = told;
  for (const telling of tellings) {
    const { id, alertId, reason } = telling;
    const before = all.find((one) => one.channelId === channelId && one.alertId === alertId);
    const { tellingIds = [], missed = null, isKnown = false } = before ?? {};
    const times = missed?.telling.id === id ? missed.times + 1 : 1;
    const after: ToldAlert = {
      channelId,
      alertId,
      at,
      ...(result === 'givenUp'
        ? { tellingIds, missed: { telling, times, isDue: false }, isKnown }
        : {
            tellingIds: [...tellingIds, id].slice(-MAX_REMEMBERED),
            missed: null,
            isKnown: reason !== 'resolved',
          }),
    };
    all = [...all.filter((one) => one !== before), after];
  }
  return all;
}

/** What a channel missed, and was given up at most so often, is to be told there once more. */
export function withMissedDue(outbox: Outbox, channelId: string, mostTimes: number): Outbox {
  const isNew = ({ channelId: id, missed }: ToldAlert): boolean =>
    id === channelId && missed !== null && !missed.isDue && missed.times <= mostTimes;
  if (!outbox.told.some(isNew)) return outbox;
  const told = outbox.told.map((one) =>
    one.missed !== null && isNew(one) ? { ...one, missed: { ...one.missed, isDue: true } } : one,
  );
  return { ...outbox, told };
}

/** Whether a channel was told, or is to be, of an alert that began just then. */
export function knowsBeginning(outbox: Outbox, alertId: string, raisedAt: Instant): boolean {
  const episode = episodeOf({ id: alertId, raisedAt });
  return (
    outbox.entries.some(({ telling }) => telling.id.startsWith(episode)) ||
    outbox.told.some(
      ({ alertId: id, tellingIds, missed }) =>
        id === alertId &&
        (tellingIds.some((one) => one.startsWith(episode)) ||
          missed?.telling.id.startsWith(episode) === true),
    )
  );
}
