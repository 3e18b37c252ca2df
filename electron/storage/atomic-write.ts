import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Only the owner may read what Graphkeeper keeps. */
export const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Makes a folder, readable by its owner only, unless it is there already. */
export function ensureFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
}

/**
 * Makes a rename last through a loss of power, where the system can sync a folder (Windows cannot, and does not need
 * to be asked). That it cannot is no failure: the file is whole either way.
 */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The rename lasts as soon as the system writes it by itself.
  }
}

/**
 * Replaces a file as a whole, mode 0600: a reader, or a computer that loses power meanwhile, finds the old
 * content or the new one, never a part.
 *
 * @throws the file system's error; the old content is then untouched
 */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  ensureFolder(dirname(path));
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const file = openSync(temporary, 'wx', FILE_MODE);
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
