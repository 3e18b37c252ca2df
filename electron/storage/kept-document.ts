import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { assertNever } from '../../shared/domain/assert-never';
import type { FileErrorReason } from '../../shared/domain/configuration-error';
import type { AppProblem } from '../../shared/domain/state';
import type { Clock } from '../clock';
import { ensureFolder, writeFileAtomically } from './atomic-write';
import { inspectDocumentFile } from './document-file';
import { fileErrorReason } from './file-error';
import { quarantine } from './quarantine';
import { structureErrorOf } from './structure-error';
import type { VersionedFormat } from './versioned-document';

/** A document that Graphkeeper keeps as a file of its own. */
export interface DocumentFormat<Document> extends VersionedFormat<Document> {
  /** The file's name, without `.json`. */
  readonly name: string;
  /** What applies when there is no file. */
  readonly initial: Document;
  /** How what went wrong is told. */
  readonly problems: {
    readonly quarantined: (found: {
      readonly place: string;
      readonly line: number | null;
      readonly file: string;
      readonly restored: 'lastGood' | 'defaults';
    }) => AppProblem;
    readonly unwritable: (found: { readonly path: string; readonly reason: FileErrorReason }) => AppProblem;
    readonly unreadable: (found: { readonly path: string; readonly reason: FileErrorReason }) => AppProblem;
    readonly newer: (found: {
      readonly path: string;
      readonly version: number;
      readonly known: number;
    }) => AppProblem;
  };
}

/** A document on the disk, as this process knows it. */
export interface KeptDocument<Document> {
  readonly present: () => Document;
  /** Replaces it, as a whole. @throws where the new one is refused; nothing is changed then */
  readonly change: (next: (before: Document) => Document) => void;
  /** What is wrong with the file at present, and what was put aside since it was opened. */
  readonly problems: () => readonly AppProblem[];
}

/** What the disk gave, and whether it may be written to. */
interface Loaded<Document> {
  readonly document: Document;
  /** `stuck`: a damaged file lies there and could not be put aside; that is tried again at the next change. */
  readonly writable: 'yes' | 'no' | 'stuck';
}

function isSameText(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
}

/**
 * Opens a document. It never throws and never loses what it finds:
 * - a damaged file is put aside and the last good copy (`<name>.json.bak`) takes its place, or the initial document;
 * - a file of a newer Graphkeeper is used as far as it is understood, and left alone;
 * - where nothing can be written, the document lives in memory, and a later change that succeeds ends that.
 *
 * @param options.write writes the document, or its text, to its path as a whole; throws when it did not
 * @param options.misfit what happens to a document that does not fit its schema, and could not be read again:
 *   it is refused with an error, or lives in memory
 * @param options.isShared other processes write to the file as well: it is read anew before each change
 */
