import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  areSameKeys,
  type KeyCredential,
  keyCredentialsBody,
  keysOutcome,
  type NewKeyCredential,
  shownKeys,
  withCertificate,
  withoutCertificate,
} from '../../../../shared/runbooks/key-credentials';

const text = fc.option(fc.string({ maxLength: 90 }), { nil: null });
const entry: fc.Arbitrary<KeyCredential> = fc.record({
  customKeyIdentifier: text,
  displayName: text,
  endDateTime: text,
  key: fc.option(fc.base64String({ maxLength: 120 }), { nil: null }),
  keyId: fc.uuid(),
  startDateTime: text,
  type: fc.constantFrom('AsymmetricX509Cert', 'Symmetric', null),
  usage: fc.constantFrom('Verify', 'Sign', null),
});
const collection = fc.uniqueArray(entry, { selector: ({ keyId }) => keyId, maxLength: 8 });
const fresh: fc.Arbitrary<NewKeyCredential> = fc.record({
  displayName: fc.string(),
  endDateTime: fc.constant('2027-01-01T00:00:00Z'),
  key: fc.base64String({ minLength: 4, maxLength: 400 }),
  keyId: fc.uuid(),
  startDateTime: fc.constant('2026-01-01T00:00:00Z'),
  type: fc.constant('AsymmetricX509Cert'),
  usage: fc.constant('Verify'),
});

describe('the collection of certificates that is sent', () => {
  it('has every entry as it is and the new one once', () => {
    fc.assert(
      fc.property(collection, fresh, (keys, added) => {
        const next = withCertificate(keys, added);
        expect(next.slice(0, keys.length)).toEqual(keys);
        expect(new Set(next.map(({ keyId }) => keyId)).size).toBe(next.length);
        expect(next.filter(({ keyId }) => keyId === added.keyId)).toHaveLength(1);
        expect(withCertificate(keys, { ...added, keyId: added.keyId.toUpperCase() })).toHaveLength(
          next.length,
        );
      }),
    );
  });

  it('is without one entry what it was, and that entry', () => {
    fc.assert(
      fc.property(collection, fc.nat(), (keys, pick) => {
        const gone = keys[pick % Math.max(1, keys.length)];
        const left = withoutCertificate(keys, gone?.keyId.toUpperCase() ?? 'none');
        expect(left).toEqual(keys.filter((one) => one !== gone));
      }),
    );
  });

  it('is what it was when the new one is taken away again', () => {
    fc.assert(
      fc.property(collection, fresh, (keys, added) => {
        fc.pre(keys.every(({ keyId }) => keyId !== added.keyId));
        const whole = { ...added, customKeyIdentifier: 'made by Microsoft' };
        expect(withoutCertificate([...keys, whole], added.keyId)).toEqual(keys);
        expect(keysOutcome(ids(keys), ids(withCertificate(keys, added)), added.keyId)).toEqual({
          isAdded: true,
          lost: [],
        });
      }),
    );
  });

  it('tells by any member that it is another one, and not by the order', () => {
    fc.assert(
      fc.property(collection, entry, fc.constantFrom(...members), (keys, other, member) => {
        expect(areSameKeys(keys, keys.toReversed())).toBe(true);
        expect(areSameKeys(keys, [...keys, other])).toBe(false);
        expect(areSameKeys([...keys, other], keys)).toBe(false);
        const [first, ...others] = keys;
        fc.pre(first !== undefined && first[member] !== other[member]);
        expect(areSameKeys(keys, [{ ...first, [member]: other[member] }, ...others])).toBe(false);
      }),
    );
  });

  it('is shown with the ends of each certificate, however often', () => {
    fc.assert(
      fc.property(collection, (keys) => {
        const shown = shownKeys(keys);
        expect(shownKeys(shown)).toEqual(shown);
        expect(shown.map(({ key }) => key?.length ?? 0).every((length) => length <= 41)).toBe(true);
        expect(shown.map((one) => ({ ...one, key: null }))).toEqual(
          keys.map((one) => ({ ...one, key: null })),
        );
      }),
    );
  });

  it('stands in the body under its name', () => {
    expect(keyCredentialsBody([])).toEqual({ keyCredentials: [] });
  });
});

const members = [
  'customKeyIdentifier',
  'displayName',
  'endDateTime',
  'key',
  'startDateTime',
  'usage',
] as const;

function ids(keys: readonly { readonly keyId: string }[]): readonly string[] {
  return keys.map(({ keyId }) => keyId);
}

describe('the outcome of a change', () => {
  it('names what is lost, however key ids are written', () => {
    expect(keysOutcome(['A', 'b'], ['a', 'NEW'], 'new')).toEqual({ isAdded: true, lost: ['b'] });
    expect(keysOutcome(['a'], ['a'], 'new')).toEqual({ isAdded: false, lost: [] });
  });
});
