import type { Alert, AlertBook } from '../domain/alert';
import type { Outbox } from '../domain/channel';
import { muteOf } from './mutes';
import { isInterested, type OutboxTarget, queue } from './outbox';
import type { TellingContext } from './plan-context';
import { isQuiet } from './quiet';
import { episodeOf, tellingOf } from './telling';

/** Whether everybody else was told of an alert that still needs somebody. */
function isOpenNews(alert: Alert, { settings, now, zone }: TellingContext): boolean {
  const { told, goneAt, unseenSince, cause, snooze, acknowledged, severity, source } = alert;
  const isPutAside = snooze !== null || acknowledged !== null;
  if (told === null || goneAt !== null || unseenSince !== null || cause !== null || isPutAside) return false;
  if (severity === 'unknown' && source !== 'stale') return false;
  if (muteOf(alert, settings.mutes, now) !== null) return false;
  const passes = settings.quiet.criticalPasses && severity === 'critical';
  return passes || !isQuiet(now, settings, zone);
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
  const open = alerts.filter((alert) => !isHeld.has(alert.id) && isOpenNews(alert, context));
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
