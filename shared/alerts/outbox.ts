import type { Telling } from '../domain/alert';
import type {
  Channel,
  ChannelProgress,
  DeliveryFailure,
  DeliveryOutcome,
  DeliveryResult,
  Notice,
  Outbox,
  OutboxEntry,
  ToldAlert,
} from '../domain/channel';
import { DAY_MS, type EpochMs, epochOf, type Instant, instantOf } from '../domain/instant';
import { compareSeverity } from '../domain/severity';
import { waitLeftMs, waitOf } from '../domain/wait';
import { nextNotice, noticeOf } from './notice';
import { putOff, putOffSending, replacePutOff, withoutOlder, withoutWaits } from './put-off';
import { episodeOf } from './telling';

/** What decides whether a channel is told: a configured one, or the desktop's own notifications. */
export type OutboxTarget = Pick<Channel, 'id' | 'connectionIds' | 'minimumSeverity'>;

/** The id under which desktop notifications go through the outbox. */
export const DESKTOP_CHANNEL_ID = 'desktop';

/**
 * After this long in vain, a telling is given up: a receiver that is down over a long weekend still gets it, and later
 * the alert list has told it, or a later stage will.
 */
export const LONGEST_WAIT_MS = 7 * DAY_MS;

/**
 * Attempts in a row that a receiver out of reach gets whatever the time: after a long sleep the network comes up later
 * than the computer. With growing pauses they take half an hour.
 */
const FEWEST_ATTEMPTS = 6;

/** What was told is remembered as long as its alert lives, and this long after it. */
const MEMORY_MS = 30 * DAY_MS;

/** Tellings remembered of one alert on one channel; an alert has about ten in its life. */
const MAX_REMEMBERED = 50;

/** How tellings ended on a channel: for the journal. */
export interface EndedTellings {
  readonly channelId: string;
  /** Never empty. */
  readonly tellings: readonly Telling[];
  readonly at: Instant;
  readonly result: DeliveryResult;
  readonly failure: DeliveryFailure | null;
}

/** A step of the outbox and what ended by it. */
export interface OutboxStep {
  readonly outbox: Outbox;
  readonly ended: readonly EndedTellings[];
}

/** How long a channel is left in peace, in milliseconds; never less than was asked for. */
export type PauseAfter = (failures: number, retryAfterMs: number | null) => number;

const UNTRIED: ChannelProgress = { failures: 0, pause: null, failure: null, last: null };

function progressOf(outbox: Outbox, channelId: string): ChannelProgress {
  return outbox.channels[channelId] ?? UNTRIED;
}

function withProgress(outbox: Outbox, channelId: string, progress: ChannelProgress): Outbox {
  return { ...outbox, channels: { ...outbox.channels, [channelId]: progress } };
}

/** Until when a channel is left in peace; null: it is not. */
function pausedUntil(outbox: Outbox, channelId: string, now: EpochMs): EpochMs | null {
  const leftMs = waitLeftMs(progressOf(outbox, channelId).pause, now);
  return leftMs > 0 ? now + leftMs : null;
}

/** Whether the receiver will know of an alert when everything that waits has arrived. */
function willBeKnown(outbox: Outbox, channelId: string, alertId: string): boolean {
  const last = outbox.entries.findLast(
    (entry) => entry.channelId === channelId && entry.telling.alertId === alertId,
  );
  if (last !== undefined) return last.telling.reason !== 'resolved';
  return outbox.told.some((one) => one.channelId === channelId && one.alertId === alertId && one.isKnown);
}

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

