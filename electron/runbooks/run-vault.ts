import { type SecretStore, SecretStoreError } from '../secrets/secret-store';
import type { StepIo } from './runbook';

/** Before the account of every entry that a run keeps. */
const PREFIX = 'graphkeeper/run/';

/** Secrets of runs. They are in the keychain, and in this process alone where the keychain refuses them. */
export interface RunVault {
  readonly of: (runId: string) => StepIo['vault'];
}

/**
 * Makes one.
 *
 * @param onRefused the keychain did not take a secret: it is lost with this process
 */
export function createRunVault(store: SecretStore, onRefused: () => void): RunVault {
  const held = new Map<string, string>();
  return {
    of: (runId) => {
      const accountOf = (name: string): string => `${PREFIX}${runId}/${name}`;
      return {
        get: async (name) => {
          const account = accountOf(name);
          const inMemory = held.get(account);
          if (inMemory !== undefined) return inMemory;
          try {
            return await store.get(account);
          } catch (error) {
            if (error instanceof SecretStoreError) return null;
            throw error;
          }
        },
        set: async (name, value) => {
          const account = accountOf(name);
          held.set(account, value);
          try {
            await store.set(account, value);
            held.delete(account);
          } catch (error) {
            if (!(error instanceof SecretStoreError)) throw error;
            onRefused();
          }
        },
        delete: async (name) => {
          const account = accountOf(name);
          held.delete(account);
          try {
            await store.delete(account);
          } catch (error) {
            if (!(error instanceof SecretStoreError)) throw error;
          }
        },
      };
    },
  };
}
