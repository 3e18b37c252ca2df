import { useState } from 'react';

import { MAX_ACTIVITY } from '../../../shared/alerts/activity';
import type { ActivityEntry } from '../../../shared/domain/activity';
import type { Instant } from '../../../shared/domain/instant';
import type { JournalFilter } from '../../../shared/domain/journal-query';
import { useStore } from '../../state/app-context';
import { joinEntries } from './activity-view';

/** Entries that one press of the button should find, where there are as many. */
const ENOUGH = 50;

interface Older {
  /** The filter that they were read for. */
  readonly key: string;
  readonly entries: readonly ActivityEntry[];
  readonly before: string | null;
  readonly lookedUntil: Instant | null;
  /** `none`: nothing was read yet. `some`: more lie behind these. `all`: these were the last. */
  readonly status: 'none' | 'reading' | 'some' | 'all' | 'failed';
}

/** Entries older than those in the state, read on demand. */
export interface OlderEntries extends Pick<Older, 'entries' | 'status' | 'lookedUntil'> {
  /** Whether there can be any. */
  readonly isOffered: boolean;
  readonly read: () => void;
}

/**
 * Reads older entries of the journal, those that the filter lets through.
 *
 * @param activity the newest entries, as the state has them
 */
export function useOlderEntries(filter: JournalFilter, activity: readonly ActivityEntry[]): OlderEntries {
  const store = useStore();
  const key = JSON.stringify(filter);
  const none: Older = { key, entries: [], before: null, lookedUntil: null, status: 'none' };
  const [kept, setKept] = useState(none);
  const older = kept.key === key ? kept : none;

  const read = async (): Promise<void> => {
    // What leaves the state while these are shown is kept with them.
    let present: Older = { ...older, entries: joinEntries(activity, older.entries), status: 'reading' };
    const become = (next: Older, isFirst: boolean): void => {
      present = next;
      setKept((before) => (isFirst || before.key === key ? next : before));
    };
    become(present, true);
    for (let found = 0; found < ENOUGH;) {
      const before = present.before ?? activity.at(-1)?.id;
      if (before === undefined) return;
      const answer = await store.ask('readJournal', { filter, before });
      if (!answer.ok) {
        become({ ...present, status: 'failed' }, false);
        return;
      }
      const { entries, next, lookedUntil } = answer.value;
      found += entries.length;
      const joined = {
        ...present,
        entries: joinEntries(present.entries, entries),
        before: next,
        lookedUntil,
      };
      const isDone = next === null || found >= ENOUGH;
      become({ ...joined, status: next === null ? 'all' : isDone ? 'some' : 'reading' }, false);
      if (isDone) return;
    }
  };

  return {
    entries: older.entries,
    status: older.status,
    lookedUntil: older.lookedUntil,
    isOffered: older.status !== 'none' || activity.length >= MAX_ACTIVITY,
    read: () => {
      void read();
    },
  };
}
