import type { Alert, AlertBook, Telling } from '../domain/alert';
import type { Outbox } from '../domain/channel';
import { standingOf } from './entries';
import { compareLevels } from './level';
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

/** What a channel knows of an alert as it is there now: something, nothing, or all but the last, which is owed. */
type Knowledge = 'something' | 'nothing' | Telling;

/** There may be a thousand alerts. */
function knowledgeOf({ entries, told }: Outbox): (channelId: string, alert: Alert) => Knowledge {
  const keyOf = (channelId: string, alertId: string): string => `${channelId} ${alertId}`;
  const memory = new Map(told.map((one) => [keyOf(one.channelId, one.alertId), one]));
  const waiting = new Map<string, readonly string[]>();
  for (const { channelId, telling } of entries) {
    const key = keyOf(channelId, telling.alertId);
    waiting.set(key, [...(waiting.get(key) ?? []), telling.id]);
  }
  return (channelId, alert) => {
    const episode = episodeOf(alert);
    const isOfNow = (id: string): boolean => id.startsWith(episode);
    const key = keyOf(channelId, alert.id);
    if (waiting.get(key)?.some(isOfNow)) return 'something';
    const { tellingIds = [], missed = null } = memory.get(key) ?? {};
    const hasHeard = tellingIds.some(isOfNow);
    if (missed === null || !isOfNow(missed.telling.id)) return hasHeard ? 'something' : 'nothing';
    if (!missed.isDue) return 'something';
    return hasHeard ? missed.telling : 'nothing';
  };
}

/** What is told of an alert where it is owed; null: what was missed does not matter any more. */
function owedTelling(
  alert: Alert,
  known: Exclude<Knowledge, 'something'>,
  context: TellingContext,
): Telling | null {
  const missed = known === 'nothing' ? null : known;
  if (missed?.reason === 'escalated' && compareLevels(alert, missed) < 0) return null;
  const { stage, impact } = alert;
  const telling = tellingOf(
    { alert, reason: missed?.reason ?? 'raised', stage, impact, snoozedAt: null },
    context,
  );
  return { ...telling, id: missed?.id ?? telling.id };
}

/** That something is over which a channel knows of and was not told the end of; it is told in the words of then. */
function owedEnds(
  { told }: Outbox,
  { alerts }: AlertBook,
  targets: readonly OutboxTarget[],
): readonly { readonly channelId: string; readonly telling: Telling }[] {
  const alive = new Set(alerts.map(({ id }) => id));
  const inUse = new Set(targets.map(({ id }) => id));
  return told.flatMap(({ channelId, alertId, missed, isKnown }) =>
    missed?.isDue === true &&
    missed.telling.reason === 'resolved' &&
    isKnown &&
    inUse.has(channelId) &&
    !alive.has(alertId)
      ? [{ channelId, telling: missed.telling }]
      : [],
  );
}

/**
 * Lets every channel in use know what the others were told while it was switched off, was not there yet, wanted
 * nothing so mild, or refused what it was sent: what is open, and never heard of there. A channel for what is critical
 * would otherwise hear nothing of what became so on a day on which it was no news to anybody else. What was missed by a
 * channel that was mended since is told there once more.
 *
 * @param outbox with what is told at present in it
 */
export function catchUp(
  outbox: Outbox,
  book: AlertBook,
  targets: readonly OutboxTarget[],
  context: TellingContext,
): Outbox {
  const isHeld = new Set(book.held.map(({ alertId }) => alertId));
  const isQuietNow = isQuiet(context.now, context.settings, context.zone);
  const open = book.alerts.filter((alert) => !isHeld.has(alert.id) && isOpenNews(alert, isQuietNow, context));
  const knows = knowledgeOf(outbox);
  let next = outbox;
  for (const alert of open) {
    for (const target of targets) {
      if (!isInterested(target, alert)) continue;
      const known = knows(target.id, alert);
      const telling = known === 'something' ? null : owedTelling(alert, known, context);
      if (telling !== null) next = queue(next, target.id, telling, 'now', context.now);
    }
  }
  if (isQuietNow) return next;
  for (const { channelId, telling } of owedEnds(outbox, book, targets)) {
    next = queue(next, channelId, telling, 'now', context.now);
  }
  return next;
}
