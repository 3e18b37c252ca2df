import { type ActivityEvent, MAX_ACTIVITY } from '../../shared/alerts/activity';
import type { ActivityEntry } from '../../shared/domain/activity';
import type { AppProblem } from '../../shared/domain/state';

/** Where activity is kept: newest first, numbered, bounded. */
export interface ActivityJournal {
  /** The same array as long as nothing was added. */
  readonly entries: () => readonly ActivityEntry[];
  /** Adds what happened, oldest first. */
  readonly add: (events: readonly ActivityEvent[]) => void;
  /**
   * All that is kept, newest first, from before an entry's number on; null in place of what cannot be read. Read as
   * it is iterated.
   */
  readonly backwards: (before: number) => Iterable<ActivityEntry | null>;
  /** What is wrong with it at present, for example that nothing can be written. */
  readonly problems: () => readonly AppProblem[];
}

/** Keeps activity until the process ends. */
export function createMemoryActivityJournal(limit = MAX_ACTIVITY): ActivityJournal {
  let entries: readonly ActivityEntry[] = [];
  let count = 0;
  return {
    entries: () => entries,
    add: (events) => {
      if (events.length === 0) return;
      const added = events.map((event) => {
        count += 1;
        return { ...event, id: String(count) };
      });
      entries = [...added.reverse(), ...entries].slice(0, limit);
    },
    backwards: (before) => entries.filter(({ id }) => Number(id) < before),
    problems: () => [],
  };
}
