import type { Keytar } from 'keytar';

import { type Clock, systemClock } from '../clock';
import { classifyKeychainError } from './classify-keychain-error';
import { withDeadline } from './deadline';
import { createMutex } from './mutex';
import { type SecretStore, SecretStoreError } from './secret-store';

/** The name under which Graphkeeper's entries stand in the operating system's keychain. */
export const KEYCHAIN_SERVICE = 'Graphkeeper';

/** How long one keychain call may take, in milliseconds. A locked keyring waits for its user without end. */
export const KEYCHAIN_TIMEOUT_MS = 10_000;

/**
 * Loads keytar only when a secret is needed, because its native part may be missing and must not keep
 * Graphkeeper from starting.
 *
 * @throws SecretStoreError `moduleMissing`
 */
export async function loadKeytar(): Promise<Keytar> {
  try {
    return (await import('keytar')).default;
  } catch {
    throw new SecretStoreError('moduleMissing', 'keytar or its native part is not installed');
  }
}

/**
 * The operating system's keychain through keytar: the Windows Credential Manager, the macOS Keychain, or the
 * Secret Service of Linux (GNOME Keyring, KWallet).
 *
 * Calls run one after another, so that a later write of an account is never overtaken by an earlier one, and so
 * that a prompt blocks at most one of the few threads that file access needs as well. While a call that ran out
 * of time is still pending, further calls fail at once with `timeout`: they would only queue behind the prompt.
 * Such a call cannot be cancelled, and Node waits for it when the process ends, `process.exit` included (libuv
 * joins its threads).
 */
export function createKeychainSecretStore(
  keytar: Keytar,
  options: { readonly clock?: Clock; readonly timeoutMs?: number } = {},
): SecretStore {
  const { clock = systemClock, timeoutMs = KEYCHAIN_TIMEOUT_MS } = options;
  const mutex = createMutex();
  let abandonedCalls = 0;

  const call = <T>(operation: () => Promise<T>): Promise<T> =>
    mutex.run(async () => {
      if (abandonedCalls > 0)
        throw new SecretStoreError('timeout', 'an earlier keychain call is still pending');
      try {
        return await withDeadline(clock, timeoutMs, operation, (abandoned) => {
          abandonedCalls += 1;
          const settled = (): void => {
            abandonedCalls -= 1;
          };
          abandoned.then(settled, settled);
        });
      } catch (error) {
        throw classifyKeychainError(error);
      }
    });

  return {
    kind: 'keychain',
    get: (account) => call(() => keytar.getPassword(KEYCHAIN_SERVICE, account)),
    set: (account, value) => call(() => keytar.setPassword(KEYCHAIN_SERVICE, account, value)),
    delete: async (account) => {
      await call(() => keytar.deletePassword(KEYCHAIN_SERVICE, account));
    },
  };
}
