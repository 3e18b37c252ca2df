import type { Application } from '../application';
import type { Clock } from '../clock';

/**
 * How often the network is looked at. Electron tells the main process of no change, so it has to ask; the answer
 * costs nothing, it is the operating system's own.
 */
const ONLINE_POLL_MS = 15_000;

/** The members of Electron's `powerMonitor` that are used. */
interface PowerEvents {
  on(event: PowerEvent, listener: () => void): unknown;
  removeListener(event: PowerEvent, listener: () => void): unknown;
}

type PowerEvent = 'suspend' | 'resume' | 'unlock-screen';

/** What is connected. */
export interface PowerOptions {
  readonly powerMonitor: PowerEvents;
  readonly isOnline: () => boolean;
  readonly application: Pick<Application, 'setOnline' | 'suspend' | 'resume'>;
  /** After waking, unlocking and display changes. */
  readonly onWake: () => void;
  readonly clock: Pick<Clock, 'schedule'>;
}

/**
 * Tells the application when the computer sleeps, wakes, and loses or finds the network. Waiting for the network
 * after waking is the application's business. A locked screen goes on being watched: that is when nobody looks.
 *
 * @returns ends it
 */
export function watchPower({ powerMonitor, isOnline, application, onWake, clock }: PowerOptions): () => void {
  let isSuspended = false;
  let cancel: () => void = () => undefined;
  const look = (): void => {
    cancel();
    if (!isSuspended) application.setOnline(isOnline());
    cancel = clock.schedule(ONLINE_POLL_MS, look);
  };
  const suspend = (): void => {
    isSuspended = true;
    application.suspend();
  };
  const wake = (): void => {
    if (isSuspended) {
      isSuspended = false;
      application.resume();
    }
    look();
    onWake();
  };
  powerMonitor.on('suspend', suspend);
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
  look();
  return () => {
    cancel();
    powerMonitor.removeListener('suspend', suspend);
    powerMonitor.removeListener('resume', wake);
    powerMonitor.removeListener('unlock-screen', wake);
  };
}
