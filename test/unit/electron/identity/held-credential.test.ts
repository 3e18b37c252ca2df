import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import {
  describeCredential,
  parseCertificateCredential,
} from '../../../../electron/identity/held-credential';
import { createClientCertificate } from '../../../support/client-certificate';

const certificate = await createClientCertificate(Date.parse('2026-01-01'), Date.parse('2027-01-01'));
const other = await createClientCertificate(Date.parse('2026-01-01'), Date.parse('2027-01-01'));
const { privateKeyPem, certificatePem, key, thumbprintSha256 } = certificate;

describe('parseCertificateCredential', () => {
  it('reads key and certificate in any order, with what stands around them', () => {
    for (const pem of [
      `${privateKeyPem}\n${certificatePem}`,
      `Bag Attributes\n${certificatePem}\r\n\n${privateKeyPem}\n`,
    ]) {
      expect(parseCertificateCredential(pem)).toMatchObject({
        method: 'certificate',
        thumbprintSha256,
        thumbprintSha1: key.customKeyIdentifier,
      });
    }
  });

  it('finds the certificate of the key in a chain', () => {
    const pem = `${other.certificatePem}\n${privateKeyPem}\n${certificatePem}`;
    expect(parseCertificateCredential(pem)?.thumbprintSha256).toBe(thumbprintSha256);
  });

  it('is null for what cannot sign in', () => {
    const ec = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }).privateKey;
    const truncated = privateKeyPem.slice(0, 400);
    for (const pem of [
      '',
      'a client secret',
      privateKeyPem,
      certificatePem,
      `${privateKeyPem}\n${other.certificatePem}`,
      `${ec}\n${certificatePem}`,
      `${truncated}\n-----END PRIVATE KEY-----\n${certificatePem}`,
    ]) {
      expect(parseCertificateCredential(pem)).toBeNull();
    }
  });
});

describe('describeCredential', () => {
  it('shows three characters of a secret, as Graph does', () => {
    expect(describeCredential({ method: 'secret', secret: '[6gyXA5S20@MN' })).toEqual({
      type: 'clientSecret',
      hint: '[6g',
      thumbprint: null,
    });
  });

  it('shows the thumbprint of a certificate as Graph writes it', () => {
    const credential = parseCertificateCredential(`${privateKeyPem}\n${certificatePem}`);
    expect(credential && describeCredential(credential)).toEqual({
      type: 'certificate',
      hint: null,
      thumbprint: key.customKeyIdentifier,
    });
  });
});
