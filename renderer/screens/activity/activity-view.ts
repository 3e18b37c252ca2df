import { DESKTOP_CHANNEL_ID } from '../../../shared/alerts/outbox';
import type { ActivityEntry } from '../../../shared/domain/activity';
import { grouped } from '../../../shared/domain/grouped';
import { DAY_MS, type EpochMs, epochOf } from '../../../shared/domain/instant';
import type { JsonValue } from '../../../shared/domain/json';
import { type Message, message } from '../../../shared/messages/message';

/** The kinds of entries, in the order in which they are offered. */
export const KINDS = [
  'worse',
  'better',
  'told',
  'acted',
  'changed',
  'done',
  'problem',
] as const satisfies readonly ActivityEntry['kind'][];

/** A connection that entries are about. */
export interface ConnectionChoice {
  /** Null for Graphkeeper itself, and so is its name. */
  readonly id: string | null;
  readonly name: string | null;
}

/** The connections that occur in the list, by name; Graphkeeper itself last. Names are those of the newest entry. */
export function connectionChoices(
  entries: readonly ActivityEntry[],
  language: string,
): readonly ConnectionChoice[] {
  const names = new Map<string, string>();
  let hasOwn = false;
  for (const { connectionId, connectionName } of entries) {
    if (connectionId === null) hasOwn = true;
    else if (!names.has(connectionId)) names.set(connectionId, connectionName ?? connectionId);
  }
  const named = [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return hasOwn ? [...named, { id: null, name: null }] : named;
}

/** The entries of one day, in their order. */
export interface ActivityDay {
  readonly day: string;
  readonly entries: readonly ActivityEntry[];
}

/**
 * Entries by day, in their order.
 *
 * @param dayOf the day of an instant in the reader's zone, as text
 */
export function groupByDay(
  entries: readonly ActivityEntry[],
  dayOf: (instant: string) => string,
): readonly ActivityDay[] {
  return [...grouped(entries, ({ at }) => dayOf(at))].map(([day, ofDay]) => ({ day, entries: ofDay }));
}

/** The sentence that opens the page: what got worse and better within a day. */
export function activitySentence(entries: readonly ActivityEntry[], now: EpochMs): Message {
  if (entries.length === 0) return message('screens.activity.none');
  const recent = entries.filter(({ at }) => now - epochOf(at) < DAY_MS);
  const worse = recent.filter(({ kind }) => kind === 'worse').length;
  const better = recent.filter(({ kind }) => kind === 'better').length;
  return worse + better === 0
    ? message('screens.activity.quiet')
    : message('screens.activity.day', { worse, better });
}

/** Entries of several lists, each once, in the order of the lists. */
export function joinEntries(...lists: readonly (readonly ActivityEntry[])[]): readonly ActivityEntry[] {
  return [...new Map(lists.flat().map((entry) => [entry.id, entry])).values()];
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * What the details of an entry add to its text: where something was told and whether it arrived, who did what about
 * an alert and why. Null where the text says it all.
 *
 * @param channelName the name of a channel by its id; null where it is gone
 */
export function detailsSentence(
  { kind, details }: ActivityEntry,
  channelName: (id: string) => string | null,
): Message | null {
  if (details === null) return null;
  const { channel, result, failure, what, by, until, reason } = details;
  if (kind === 'told') {
    const id = textOf(channel);
    if (id === null || (result !== 'delivered' && result !== 'uncertain' && result !== 'givenUp'))
      return null;
    const name = id === DESKTOP_CHANNEL_ID ? null : (channelName(id) ?? id);
    return message('screens.activity.told', {
      channel: name,
      result: failure === 'someRefused' ? 'partly' : result,
    });
  }
  if (kind !== 'acted' && (kind !== 'done' || textOf(by) === null)) return null;
  const act = what === 'acknowledged' || what === 'snoozed' || what === 'woken' ? what : null;
  return message('screens.activity.acted', {
    act,
    by: textOf(by),
    until: textOf(until),
    reason: textOf(reason),
  });
}
