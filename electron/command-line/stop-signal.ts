/** Something to stop for. */
export interface StopSignal {
  /** Aborted when somebody asks the process to stop. */
  readonly signal: AbortSignal;
  /** Resolves at the same moment. */
  readonly stopped: Promise<void>;
  /** Ends the listening. */
  readonly dispose: () => void;
}

/**
 * Libraries that tidy up at a signal (when-exit, signal-exit) send it to the process once more: within this time it is
 * no second request.
 */
const ECHO_MS = 500;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens for the first request to stop (Ctrl+C, a service manager); the second one ends the process at once. */
export function untilStopped(): StopSignal {
  const controller = new AbortController();
  const dispose = (): void => {
    for (const name of SIGNALS) process.off(name, stop);
  };
  const stop = (): void => {
    if (!controller.signal.aborted) setTimeout(dispose, ECHO_MS).unref();
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, stop);
  const stopped = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => {
      resolve();
    });
  });
  return { signal: controller.signal, stopped, dispose };
}
