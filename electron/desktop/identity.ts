import { join } from 'node:path';

import type { App } from 'electron';

/** Equal to `appId` in electron-builder.yml: Windows shows notifications only for the identity that was installed. */
export const APP_ID = 'com.graphkeeper.desktop';

/**
 * By this Windows starts the application when a notification is clicked that is older than the running process.
 * Ours for good: a random one each start would leave those notifications dead.
 */
const TOAST_ACTIVATOR_ID = '{4D0D2B31-E1E5-4EAE-88B8-816531AE629B}';

/** The name that systems show, and the name of the data folder. */
export const APP_NAME = 'Graphkeeper';

/**
 * Says who this application is, before anything else: the single instance lock and every stored file belong to
 * the data folder, and the folder follows the name. A folder given with `--user-data-dir` is kept.
 */
export function claimIdentity(app: App, platform: NodeJS.Platform): void {
  app.setName(APP_NAME);
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), APP_NAME));
  }
  if (platform === 'win32') {
    app.setAppUserModelId(APP_ID);
    app.setToastActivatorCLSID(TOAST_ACTIVATOR_ID);
  }
}
