import { type ResolveSecret, type SecretStore, SecretStoreError } from './secret-store';

/** Takes secrets from environment variables; one in the keychain is not there. An empty variable counts as unset. */
export function resolveFromEnvironment(env: Readonly<Record<string, string | undefined>>): ResolveSecret {
  return (reference) => {
    if (!('env' in reference) || !Object.hasOwn(env, reference.env)) return Promise.resolve(null);
    const value = env[reference.env];
    return Promise.resolve(value === undefined || value === '' ? null : value);
  };
}

/**
 * Takes secrets from environment variables and from the keychain.
 *
 * @param openStore called when the first keychain reference is met, so that a run without any works without a
 *   keychain. A store that fails counts as not having the secret: the check that needs it then says so.
 */
export function resolveFromEnvironmentAndKeychain(
  env: Readonly<Record<string, string | undefined>>,
  openStore: () => Promise<SecretStore>,
): ResolveSecret {
  const fromEnvironment = resolveFromEnvironment(env);
  let store: Promise<SecretStore> | null = null;
  return async (reference) => {
    if ('env' in reference) return fromEnvironment(reference);
    try {
      store ??= openStore();
      return await (await store).get(reference.keychain);
    } catch (error) {
      if (error instanceof SecretStoreError) return null;
      throw error;
    }
  };
}
