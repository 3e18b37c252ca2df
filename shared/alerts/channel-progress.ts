import type { ChannelProgress, Outbox } from '../domain/channel';
import type { EpochMs } from '../domain/instant';
import { waitLeftMs } from '../domain/wait';

/**
 * Attempts in a row that a receiver out of reach gets whatever the time: after a long sleep the network comes up later
 * than the computer. With growing pauses they take half an hour.
 */
const FEWEST_ATTEMPTS = 6;

/** Before the first attempt, and after a success. */
export const UNTRIED: ChannelProgress = { failures: 0, pause: null, failure: null, last: null };

/** How it goes with a channel. */
export function progressOf(outbox: Outbox, channelId: string): ChannelProgress {
  return outbox.channels[channelId] ?? UNTRIED;
}

/** With another progress of a channel. */
export function withProgress(outbox: Outbox, channelId: string, progress: ChannelProgress): Outbox {
  return { ...outbox, channels: { ...outbox.channels, [channelId]: progress } };
}

/** Until when a channel is left in peace; null: it is not. */
export function pausedUntil(outbox: Outbox, channelId: string, now: EpochMs): EpochMs | null {
  const leftMs = waitLeftMs(progressOf(outbox, channelId).pause, now);
  return leftMs > 0 ? now + leftMs : null;
}

/** Whether a receiver is out of reach, and was not tried often enough to give anything up for that. */
export function isJustAway(outbox: Outbox, channelId: string): boolean {
  const { failure, failures } = progressOf(outbox, channelId);
  return failure?.code === 'unreachable' && failures < FEWEST_ATTEMPTS;
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
