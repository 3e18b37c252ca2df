import type { FileErrorReason } from '../../domain/configuration-error';
import { FILE_ERRORS } from './file-error';

/** What is wrong with what Graphkeeper keeps in its data folder. */
export const storage = {
  'alerts.quarantined': ({
    place,
    line,
    file,
    restored,
  }: {
    place: string;
    line: number | null;
    file: string;
    restored: 'lastGood' | 'defaults';
  }) =>
    [
      restored === 'lastGood'
        ? 'The last good copy of the alerts is in use, because their file was damaged'
        : 'Alerts start anew, and what you were told already may be told once more, because their file was damaged',
      ` (${line === null ? place : `line ${String(line)}, ${place}`}). `,
      `The damaged file is kept as ${file}.`,
    ].join(''),
  'alerts.unwritable': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `Alerts may be told once more after the next start, and acknowledgements and snoozes get lost, because they cannot be saved to ${path}: ${FILE_ERRORS[reason]}.`,
  'alerts.unreadable': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `Alerts start anew, and what you were told already may be told once more, because ${path} cannot be read: ${FILE_ERRORS[reason]}. The file is left as it is.`,
  'alerts.newer': ({ path, version, known }: { path: string; version: number; known: number }) =>
    `Alerts may be told once more after the next start, because ${path} was written by a newer Graphkeeper (format ${String(version)}, this one knows ${String(known)}). The file is left as it is. Install the newer version again, or move the file away.`,
  'alerts.otherWords': () => 'Noted by another version of Graphkeeper. The next look words it anew.',
};
