import { randomBytes } from 'node:crypto';

import type { Keytar } from 'keytar';

import type { AppProblem } from '../../shared/domain/state';
import { message } from '../../shared/messages/message';
import { type Clock, systemClock } from '../clock';
import { classifyKeychainError } from './classify-keychain-error';
import { withDeadline } from './deadline';
import { createKeychainSecretStore, KEYCHAIN_TIMEOUT_MS, loadKeytar } from './keychain-secret-store';
import { createMemorySecretStore } from './memory-secret-store';
import { type SecretStore, SecretStoreError } from './secret-store';
import { createSegmentedSecretStore } from './segmented-secret-store';

/** The store to use, and what to tell the administrator about it. */
export interface OpenedSecretStore {
  readonly store: SecretStore;
  /** Null with the keychain; `keychainUnavailable` with the reason where secrets last only until the end. */
  readonly problem: AppProblem | null;
}

/**
 * Writes, reads and deletes an entry of its own. A keychain can be there and yet not keep anything, and that is
 * to be known before a sign-in relies on it.
 */
async function probe(store: SecretStore): Promise<void> {
  // An account of its own for every probe: two starting processes must not read each other's canary.
  const account = `graphkeeper/canary/${randomBytes(8).toString('hex')}`;
  const value = randomBytes(16).toString('base64');
  await store.set(account, value);
  const kept = await store.get(account);
  await store.delete(account);
  if (kept !== value) throw new SecretStoreError('failed', 'the keychain did not give back what was written');
}

/**
 * Opens the operating system's keychain, or the memory where it cannot be used. Never throws, never takes
 * longer than the time-out as a whole, and never falls back to a file.
 */
export async function openSecretStore(
  options: {
    readonly load?: () => Promise<Keytar>;
    readonly clock?: Clock;
    readonly timeoutMs?: number;
  } = {},
): Promise<OpenedSecretStore> {
  const { load = loadKeytar, clock = systemClock, timeoutMs = KEYCHAIN_TIMEOUT_MS } = options;
  try {
    const store = await withDeadline(clock, timeoutMs, async () => {
      const keychain = createSegmentedSecretStore(
        createKeychainSecretStore(await load(), { clock, timeoutMs }),
      );
      await probe(keychain);
      return keychain;
    });
    return { store, problem: null };
  } catch (error) {
    const reason = classifyKeychainError(error).code;
    return {
      store: createMemorySecretStore(),
      problem: { code: 'keychainUnavailable', message: message('keychain.unavailable', { reason }) },
    };
  }
}
