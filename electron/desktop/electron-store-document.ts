import ElectronStore from 'electron-store';

import { DOCUMENT_OPTIONS, type DocumentLocation, type SettingsDocument } from '../storage/settings-document';

/** The settings document through electron-store, the same file that `openConfDocument` opens without Electron. */
export function openElectronStoreDocument({ folder, name }: DocumentLocation): SettingsDocument {
  const store = new ElectronStore<Record<string, unknown>>({ ...DOCUMENT_OPTIONS, cwd: folder, name });
  return {
    read: () => store.store,
    write: (value) => {
      store.store = { ...value };
    },
  };
}
