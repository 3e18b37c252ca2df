import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { redact } from '../../../../shared/support/redact';

const SECRETS = {
  'a client secret': 'Xy78Q~abCDef.GHIjkl_MNOpqr-STUvwx12345z',
  'an access token': 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2dyYXBoIn0.c2lnbmF0dXJl',
  'a half token': 'eyJ0eXAiOiJKV1QiLCJhbG',
  'a private key': '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----',
  'a refresh token': '0.AXoAabcDEF123ghiJKL456mnoPQR789stuVWX012',
};

describe('redact', () => {
  it.each(Object.entries(SECRETS))('takes out %s, wherever it stands', (_what, secret) => {
    for (const text of [secret, `before ${secret} after`, `"${secret}"`, `x=${secret}&y=1`, `(${secret})`]) {
      expect(redact(text)).not.toContain(secret);
      expect(redact(text)).not.toContain(secret.slice(4, 16));
    }
  });

  it('takes out what follows the name of a secret, however short it is', () => {
    expect(redact('client_secret=abc&scope=x')).toBe('client_secret=[redacted]&scope=x');
    expect(redact('{"password":"hunter2"}')).not.toContain('hunter2');
    expect(redact('Authorization: Bearer abc.def')).not.toContain('abc.def');
    expect(redact('?code=1234&state=s')).not.toContain('1234');
  });

  it('keeps the domain of an address and not the person', () => {
    expect(redact('mailbox jane.doe+x@contoso.example failed')).toBe(
      'mailbox [redacted]@contoso.example failed',
    );
  });

  it('keeps what a reader of the log needs', () => {
    const kept =
      'TypeError at collectDirectory (out/main/main.js:12:5), request 3f1c0f4e-2c39-4f3c-9a51-5c6d5b7c1a10, 2026-11-23T12:00:00.000Z, login.microsoftonline.com';
    expect(redact(kept)).toBe(kept);
  });

  it('leaves no generated secret of the directory’s form in a text', () => {
    const secret = fc
      .string({ unit: fc.constantFrom(...'ABCXYZabcxyz0189_-.'.split('')), minLength: 32, maxLength: 34 })
      .map((rest) => `aB3${rest}8Q~`);
    fc.assert(
      fc.property(secret, (value) => {
        expect(redact(`token request with ${value} failed`)).not.toContain(value.slice(0, 20));
      }),
    );
  });
});
