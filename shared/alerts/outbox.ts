import type { Telling } from '../domain/alert';
import type {
  Channel,
  DeliveryFailure,
  DeliveryOutcome,
  DeliveryResult,
  Notice,
  Outbox,
  OutboxEntry,
} from '../domain/channel';
import { DAY_MS, type EpochMs, epochOf, instantOf } from '../domain/instant';
import { compareSeverity } from '../domain/severity';
import { waitOf } from '../domain/wait';
import {
  isJustAway,
  pausedUntil,
  progressOf,
  resumeChannel,
  UNTRIED,
  withProgress,
} from './channel-progress';
import {
  type EndedTellings,
  LONGEST_WAIT_MS,
  mayRetry,
  type OutboxStep,
  type PauseAfter,
  resultOf,
  someRefused,
} from './deliveries';
import { nextNotice, noticeOf } from './notice';
import { putOff, recoverPutOff, withoutOlder, withoutWaits } from './put-off';
import { hasTelling, remember, willBeKnown, withMissedDue } from './told';

/** What decides whether a channel is told: a configured one, or the desktop's own notifications. */
export type OutboxTarget = Pick<Channel, 'id' | 'connectionIds' | 'minimumSeverity'>;

/** The id under which desktop notifications go through the outbox. */
export const DESKTOP_CHANNEL_ID = 'desktop';

/** What was told is remembered as long as its alert lives, and this long after it. */
const MEMORY_MS = 30 * DAY_MS;

/** Whether a channel is to be told of what is this bad. */
export function isInterested(
  { minimumSeverity, connectionIds }: OutboxTarget,
  { severity, connectionId }: Pick<Telling, 'severity' | 'connectionId'>,
): boolean {
  return (
    compareSeverity(severity, minimumSeverity) >= 0 &&
    (connectionIds === null || connectionIds.includes(connectionId))
  );
}

/** Where something is to be told: the end of an alert wherever the alert is known, also where it has to wait. */
function receiversOf(outbox: Outbox, telling: Telling, targets: readonly OutboxTarget[]): readonly string[] {
  if (telling.reason !== 'resolved') {
    return targets.filter((target) => isInterested(target, telling)).map(({ id }) => id);
  }
  const { alertId } = telling;
  const heard = [
    ...outbox.told.filter((one) => one.alertId === alertId),
    ...outbox.entries.filter((entry) => entry.telling.alertId === alertId),
  ].map(({ channelId }) => channelId);
  return [...new Set(heard)].filter((channelId) => willBeKnown(outbox, channelId, alertId));
}

/** Puts a telling behind what waits for a channel, once. */
export function queue(
  outbox: Outbox,
  channelId: string,
  telling: Telling,
  reason: Notice['reason'],
  now: EpochMs,
): Outbox {
  if (hasTelling(outbox, channelId, telling.id)) return outbox;
  const since = instantOf(now);
  const entry: OutboxEntry = { channelId, telling, reason, state: 'queued', attempts: 0, since };
  return { ...outbox, entries: [...outbox.entries, entry] };
}

/** What is there again is not said to be over once a channel is in use again that was not told of its return. */
function withoutOldEnds(outbox: Outbox, { alertId }: Telling, inUse: ReadonlySet<string>): Outbox {
  const isOldEnd = ({ channelId, telling, state }: OutboxEntry): boolean =>
    !inUse.has(channelId) &&
    state === 'queued' &&
    telling.alertId === alertId &&
    telling.reason === 'resolved';
  const entries = outbox.entries.filter((entry) => !isOldEnd(entry));
  return entries.length === outbox.entries.length ? outbox : { ...outbox, entries };
}

/** Ends entries: they leave the outbox, and what they told is remembered. */
function end(
  outbox: Outbox,
  channelId: string,
  entries: readonly OutboxEntry[],
  result: DeliveryResult,
  failure: DeliveryFailure | null,
  now: EpochMs,
): OutboxStep {
  if (entries.length === 0) return { outbox, ended: [] };
  const at = instantOf(now);
  const gone = new Set(entries);
  const tellings = entries.map((entry) => entry.telling);
  const ended = withProgress(
    {
      ...outbox,
      entries: outbox.entries.filter((entry) => !gone.has(entry)),
      told: remember(outbox.told, channelId, tellings, result, at),
    },
    channelId,
    { ...progressOf(outbox, channelId), last: { at, result, failure } },
  );
  const told = result === 'delivered' ? withoutOlder(ended, channelId, tellings) : ended;
  return {
    outbox: withoutIdleNews(told, channelId),
    ended: [{ channelId, tellings, at, result, failure }],
  };
}

