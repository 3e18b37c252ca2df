import type { App } from 'electron';

import type { Log } from './log';

/** What is listened to. */
export interface CrashOptions {
  readonly app: Pick<App, 'on'>;
  readonly process: Pick<NodeJS.Process, 'on'>;
  readonly log: Log;
  /** The window's page is gone. */
  readonly onPageGone: () => void;
}

/** Notes crashes and goes on: whatever broke, the watching must not end without anybody knowing. */
export function logCrashes({ app, process, log, onPageGone }: CrashOptions): void {
  process.on('uncaughtException', (error) => {
    log('uncaught', { error });
  });
  process.on('unhandledRejection', (error) => {
    log('unhandledRejection', { error });
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    log('rendererGone', { code: reason, exitCode });
    onPageGone();
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log('childGone', { what: type, code: reason, exitCode });
  });
}
