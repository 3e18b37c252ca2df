import type { ActivityEntry } from '../domain/activity';
import { type EpochMs, epochOf, type Instant } from '../domain/instant';
import type { JournalFilter } from '../domain/journal-query';
import type { JsonValue } from '../domain/json';
import { type Message, message, type MessageId } from '../messages/message';

/** Everything. */
export const NO_FILTER: JournalFilter = {
  connection: 'all',
  kind: 'all',
  severity: 'all',
  text: '',
  from: null,
  to: null,
};

/** Whether a filter keeps anything out. */
export function isFiltering({ text, ...others }: JournalFilter): boolean {
  return text.trim() !== '' || Object.values(others).some((value) => value !== 'all' && value !== null);
}

/** What writing entries in words takes: the reader's words and formats. */
export interface JournalWords {
  /** Puts a message into words as of a moment: "expires in 6 days" stays true of the day on which it was noted. */
  readonly sayAt: (text: Message, at: Instant) => string;
  readonly t: <K extends MessageId>(...text: Parameters<typeof message<K>>) => string;
}

/**
 * The words of whoever puts messages into words.
 *
 * @param speakAt does it, with lengths of time as of `now`
 */
export function journalWords(speakAt: (text: Message, now: EpochMs) => string): JournalWords {
  return {
    sayAt: (text, at) => speakAt(text, epochOf(at)),
    t: (...text) => speakAt(message(...text) as Message, 0),
  };
}

function fields(entry: ActivityEntry, { sayAt, t }: JournalWords): readonly string[] {
  return [
    entry.at,
    t('ui.state', { state: entry.severity }),
    t('screens.activity.kind', { kind: entry.kind }),
    entry.connectionName ?? t('ui.product'),
    sayAt(entry.text, entry.at),
  ];
}

/** All texts of a value, one after the other. */
function textsOf(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** What can be looked for of an entry's details: who, why, and what it is about; not in which words a program calls it. */
function detailTexts({ details }: ActivityEntry): readonly string[] {
  if (details === null) return [];
  const { by, reason, keyId, finding, before, after, changes } = details;
  const images = [before, after].filter((image) => typeof image === 'object');
  return [by, reason, keyId, finding, changes, ...images].flatMap(textsOf);
}

/** The test that a filter puts entries to. */
export function journalTest(filter: JournalFilter, words: JournalWords): (entry: ActivityEntry) => boolean {
  const wanted = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const from = filter.from === null ? Number.NEGATIVE_INFINITY : epochOf(filter.from);
  const to = filter.to === null ? Number.POSITIVE_INFINITY : epochOf(filter.to);
  return (entry) => {
    if (filter.connection !== 'all' && entry.connectionId !== filter.connection.id) return false;
    if (filter.kind !== 'all' && entry.kind !== filter.kind) return false;
    if (filter.severity !== 'all' && entry.severity !== filter.severity) return false;
    const at = epochOf(entry.at);
    if (at < from || at > to) return false;
    if (wanted.length === 0) return true;
    const [, , ...shown] = fields(entry, words);
    const text = [...shown, ...detailTexts(entry)].join(' ').toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  };
}

/**
 * Entries as lines for a spreadsheet, the first with the headings, in the reader's language; times in UTC, so that
 * they sort and compare. The details are JSON: who, where, why, before and after.
 */
export function journalLines(
  entries: readonly ActivityEntry[],
  words: JournalWords,
): readonly (readonly string[])[] {
  const { t } = words;
  return [
    [
      t('screens.activity.csv.time'),
      t('screens.activity.severity'),
      t('screens.activity.ownKind'),
      t('screens.activity.connection'),
      t('screens.activity.csv.text'),
      t('screens.activity.csv.details'),
    ],
    ...entries.map((entry) => [
      ...fields(entry, words),
      entry.details === null ? '' : JSON.stringify(entry.details),
    ]),
  ];
}

/** Entries as a JSON file, for programs: with the ids of their messages as well as the words. */
export function journalJson(
  entries: readonly ActivityEntry[],
  { sayAt }: JournalWords,
  exportedAt: Instant,
): string {
  const document = {
    schema: 'graphkeeper.journal/1',
    exportedAt,
    entries: entries.map(({ text, ...entry }) => ({ ...entry, text: sayAt(text, entry.at), message: text })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
