import { app, protocol } from 'electron';

import { registerAppScheme } from './desktop/app-scheme';
import { claimIdentity } from './desktop/identity';
import { startDesktop } from './desktop/start';

claimIdentity(app, process.platform);

if (app.requestSingleInstanceLock()) {
  // Both have to happen before the application is ready, and so before anything is waited for.
  app.enableSandbox();
  registerAppScheme(protocol);
  startDesktop().catch((error: unknown) => {
    process.stderr.write(
      `Graphkeeper could not start: ${error instanceof Error ? error.name : 'unknown error'}\n`,
    );
    app.exit(1);
  });
} else {
  // Another one is running: it shows its window.
  app.quit();
}
