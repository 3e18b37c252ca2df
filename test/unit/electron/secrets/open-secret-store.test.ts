import { describe, expect, it } from 'vitest';

import { KEYCHAIN_TIMEOUT_MS } from '../../../../electron/secrets/keychain-secret-store';
import { openSecretStore } from '../../../../electron/secrets/open-secret-store';
import { SecretStoreError } from '../../../../electron/secrets/secret-store';
import { createFakeClock, settle } from '../../../support/fake-clock';
import { createLimitedKeytar } from '../../../support/limited-secret-store';

function unavailable(reason: string): object {
  return { code: 'keychainUnavailable', message: { id: 'keychain.unavailable', params: { reason } } };
}

describe('opening the secret store', () => {
  it('takes the keychain when the canary comes back, and leaves nothing of it there', async () => {
    const keytar = createLimitedKeytar();
    const { store, problem } = await openSecretStore({ load: () => Promise.resolve(keytar) });
    expect(store.kind).toBe('keychain');
    expect(problem).toBeNull();
    expect([...keytar.entries.keys()]).toEqual([]);
    expect(keytar.largest()).toBeGreaterThan(0);
  });

  it('takes the memory when keytar is not installed', async () => {
    const { store, problem } = await openSecretStore({
      load: () => Promise.reject(new SecretStoreError('moduleMissing', '')),
    });
    expect(store.kind).toBe('memory');
    expect(problem).toEqual(unavailable('moduleMissing'));
    await store.set('a', 'one');
    expect(await store.get('a')).toBe('one');
  });

  it('takes the memory when the keychain keeps nothing, or something else', async () => {
    for (const answer of [null, 'something else']) {
      const keytar = { ...createLimitedKeytar(), getPassword: () => Promise.resolve(answer) };
      const { store, problem } = await openSecretStore({ load: () => Promise.resolve(keytar) });
      expect(store.kind).toBe('memory');
      expect(problem).toEqual(unavailable('failed'));
    }
  });

  it.each(['setPassword', 'getPassword', 'deletePassword'])('does not hang when %s does', async (method) => {
    const clock = createFakeClock();
    const keytar = { ...createLimitedKeytar(), [method]: () => new Promise<never>(() => undefined) };
    const opening = openSecretStore({ load: () => Promise.resolve(keytar), clock });
    await clock.advance(KEYCHAIN_TIMEOUT_MS);
    const { store, problem } = await opening;
    expect(store.kind).toBe('memory');
    expect(problem).toEqual(unavailable('timeout'));
  });

  it('bounds the probe as a whole, not only each call', async () => {
    const clock = createFakeClock();
    const inner = createLimitedKeytar();
    const slowly = async <T>(value: Promise<T>): Promise<T> => {
      await new Promise<void>((resolve) => clock.schedule(KEYCHAIN_TIMEOUT_MS * 0.6, resolve));
      return value;
    };
    const keytar = {
      getPassword: (service: string, account: string) => slowly(inner.getPassword(service, account)),
      setPassword: (service: string, account: string, value: string) =>
        slowly(inner.setPassword(service, account, value)),
      deletePassword: (service: string, account: string) => slowly(inner.deletePassword(service, account)),
    };
    let opened: unknown = null;
    const opening = openSecretStore({ load: () => Promise.resolve(keytar), clock }).then((result) => {
      opened = result.problem;
    });
    await clock.advance(KEYCHAIN_TIMEOUT_MS);
    await settle();
    expect(opened).toEqual(unavailable('timeout'));
    await opening;
  });
});
