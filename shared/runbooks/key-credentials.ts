import type { JsonObject } from '../domain/json';

/**
 * microsoft.graph.keyCredential as it is read, with all of its members as they were written: an entry that is sent again
 * has to be as it was.
 */
export interface KeyCredential {
  readonly customKeyIdentifier: string | null;
  readonly displayName: string | null;
  readonly endDateTime: string | null;
  /** DER, base64; null: it was not read. */
  readonly key: string | null;
  readonly keyId: string;
  readonly startDateTime: string | null;
  readonly type: string | null;
  readonly usage: string | null;
}

/** A certificate that is to be added. Microsoft Graph makes its thumbprint the `customKeyIdentifier` by itself. */
export interface NewKeyCredential {
  readonly displayName: string;
  readonly endDateTime: string;
  readonly key: string;
  readonly keyId: string;
  readonly startDateTime: string;
  readonly type: 'AsymmetricX509Cert';
  readonly usage: 'Verify';
}

/** Base64 characters that are left of each end of a certificate where it is shown. */
const SHOWN_HEAD = 32;
const SHOWN_TAIL = 8;

/** A certificate as it is shown: long texts by their ends. */
function shownKey(key: string): string {
  return key.length <= SHOWN_HEAD + SHOWN_TAIL
    ? key
    : `${key.slice(0, SHOWN_HEAD)}…${key.slice(-SHOWN_TAIL)}`;
}

/** Certificates as they are shown and kept: all that tells one from another. */
export function shownKeys<T extends { readonly key: string | null }>(keys: readonly T[]): T[] {
  return keys.map((one) => ({ ...one, key: one.key === null ? null : shownKey(one.key) }));
}

function isSameId(one: { readonly keyId: string }, keyId: string): boolean {
  return one.keyId.toLowerCase() === keyId.toLowerCase();
}

const MEMBERS = [
  'customKeyIdentifier',
  'displayName',
  'endDateTime',
  'key',
  'startDateTime',
  'type',
  'usage',
] as const satisfies readonly (keyof KeyCredential)[];

/** Whether two looks at a registration showed the same certificates, in whichever order. */
export function areSameKeys(before: readonly KeyCredential[], now: readonly KeyCredential[]): boolean {
  return (
    before.length === now.length &&
    before.every((one) => {
      const present = now.find(({ keyId }) => isSameId(one, keyId));
      return present !== undefined && MEMBERS.every((member) => present[member] === one[member]);
    })
  );
}

/**
 * The collection with one certificate more: every entry as it is, and the new one last. One that stands there already is
 * not added again.
 */
export function withCertificate(
  keys: readonly KeyCredential[],
  added: NewKeyCredential,
): readonly (KeyCredential | NewKeyCredential)[] {
  return keys.some((one) => isSameId(one, added.keyId)) ? keys : [...keys, added];
}

/** The collection without one certificate: every other entry as it is. */
export function withoutCertificate(keys: readonly KeyCredential[], keyId: string): readonly KeyCredential[] {
  return keys.filter((one) => !isSameId(one, keyId));
}

/** What `PATCH /applications/{id}` takes: the collection, which replaces the present one. */
export function keyCredentialsBody(keys: readonly (KeyCredential | NewKeyCredential)[]): JsonObject {
  return { keyCredentials: keys.map((one) => ({ ...one })) };
}

/** What became of a change of the collection. */
export interface KeysOutcome {
  readonly isAdded: boolean;
  /** Key ids that stood there before and do not any more. */
  readonly lost: readonly string[];
}

/** Looks at the key ids after a certificate was added: whether it and all that stood there before are there. */
export function keysOutcome(
  before: readonly string[],
  present: readonly string[],
  added: string,
): KeysOutcome {
  const now = new Set(present.map((keyId) => keyId.toLowerCase()));
  return {
    isAdded: now.has(added.toLowerCase()),
    lost: before.filter((keyId) => !now.has(keyId.toLowerCase())),
  };
}
