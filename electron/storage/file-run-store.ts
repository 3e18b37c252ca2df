import type { Clock } from '../clock';
import type { RunStore } from '../runbooks/run-record';
import { openOwnDocument } from './kept-document';
import { RUN_FORMAT } from './run-document';

/**
 * Opens `runs.json` in the data folder, which only the process that has the folder's lock writes. What happens to a
 * damaged one, one of a newer Graphkeeper and one that cannot be written is `openOwnDocument`'s.
 */
export function openFileRunStore(options: { readonly folder: string; readonly clock: Clock }): RunStore {
  const kept = openOwnDocument({ ...options, format: RUN_FORMAT });
  return {
    runs: () => kept.present().runs,
    change: (next) => {
      kept.change(({ version, runs }) => ({ version, runs: next(runs) }));
    },
    problems: kept.problems,
  };
}
