import { EventEmitter } from 'node:events';

import type { CustomScheme, SaveDialogOptions } from 'electron';

/** The computer around the application, as tests set it and see it. */
export const surroundings = {
  isOnline: true,
  power: new EventEmitter(),
  /** Addresses handed to the system browser. */
  opened: [] as string[],
  clipboard: '',
  /** Folders and files handed to the file manager. */
  openedPaths: [] as string[],
  /** What the dialog for saving was opened with. */
  saveDialogs: [] as SaveDialogOptions[],
  /** The path that the person chooses in it; null: they change their mind. */
  savePath: null as string | null,
  schemes: [] as CustomScheme[],
};
