import type { SecretStore } from './secret-store';

/**
 * UTF-16 units of one entry. Windows keeps at most 2,560 bytes in an entry (CRED_MAX_CREDENTIAL_BLOB_SIZE), and a
 * certificate with its private key has more; counted as two bytes a unit, which is the strictest reading.
 */
const SEGMENT_UNITS = 1_200;

/** The start of an entry that only says how many others hold the value. No secret begins with a control character. */
const HEADER = /^\u0001segments:(\d{1,3})$/;

/** Keeps values of any length in a store whose entries are short: long ones are cut into several entries, in base64. */
export function createSegmentedSecretStore(store: SecretStore): SecretStore {
  const segmentOf = (account: string, index: number): string => `${account}#${String(index + 1)}`;

  const countOf = (entry: string | null): number => Number(HEADER.exec(entry ?? '')?.[1] ?? 0);

  const removeSegments = async (account: string, from: number, count: number): Promise<void> => {
    for (let index = from; index < count; index += 1) await store.delete(segmentOf(account, index));
  };

  return {
    kind: store.kind,
    get: async (account) => {
      const entry = await store.get(account);
      const count = countOf(entry);
      if (count === 0) return entry;
      const segments: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const segment = await store.get(segmentOf(account, index));
        if (segment === null) return null;
        segments.push(segment);
      }
      return Buffer.from(segments.join(''), 'base64').toString('utf8');
    },
    set: async (account, value) => {
      const before = countOf(await store.get(account));
      const isShort = value.length <= SEGMENT_UNITS;
      const text = isShort ? value : Buffer.from(value, 'utf8').toString('base64');
      const count = isShort ? 0 : Math.ceil(text.length / SEGMENT_UNITS);
      for (let index = 0; index < count; index += 1) {
        const start = index * SEGMENT_UNITS;
        await store.set(segmentOf(account, index), text.slice(start, start + SEGMENT_UNITS));
      }
      await store.set(account, count === 0 ? value : `\u0001segments:${String(count)}`);
      await removeSegments(account, count, before);
    },
    delete: async (account) => {
      const count = countOf(await store.get(account));
      await store.delete(account);
      await removeSegments(account, 0, count);
    },
  };
}
