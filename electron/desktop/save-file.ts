import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import type { SaveDialogOptions, SaveDialogReturnValue } from 'electron';

import type { FileKind, SavedFile, SaveOutcome } from '../../shared/domain/saved-file';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { fileErrorReason } from '../storage/file-error';

/** What saving asks of its surroundings. */
export interface SaveFileOptions {
  /** The system's dialog, in front of the window. */
  readonly showDialog: (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>;
  /** Where files are proposed to go; may throw where the system has no such folder. */
  readonly downloads: () => string;
}

/** Names that are the same in both languages. */
const KIND_NAMES: Readonly<Record<FileKind, string>> = {
  csv: 'CSV',
  html: 'HTML',
  ics: 'iCalendar',
  json: 'JSON',
  md: 'Markdown',
  txt: 'TXT',
};

/**
 * Replaces or makes a file that belongs to the person, with the rights that their other files have: the old content
 * or the new one is there, never a part. Not in one go like Graphkeeper's own files: the folder may lie on a slow
 * share, and the watching goes on meanwhile.
 */
async function write(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.graphkeeper-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Saves files where the person says. The next one is proposed beside the last; one dialog at a time (`busy`).
 * The path never reaches the page, which is told the name only.
 */
export function createSaveFile({
  showDialog,
  downloads,
}: SaveFileOptions): (file: SavedFile) => Promise<SaveOutcome> {
  let folder: string | null = null;
  let isOpen = false;

  const proposed = (name: string): string => {
    try {
      return join(folder ?? downloads(), name);
    } catch {
      return name;
    }
  };

  const ask = async ({ name, kind }: SavedFile): Promise<string | null> => {
    if (isOpen) throw new CommandFailure('busy', 'a dialog is open');
    isOpen = true;
    try {
      const { canceled, filePath } = await showDialog({
        defaultPath: proposed(`${name}.${kind}`),
        filters: [{ name: KIND_NAMES[kind], extensions: [kind] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return canceled || filePath === '' ? null : filePath;
    } finally {
      isOpen = false;
    }
  };

  return async (file) => {
    const path = await ask(file);
    if (path === null) return { state: 'cancelled' };
    try {
      await write(path, file.text);
    } catch (error) {
      return { state: 'failed', reason: fileErrorReason(error) };
    }
    folder = dirname(path);
    return { state: 'saved', name: basename(path) };
  };
}
