import { SecretStoreError, type SecretStoreErrorCode } from './secret-store';

/**
 * What libsecret, GIO and D-Bus say when the Secret Service cannot be used. keytar passes on their words and
 * nothing else (no code, no domain), so this is the one place where words are looked at. They only choose which
 * explanation is shown: a translated or changed text falls to `failed`, and the store degrades in the same way.
 */
const PHRASES: readonly (readonly [phrase: string, code: SecretStoreErrorCode])[] = [
  ['Cannot autolaunch D-Bus', 'noService'],
  ['org.freedesktop.secrets was not provided', 'noService'],
  ['Could not connect', 'noService'],
  ['locked collection', 'locked'],
];

/** The class of an error that a keychain call threw. The text of the error is not kept. */
export function classifyKeychainError(error: unknown): SecretStoreError {
  if (error instanceof SecretStoreError) return error;
  const text = error instanceof Error ? error.message : '';
  const code = PHRASES.find(([phrase]) => text.includes(phrase))?.[1] ?? 'failed';
  return new SecretStoreError(code, `the keychain call failed (${code})`);
}
