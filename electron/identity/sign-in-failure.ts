import type { EntraFailure } from '../../shared/domain/failure';
import type { RegistrationFault, SignInFailure } from '../../shared/onboarding/sign-in';
import { readEntraFailure } from './entra-errors';
import type { LastWord } from './msal-network';
import { msalCode } from './token-answer';

/** What a number or an OAuth value means for a sign-in; `registration` says more by its fault. */
type Meaning = 'declined' | 'timedOut' | 'wrongTenant' | RegistrationFault;

/**
 * AADSTS numbers (Microsoft: Microsoft Entra authentication and authorization error codes) that mean something
 * of their own to somebody who signs in. The kinds that `entra-errors` knows come after them.
 */
const MEANING_BY_CODE: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [65004, 'declined'],
  [70020, 'timedOut'],
  [50020, 'wrongTenant'],
  [50034, 'wrongTenant'],
  [51004, 'wrongTenant'],
  [90072, 'wrongTenant'],
  [700016, 'notFound'],
  [700011, 'notFound'],
  [7000112, 'disabled'],
  [70001, 'disabled'],
  [50011, 'redirectUri'],
  [7000218, 'notPublicClient'],
]);

/** OAuth 2.0 values (RFC 6749, RFC 8628, and Entra's own of the device code) that say enough on their own. */
const MEANING_BY_ERROR: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['access_denied', 'declined'],
  ['authorization_declined', 'declined'],
  ['expired_token', 'timedOut'],
]);

/**
 * Entra's number at the head of an `error_description`. The authorize endpoint answers through the browser,
 * where MSAL keeps this text only; the marker before the colon is a code in the form that Microsoft documents,
 * and nothing behind it is looked at.
 */
const LEADING_CODE = /^AADSTS(\d{4,9}):/;

function fromBrowser(error: unknown): EntraFailure | null {
  if (typeof error !== 'object' || error === null || !('errorMessage' in error)) return null;
  const { errorMessage } = error;
  const code = typeof errorMessage === 'string' ? LEADING_CODE.exec(errorMessage)?.[1] : undefined;
  return readEntraFailure({
    error: msalCode(error),
    error_codes: code === undefined ? [] : [Number(code)],
  });
}

function ofEntra(entra: EntraFailure): SignInFailure {
  const { code: aadsts, error, kind } = entra;
  const meaning = aadsts === null ? undefined : MEANING_BY_CODE.get(aadsts);
  const isUnknown = meaning === undefined && kind === 'other';
  switch (meaning ?? (isUnknown ? MEANING_BY_ERROR.get(error) : undefined)) {
    case 'declined':
      return { code: 'declined', aadsts };
    case 'timedOut':
      return { code: 'timedOut' };
    case 'wrongTenant':
      return { code: 'wrongTenant', aadsts };
    case 'notFound':
      return { code: 'registration', fault: 'notFound', aadsts };
    case 'disabled':
      return { code: 'registration', fault: 'disabled', aadsts };
    case 'redirectUri':
      return { code: 'registration', fault: 'redirectUri', aadsts };
    case 'notPublicClient':
      return { code: 'registration', fault: 'notPublicClient', aadsts };
    case undefined:
      if (kind === 'consentMissing') return { code: 'consentRequired', aadsts };
      if (kind === 'blockedByPolicy') return { code: 'blockedByPolicy', aadsts };
      return { code: 'other', error, aadsts };
  }
}

/**
 * Why a sign-in failed: by what Microsoft Entra ID answered last, otherwise by what came back through the
 * browser, otherwise by MSAL's own code.
 */
export function classifySignInFailure(error: unknown, last: LastWord | null): SignInFailure {
  if (last?.heard === 'network') return { code: 'network', cause: last.cause };
  if (last !== null && last.reply.status >= 400) {
    const entra = readEntraFailure(last.body);
    const { status } = last.reply;
    // A gateway's page, or throttling: the status is all that can be told.
    if (entra === null || status === 429 || status >= 500) {
      return { code: 'other', error: `http_${String(status)}`, aadsts: entra?.code ?? null };
    }
    return ofEntra(entra);
  }
  const entra = fromBrowser(error);
  return entra === null ? { code: 'other', error: msalCode(error), aadsts: null } : ofEntra(entra);
}