/** Nobody is told that something is over of which nobody was told. */
function withoutIdleNews(outbox: Outbox, channelId: string): Outbox {
  const known = new Set(
    outbox.told.filter((one) => one.channelId === channelId && one.isKnown).map((one) => one.alertId),
  );
  const entries = outbox.entries.filter((entry) => {
    if (entry.channelId !== channelId) return true;
    const { alertId, reason } = entry.telling;
    if (reason === 'resolved') return known.delete(alertId) || entry.state === 'sending';
    known.add(alertId);
    return true;
  });
  return entries.length === outbox.entries.length ? outbox : { ...outbox, entries };
}

/** Gives up what a paused channel would tell only after the longest wait. */
function giveUpLate(outbox: Outbox, channelId: string, now: EpochMs): OutboxStep {
  const until = pausedUntil(outbox, channelId, now);
  if (until === null || isJustAway(outbox, channelId)) return { outbox, ended: [] };
  const late = outbox.entries.filter(
    (entry) =>
      entry.channelId === channelId &&
      entry.state === 'queued' &&
      until - epochOf(entry.since) > LONGEST_WAIT_MS,
  );
  return end(outbox, channelId, late, 'givenUp', progressOf(outbox, channelId).failure, now);
}

/**
 * Takes in what is to be told, once on each channel that wants it. That something is over goes to whoever was told
 * of it, whatever the channel wants at present; where the channel is not in use, as soon as it is.
 *
 * @param targets only those that are in use
 */
export function enqueue(
  outbox: Outbox,
  tellings: readonly Telling[],
  reason: Notice['reason'],
  targets: readonly OutboxTarget[],
  now: EpochMs,
): OutboxStep {
  const inUse = new Set(targets.map(({ id }) => id));
  let next = outbox;
  for (const telling of tellings) {
    if (telling.reason !== 'resolved') next = withoutOldEnds(next, telling, inUse);
    for (const channelId of receiversOf(next, telling, targets)) {
      next = queue(next, channelId, telling, reason, now);
    }
  }
  const ended: EndedTellings[] = [];
  for (const { id } of targets) {
    const step = giveUpLate(next, id, now);
    next = step.outbox;
    ended.push(...step.ended);
  }
  return { outbox: next, ended };
}

/**
 * When a channel has something to send: `now` or earlier is at once. Null: nothing waits, or something is being
 * sent, for a channel sends one message after the other.
 */
export function dueAt(outbox: Outbox, channelId: string, now: EpochMs): EpochMs | null {
  const own = outbox.entries.filter((entry) => entry.channelId === channelId);
  if (own.length === 0 || own.some((entry) => entry.state === 'sending')) return null;
  return pausedUntil(outbox, channelId, now) ?? now;
}

/**
 * Takes the next message of a channel to send it. The returned outbox has to be kept before anything is sent.
 *
 * @returns null when nothing is due
 */
export function claim(
  outbox: Outbox,
  channelId: string,
  now: EpochMs,
): { readonly outbox: Outbox; readonly notice: Notice } | null {
  const due = dueAt(outbox, channelId, now);
  if (due === null || due > now) return null;
  const notice = nextNotice(outbox.entries.filter((entry) => entry.channelId === channelId));
  if (notice === null) return null;
  const taken = new Set(notice.tellings);
  const entries = outbox.entries.map((entry): OutboxEntry => {
    const isTaken = entry.channelId === channelId && taken.has(entry.telling);
    return isTaken ? { ...entry, state: 'sending', attempts: entry.attempts + 1 } : entry;
  });
  return { outbox: { ...outbox, entries }, notice };
}

function sendingOn(outbox: Outbox, channelId: string): readonly OutboxEntry[] {
  return outbox.entries.filter((entry) => entry.channelId === channelId && entry.state === 'sending');
}

/**
 * Notes how the message that a channel is sending went. Nothing is being sent any more when the channel was
 * removed meanwhile: then nothing changes.
 */
