import type { AlertStore } from '../alerts/alert-store';
import { type Clock, systemClock } from '../clock';
import { ALERT_FORMAT } from './alert-document';
import { openOwnDocument } from './kept-document';

/**
 * Opens `alerts.json` in the data folder, which only the process that has the folder's lock writes. What happens to
 * a damaged one, one of a newer Graphkeeper and one that cannot be written is `openOwnDocument`'s: told alerts are
 * then told again at worst, and never lost.
 */
export function openFileAlertStore(options: { readonly folder: string; readonly clock?: Clock }): AlertStore {
  const { folder, clock = systemClock } = options;
  const kept = openOwnDocument({ folder, clock, format: ALERT_FORMAT });
  return {
    present: kept.present,
    change: (next) => {
      kept.change((before) => ({ version: ALERT_FORMAT.initial.version, ...next(before) }));
    },
    problems: kept.problems,
  };
}
