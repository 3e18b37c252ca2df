import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';

import { type Clock, systemClock } from '../clock';
import { writeFileAtomically } from '../storage/atomic-write';
import { fileErrorReason } from '../storage/file-error';
import { quarantine } from '../storage/quarantine';
import { createMutex } from './mutex';
import type { SecretStore } from './secret-store';

/**
 * A text too large for a keychain, encrypted on disk under a key that the keychain holds. Windows keeps at most
 * 2,560 bytes in an entry (CRED_MAX_CREDENTIAL_BLOB_SIZE) and MSAL's token cache is larger; 32 bytes always fit.
 */
export interface EncryptedFile {
  /** Null when there is none, or when it could not be decrypted (it is then put aside). */
  readonly read: () => Promise<string | null>;
  readonly write: (text: string) => Promise<void>;
  /** Deletes file and key. */
  readonly remove: () => Promise<void>;
}

/** Marks the file and its format; a change of the layout below changes the number. */
const MAGIC = Buffer.from('GKENC\x01', 'latin1');
const KEY_BYTES = 32;
/** 96 bits, the length that GCM is made for (NIST SP 800-38D, 8.2). */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = MAGIC.length + IV_BYTES + TAG_BYTES;

/** Bound to the content, so that a file made for one purpose or format is refused as another. */
function additionalData(purpose: string): Buffer {
  return Buffer.concat([MAGIC, Buffer.from(purpose, 'utf8')]);
}

function encrypt(text: string, key: Buffer, purpose: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalData(purpose));
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([MAGIC, iv, cipher.getAuthTag(), content]);
}

/** Null when any byte differs from what was written, or the key or purpose does. */
function decrypt(file: Buffer, key: Buffer, purpose: string): string | null {
  if (file.length < HEADER_BYTES || !file.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const iv = file.subarray(MAGIC.length, MAGIC.length + IV_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(additionalData(purpose));
  decipher.setAuthTag(file.subarray(MAGIC.length + IV_BYTES, HEADER_BYTES));
  try {
    return Buffer.concat([decipher.update(file.subarray(HEADER_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (fileErrorReason(error) === 'notFound') return null;
    throw error;
  }
}

/**
 * Opens an encrypted file. With a memory store nothing touches the disk: neither is a text written under a key
 * that is lost at exit, nor is a file put aside whose key is in a keychain that only fails today.
 *
 * Every method throws `SecretStoreError` when the keychain fails, and the file system's error when that does.
 *
 * @param options.purpose names the content, for example `msal-cache`: part of the key's account and of what is authenticated
 * @param options.onQuarantined told the path of a file that could not be decrypted
 */
export function createEncryptedFile(options: {
  readonly path: string;
  readonly purpose: string;
  readonly secretStore: SecretStore;
  readonly clock?: Clock;
  readonly onQuarantined?: (path: string) => void;
}): EncryptedFile {
  const { path, purpose, secretStore, clock = systemClock, onQuarantined } = options;
  const account = `graphkeeper/key/${purpose}`;
  const mutex = createMutex();

  if (secretStore.kind === 'memory') {
    let kept: string | null = null;
    return {
      read: () => Promise.resolve(kept),
      write: (text) => {
        kept = text;
        return Promise.resolve();
      },
      remove: () => {
        kept = null;
        return Promise.resolve();
      },
    };
  }

  const storedKey = async (): Promise<Buffer | null> => {
    const text = await secretStore.get(account);
    const key = text === null ? null : Buffer.from(text, 'base64');
    return key?.length === KEY_BYTES ? key : null;
  };

  const newKey = async (): Promise<Buffer> => {
    const key = randomBytes(KEY_BYTES);
    await secretStore.set(account, key.toString('base64'));
    return key;
  };

  return {
    read: () =>
      mutex.run(async () => {
        const file = readIfThere(path);
        if (file === null) return null;
        const key = await storedKey();
        const text = key === null ? null : decrypt(file, key, purpose);
        if (text === null) {
          const aside = quarantine(path, clock.now());
          onQuarantined?.(aside);
        }
        return text;
      }),
    write: (text) =>
      mutex.run(async () => {
        writeFileAtomically(path, encrypt(text, (await storedKey()) ?? (await newKey()), purpose));
      }),
    remove: () =>
      mutex.run(async () => {
        rmSync(path, { force: true });
        await secretStore.delete(account);
      }),
  };
}
