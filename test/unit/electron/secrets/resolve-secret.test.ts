import { describe, expect, it } from 'vitest';

import { createMemorySecretStore } from '../../../../electron/secrets/memory-secret-store';
import {
  resolveFromEnvironment,
  resolveFromEnvironmentAndKeychain,
} from '../../../../electron/secrets/resolve-secret';
import { SecretStoreError } from '../../../../electron/secrets/secret-store';

describe('resolving secrets', () => {
  it('reads the environment, where empty is not there and inherited names are none', async () => {
    const resolve = resolveFromEnvironment({ A: 'one', EMPTY: '' });
    expect(await resolve({ env: 'A' })).toBe('one');
    expect(await resolve({ env: 'EMPTY' })).toBeNull();
    expect(await resolve({ env: 'B' })).toBeNull();
    expect(await resolve({ env: 'constructor' })).toBeNull();
    expect(await resolve({ keychain: 'A' })).toBeNull();
  });

  it('opens the keychain once, and only when it is referred to', async () => {
    const store = createMemorySecretStore();
    await store.set('contoso', 'two');
    let opened = 0;
    const resolve = resolveFromEnvironmentAndKeychain({ A: 'one' }, () => {
      opened += 1;
      return Promise.resolve(store);
    });
    expect(await resolve({ env: 'A' })).toBe('one');
    expect(opened).toBe(0);
    expect(await resolve({ keychain: 'contoso' })).toBe('two');
    expect(await resolve({ keychain: 'fabrikam' })).toBeNull();
    expect(opened).toBe(1);
  });

  it('does not have the secret of a keychain that fails', async () => {
    const store = {
      ...createMemorySecretStore(),
      get: () => Promise.reject(new SecretStoreError('locked', '')),
    };
    const resolve = resolveFromEnvironmentAndKeychain({}, () => Promise.resolve(store));
    expect(await resolve({ keychain: 'contoso' })).toBeNull();
  });
});
