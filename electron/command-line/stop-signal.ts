/** Something to stop for. */
export interface StopSignal {
  /** Aborted when somebody asks the process to stop. */
  readonly signal: AbortSignal;
  /** Resolves at the same moment. */
  readonly stopped: Promise<void>;
  /** Ends the listening. */
  readonly dispose: () => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens for the first request to stop (Ctrl+C, a service manager); the second one ends the process at once. */
export function untilStopped(): StopSignal {
  const controller = new AbortController();
  const dispose = (): void => {
    for (const name of SIGNALS) process.off(name, stop);
  };
  const stop = (): void => {
    dispose();
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
