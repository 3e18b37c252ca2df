import { MINUTE_MS } from '../../shared/domain/instant';
import type { Application } from '../application';
import type { Clock } from '../clock';

/**
 * How often the network is looked at. Electron tells the main process of no change, so it has to ask; the answer
 * costs nothing, it is the operating system's own.
 */
const ONLINE_POLL_MS = 15_000;

/**
 * After a suspend the computer sleeps within seconds. When it has run on for so long without a break, it either did
 * not sleep or nobody said that it woke up, and waiting longer would be waiting for ever. A laptop that wakes for
 * moments to fetch mail with its lid closed does not get there.
 */
const AWAKE_MS = 5 * MINUTE_MS;

/** What Electron hands over with `shutdown`, although its types do not say so. */
interface ShutdownEvent {
  readonly preventDefault: () => void;
}

/** The members of Electron's `powerMonitor` that are used. */
interface PowerEvents {
  on(event: PowerEvent, listener: (event?: ShutdownEvent) => void): unknown;
  removeListener(event: PowerEvent, listener: (event?: ShutdownEvent) => void): unknown;
}

/** `unlock-screen` comes on Windows and macOS only, `shutdown` on Linux and macOS only. */
type PowerEvent = 'suspend' | 'resume' | 'unlock-screen' | 'shutdown';

/** What is connected. */
export interface PowerOptions {
  readonly powerMonitor: PowerEvents;
  readonly isOnline: () => boolean;
  readonly application: Pick<Application, 'setOnline' | 'suspend' | 'resume'>;
  /** After waking, unlocking and display changes. */
  readonly onWake: () => void;
  /** The computer shuts down, and waits a moment for the application to quit. */
  readonly onShutdown: () => void;
  readonly clock: Pick<Clock, 'now' | 'schedule'>;
}

/**
 * Tells the application when the computer sleeps, wakes, and loses or finds the network. Waiting for the network
 * after waking is the application's business. A locked screen goes on being watched: that is when nobody looks.
 *
 * @returns ends it
 */
export function watchPower(options: PowerOptions): () => void {
  const { powerMonitor, application, clock } = options;
  let isSuspended = false;
  let awakeSince = 0;
  let lookedAt = 0;
  let cancel: () => void = () => undefined;

  const resume = (): void => {
    isSuspended = false;
    application.resume();
  };
  const look = (): void => {
    cancel();
    const now = clock.now();
    if (Math.abs(now - lookedAt) > 2 * ONLINE_POLL_MS) awakeSince = now;
    lookedAt = now;
    if (isSuspended && now - awakeSince >= AWAKE_MS) resume();
    if (!isSuspended) application.setOnline(options.isOnline());
    cancel = clock.schedule(ONLINE_POLL_MS, look);
  };
  const listeners = {
    suspend: () => {
      isSuspended = true;
      awakeSince = clock.now();
      application.suspend();
    },
    resume: () => {
      if (isSuspended) resume();
      look();
      options.onWake();
    },
    shutdown: (event?: ShutdownEvent) => {
      event?.preventDefault();
      options.onShutdown();
    },
  };
  powerMonitor.on('suspend', listeners.suspend);
  powerMonitor.on('resume', listeners.resume);
  powerMonitor.on('unlock-screen', listeners.resume);
  powerMonitor.on('shutdown', listeners.shutdown);
  look();
  return () => {
    cancel();
    powerMonitor.removeListener('suspend', listeners.suspend);
    powerMonitor.removeListener('resume', listeners.resume);
    powerMonitor.removeListener('unlock-screen', listeners.resume);
    powerMonitor.removeListener('shutdown', listeners.shutdown);
  };
}