export function settle(
  outbox: Outbox,
  channelId: string,
  outcome: DeliveryOutcome,
  now: EpochMs,
  pauseAfter: PauseAfter,
): OutboxStep {
  const sent = sendingOn(outbox, channelId);
  if (sent.length === 0) return { outbox, ended: [] };
  const before = progressOf(outbox, channelId);
  if (outcome.state === 'delivered') {
    const cleared = withProgress(outbox, channelId, { ...UNTRIED, last: before.last });
    // It was mended at the other end. What is refused again then is refused for what it says.
    const mended = before.failure === null ? cleared : withMissedDue(cleared, channelId, 1);
    return end(mended, channelId, sent, 'delivered', null, now);
  }
  const failures = before.failures + 1;
  if (outcome.state === 'partly') {
    const { refused, putOff: recipients } = outcome;
    const failure = refused.length === 0 ? null : someRefused(refused);
    const progress =
      failure === null ? { ...UNTRIED, last: before.last } : { ...before, failures, pause: null, failure };
    const step = end(withProgress(outbox, channelId, progress), channelId, sent, 'delivered', failure, now);
    if (recipients.length === 0) return step;
    const notice = noticeOf(
      sent.map(({ telling }) => telling),
      sent[0]?.reason ?? 'now',
    );
    const wait = waitOf(pauseAfter(1, null), now);
    return { ...step, outbox: putOff(step.outbox, { channelId, notice, recipients }, wait) };
  }
  const { failure, retryAfterMs } = outcome;
  // What is refused is about the message or for good: the next one need not wait, unless the receiver says so.
  const isLeftInPeace = mayRetry(failure) || failure.code === 'unanswered' || retryAfterMs !== null;
  const pause = isLeftInPeace ? waitOf(pauseAfter(failures, retryAfterMs), now) : null;
  const failed = withProgress(outbox, channelId, { ...before, failures, pause, failure });
  if (!mayRetry(failure)) {
    const step = end(failed, channelId, sent, resultOf(failure), failure, now);
    const late = giveUpLate(step.outbox, channelId, now);
    return { outbox: late.outbox, ended: [...step.ended, ...late.ended] };
  }
  const entries = failed.entries.map((entry): OutboxEntry =>
    sent.includes(entry) ? { ...entry, state: 'queued' } : entry,
  );
  return giveUpLate({ ...failed, entries }, channelId, now);
}

/** What was found being sent at a start may have arrived: it is not sent again. */
export function recover(outbox: Outbox, now: EpochMs): OutboxStep {
  const channelIds = new Set(outbox.entries.map((entry) => entry.channelId));
  let next = outbox;
  const ended: EndedTellings[] = [];
  for (const channelId of channelIds) {
    const step = end(next, channelId, sendingOn(next, channelId), 'uncertain', null, now);
    next = step.outbox;
    ended.push(...step.ended);
  }
  const putOffStep = recoverPutOff(next, now);
  return { outbox: putOffStep.outbox, ended: [...ended, ...putOffStep.ended] };
}

/** Somebody mended a channel, or a test message got through: it begins anew, and hears what it missed. */
export function mendChannel(outbox: Outbox, channelId: string, now: EpochMs): Outbox {
  const resumed = withoutWaits(resumeChannel(outbox, channelId), channelId, now);
  return withMissedDue(resumed, channelId, Number.POSITIVE_INFINITY);
}

/** Forgets a channel that was removed, with all that waits for it. */
export function forgetChannel(outbox: Outbox, channelId: string): Outbox {
  const channels = Object.fromEntries(Object.entries(outbox.channels).filter(([id]) => id !== channelId));
  return {
    entries: outbox.entries.filter((entry) => entry.channelId !== channelId),
    told: outbox.told.filter((one) => one.channelId !== channelId),
    putOff: outbox.putOff.filter((one) => one.channelId !== channelId),
    channels,
  };
}

/**
 * Forgets what is over for long: what was told of alerts that are gone, once nothing more of them waits, and what
 * waits for a channel that is not in use; that something is over waits there as long as is remembered that it began.
 *
 * @param alertIds of the alerts that live
 * @param targets those in use
 */
export function prune(
  outbox: Outbox,
  alertIds: ReadonlySet<string>,
  targets: readonly OutboxTarget[],
  now: EpochMs,
): Outbox {
  const inUse = new Set(targets.map((target) => target.id));
  const waiting = new Set(outbox.entries.map(({ telling }) => telling.alertId));
  const told = outbox.told.filter(
    ({ alertId, at }) => alertIds.has(alertId) || waiting.has(alertId) || now - epochOf(at) <= MEMORY_MS,
  );
  const entries = outbox.entries.filter(
    (entry) =>
      inUse.has(entry.channelId) ||
      entry.state === 'sending' ||
      now - epochOf(entry.since) <= (entry.telling.reason === 'resolved' ? MEMORY_MS : LONGEST_WAIT_MS),
  );
  const putOffMessages = outbox.putOff.filter(
    ({ channelId, since }) => inUse.has(channelId) || now - epochOf(since) <= LONGEST_WAIT_MS,
  );
  const isSame =
    told.length === outbox.told.length &&
    entries.length === outbox.entries.length &&
    putOffMessages.length === outbox.putOff.length;
  return isSame ? outbox : { ...outbox, told, entries, putOff: putOffMessages };
}

/** How many messages wait for a channel. */
export function waitingFor(outbox: Outbox, channelId: string): number {
  return [...outbox.entries, ...outbox.putOff].filter(
    (one) => one.channelId === channelId && one.state === 'queued',
  ).length;
}
