import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createKeychainSecretStore } from '../../../../electron/secrets/keychain-secret-store';
import { createSegmentedSecretStore } from '../../../../electron/secrets/segmented-secret-store';
import { createLimitedKeytar, WINDOWS_LIMIT_BYTES } from '../../../support/limited-secret-store';

describe('a segmented secret store', () => {
  const open = () => {
    const keytar = createLimitedKeytar();
    return { keytar, store: createSegmentedSecretStore(createKeychainSecretStore(keytar)) };
  };

  it('keeps what a certificate with its chain takes, in entries that Windows accepts', async () => {
    const { keytar, store } = open();
    const pem = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkq\n'.repeat(500)}`;
    await store.set('a', pem);
    expect(await store.get('a')).toBe(pem);
    expect(keytar.largest()).toBeLessThanOrEqual(WINDOWS_LIMIT_BYTES);
    expect(keytar.entries.size).toBeGreaterThan(3);
    await store.delete('a');
    expect([...keytar.entries.keys()]).toEqual([]);
  });

  it('leaves a short value as it is, so that others can read it', async () => {
    const { keytar, store } = open();
    await store.set('a', 'short');
    expect([...keytar.entries]).toEqual([['a', 'short']]);
  });

  it('gives back the last value of any length, and leaves no old part behind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 6_000, size: 'max' }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (values) => {
          const { keytar, store } = open();
          for (const value of values) await store.set('a', value);
          const last = values.at(-1) ?? '';
          expect(await store.get('a')).toBe(last);
          const fresh = open();
          await fresh.store.set('a', last);
          expect(new Map(keytar.entries)).toEqual(new Map(fresh.keytar.entries));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has nothing where a part is lost', async () => {
    const { keytar, store } = open();
    await store.set('a', 'x'.repeat(5_000));
    await keytar.deletePassword('', 'a#2');
    expect(await store.get('a')).toBeNull();
    expect(await store.get('b')).toBeNull();
  });
});
