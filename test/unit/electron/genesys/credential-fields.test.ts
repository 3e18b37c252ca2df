import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  credentialBody,
  type CredentialType,
  findSecretField,
  type RedactedCredential,
} from '../../../../electron/genesys/credential-fields';
import type { JsonObject } from '../../../../shared/domain/json';

const SECRET: JsonObject = { type: 'string', format: 'password' };
const PLAIN: JsonObject = { type: 'string' };

function typeOf(properties: CredentialType['properties'], required: readonly string[] = []): CredentialType {
  return { name: 'kind', properties, required };
}

function credentialOf(fields: Readonly<Record<string, string>>): RedactedCredential {
  return { id: 'c1', name: 'Contoso', typeName: 'kind', fields };
}

describe('the field that holds the secret', () => {
  it.each([
    ['left out', {}],
    ['empty', { k2: '' }],
    ['marked out', { k2: '********' }],
  ])('is found by its mark when it is %s', (_how, redacted) => {
    const found = findSecretField(credentialOf({ k1: 'app', ...redacted }), [
      typeOf({ k1: PLAIN, k2: SECRET }),
    ]);
    expect(found).toEqual({ outcome: 'found', field: 'k2', typeName: 'kind', others: { k1: 'app' } });
  });

  it('is found by being redacted where nothing is marked', () => {
    const type = typeOf({ k1: PLAIN, k2: PLAIN });
    expect(findSecretField(credentialOf({ k1: 'app', k2: '***' }), [type])).toMatchObject({ field: 'k2' });
  });

  it('is told by its name among several', () => {
    const type = typeOf({ clientId: PLAIN, tokenUrl: PLAIN, key: { ...PLAIN, title: 'Client secret' } });
    expect(findSecretField(credentialOf({ clientId: 'app', tokenUrl: '', key: '' }), [type])).toEqual({
      outcome: 'found',
      field: 'key',
      typeName: 'kind',
      others: { clientId: 'app', tokenUrl: '' },
    });
  });

  it.each([
    ['typeUnknown', { clientId: 'a' }, { ...typeOf({}), name: 'another' }],
    ['noCandidate', { clientId: 'a' }, typeOf({ clientId: PLAIN })],
    ['ambiguous', { a: '***', b: '***' }, typeOf({ a: PLAIN, b: PLAIN })],
    ['ambiguous', {}, typeOf({ clientSecret: SECRET, otherSecret: SECRET })],
    ['othersHidden', {}, typeOf({ clientSecret: SECRET, privateKey: SECRET })],
    ['othersHidden', { clientSecret: '**' }, typeOf({ clientSecret: SECRET, user: PLAIN }, ['user'])],
    ['othersHidden', { clientSecret: '**', user: '**' }, typeOf({ clientSecret: SECRET, user: PLAIN })],
  ] as const)('is not guessed: %s', (because, fields, type) => {
    expect(findSecretField(credentialOf(fields), [type])).toEqual({ outcome: 'unknown', because });
  });

  it('is written with every other field as it was, whatever they are called', () => {
    const name = fc
      .oneof(fc.constantFrom('constructor', 'toString'), fc.string({ minLength: 1, maxLength: 12 }))
      .filter((text) => text !== '__proto__');
    const fields = fc.dictionary(
      name,
      fc.string({ minLength: 1 }).filter((text) => !/^[*•●\s]*$/.test(text)),
    );
    const cases = fc
      .record({ others: fields, secret: name, value: fc.string({ minLength: 1 }) })
      .filter(({ others, secret }) => !Object.hasOwn(others, secret));
    fc.assert(
      fc.property(cases, fc.constantFrom('omitted', '', '****'), ({ others, secret, value }, redaction) => {
        const properties = Object.fromEntries([
          ...Object.keys(others).map((key) => [key, PLAIN] as const),
          [secret, SECRET] as const,
        ]);
        const credential = credentialOf({
          ...others,
          ...(redaction === 'omitted' ? {} : { [secret]: redaction }),
        });
        const found = findSecretField(credential, [typeOf(properties)]);
        expect(found.outcome).toBe('found');
        if (found.outcome !== 'found') return;
        expect(credentialBody(credential, found, value)).toEqual({
          id: 'c1',
          name: 'Contoso',
          type: { name: 'kind' },
          credentialFields: { ...others, [secret]: value },
        });
      }),
    );
  });
});
