import { describe, expect, it } from 'vitest';

import type { LastWord } from '../../../../electron/identity/msal-network';
import { classifySignInFailure } from '../../../../electron/identity/sign-in-failure';
import { createFormatter, LANGUAGES } from '../../../../shared/messages/formatter';
import { signInFailureMessage } from '../../../../shared/messages/onboarding-message';
import { say } from '../../../../shared/messages/say';
import type { SignInFailure } from '../../../../shared/onboarding/sign-in';

/** What MSAL throws for an answer that came through the browser. */
function fromBrowser(errorCode: string, description = ''): unknown {
  return Object.assign(new Error('text'), { errorCode, errorMessage: description });
}

function answered(status: number, body: unknown): LastWord {
  return { heard: 'reply', endpoint: 'token', reply: { status, headers: new Headers(), text: '' }, body };
}

const refusal = (error: string, ...codes: readonly number[]): LastWord =>
  answered(400, { error, error_codes: codes, trace_id: 't' });

describe('a failed sign-in', () => {
  it.each<[string, unknown, SignInFailure]>([
    ['access_denied', 'AADSTS65004: User declined', { code: 'declined', aadsts: 65004 }],
    ['access_denied', '', { code: 'declined', aadsts: null }],
    ['access_denied', 'the user pressed AADSTS90094: in the middle', { code: 'declined', aadsts: null }],
    ['access_denied', 'AADSTS90094: admin', { code: 'consentRequired', aadsts: 90094 }],
    ['consent_required', 'AADSTS65001: consent', { code: 'consentRequired', aadsts: 65001 }],
    ['consent_required', '', { code: 'consentRequired', aadsts: null }],
    ['access_denied', 'AADSTS90095: workflow', { code: 'consentRequired', aadsts: 90095 }],
    ['access_denied', 'AADSTS53003: policy', { code: 'blockedByPolicy', aadsts: 53003 }],
    ['invalid_request', 'AADSTS50020: account', { code: 'wrongTenant', aadsts: 50020 }],
    ['server_error', 'AADSTS90033: transient', { code: 'other', error: 'server_error', aadsts: 90033 }],
  ])('that came through the browser: %s %s', (error, description, expected) => {
    expect(classifySignInFailure(fromBrowser(error, String(description)), null)).toEqual(expected);
  });

  it.each<[LastWord, SignInFailure]>([
    [refusal('invalid_grant', 65001), { code: 'consentRequired', aadsts: 65001 }],
    [refusal('authorization_declined', 65004), { code: 'declined', aadsts: 65004 }],
    [refusal('authorization_declined'), { code: 'declined', aadsts: null }],
    [refusal('expired_token', 70020), { code: 'timedOut' }],
    [refusal('expired_token'), { code: 'timedOut' }],
    [refusal('unauthorized_client', 700016), { code: 'registration', fault: 'notFound', aadsts: 700016 }],
    [refusal('invalid_client', 7000218), { code: 'registration', fault: 'notPublicClient', aadsts: 7000218 }],
    [refusal('unauthorized_client', 7000112), { code: 'registration', fault: 'disabled', aadsts: 7000112 }],
    [refusal('invalid_grant', 50076), { code: 'other', error: 'invalid_grant', aadsts: 50076 }],
    [answered(502, undefined), { code: 'other', error: 'http_502', aadsts: null }],
    [
      answered(429, { error: 'temporarily_unavailable', error_codes: [90055] }),
      { code: 'other', error: 'http_429', aadsts: 90055 },
    ],
    [
      { heard: 'network', cause: 'tls' },
      { code: 'network', cause: 'tls' },
    ],
  ])('that the service answered %#', (last, expected) => {
    expect(classifySignInFailure(new Error('whatever'), last)).toEqual(expected);
  });

  it('of another kind keeps MSAL’s own code, and no text', () => {
    const last = answered(200, {});
    expect(classifySignInFailure(fromBrowser('state_mismatch'), last)).toEqual({
      code: 'other',
      error: 'state_mismatch',
      aadsts: null,
    });
    expect(classifySignInFailure(new TypeError('secret text'), null)).toEqual({
      code: 'other',
      error: 'client_error',
      aadsts: null,
    });
  });

  it('is told in both languages, with the number to quote', () => {
    const failures: readonly SignInFailure[] = [
      { code: 'cancelled' },
      { code: 'timedOut' },
      { code: 'noBrowser' },
      { code: 'declined', aadsts: 12345 },
      { code: 'consentRequired', aadsts: 12345 },
      { code: 'blockedByPolicy', aadsts: 12345 },
      { code: 'wrongTenant', aadsts: 12345 },
      { code: 'registration', fault: 'notFound', aadsts: 12345 },
      { code: 'network', cause: 'offline' },
      { code: 'other', error: 'x', aadsts: 12345 },
    ];
    for (const failure of failures) {
      const texts = LANGUAGES.map((language) =>
        say(signInFailureMessage(failure), language, createFormatter(language, 0, 'UTC')),
      );
      expect(new Set(texts).size).toBe(2);
      for (const text of texts) {
        expect(text).toMatch(/^[A-ZÀ-Þ].*\.$/);
        expect(text.includes('AADSTS12345')).toBe('aadsts' in failure);
      }
    }
  });
});
