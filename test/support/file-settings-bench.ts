import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { openConfDocument } from '../../electron/storage/conf-document';
import { openFileSettingsStore } from '../../electron/storage/file-settings-store';
import type { SettingsStore } from '../../electron/storage/settings-store';
import { createFakeClock } from './fake-clock';
import { temporaryFolder } from './temporary-folder';

/** A real data folder that can be opened again, as after a restart. */
export interface FileSettingsBench {
  readonly open: () => SettingsStore;
  /** All that lies in the folder. */
  readonly texts: () => readonly string[];
}

/** Makes it; the folder goes with the test. */
export function createFileSettingsBench(): FileSettingsBench {
  const folder = temporaryFolder();
  return {
    open: () => openFileSettingsStore({ folder, openDocument: openConfDocument, clock: createFakeClock() }),
    texts: () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')),
  };
}
