import { message } from '../../shared/messages/message';
import { type Clock, systemClock } from '../clock';
import { type DocumentFormat, openKeptDocument } from './kept-document';
import type { DocumentLocation, SettingsDocument } from './settings-document';
import { MIGRATIONS } from './settings-migrations';
import {
  DEFAULT_DOCUMENT,
  SETTINGS_VERSION,
  type StoredDocument,
  storedDocumentSchema,
} from './settings-schema';
import type { SettingsStore } from './settings-store';
import { parseVersioned } from './versioned-document';

const FORMAT: DocumentFormat<StoredDocument> = {
  name: 'settings',
  version: SETTINGS_VERSION,
  schema: storedDocumentSchema,
  migrations: MIGRATIONS,
  initial: DEFAULT_DOCUMENT,
  problems: {
    quarantined: (found) => ({
      code: 'settingsQuarantined',
      message: message('settings.quarantined', found),
    }),
    unwritable: (found) => ({ code: 'settingsUnwritable', message: message('settings.unwritable', found) }),
    unreadable: (found) => ({ code: 'settingsUnwritable', message: message('settings.unreadable', found) }),
    newer: (found) => ({ code: 'settingsUnwritable', message: message('settings.newer', found) }),
  },
};

/**
 * Opens the settings file, which other processes may write as well. What happens to a damaged one, one of a newer
 * Graphkeeper and one that cannot be written is `openKeptDocument`'s.
 *
 * @param options.openDocument `openConfDocument`, or electron-store's on the desktop
 */
export function openFileSettingsStore(options: {
  readonly folder: string;
  readonly openDocument: (location: DocumentLocation) => SettingsDocument;
  readonly clock?: Clock;
}): SettingsStore {
  const { folder, openDocument, clock = systemClock } = options;
  let document: SettingsDocument | null = null;
  const kept = openKeptDocument({
    folder,
    format: FORMAT,
    clock,
    isShared: true,
    misfit: 'refuse',
    write: (value) => {
      document ??= openDocument({ folder, name: FORMAT.name });
      document.write(value);
      if (parseVersioned(document.read(), FORMAT).kind !== 'valid') {
        throw new Error('The settings cannot be read back');
      }
    },
  });
  return {
    settings: () => kept.present().settings,
    saveSettings: (settings) => {
      kept.change((before) => ({ ...before, settings: structuredClone(settings) }));
    },
    connections: () => kept.present().connections,
    saveConnections: (connections) => {
      kept.change((before) => ({ ...before, connections: structuredClone([...connections]) }));
    },
    get problems() {
      return kept.problems();
    },
  };
}