export function openKeptDocument<Document>(options: {
  readonly folder: string;
  readonly format: DocumentFormat<Document>;
  readonly clock: Clock;
  readonly write: (document: Document, path: string, text: string) => void;
  readonly misfit: 'refuse' | 'hold';
  readonly isShared: boolean;
}): KeptDocument<Document> {
  const { folder, format, clock } = options;
  const path = join(folder, `${format.name}.json`);
  const backupPath = `${path}.bak`;

  const quarantined: AppProblem[] = [];
  let unsaved: AppProblem | null = null;
  /** What the file and its backup hold; null: not known, or not for certain. */
  let saved: string | null = null;

  const isUnwritable = (error: unknown): void => {
    unsaved = format.problems.unwritable({ path, reason: fileErrorReason(error) });
  };

  const renewBackup = (text: string): void => {
    if (saved !== null || !isSameText(backupPath, text)) writeFileAtomically(backupPath, text);
  };

  /** Only what is safely written becomes the backup. */
  const write = (document: Document): void => {
    try {
      const text = JSON.stringify(document, null, '\t');
      if (text === saved) return;
      ensureFolder(folder);
      options.write(document, path, text);
      renewBackup(text);
      unsaved = null;
      saved = options.isShared ? null : text;
    } catch (error) {
      saved = null;
      isUnwritable(error);
    }
  };

  const keepAside = (damaged: string): void => {
    try {
      quarantine(damaged, clock.now());
    } catch {
      // It stays where it is; the next good save replaces it.
    }
  };

  /** Puts a damaged file aside and the last good copy, if there is one, in its place. */
  const recover = (place: string, line: number | null, fallback: Document): Loaded<Document> => {
    let file = path;
    let writable: Loaded<Document>['writable'] = 'yes';
    try {
      file = quarantine(path, clock.now());
    } catch (error) {
      writable = 'stuck';
      isUnwritable(error);
    }
    const backup = inspectDocumentFile(backupPath, format);
    const restored = backup.kind === 'valid' || fallback !== format.initial ? 'lastGood' : 'defaults';
    const problem = format.problems.quarantined({ place, line, file, restored });
    if (!quarantined.some((known) => JSON.stringify(known) === JSON.stringify(problem))) {
      quarantined.push(problem);
    }
    if (backup.kind === 'damaged') keepAside(backupPath);
    if (backup.kind !== 'valid') return { document: fallback, writable };
    if (writable === 'yes') write(backup.document);
    return { document: backup.document, writable };
  };

  /** Keeps the file of an older format once, before the first save in the new one. */
  const keepOldFormat = (version: number, text: string): void => {
    const copy = join(folder, `${format.name}.format-${String(version)}.json`);
    if (!existsSync(copy)) writeFileAtomically(copy, text);
  };

  /** @param fallback what applies when there is no file */
  const load = (fallback: Document): Loaded<Document> => {
    const found = inspectDocumentFile(path, format);
    switch (found.kind) {
      case 'absent':
        return { document: fallback, writable: 'yes' };
      case 'valid':
        try {
          if (found.migratedFrom !== null) keepOldFormat(found.migratedFrom, found.text);
          renewBackup(found.text);
        } catch (error) {
          isUnwritable(error);
        }
        return { document: found.document, writable: 'yes' };
      case 'newer':
        unsaved = format.problems.newer({ path, version: found.version, known: format.version });
        return { document: found.document ?? fallback, writable: 'no' };
      case 'unreadable':
        unsaved = format.problems.unreadable({ path, reason: found.reason });
        return { document: fallback, writable: 'no' };
      case 'damaged':
        return recover(found.place, found.line, fallback);
      default:
        return assertNever(found, 'kept document');
    }
  };

  let loaded = load(format.initial);
  let current = loaded.document;
  try {
    ensureFolder(folder);
  } catch (error) {
    isUnwritable(error);
  }

  return {
    present: () => current,
    change: (next) => {
      loaded =
        options.isShared || loaded.writable === 'stuck' ? load(current) : { ...loaded, document: current };
      const changed = next(loaded.document);
      const parsed = format.schema.safeParse(changed);
      if (!parsed.success && options.misfit === 'refuse') {
        throw new Error(`${format.name}.json: ${structureErrorOf(parsed.error, changed).place} is not valid`);
      }
      current = parsed.success ? parsed.data : changed;
      if (loaded.writable !== 'yes') return;
      if (parsed.success) write(current);
      else isUnwritable(parsed.error);
    },
    problems: () => (unsaved === null ? [...quarantined] : [...quarantined, unsaved]),
  };
}

/**
 * Opens a document that only the process writes which has the folder's lock; one that does not fit its schema lives in
 * memory. See `openKeptDocument`.
 */
export function openOwnDocument<Document>(options: {
  readonly folder: string;
  readonly format: DocumentFormat<Document>;
  readonly clock: Clock;
}): KeptDocument<Document> {
  return openKeptDocument({
    ...options,
    isShared: false,
    misfit: 'hold',
    write: (_document, path, text) => {
      writeFileAtomically(path, text);
    },
  });
}
