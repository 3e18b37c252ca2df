import { isDeepStrictEqual } from 'node:util';

import type { ActivityEntry } from '../../../shared/domain/activity';
import type { Blame, Invariant } from './invariant';

/**
 * Nothing that was in the journal is lost, whatever ended the run: only what was being written just then may be, and
 * what was cut off by that is noted.
 */
export function theJournalLosesNothing(blame: Blame): Invariant {
  let before: readonly ActivityEntry[] = [];
  let isFirstSight = true;
  return {
    onStart: () => {
      isFirstSight = true;
    },
    onSight: ({ journal }) => {
      if (isFirstSight) {
        const present = new Map(journal.map((entry) => [entry.id, entry]));
        const oldest = Number(journal.at(-1)?.id ?? 0);
        for (const entry of before) {
          // Further back than what is at hand.
          if (Number(entry.id) < oldest) break;
          if (isDeepStrictEqual(present.get(entry.id), entry)) continue;
          blame('the journal loses nothing', `entry ${entry.id} (${entry.kind})`);
          break;
        }
      } else if (journal !== before && Number(journal[0]?.id ?? 0) < Number(before[0]?.id ?? 0)) {
        blame('the journal loses nothing', `it ends with entry ${journal[0]?.id ?? 'none'}`);
      }
      isFirstSight = false;
      before = journal;
    },
  };
}
