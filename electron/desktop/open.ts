import { app, protocol } from 'electron';

import { registerAppScheme } from './app-scheme';
import { claimIdentity } from './identity';
import { startDesktop } from './start';

/**
 * The tray application: one a data folder. Has to be called before Electron is ready, and does not wait for it,
 * because the main module is waited for.
 */
export function openDesktop(): void {
  claimIdentity(app, process.platform);
  if (!app.requestSingleInstanceLock()) {
    // Another one is running: it shows its window.
    app.quit();
    return;
  }
  app.enableSandbox();
  registerAppScheme(protocol);
  startDesktop().catch((error: unknown) => {
    process.stderr.write(
      `Graphkeeper could not start: ${error instanceof Error ? error.name : 'unknown error'}\n`,
    );
    app.exit(1);
  });
}
