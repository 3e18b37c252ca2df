import type { Telling } from '../domain/alert';
import type { Notice, Outbox, PutOffMessage } from '../domain/channel';
import { type EpochMs, instantOf } from '../domain/instant';
import { type Wait, waitLeftMs } from '../domain/wait';
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
export function replacePutOff(outbox: Outbox, before: PutOffMessage, after: PutOffMessage | null): Outbox {
  return { ...outbox, putOff: outbox.putOff.flatMap((one) => (one === before ? (after ?? []) : one)) };
}

/** The message of a channel that is being sent to those who were put off; null: none is. */
export function putOffSending({ putOff: all }: Outbox, channelId: string): PutOffMessage | null {
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
