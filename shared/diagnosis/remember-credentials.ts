import { distinctCredentials } from '../checks/credentials';
import type {
  CredentialConfirmation,
  CredentialImage,
  ObservedChange,
  RememberedCredential,
  WatchSpan,
} from '../domain/connection-memory';
import type { CredentialFacts } from '../domain/facts';
import type { Instant } from '../domain/instant';

function imageOf(facts: CredentialImage): CredentialImage {
  const { type, owner, keyId, name, hint, start, end } = facts;
  return { type, owner, keyId, name, hint, start, end };
}

/** One of each: the entries of one certificate are one credential. */
function imagesOf(entries: readonly RememberedCredential[]): readonly CredentialImage[] {
  return distinctCredentials(entries.map((one) => ({ ...one, usage: null }))).map(({ facts }) =>
    imageOf(facts),
  );
}

/**
 * What becomes of the remembered credentials of one object once it was read.
 *
 * @param owner the object
 * @param span null: this is the first look at it, which says nothing
 */
export function rememberCredentials(
  owner: CredentialFacts['owner'],
  before: readonly RememberedCredential[],
  present: readonly CredentialFacts[],
  span: WatchSpan | null,
  at: Instant,
): { readonly credentials: readonly RememberedCredential[]; readonly changes: readonly ObservedChange[] } {
  const known = new Map(before.map((one) => [one.keyId, one]));
  const credentials = present.map((facts): RememberedCredential => {
    const { customKeyIdentifier, keyId } = facts;
    const shown = { ...imageOf(facts), owner, customKeyIdentifier };
    const earlier = known.get(keyId);
    if (earlier !== undefined) return { ...earlier, ...shown };
    const origin = span === null ? 'baseline' : 'appeared';
    return { ...shown, firstSeen: at, origin, notSeenAt: span?.seenAt ?? null, confirmed: null };
  });
  if (span === null) return { credentials, changes: [] };
  const there = new Set(present.map(({ keyId }) => keyId));
  return {
    credentials,
    changes: [
      ...imagesOf(before.filter(({ keyId }) => !there.has(keyId))).map((image): ObservedChange => ({
        kind: 'credentialRemoved',
        at,
        before: image,
        after: null,
      })),
      ...imagesOf(credentials.filter(({ keyId }) => !known.has(keyId))).map((image): ObservedChange => ({
        kind: 'credentialAppeared',
        at,
        before: null,
        after: image,
      })),
    ],
  };
}

/** Whether two entries are one credential. */
function isSameCredential(a: RememberedCredential, b: RememberedCredential): boolean {
  if (a.keyId === b.keyId) return true;
  return (
    a.owner === b.owner &&
    a.customKeyIdentifier !== null &&
    a.customKeyIdentifier === b.customKeyIdentifier &&
    (a.type === 'certificate' || b.type === 'certificate')
  );
}

/**
 * The credentials after somebody said that one of them is a planned one, with all entries of the same certificate;
 * null: there is none of this key id, or nothing was to be confirmed.
 */
export function confirmed(
  credentials: readonly RememberedCredential[],
  keyId: string,
  confirmation: CredentialConfirmation,
): readonly RememberedCredential[] | null {
  const chosen = credentials.find((one) => one.keyId === keyId);
  if (chosen === undefined || chosen.origin === 'baseline' || chosen.confirmed !== null) return null;
  return credentials.map((one) =>
    isSameCredential(one, chosen) && one.origin === 'appeared' && one.confirmed === null
      ? { ...one, confirmed: confirmation }
      : one,
  );
}
