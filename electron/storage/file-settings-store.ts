import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { assertNever } from '../../shared/domain/assert-never';
import type { FileErrorReason } from '../../shared/domain/configuration-error';
import type { AppProblem } from '../../shared/domain/state';
import { message } from '../../shared/messages/message';
import { type Clock, systemClock } from '../clock';
import { ensureFolder, writeFileAtomically } from './atomic-write';
import { fileErrorReason } from './file-error';
import { quarantine } from './quarantine';
import type { DocumentLocation, SettingsDocument } from './settings-document';
import { inspectSettingsFile } from './settings-file';
import {
  DEFAULT_DOCUMENT,
  parseStoredDocument,
  SETTINGS_VERSION,
  type StoredDocument,
  storedDocumentSchema,
} from './settings-schema';
import type { SettingsStore } from './settings-store';
import { structureErrorOf } from './structure-error';

/** The settings file's name, without `.json`. */
const NAME = 'settings';

/** What the disk gave, and whether it may be written to. */
interface Loaded {
  readonly document: StoredDocument;
  readonly isWritable: boolean;
}

/**
 * Opens the settings file. It never throws and never loses what it finds:
 * - a damaged file is put aside and the last good copy (`settings.json.bak`) takes its place, or the defaults;
 * - a file of a newer Graphkeeper is used as far as it is understood, and left alone;
 * - where nothing can be written, settings live in memory, and a later save that succeeds ends that.
 *
 * @param options.openDocument `openConfDocument`, or electron-store's on the desktop
 */
export function openFileSettingsStore(options: {
  readonly folder: string;
  readonly openDocument: (location: DocumentLocation) => SettingsDocument;
  readonly clock?: Clock;
}): SettingsStore {
  const { folder, openDocument, clock = systemClock } = options;
  const path = join(folder, `${NAME}.json`);
  const backupPath = `${path}.bak`;

  const quarantined: AppProblem[] = [];
  let unsaved: AppProblem | null = null;
  let document: SettingsDocument | null = null;

  const isUnsaved = (problem: AppProblem['message']): void => {
    unsaved = { code: 'settingsUnwritable', message: problem };
  };
  const isUnwritable = (reason: FileErrorReason): void => {
    isUnsaved(message('settings.unwritable', { path, reason }));
  };

  const renewBackup = (text: string): void => {
    if (!isSameText(backupPath, text)) writeFileAtomically(backupPath, text);
  };

  /** Writes through the document, checks what can be read back, and only then renews the backup. */
  const write = (value: StoredDocument): void => {
    try {
      ensureFolder(folder);
      document ??= openDocument({ folder, name: NAME });
      document.write(value);
      if (parseStoredDocument(document.read()).kind !== 'valid') {
        isUnwritable('other');
        return;
      }
      renewBackup(JSON.stringify(value, null, '\t'));
      unsaved = null;
    } catch (error) {
      isUnwritable(fileErrorReason(error));
    }
  };

  /** Puts a damaged file aside and the last good copy, if there is one, in its place. */
  const recover = (place: string, line: number | null, fallback: StoredDocument): Loaded => {
    let file = path;
    let isAside = true;
    try {
      file = quarantine(path, clock.now());
    } catch (error) {
      isAside = false;
      isUnwritable(fileErrorReason(error));
    }
    const backup = inspectSettingsFile(backupPath);
    const restored = backup.kind === 'valid' || fallback !== DEFAULT_DOCUMENT ? 'lastGood' : 'defaults';
    quarantined.push({
      code: 'settingsQuarantined',
      message: message('settings.quarantined', { place, line, file, restored }),
    });
    if (backup.kind === 'damaged') keepAside(backupPath);
    if (backup.kind !== 'valid') return { document: fallback, isWritable: isAside };
    if (isAside) write(backup.document);
    return { document: backup.document, isWritable: isAside };
  };

  const keepAside = (damaged: string): void => {
    try {
      quarantine(damaged, clock.now());
    } catch {
      // It stays where it is; the next good save replaces it.
    }
  };

  /** Keeps the file of an older format once, before the first save in the new one. */
  const keepOldFormat = (version: number, text: string): void => {
    const copy = join(folder, `${NAME}.format-${version}.json`);
    if (!existsSync(copy)) writeFileAtomically(copy, text);
  };

  /** @param fallback what applies when there is no file */
  const load = (fallback: StoredDocument): Loaded => {
    const found = inspectSettingsFile(path);
    switch (found.kind) {
      case 'absent':
        return { document: fallback, isWritable: true };
      case 'valid':
        try {
          if (found.migratedFrom !== null) keepOldFormat(found.migratedFrom, found.text);
          renewBackup(found.text);
        } catch (error) {
          isUnwritable(fileErrorReason(error));
        }
        return { document: found.document, isWritable: true };
      case 'newer':
        isUnsaved(message('settings.newer', { path, version: found.version, known: SETTINGS_VERSION }));
        return { document: found.document ?? fallback, isWritable: false };
      case 'unreadable':
        isUnsaved(message('settings.unreadable', { path, reason: found.reason }));
        return { document: fallback, isWritable: false };
      case 'damaged':
        return recover(found.place, found.line, fallback);
      default:
        return assertNever(found, 'settings file');
    }
  };

  let current = load(DEFAULT_DOCUMENT).document;
  try {
    ensureFolder(folder);
  } catch (error) {
    isUnwritable(fileErrorReason(error));
  }

  /** Changes one part and takes the other from the disk, where another process may have changed it. */
  const save = (change: Partial<StoredDocument>): void => {
    const disk = load(current);
    const parsed = storedDocumentSchema.safeParse({ ...disk.document, ...change });
    if (!parsed.success) {
      throw new Error(`Settings not saved: ${structureErrorOf(parsed.error, change).place} is not valid`);
    }
    current = parsed.data;
    if (disk.isWritable) write(current);
  };

  return {
    settings: () => current.settings,
    saveSettings: (settings) => {
      save({ settings: structuredClone(settings) });
    },
    connections: () => current.connections,
    saveConnections: (connections) => {
      save({ connections: structuredClone([...connections]) });
    },
    get problems() {
      return unsaved === null ? [...quarantined] : [...quarantined, unsaved];
    },
  };
}

function isSameText(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
}
