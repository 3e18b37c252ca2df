import { join } from 'node:path';

import { MAX_ACTIVITY, problemEvent } from '../../shared/alerts/activity';
import type { ActivityEntry } from '../../shared/domain/activity';
import { instantOf } from '../../shared/domain/instant';
import type { AppProblem } from '../../shared/domain/state';
import { message } from '../../shared/messages/message';
import type { ActivityJournal } from '../application/activity-journal';
import { type Clock, systemClock } from '../clock';
import { fileErrorReason } from './file-error';
import { type FolderLimits, type JournalFolder, openJournalFolder } from './journal-folder';

/** How much is kept, and how much of it at hand. */
export interface JournalLimits extends FolderLimits {
  /** Entries that are at hand without reading the disk. */
  readonly recent: number;
}

/**
 * A year and a month: what happened around the last yearly rotation of a secret can still be looked up at the next
 * one. An entry takes 300 to 600 bytes, so that 20 MB are some 40,000 of them, a hundred a day for all that time;
 * the limit only ever cuts a journal that something floods. One segment is read at a start: 1 MB in a few milliseconds.
 */
const LIMITS: JournalLimits = {
  days: 400,
  bytes: 20_000_000,
  segmentBytes: 1_000_000,
  segmentDays: 30,
  recent: MAX_ACTIVITY,
};

/**
 * Opens the journal in `<folder>/journal`, which only the process that has the folder's lock writes: segments of one
 * line an entry, see `recordLine`, of which only the newest are read. It never throws:
 * - the last entry, cut off when the process ended, is left out, and that is noted in the journal;
 * - damaged ones are left out, and their segment is copied aside as it was;
 * - where nothing can be written, entries live in memory, and are written with a later one that can be.
 */
export function openFileActivityJournal(options: {
  readonly folder: string;
  readonly clock?: Clock;
  readonly limits?: Partial<JournalLimits>;
}): ActivityJournal {
  const clock = options.clock ?? systemClock;
  const limits: JournalLimits = { ...LIMITS, ...options.limits };
  const path = join(options.folder, 'journal');

  /** Null: what is there could not be read, so that nothing may be written behind it. */
  let folder: JournalFolder | null = null;
  /** Newest first. */
  let recent: readonly ActivityEntry[] = [];
  /** Not on the disk yet, oldest first. */
  let pending: readonly ActivityEntry[] = [];
  let next = 1;
  let unwritable: AppProblem | null = null;
  const found: AppProblem[] = [];

  const isUnwritable = (id: 'journal.unwritable' | 'journal.closed', error: unknown): void => {
    unwritable = {
      code: 'journalUnwritable',
      message: message(id, { path, reason: fileErrorReason(error) }),
    };
  };

  const add: ActivityJournal['add'] = (events) => {
    if (events.length === 0) return;
    const added = events.map((event, index) => ({ ...event, id: String(next + index) }));
    next += added.length;
    recent = [...added.toReversed(), ...recent].slice(0, limits.recent);
    if (folder === null) return;
    pending = [...pending, ...added];
    try {
      folder.write(pending);
      pending = [];
      unwritable = null;
    } catch (error) {
      pending = pending.slice(-limits.recent);
      isUnwritable('journal.unwritable', error);
    }
  };

  const newestOf = (one: JournalFolder): readonly ActivityEntry[] => {
    const newest: ActivityEntry[] = [];
    for (const entry of one.backwards(one.next)) {
      if (entry !== null) newest.push(entry);
      if (newest.length >= limits.recent) break;
    }
    return newest;
  };

  try {
    folder = openJournalFolder({
      folder: path,
      clock,
      limits,
      report: (code, text) => {
        const problem = { code, message: text };
        if (!found.some((known) => JSON.stringify(known) === JSON.stringify(problem))) found.push(problem);
      },
    });
    next = folder.next;
    recent = newestOf(folder);
    if (folder.torn !== null)
      add([problemEvent(message('journal.torn', folder.torn), instantOf(clock.now()))]);
  } catch (error) {
    isUnwritable('journal.closed', error);
  }

  function* backwards(before: number): Generator<ActivityEntry | null, void> {
    const inMemory = folder === null ? recent : pending.toReversed();
    yield* inMemory.filter(({ id }) => Number(id) < before);
    if (folder !== null) yield* folder.backwards(before);
  }

  return {
    entries: () => recent,
    add,
    backwards,
    problems: () => (unwritable === null ? [...found] : [...found, unwritable]),
  };
}
