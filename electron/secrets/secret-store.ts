/** Where secrets are kept. Values pass through memory only and are never logged. */
export interface SecretStore {
  /** `memory` forgets at exit; the interface says so. */
  readonly kind: 'keychain' | 'memory';
  /** Null when there is no such entry; throws `SecretStoreError` when the store itself fails. */
  readonly get: (account: string) => Promise<string | null>;
  readonly set: (account: string, value: string) => Promise<void>;
  readonly delete: (account: string) => Promise<void>;
}

/** Why the keychain could not be used. */
export type SecretStoreErrorCode = 'moduleMissing' | 'noService' | 'timeout' | 'locked' | 'failed';

/** A failure of the store itself; carries no value. */
export class SecretStoreError extends Error {
  constructor(
    readonly code: SecretStoreErrorCode,
    detail: string,
  ) {
    super(detail);
  }
}

/** Resolves a reference of the configuration to its value; null when it is not there. */
export type ResolveSecret = (
  reference: { readonly env: string } | { readonly keychain: string },
) => Promise<string | null>;
