import { EventEmitter } from 'node:events';

import type { CustomScheme } from 'electron';

/** The computer around the application, as tests set it and see it. */
export const surroundings = {
  isOnline: true,
  power: new EventEmitter(),
  /** Addresses handed to the system browser. */
  opened: [] as string[],
  /** Folders and files handed to the file manager. */
  openedPaths: [] as string[],
  schemes: [] as CustomScheme[],
};
