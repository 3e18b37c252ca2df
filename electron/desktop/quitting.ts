import type { App } from 'electron';

import { SECOND_MS } from '../../shared/domain/instant';
import type { Clock } from '../clock';

/** A computer that shuts down does not wait longer. */
const CLEAN_UP_MS = 3 * SECOND_MS;

/** What quitting needs. */
export interface QuittingOptions {
  readonly app: Pick<App, 'on' | 'quit'>;
  /** At once: windows may close from here on. */
  readonly onBegin: () => void;
  /** Ends what is under way; waited for, but not for ever. */
  readonly cleanUp: () => Promise<void>;
  readonly clock: Pick<Clock, 'schedule'>;
}

/** Cleans up once before the application ends, however it is asked to. */
export function cleanUpBeforeQuit({ app, onBegin, cleanUp, clock }: QuittingOptions): void {
  let stage: 'running' | 'cleaning' | 'done' = 'running';
  app.on('before-quit', (event) => {
    if (stage === 'done') return;
    event.preventDefault();
    if (stage === 'cleaning') return;
    stage = 'cleaning';
    onBegin();
    const finish = (): void => {
      if (stage === 'done') return;
      stage = 'done';
      cancel();
      app.quit();
    };
    const cancel = clock.schedule(CLEAN_UP_MS, finish);
    cleanUp().then(finish, finish);
  });
}
