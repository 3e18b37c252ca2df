import { describe, expect, it } from 'vitest';

import { certificateProblem, looksLikeSecretId } from '../../../../shared/onboarding/credential-input';

const block = (label: string): string => `-----BEGIN ${label}-----\nMIIB\n-----END ${label}-----\n`;

describe('looksLikeSecretId', () => {
  it.each([
    ['8f8f6f1e-62c1-4a0c-8f5f-0d6a5a7b9c11', true],
    [' {8F8F6F1E-62C1-4A0C-8F5F-0D6A5A7B9C11} ', true],
    ['Qx~8Q~kk0d1f2g3h4j5k6l7z8x9c0v1b2n3m4a5s', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(looksLikeSecretId(text)).toBe(expected);
  });
});

describe('certificateProblem', () => {
  it.each([
    ['key and certificate', block('PRIVATE KEY') + block('CERTIFICATE'), null],
    ['certificate and older key', block('CERTIFICATE') + block('RSA PRIVATE KEY'), null],
    ['the certificate alone', block('CERTIFICATE'), 'noPrivateKey'],
    ['the key alone', block('PRIVATE KEY'), 'noCertificate'],
    ['an encrypted key', block('ENCRYPTED PRIVATE KEY') + block('CERTIFICATE'), 'encryptedKey'],
    [
      'an encrypted key of the older form',
      `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIB\n-----END RSA PRIVATE KEY-----\n${block('CERTIFICATE')}`,
      'encryptedKey',
    ],
    ['an elliptic curve key', block('EC PRIVATE KEY') + block('CERTIFICATE'), 'notRsa'],
    ['a binary file', '0\u0082\u0003\u0000', 'notPem'],
    ['nothing', '', 'notPem'],
  ])('%s', (_, text, expected) => {
    expect(certificateProblem(text)).toBe(expected);
  });
});
