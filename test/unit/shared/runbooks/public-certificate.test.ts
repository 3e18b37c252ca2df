import { describe, expect, it } from 'vitest';

import { DAY_MS, instantOf } from '../../../../shared/domain/instant';
import {
  certificatePolicy,
  certificateText,
  holdsPrivateKey,
  proposedDays,
  type PublicCertificate,
  publicCertificateProblem,
  thumbprintOf,
} from '../../../../shared/runbooks/public-certificate';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const block = (label: string, body = 'MIIBAAAA'): string =>
  `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
/** DER: a sequence of this much, and what its content begins with. */
const der = (...bytes: readonly number[]): string => Buffer.from(bytes).toString('base64');

describe('the text of a certificate', () => {
  it.each<[string, string, ReturnType<typeof certificateText>]>([
    ['PEM', block('CERTIFICATE'), { ok: true, key: 'MIIBAAAA' }],
    [
      'PEM with words around it',
      `Bag Attributes\r\n${block('CERTIFICATE')}\nsubject=CN=x`,
      { ok: true, key: 'MIIBAAAA' },
    ],
    ['base64 of a .cer file, in lines', 'MIIB\nAAAA\n', { ok: true, key: 'MIIBAAAA' }],
    ['nothing', ' \n', { ok: false, problem: 'empty' }],
    [
      'a certificate with its key',
      block('CERTIFICATE') + block('RSA PRIVATE KEY'),
      { ok: false, problem: 'privateKey' },
    ],
    ['half of a key', '-----BEGIN PRIVATE KEY-----\nMIIB', { ok: false, problem: 'privateKey' }],
    ['a request', block('NEW CERTIFICATE REQUEST'), { ok: false, problem: 'request' }],
    ['a chain', block('CERTIFICATE') + block('CERTIFICATE'), { ok: false, problem: 'several' }],
    ['words', 'the new certificate', { ok: false, problem: 'notCertificate' }],
    ['an empty block', block('CERTIFICATE', ''), { ok: false, problem: 'notCertificate' }],
    ['far too much', 'AAAA'.repeat(6_000), { ok: false, problem: 'notCertificate' }],
  ])('%s', (_name, text, expected) => {
    expect(certificateText(text)).toEqual(expected);
  });
});

describe('a private key', () => {
  it.each<[string, string, boolean]>([
    ['PKCS#8', block('PRIVATE KEY'), true],
    ['encrypted PKCS#8', block('ENCRYPTED PRIVATE KEY'), true],
    ['SEC 1', block('EC PRIVATE KEY'), true],
    ['OpenSSH', block('OPENSSH PRIVATE KEY'), true],
    ['PKCS#8, DER', der(0x30, 0x82, 0x04, 0xbd, 0x02, 0x01, 0x00), true],
    ['PKCS#12 (.pfx)', der(0x30, 0x82, 0x09, 0xbd, 0x02, 0x01, 0x03), true],
    ['a short one', der(0x30, 0x2e, 0x02, 0x01, 0x00), true],
    ['a certificate, DER', der(0x30, 0x82, 0x03, 0x00, 0x30, 0x82), false],
    ['a certificate, PEM', block('CERTIFICATE'), false],
  ])('is told from others: %s', (_name, text, expected) => {
    expect(holdsPrivateKey(text)).toBe(expected);
  });
});

function made(change: Partial<PublicCertificate> = {}): PublicCertificate {
  return {
    subject: 'CN=mail',
    issuer: 'CN=mail',
    thumbprint: 'AB'.repeat(20),
    start: instantOf(NOW - DAY_MS),
    end: instantOf(NOW + 359 * DAY_MS),
    rsaBits: 2_048,
    key: 'MIIBAAAA',
    ...change,
  };
}

describe('what is wrong with a certificate', () => {
  const free = { inUse: null, policy: null };
  const limited = { inUse: null, policy: { maxLifetimeMs: 360 * DAY_MS, isAuthorityNeeded: false } };
  const trusted = { inUse: null, policy: { maxLifetimeMs: null, isAuthorityNeeded: true } };

  it.each<[string, PublicCertificate, Parameters<typeof publicCertificateProblem>[1], string | null]>([
    ['nothing', made(), free, null],
    ['it is the one in use', made(), { ...free, inUse: 'AB'.repeat(20) }, 'inUse'],
    ['it ends now', made({ end: instantOf(NOW) }), free, 'expired'],
    ['it begins in a second', made({ start: instantOf(NOW + 1_000) }), free, 'notYetValid'],
    ['it begins now', made({ start: instantOf(NOW) }), free, null],
    ['its key is of another kind', made({ rsaBits: null }), free, 'notRsa'],
    ['its key is short', made({ rsaBits: 2_047 }), free, 'weakKey'],
    ['it is as long as the policy allows', made(), limited, null],
    ['it is longer', made({ end: instantOf(NOW + 359 * DAY_MS + 1_000) }), limited, 'tooLong'],
    ['it signed itself where an authority is needed', made(), trusted, 'selfSigned'],
    ['an authority issued it', made({ issuer: 'CN=authority' }), trusted, null],
  ])('%s', (_name, certificate, app, expected) => {
    expect(publicCertificateProblem(certificate, app, NOW)).toBe(expected);
  });
});

describe('the policy for an app', () => {
  const lifetime = { about: 'lifetime', maxLifetime: 'P180D', since: '2025-01-01T00:00:00.000Z' } as const;

  it.each<[string, string | null, number | null]>([
    ['created after it', '2025-06-01T00:00:00.000Z', 180 * DAY_MS],
    ['created before it', '2024-06-01T00:00:00.000Z', null],
    ['created nobody knows when', null, 180 * DAY_MS],
  ])('%s', (_name, createdAt, expected) => {
    expect(certificatePolicy([lifetime], createdAt).maxLifetimeMs).toBe(expected);
  });

  it('is the strictest of several, and what cannot be read limits nothing', () => {
    const all = [
      lifetime,
      { ...lifetime, maxLifetime: 'P90D', since: null },
      { ...lifetime, maxLifetime: 'soon' },
      { about: 'authority', maxLifetime: null, since: null },
    ] as const;
    expect(certificatePolicy(all, null)).toEqual({ maxLifetimeMs: 90 * DAY_MS, isAuthorityNeeded: true });
    expect(certificatePolicy([], null)).toEqual({ maxLifetimeMs: null, isAuthorityNeeded: false });
  });

  it('shortens the life that is proposed', () => {
    expect(proposedDays(null)).toBe(360);
    expect(proposedDays({ maxLifetimeMs: 730 * DAY_MS, isAuthorityNeeded: false })).toBe(360);
    expect(proposedDays({ maxLifetimeMs: 90 * DAY_MS, isAuthorityNeeded: false })).toBe(89);
    expect(proposedDays({ maxLifetimeMs: DAY_MS, isAuthorityNeeded: false })).toBe(1);
  });
});

describe('a thumbprint of the directory', () => {
  it.each<[string | null, string | null]>([
    [
      Buffer.from('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b', 'hex').toString('base64'),
      '9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B',
    ],
    ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b', '9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B'],
    ['AAAA', null],
    ['no base64 at all', null],
    [null, null],
  ])('%s', (shown, expected) => {
    expect(thumbprintOf(shown)).toBe(expected);
  });
});
