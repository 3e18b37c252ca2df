import type { FileErrorReason } from '../../domain/configuration-error';
import type { Formatter } from '../formatter';
import { type DamagedFile, damagedFile, FILE_ERRORS } from './file-error';

/** Damaged lines that are named one by one. */
const MAX_LINES = 5;

/** Who has the data folder. */
export interface HolderWords {
  readonly surface: 'desktop' | 'headless';
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

function holderName({ surface, pid, host, since }: HolderWords, format: Formatter): string {
  const name = surface === 'desktop' ? 'the Graphkeeper in the tray' : 'graphkeeper serve';
  return `${name} (process ${String(pid)} on ${host}, since ${format.dateTime(since)})`;
}

/** What is wrong with what Graphkeeper keeps in its data folder. */
export const storage = {
  'alerts.quarantined': (damaged: DamagedFile) =>
    damagedFile(damaged, {
      lastGood: 'The last good copy of the alerts is in use, because their file was damaged',
      defaults:
        'Alerts start anew, and what you were told already may be told once more, because their file was damaged',
    }),
  'alerts.unwritable': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `Alerts may be told once more after the next start, and acknowledgements and snoozes get lost, because they cannot be saved to ${path}: ${FILE_ERRORS[reason]}.`,
  'alerts.unreadable': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `Alerts start anew, and what you were told already may be told once more, because ${path} cannot be read: ${FILE_ERRORS[reason]}. The file is left as it is.`,
  'alerts.newer': ({ path, version, known }: { path: string; version: number; known: number }) =>
    `Alerts may be told once more after the next start, because ${path} was written by a newer Graphkeeper (format ${String(version)}, this one knows ${String(known)}). The file is left as it is. Install the newer version again, or move the file away.`,
  'runs.quarantined': (damaged: DamagedFile) =>
    damagedFile(damaged, {
      lastGood: 'The last good copy of the runbooks under way is in use, because their file was damaged',
      defaults: 'Runbooks under way are not known any more, because their file was damaged',
    }),
  'runs.unwritable': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `Runbooks under way are forgotten at the next start, because they cannot be saved to ${path}: ${FILE_ERRORS[reason]}.`,
  'runs.unreadable': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `Runbooks under way are not known, because ${path} cannot be read: ${FILE_ERRORS[reason]}. The file is left as it is.`,
  'runs.newer': ({ path, version, known }: { path: string; version: number; known: number }) =>
    `Runbooks under way are forgotten at the next start, because ${path} was written by a newer Graphkeeper (format ${String(version)}, this one knows ${String(known)}). The file is left as it is. Install the newer version again, or move the file away.`,
  'alerts.otherWords': () => 'Noted by another version of Graphkeeper. The next look words it anew.',
  'folder.taken': ({ folder, holder }: { folder: string; holder: HolderWords | null }, format: Formatter) =>
    [
      `The data folder ${folder} is in use by `,
      holder === null ? 'another Graphkeeper' : holderName(holder, format),
      '. Two at once would tell every alert twice. Quit the other one first, or give this one a folder of its own with the environment variable GRAPHKEEPER_DATA_DIR.',
    ].join(''),
  'journal.torn': ({ at, said }: { at: string | null; said: string | null }, format: Formatter) =>
    [
      'The last entry of the journal was cut off when Graphkeeper or this computer stopped, and is left out',
      at === null
        ? '. '
        : said === null
          ? ` (${format.dateTime(at)}). `
          : ` (${format.dateTime(at)}: “${said}”). `,
      'All entries before it are there.',
    ].join(''),
  'journal.damaged': (
    { path, lines, copy }: { path: string; lines: readonly number[]; copy: string | null },
    format: Formatter,
  ) =>
    [
      `Entries of the journal are damaged and left out (${path}, `,
      format.plural(lines.length, { one: 'line', other: 'lines' }),
      ` ${format.list(lines.slice(0, MAX_LINES).map(String))}${lines.length > MAX_LINES ? '…' : ''}). `,
      copy === null
        ? 'No copy of the file could be made, so it is left as it is.'
        : `The file as it was is kept as ${copy}.`,
    ].join(''),
  'journal.unwritable': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `What happens is in the activity only until Graphkeeper ends, because the journal cannot be written in ${path}: ${FILE_ERRORS[reason]}.`,
  'journal.closed': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `Earlier activity is not shown, and what happens now is kept only until Graphkeeper ends, because the journal in ${path} cannot be read: ${FILE_ERRORS[reason]}. It is left as it is.`,
  'journal.unreadable': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `A part of the earlier activity is missing, because ${path} cannot be read: ${FILE_ERRORS[reason]}. The file is left as it is.`,
  'journal.foreign': ({ path }: { path: string }) =>
    `A part of the activity is not shown, because another version of Graphkeeper wrote it. It is kept in ${path}.`,
  /** What an entry said when it was written; this version has no words for it. */
  'journal.said': ({ text }: { text: string }) => text,
};
