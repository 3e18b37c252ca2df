import type { Keytar } from 'keytar';
import { describe, expect, it } from 'vitest';

import {
  createKeychainSecretStore,
  KEYCHAIN_SERVICE,
  KEYCHAIN_TIMEOUT_MS,
} from '../../../../electron/secrets/keychain-secret-store';
import { SecretStoreError } from '../../../../electron/secrets/secret-store';
import { createFakeClock, settle } from '../../../support/fake-clock';
import { createLimitedKeytar } from '../../../support/limited-secret-store';

/** keytar whose calls are answered by the test, in order. */
function createManualKeytar(): Keytar & {
  readonly calls: { name: string; answer: (error?: Error) => void }[];
} {
  const calls: { name: string; answer: (error?: Error) => void }[] = [];
  const call = <T>(name: string, value: T): Promise<T> =>
    new Promise((resolve, reject) => {
      calls.push({
        name,
        answer: (error) => {
          if (error === undefined) resolve(value);
          else reject(error);
        },
      });
    });
  return {
    calls,
    getPassword: (_service, account) => call(`get ${account}`, account),
    setPassword: (_service, account, password) => call(`set ${account} ${password}`, undefined),
    deletePassword: (_service, account) => call(`delete ${account}`, true),
  };
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof SecretStoreError ? error.code : 'another error'),
  );

describe('the keychain store', () => {
  it('keeps, reads and deletes under its own service name', async () => {
    const services: string[] = [];
    const inner = createLimitedKeytar();
    const store = createKeychainSecretStore({
      getPassword: (service, account) => {
        services.push(service);
        return inner.getPassword(service, account);
      },
      setPassword: (service, account, value) => {
        services.push(service);
        return inner.setPassword(service, account, value);
      },
      deletePassword: (service, account) => {
        services.push(service);
        return inner.deletePassword(service, account);
      },
    });
    await store.set('a', 'one');
    expect(await store.get('a')).toBe('one');
    await store.delete('a');
    expect(await store.get('a')).toBeNull();
    expect(new Set(services)).toEqual(new Set([KEYCHAIN_SERVICE]));
    expect(store.kind).toBe('keychain');
  });

  it('runs calls one after another, so that the last write wins', async () => {
    const keytar = createManualKeytar();
    const store = createKeychainSecretStore(keytar, { clock: createFakeClock() });
    const all = Promise.all([store.set('a', 'one'), store.set('a', 'two'), store.get('a')]);
    for (const expected of ['set a one', 'set a two', 'get a']) {
      await settle();
      expect(keytar.calls.map(({ name }) => name)).toEqual([expected]);
      keytar.calls.pop()?.answer();
    }
    await all;
  });

  it('gives up after ten seconds, refuses at once while the call is pending, and works again after it', async () => {
    const keytar = createManualKeytar();
    const clock = createFakeClock();
    const store = createKeychainSecretStore(keytar, { clock });
    const hanging = codeOf(store.get('a'));
    await clock.advance(KEYCHAIN_TIMEOUT_MS - 1);
    expect(await Promise.race([hanging, settle().then(() => 'waiting')])).toBe('waiting');
    await clock.advance(1);
    expect(await hanging).toBe('timeout');

    expect(await codeOf(store.get('b'))).toBe('timeout');
    expect(keytar.calls.map(({ name }) => name)).toEqual(['get a']);

    keytar.calls.pop()?.answer();
    await settle();
    const after = store.get('c');
    await settle();
    keytar.calls.pop()?.answer();
    expect(await after).toBe('c');
    expect(clock.pending()).toBe(0);
  });

  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'noService'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'noService'],
    ['Cannot create an item in a locked collection', 'locked'],
    ['The stub received bad data.', 'failed'],
    ['', 'failed'],
  ])('classifies %j as %s and does not pass the text on', async (text, code) => {
    const keytar = createManualKeytar();
    const store = createKeychainSecretStore(keytar);
    const failure = store.set('a', 'marked-value').catch((error: unknown) => error);
    await settle();
    keytar.calls.pop()?.answer(new Error(text === '' ? '' : `${text} marked-value`));
    const error = await failure;
    expect(error).toBeInstanceOf(SecretStoreError);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain('marked-value');
  });

  it('treats an error thrown at once like a rejected promise', async () => {
    const store = createKeychainSecretStore({
      ...createLimitedKeytar(),
      getPassword: () => {
        throw new Error('Account is required.');
      },
    });
    expect(await codeOf(store.get(''))).toBe('failed');
  });
});
