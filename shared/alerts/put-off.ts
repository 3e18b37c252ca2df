import type { Telling } from '../domain/alert';
import type { DeliveryOutcome, DeliveryResult, Notice, Outbox, PutOffMessage } from '../domain/channel';
import { type EpochMs, epochOf, instantOf } from '../domain/instant';
import { type Wait, waitLeftMs, waitOf } from '../domain/wait';
import { progressOf, withProgress } from './channel-progress';
import {
  LONGEST_WAIT_MS,
  mayRetry,
  type OutboxStep,
  type PauseAfter,
  resultOf,
  someRefused,
} from './deliveries';
import { noticeOf } from './notice';

/** Keeps a message for those recipients whom a mail server put off while it took it for others. */
export function putOff(
  outbox: Outbox,
  message: Pick<PutOffMessage, 'channelId' | 'notice' | 'recipients'>,
  wait: Wait,
): Outbox {
  const { from: since } = wait;
  return {
    ...outbox,
    putOff: [...outbox.putOff, { ...message, state: 'queued', failures: 1, since, wait }],
  };
}

/** Puts something in the place of a message; null: nothing. */
function replacePutOff(outbox: Outbox, before: PutOffMessage, after: PutOffMessage | null): Outbox {
  return { ...outbox, putOff: outbox.putOff.flatMap((one) => (one === before ? (after ?? []) : one)) };
}

/** The message of a channel that is being sent to those who were put off; null: none is. */
function putOffSending({ putOff: all }: Outbox, channelId: string): PutOffMessage | null {
  return all.find((one) => one.channelId === channelId && one.state === 'sending') ?? null;
}

/** When a message is to be tried again with those who were put off; as `dueAt` of the outbox. */
export function putOffDueAt(outbox: Outbox, channelId: string, now: EpochMs): EpochMs | null {
  const own = outbox.putOff.filter((one) => one.channelId === channelId);
  if (own.length === 0 || own.some(({ state }) => state === 'sending')) return null;
  return now + Math.min(...own.map(({ wait }) => waitLeftMs(wait, now)));
}

/** Takes the next message for those who were put off; as `claim` of the outbox. */
export function claimPutOff(
  outbox: Outbox,
  channelId: string,
  now: EpochMs,
): { readonly outbox: Outbox; readonly notice: Notice; readonly recipients: readonly string[] } | null {
  if (putOffDueAt(outbox, channelId, now) !== now) return null;
  const due = outbox.putOff.find((one) => one.channelId === channelId && waitLeftMs(one.wait, now) === 0);
  if (due === undefined) return null;
  const { notice, recipients, failures } = due;
  const taken: PutOffMessage = { ...due, state: 'sending', failures: failures + 1 };
  return { outbox: replacePutOff(outbox, due, taken), notice, recipients };
}

/** Those who were put off are told no more of what the channel was told something newer of. */
export function withoutOlder(outbox: Outbox, channelId: string, newer: readonly Telling[]): Outbox {
  const alertIds = new Set(newer.map(({ alertId }) => alertId));
  const isOld = ({ alertId }: Telling): boolean => alertIds.has(alertId);
  if (!outbox.putOff.some((one) => one.channelId === channelId && one.notice.tellings.some(isOld)))
    return outbox;
  const left = outbox.putOff.flatMap((one): readonly PutOffMessage[] => {
    if (one.channelId !== channelId || one.state === 'sending') return [one];
    const tellings = one.notice.tellings.filter((telling) => !isOld(telling));
    if (tellings.length === one.notice.tellings.length) return [one];
    return tellings.length === 0 ? [] : [{ ...one, notice: noticeOf(tellings, one.notice.reason) }];
  });
  return { ...outbox, putOff: left };
}

/** Somebody mended the channel: nothing is waited for. */
export function withoutWaits(outbox: Outbox, channelId: string, now: EpochMs): Outbox {
  const isWaiting = ({ channelId: id, wait }: PutOffMessage): boolean =>
    id === channelId && waitLeftMs(wait, now) > 0;
  if (!outbox.putOff.some(isWaiting)) return outbox;
  const over: Wait = { from: instantOf(now), until: instantOf(now) };
  return { ...outbox, putOff: outbox.putOff.map((one) => (isWaiting(one) ? { ...one, wait: over } : one)) };
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
export function recoverPutOff(outbox: Outbox, now: EpochMs): OutboxStep {
  const sending = outbox.putOff.filter(({ state }) => state === 'sending');
  return {
    outbox: sending.reduce((next, message) => replacePutOff(next, message, null), outbox),
    ended: sending.map(({ channelId, notice: { tellings } }) => ({
      channelId,
      tellings,
      at: instantOf(now),
      result: 'uncertain',
      failure: null,
    })),
  };
}
