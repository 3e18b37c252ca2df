import { setMaxListeners } from 'node:events';

/**
 * Calls back once when a signal is aborted. Any number may wait for the same one, without Node's warning of a leak:
 * the signal of a whole check is that of every request in it.
 *
 * @returns what takes the listener off again
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  setMaxListeners(0, signal);
  signal.addEventListener('abort', listener, { once: true });
  return () => {
    signal.removeEventListener('abort', listener);
  };
}
