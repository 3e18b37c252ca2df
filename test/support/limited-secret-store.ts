import type { Keytar } from 'keytar';

/** CRED_MAX_CREDENTIAL_BLOB_SIZE of the Windows Credential Manager, in bytes. */
export const WINDOWS_LIMIT_BYTES = 2_560;

/** keytar over a map, with the limit that only Windows has, and a look inside. */
export interface LimitedKeytar extends Keytar {
  /** Account → value. */
  readonly entries: ReadonlyMap<string, string>;
  /** The longest value ever offered, in bytes. */
  readonly largest: () => number;
}

/** Counts two bytes a character, as a writer in UTF-16 would: the strictest reading of the limit. */
export function createLimitedKeytar(): LimitedKeytar {
  const entries = new Map<string, string>();
  let largest = 0;
  return {
    entries,
    largest: () => largest,
    getPassword: (_service, account) => Promise.resolve(entries.get(account) ?? null),
    setPassword: (_service, account, password) => {
      const bytes = Buffer.byteLength(password, 'utf16le');
      largest = Math.max(largest, bytes);
      if (bytes > WINDOWS_LIMIT_BYTES) return Promise.reject(new Error('The stub received bad data.'));
      entries.set(account, password);
      return Promise.resolve();
    },
    deletePassword: (_service, account) => Promise.resolve(entries.delete(account)),
  };
}
