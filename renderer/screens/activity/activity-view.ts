import type { ActivityEntry } from '../../../shared/domain/activity';
import { DAY_MS, type EpochMs, epochOf } from '../../../shared/domain/instant';
import type { Severity } from '../../../shared/domain/severity';
import { type Message, message } from '../../../shared/messages/message';

/** The kinds of entries, in the order in which they are offered. */
export const KINDS = [
  'worse',
  'better',
  'told',
  'changed',
  'done',
  'problem',
] as const satisfies readonly ActivityEntry['kind'][];

/** Which entries are shown. */
export interface ActivityFilter {
  /** A connection by its id; null for what concerns Graphkeeper itself. */
  readonly connection: 'all' | { readonly id: string | null };
  readonly kind: 'all' | ActivityEntry['kind'];
  readonly severity: 'all' | Severity;
  /** Words, all of which have to be found in what is shown of an entry. */
  readonly text: string;
}

/** Everything. */
export const NO_FILTER: ActivityFilter = { connection: 'all', kind: 'all', severity: 'all', text: '' };

/** Whether a filter keeps anything out. */
export function isFiltering(filter: ActivityFilter): boolean {
  return (
    filter.connection !== 'all' ||
    filter.kind !== 'all' ||
    filter.severity !== 'all' ||
    filter.text.trim() !== ''
  );
}

/**
 * The entries that a filter lets through, in their order.
 *
 * @param wordsOf what is shown of an entry, to be searched
 */
export function filterActivity(
  entries: readonly ActivityEntry[],
  filter: ActivityFilter,
  wordsOf: (entry: ActivityEntry) => string,
): readonly ActivityEntry[] {
  const wanted = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (filter.connection !== 'all' && entry.connectionId !== filter.connection.id) return false;
    if (filter.kind !== 'all' && entry.kind !== filter.kind) return false;
    if (filter.severity !== 'all' && entry.severity !== filter.severity) return false;
    if (wanted.length === 0) return true;
    const words = wordsOf(entry).toLocaleLowerCase();
    return wanted.every((word) => words.includes(word));
  });
}

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
  const days = new Map<string, ActivityEntry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const known = days.get(day);
    if (known === undefined) days.set(day, [entry]);
    else known.push(entry);
  }
  return [...days].map(([day, ofDay]) => ({ day, entries: ofDay }));
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
