import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createEncryptedFile, type EncryptedFile } from '../../../../electron/secrets/encrypted-file';
import { createKeychainSecretStore } from '../../../../electron/secrets/keychain-secret-store';
import { createMemorySecretStore } from '../../../../electron/secrets/memory-secret-store';
import { type SecretStore, SecretStoreError } from '../../../../electron/secrets/secret-store';
import { createFakeClock } from '../../../support/fake-clock';
import {
  createLimitedKeytar,
  type LimitedKeytar,
  WINDOWS_LIMIT_BYTES,
} from '../../../support/limited-secret-store';
import { temporaryFolder } from '../../../support/temporary-folder';

/** As large as a real token cache of a few accounts. */
const LARGE_TEXT = `{"RefreshToken":"${'marked-token-é-'.repeat(1_000)}"}`;

function setUp(): {
  folder: string;
  path: string;
  keytar: LimitedKeytar;
  store: SecretStore;
  quarantined: string[];
  open: (purpose?: string) => EncryptedFile;
} {
  const folder = temporaryFolder();
  const path = join(folder, 'cache.bin');
  const keytar = createLimitedKeytar();
  const store = createKeychainSecretStore(keytar);
  const quarantined: string[] = [];
  const open = (purpose = 'test'): EncryptedFile =>
    createEncryptedFile({
      path,
      purpose,
      secretStore: store,
      clock: createFakeClock(),
      onQuarantined: (file) => quarantined.push(file),
    });
  return { folder, path, keytar, store, quarantined, open };
}

describe('an encrypted file', () => {
  it('gives back what was written, to another instance as well, and shows nothing on disk', async () => {
    const { path, open } = setUp();
    expect(await open().read()).toBeNull();
    await open().write(LARGE_TEXT);
    expect(await open().read()).toBe(LARGE_TEXT);
    expect(readFileSync(path).includes('marked-token')).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('puts nothing larger than a key into the keychain', async () => {
    const { keytar, open, store } = setUp();
    await open().write(LARGE_TEXT);
    expect(keytar.largest()).toBeLessThanOrEqual(
      Buffer.byteLength(Buffer.alloc(32).toString('base64'), 'utf16le'),
    );
    await expect(store.set('the cache itself', LARGE_TEXT)).rejects.toBeInstanceOf(SecretStoreError);
    expect(keytar.largest()).toBeGreaterThan(WINDOWS_LIMIT_BYTES);
  });

  it('never writes the same bytes twice', async () => {
    const { path, open } = setUp();
    await open().write('same');
    const first = readFileSync(path);
    await open().write('same');
    expect(readFileSync(path).equals(first)).toBe(false);
  });

  it('refuses a file with any byte changed, cut or added, and puts it aside', async () => {
    const { path, quarantined, open, folder } = setUp();
    await open().write('tokens');
    const good = readFileSync(path);
    const damaged = [
      ...[...good.keys()].map((index) => {
        const copy = Buffer.from(good);
        copy[index] = (copy[index] ?? 0) ^ 1;
        return copy;
      }),
      ...[...good.keys()].map((length) => good.subarray(0, length)),
      Buffer.concat([good, Buffer.from([0])]),
    ];
    for (const bytes of damaged) {
      writeFileSync(path, bytes);
      expect(await open().read()).toBeNull();
      expect(existsSync(path)).toBe(false);
      expect(readFileSync(quarantined.at(-1) ?? '').equals(bytes)).toBe(true);
    }
    // Nothing of an earlier one was overwritten, although all happened at the same moment.
    expect(readdirSync(folder)).toHaveLength(damaged.length);
    expect(quarantined[0]).toBe(join(folder, 'cache.corrupt-2026-11-23T12-00-00.000Z.bin'));
    writeFileSync(path, good);
    expect(await open().read()).toBe('tokens');
  });

  it('puts a file aside whether or not somebody wants to know', async () => {
    const { path, store, folder } = setUp();
    writeFileSync(path, 'damaged');
    expect(await createEncryptedFile({ path, purpose: 'test', secretStore: store }).read()).toBeNull();
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^cache\.corrupt-.+\.bin$/)]);
  });

  it('refuses a file that was made for another purpose, even under the same key', async () => {
    const { keytar, open } = setUp();
    await open('one').write('tokens');
    const key = keytar.entries.get('graphkeeper/key/one') ?? '';
    await keytar.setPassword('', 'graphkeeper/key/two', key);
    expect(await open('two').read()).toBeNull();
  });

  it('starts anew when the key is gone', async () => {
    const { keytar, quarantined, open } = setUp();
    await open().write('tokens');
    await keytar.deletePassword('', 'graphkeeper/key/test');
    expect(await open().read()).toBeNull();
    expect(quarantined).toHaveLength(1);
    await open().write('new tokens');
    expect(await open().read()).toBe('new tokens');
  });

  it('keeps the file when the keychain fails: its key may be there tomorrow', async () => {
    const { path, open, quarantined } = setUp();
    await open().write('tokens');
    const failing: SecretStore = {
      kind: 'keychain',
      get: () => Promise.reject(new SecretStoreError('locked', '')),
      set: () => Promise.reject(new SecretStoreError('locked', '')),
      delete: () => Promise.reject(new SecretStoreError('locked', '')),
    };
    const file = createEncryptedFile({ path, purpose: 'test', secretStore: failing });
    await expect(file.read()).rejects.toMatchObject({ code: 'locked' });
    await expect(file.write('other')).rejects.toMatchObject({ code: 'locked' });
    expect(await open().read()).toBe('tokens');
    expect(quarantined).toEqual([]);
  });

  it('touches no disk with a memory store', async () => {
    const { path, open, folder } = setUp();
    await open().write('kept from before');
    const bytes = readFileSync(path);
    const file = createEncryptedFile({ path, purpose: 'test', secretStore: createMemorySecretStore() });
    expect(await file.read()).toBeNull();
    await file.write(LARGE_TEXT);
    expect(await file.read()).toBe(LARGE_TEXT);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['cache.bin']);
    await file.remove();
    expect(await file.read()).toBeNull();
    expect(existsSync(path)).toBe(true);
  });

  it('removes file and key', async () => {
    const { path, keytar, open } = setUp();
    await open().write('tokens');
    await open().remove();
    expect(existsSync(path)).toBe(false);
    expect([...keytar.entries.keys()]).toEqual([]);
  });
});
