import type { Telling } from '../domain/alert';
import type { Notice } from '../domain/channel';
import type { Severity } from '../domain/severity';
import { type Message, message } from '../messages/message';
import { oneLine, shortened } from '../messages/plain-text';
import { compareLevels } from './level';

/** One thing that a message tells. */
export interface ChannelItem {
  readonly title: string;
  readonly lines: readonly string[];
  readonly severity: Severity;
  readonly isOver: boolean;
}

/** A message in words, for people: what each kind of channel puts into its own form. */
export interface ChannelText {
  readonly title: string;
  readonly severity: Severity;
  /** One by itself has the title of the whole. */
  readonly items: readonly ChannelItem[];
  /** How many are not listed, in words; null: all are. */
  readonly more: string | null;
  /** Who says so. */
  readonly footer: string;
}

/** Puts a message into the words of a channel's language. */
export type Say = (text: Message) => string;

/** More are not listed in a message for people: Teams takes 28 KB, and nobody reads on. */
export const MAX_LISTED = 20;

/** Longer names are cut: Slack takes 3,000 characters in one block, Teams 28 KB in all. */
const MAX_LINE = 300;

/** One line, without what could end it or hide in it. */
function line(text: string): string {
  return oneLine(text, MAX_LINE);
}

/** What to do about it: a channel has no buttons, and whoever reads it may not sit at this computer. */
function toDo({ runbook, reason }: Telling, say: Say): readonly Message[] {
  if (runbook === null || reason === 'resolved') return [];
  return [message('channel.toDo', { what: say(message('runbook.title', { runbook })) })];
}

function itemOf(telling: Telling, say: Say): ChannelItem {
  const { title, body, severity, reason } = telling;
  return {
    title: line(say(title)),
    lines: [...body, ...toDo(telling, say)].map((text) => line(say(text))),
    severity,
    isOver: reason === 'resolved',
  };
}

/** A name that is too long is cut, and never how many there are. */
const MAX_WORST = 200;

function worstFirst(tellings: readonly Telling[]): readonly Telling[] {
  return [...tellings].sort((a, b) => compareLevels(b, a));
}

/** A notice in one line. A digest is called after its worst: a subject or a lock screen shows nothing else. */
export function noticeTitle({ tellings, reason }: Notice, say: Say): string {
  const [worst, ...others] = worstFirst(tellings);
  if (worst === undefined) throw new RangeError('a notice tells something');
  const title = line(say(worst.title));
  if (others.length === 0) return title;
  const words = { worst: shortened(title, MAX_WORST), others: others.length, reason };
  return line(say(message('channel.digest', words)));
}

/** Who says so, and by which clock: whoever reads it may be elsewhere. */
function footerOf(zone: string, say: Say): string {
  return line(say(message('channel.footer', { zone })));
}

/**
 * The words of a notice: what it tells by itself, or a digest with the worst first.
 *
 * @param zone IANA name, by whose clock `say` writes times
 * @param most so many alerts are listed
 */
export function noticeText(notice: Notice, say: Say, zone: string, most = MAX_LISTED): ChannelText {
  const { tellings } = notice;
  const items = worstFirst(tellings)
    .slice(0, most)
    .map((telling) => itemOf(telling, say));
  const left = tellings.length - items.length;
  return {
    title: noticeTitle(notice, say),
    severity: items[0]?.severity ?? 'unknown',
    items,
    more: left === 0 ? null : line(say(message('channel.more', { count: left }))),
    footer: footerOf(zone, say),
  };
}

/**
 * The words of a test message.
 *
 * @param zone as for a notice
 */
export function testText(channelName: string, say: Say, zone: string): ChannelText {
  const title = line(say(message('channel.test.title')));
  const lines = [line(say(message('channel.test.body', { name: channelName })))];
  return {
    title,
    severity: 'ok',
    items: [{ title, lines, severity: 'ok', isOver: false }],
    more: null,
    footer: footerOf(zone, say),
  };
}
