import type { Clock } from '../clock';
import { SecretStoreError } from './secret-store';

/**
 * Waits for an operation, but not for ever: a keychain that asks its user for a password answers when the user
 * does, which may be never.
 *
 * @param onLate called with a promise that settles when the abandoned operation does
 * @throws SecretStoreError `timeout` when the time is over first
 */
export function withDeadline<T>(
  clock: Clock,
  timeoutMs: number,
  operation: () => Promise<T>,
  onLate?: (abandoned: Promise<unknown>) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    // Deferred, so that an operation that throws at once rejects like any other.
    const running = Promise.resolve().then(operation);
    const cancel = clock.schedule(timeoutMs, () => {
      reject(new SecretStoreError('timeout', `no answer within ${timeoutMs} ms`));
      onLate?.(running);
    });
    running.then(resolve, reject).finally(cancel);
  });
}
