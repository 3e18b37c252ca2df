import type { AlertStore } from '../alerts/alert-store';
import { type Clock, systemClock } from '../clock';
import { ALERT_FORMAT } from './alert-document';
import { writeFileAtomically } from './atomic-write';
import { openKeptDocument } from './kept-document';

/**
 * Opens `alerts.json` in the data folder, which only the process that has the folder's lock writes. What happens to
 * a damaged one, one of a newer Graphkeeper and one that cannot be written is `openKeptDocument`'s: told alerts are
 * then told again at worst, and never lost.
 */
export function openFileAlertStore(options: { readonly folder: string; readonly clock?: Clock }): AlertStore {
  const kept = openKeptDocument({
    folder: options.folder,
    format: ALERT_FORMAT,
    clock: options.clock ?? systemClock,
    isShared: false,
    misfit: 'hold',
    write: (_document, path, text) => {
      writeFileAtomically(path, text);
    },
  });
  return {
    present: kept.present,
    change: (next) => {
      kept.change((before) => ({ version: ALERT_FORMAT.initial.version, ...next(before) }));
    },
    problems: kept.problems,
  };
}
