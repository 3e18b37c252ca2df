import type { Alert, AlertBook } from '../domain/alert';
import type { Outbox } from '../domain/channel';
import { standingOf } from './entries';
import { muteOf } from './mutes';
import { isInterested, type OutboxTarget, queue } from './outbox';
import type { TellingContext } from './plan-context';
import { isQuiet, mayDisturb } from './quiet';
import { episodeOf, tellingOf } from './telling';

/** Whether everybody else was told of an alert that still needs somebody. */
function isOpenNews(alert: Alert, isQuietNow: boolean, { settings, now }: TellingContext): boolean {
  const { told, goneAt, unseenSince, cause, severity, source } = alert;
  if (told === null || goneAt !== null || unseenSince !== null || cause !== null) return false;
  if (severity === 'unknown' && source !== 'stale') return false;
  if (isQuietNow && !mayDisturb(severity, settings)) return false;
  return standingOf(alert, muteOf(alert, settings.mutes, now)) === 'open';
}

/** Whether a channel was told, or is to be, of an alert as it is there now. There may be a thousand of them. */
function hearing({ entries, told }: Outbox): (channelId: string, alert: Alert) => boolean {
  const heard = new Map<string, readonly string[]>();
  const add = (channelId: string, alertId: string, ids: readonly string[]): void => {
    const key = `${channelId} ${alertId}`;
    heard.set(key, [...(heard.get(key) ?? []), ...ids]);
  };
  for (const { channelId, alertId, tellingIds } of told) add(channelId, alertId, tellingIds);
  for (const { channelId, telling } of entries) add(channelId, telling.alertId, [telling.id]);
  return (channelId, alert) => {
    const episode = episodeOf(alert);
    return (heard.get(`${channelId} ${alert.id}`) ?? []).some((id) => id.startsWith(episode));
  };
}

/**
 * Lets every channel in use know what the others were told while it was switched off, was not there yet, or wanted
 * nothing so mild: what is open, and never heard of there. A channel for what is critical would otherwise hear nothing
 * of what became so on a day on which it was no news to anybody else.
 *
 * @param outbox with what is told at present in it
 */
export function catchUp(
  outbox: Outbox,
  { alerts, held }: AlertBook,
  targets: readonly OutboxTarget[],
  context: TellingContext,
): Outbox {
  const isHeld = new Set(held.map(({ alertId }) => alertId));
  const isQuietNow = isQuiet(context.now, context.settings, context.zone);
  const open = alerts.filter((alert) => !isHeld.has(alert.id) && isOpenNews(alert, isQuietNow, context));
  const hasHeard = hearing(outbox);
  let next = outbox;
  for (const alert of open) {
    for (const target of targets) {
      if (!isInterested(target, alert) || hasHeard(target.id, alert)) continue;
      const { stage, impact } = alert;
      const telling = tellingOf({ alert, reason: 'raised', stage, impact, snoozedAt: null }, context);
      next = queue(next, target.id, telling, 'now', context.now);
    }
  }
  return next;
}
