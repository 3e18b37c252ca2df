import Conf from 'conf';

import { DOCUMENT_OPTIONS, type DocumentLocation, type SettingsDocument } from './settings-document';

/** The document for a process without Electron. Throws when the folder cannot be made or the file not be read. */
export function openConfDocument({ folder, name }: DocumentLocation): SettingsDocument {
  const conf = new Conf<Record<string, unknown>>({ ...DOCUMENT_OPTIONS, cwd: folder, configName: name });
  return {
    read: () => conf.store,
    write: (value) => {
      conf.store = { ...value };
    },
  };
}
