import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ActivityJournal } from '../../electron/application/activity-journal';
import { openConfDocument } from '../../electron/storage/conf-document';
import { openFileActivityJournal } from '../../electron/storage/file-activity-journal';
import { openFileSettingsStore } from '../../electron/storage/file-settings-store';
import type { SettingsStore } from '../../electron/storage/settings-store';
import { createFakeClock } from './fake-clock';
import { temporaryFolder } from './temporary-folder';

/** A real data folder that can be opened again, as after a restart. */
export interface FileSettingsBench {
  readonly open: () => SettingsStore;
  readonly openJournal: () => ActivityJournal;
  /** All that lies in the folder, the journal included. */
  readonly texts: () => readonly string[];
}

/** Makes it; the folder goes with the test. */
export function createFileSettingsBench(): FileSettingsBench {
  const folder = temporaryFolder();
  return {
    open: () => openFileSettingsStore({ folder, openDocument: openConfDocument, clock: createFakeClock() }),
    openJournal: () => openFileActivityJournal({ folder, clock: createFakeClock() }),
    texts: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')),
  };
}