/** Whether a channel was told something already, or is about to be. */
function hasTelling(outbox: Outbox, channelId: string, tellingId: string): boolean {
  return (
    outbox.entries.some((entry) => entry.channelId === channelId && entry.telling.id === tellingId) ||
    outbox.told.some(
      ({ channelId: id, tellingIds, missed }) =>
        id === channelId &&
        (tellingIds.includes(tellingId) || (missed?.telling.id === tellingId && !missed.isDue)),
    )
  );
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

/** Notes in what was told how tellings ended, oldest first. */
function remember(
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
  const { failure, failures } = progressOf(outbox, channelId);
  const isJustAway = failure?.code === 'unreachable' && failures < FEWEST_ATTEMPTS;
  if (until === null || isJustAway) return { outbox, ended: [] };
  const late = outbox.entries.filter(
    (entry) =>
      entry.channelId === channelId &&
      entry.state === 'queued' &&
      until - epochOf(entry.since) > LONGEST_WAIT_MS,
  );
  return end(outbox, channelId, late, 'givenUp', failure, now);
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

/** Whether it is certain that nothing arrived and worth while to try again; the others end at once. */
function mayRetry(failure: DeliveryFailure): boolean {
  switch (failure.code) {
    case 'secretMissing':
    case 'unreachable':
    case 'untrusted':
    case 'busy':
      return true;
    case 'refused':
    case 'someRefused':
    case 'unanswered':
    case 'notShown':
      return false;
  }
}

/** How tellings end by a failure after which nothing is tried again. */
function resultOf({ code }: DeliveryFailure): DeliveryResult {
  return code === 'unanswered' ? 'uncertain' : 'givenUp';
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

function someRefused(recipients: readonly string[]): DeliveryFailure {
  return { code: 'someRefused', recipients };
}

/**
 * Notes how a message went that a channel is sending to those who were put off. They are tried again like a channel
 * that is, and for as long; whom it does not arrive for is named in the end.
 */
export function settlePutOff(
  outbox: Outbox,
  channelId: string,
  outcome: DeliveryOutcome,
  now: EpochMs,
  pauseAfter: PauseAfter,
): OutboxStep {
  const message = putOffSending(outbox, channelId);
  if (message === null) return { outbox, ended: [] };
  const without = replacePutOff(outbox, message, null);
  if (outcome.state === 'delivered') return { outbox: without, ended: [] };
  const all = message.recipients;
  const isRefused = outcome.state === 'failed' && resultOf(outcome.failure) === 'givenUp';
  const { refused, putOff: later } =
    outcome.state === 'partly'
      ? outcome
      : mayRetry(outcome.failure)
        ? { refused: [], putOff: all }
        : { refused: isRefused ? all : [], putOff: [] };
  const wait = waitOf(
    pauseAfter(message.failures, outcome.state === 'failed' ? outcome.retryAfterMs : null),
    now,
  );
  const isLate = epochOf(wait.until) - epochOf(message.since) > LONGEST_WAIT_MS;
  const isOver = later.length === 0 || isLate;
  const next = isOver
    ? without
    : replacePutOff(outbox, message, { ...message, recipients: later, state: 'queued', wait });
  const lost = isLate ? [...refused, ...later] : refused;
  const failure =
    lost.length > 0 ? someRefused(lost) : outcome.state === 'failed' && isOver ? outcome.failure : null;
  if (failure === null) return { outbox: next, ended: [] };
  const at = instantOf(now);
  const result: DeliveryResult = lost.length > 0 ? 'givenUp' : 'uncertain';
  const before = progressOf(next, channelId);
  const named = lost.length > 0 ? { ...before, failures: before.failures + 1, failure } : before;
  return {
    outbox: withProgress(next, channelId, { ...named, last: { at, result, failure } }),
    ended: [{ channelId, tellings: message.notice.tellings, at, result, failure }],
  };
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
  for (const message of next.putOff.filter(({ state }) => state === 'sending')) {
    const { channelId, notice } = message;
    next = replacePutOff(next, message, null);
    ended.push({
      channelId,
      tellings: notice.tellings,
      at: instantOf(now),
      result: 'uncertain',
      failure: null,
    });
  }
  return { outbox: next, ended };
}

/** What a channel missed, and was given up at most so often, is to be told there once more. */
function withMissedDue(outbox: Outbox, channelId: string, mostTimes: number): Outbox {
  const isNew = ({ channelId: id, missed }: ToldAlert): boolean =>
    id === channelId && missed !== null && !missed.isDue && missed.times <= mostTimes;
  if (!outbox.told.some(isNew)) return outbox;
  const told = outbox.told.map((one) =>
    one.missed !== null && isNew(one) ? { ...one, missed: { ...one.missed, isDue: true } } : one,
  );
  return { ...outbox, told };
}

/** Somebody mended a channel, or a test message got through: it begins anew, and hears what it missed. */
export function mendChannel(outbox: Outbox, channelId: string, now: EpochMs): Outbox {
  const resumed = withoutWaits(resumeChannel(outbox, channelId), channelId, now);
  return withMissedDue(resumed, channelId, Number.POSITIVE_INFINITY);
}

/** Ends the pause of a channel that may be in reach again. */
export function resumeChannel(outbox: Outbox, channelId: string): Outbox {
  const before = outbox.channels[channelId];
  if (before === undefined || before.failure === null) return outbox;
  return withProgress(outbox, channelId, { ...UNTRIED, last: before.last });
}

/**
 * Whether somebody should look at a channel: its receiver refused the last message, or several in a row found no way.
 * A single one that was not answered, or a network that is away for a moment, is nobody's business.
 */
export function isFailing(outbox: Outbox, channelId: string): boolean {
  const { failure, failures } = progressOf(outbox, channelId);
  switch (failure?.code) {
    case undefined:
      return false;
    case 'refused':
    case 'someRefused':
    case 'untrusted':
      return true;
    case 'secretMissing':
    case 'unreachable':
    case 'busy':
    case 'unanswered':
    case 'notShown':
      return failures >= FEWEST_ATTEMPTS;
  }
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

/** How many messages wait for a channel. */
export function waitingFor(outbox: Outbox, channelId: string): number {
  return [...outbox.entries, ...outbox.putOff].filter(
    (one) => one.channelId === channelId && one.state === 'queued',
  ).length;
}
