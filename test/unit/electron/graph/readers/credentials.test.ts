import { describe, expect, it } from 'vitest';

import type { GraphQuery } from '../../../../../electron/graph/query';
import { CREDENTIAL_POLICY_QUERY } from '../../../../../electron/graph/readers/app-management-policy';
import { credentialFacts } from '../../../../../electron/graph/readers/credentials';
import { keyCredentialsQuery } from '../../../../../electron/graph/readers/key-credentials';
import { readPublicCertificate } from '../../../../../electron/identity/public-certificate';
import { createClientCertificate } from '../../../../support/client-certificate';

function interpret<T>(query: GraphQuery<T>, body: unknown): T | string {
  const result = query.interpret(body);
  return result.ok ? result.value : `${result.field}: ${result.problem}`;
}

/** microsoft.graph.keyCredential as Graph writes it. */
const KEY = {
  customKeyIdentifier: '2iD8ppbE+D6Kmu1ZvjM2jtQh88E=',
  displayName: 'CN=genesys',
  endDateTime: '2027-01-25T00:00:00.1234567Z',
  key: 'MIIB',
  keyId: 'key-2',
  startDateTime: '2026-01-25T00:00:00Z',
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
};

describe('the certificates that are sent again', () => {
  it('are read as they were written, without what is no part of them', () => {
    const query = keyCredentialsQuery('object-1');
    expect(query.path).toBe('/applications/object-1?$select=id,keyCredentials');
    expect(
      interpret(query, { id: 'object-1', keyCredentials: [{ ...KEY, hasExtendedValue: null }] }),
    ).toEqual([KEY]);
    expect(interpret(query, { keyCredentials: [{ keyId: 'a' }] })).toMatchObject([{ keyId: 'a', key: null }]);
    expect(interpret(query, { id: 'object-1' })).toMatch(/^keyCredentials: /);
  });

  it('have their thumbprint in one form, whichever they were added with', () => {
    const hex = Buffer.from(KEY.customKeyIdentifier, 'base64').toString('hex');
    const shown = [KEY.customKeyIdentifier, hex, hex.toUpperCase(), 'a name'].map((customKeyIdentifier) => ({
      ...KEY,
      customKeyIdentifier,
    }));
    const facts = credentialFacts({ passwordCredentials: [], keyCredentials: shown }, 'application');
    const same = KEY.customKeyIdentifier;
    expect(facts.map((one) => one.customKeyIdentifier)).toEqual([same, same, same, 'a name']);
  });
});

describe('the policy on new credentials', () => {
  const restriction = { maxLifetime: null, restrictForAppsCreatedAfterDateTime: '2025-01-01T00:00:00Z' };
  const since = '2025-01-01T00:00:00.000Z';
  const body = {
    isEnabled: true,
    applicationRestrictions: {
      passwordCredentials: [
        { ...restriction, restrictionType: 'passwordAddition', state: 'disabled' },
        { ...restriction, restrictionType: 'passwordLifetime', maxLifetime: 'P90D' },
      ],
      keyCredentials: [
        { ...restriction, restrictionType: 'asymmetricKeyLifetime', state: 'enabled', maxLifetime: 'P180D' },
        { ...restriction, restrictionType: 'trustedCertificateAuthority', state: 'enabled' },
        { ...restriction, restrictionType: 'unknownFutureValue', state: 'enabled' },
      ],
    },
  };

  it('tells what limits secrets, and what certificates', () => {
    expect(interpret(CREDENTIAL_POLICY_QUERY, body)).toEqual({
      secret: { isBlocked: false, maxLifetime: 'P90D' },
      certificates: [
        { about: 'lifetime', maxLifetime: 'P180D', since },
        { about: 'authority', maxLifetime: null, since },
      ],
    });
  });

  it('limits nothing where it is off, or says nothing', () => {
    const nothing = { secret: { isBlocked: false, maxLifetime: null }, certificates: [] };
    expect(interpret(CREDENTIAL_POLICY_QUERY, { ...body, isEnabled: false })).toEqual(nothing);
    expect(interpret(CREDENTIAL_POLICY_QUERY, { isEnabled: true, applicationRestrictions: null })).toEqual(
      nothing,
    );
  });
});

describe('a certificate that is given', () => {
  it('says what it is', async () => {
    const start = Date.parse('2026-11-01T00:00:00Z');
    const { certificatePem, key } = await createClientCertificate(start, start + 86_400_000);
    const der = certificatePem.replaceAll(/-----[A-Z ]+-----|\s/g, '');
    expect(readPublicCertificate(der)).toEqual({
      subject: 'CN=genesys',
      issuer: 'CN=genesys',
      thumbprint: Buffer.from(key.customKeyIdentifier, 'base64').toString('hex').toUpperCase(),
      start: '2026-11-01T00:00:00.000Z',
      end: '2026-11-02T00:00:00.000Z',
      rsaBits: 2_048,
      key: der,
    });
    expect(readPublicCertificate('MIIBAAAA')).toBeNull();
  });
});
