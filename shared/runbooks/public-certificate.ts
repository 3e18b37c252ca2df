import { durationMs } from '../domain/duration';
import { DAY_MS, type EpochMs, epochOf, type Instant } from '../domain/instant';

/** What a certificate says about itself. Nothing of it is secret. */
export interface PublicCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** SHA-1, hexadecimal, upper case: what PowerShell, OpenSSL and the Entra admin center show. */
  readonly thumbprint: string;
  readonly start: Instant;
  readonly end: Instant;
  /** Length of its RSA key in bits; null: it has another kind of key. */
  readonly rsaBits: number | null;
  /** DER, base64. */
  readonly key: string;
}

/** One restriction of new certificates by the organisation's policy (Microsoft: keyCredentialConfiguration). */
export interface CertificateRestriction {
  /** How long one may be valid, or that a trusted authority has to have issued it. */
  readonly about: 'lifetime' | 'authority';
  /** ISO 8601 duration. */
  readonly maxLifetime: string | null;
  /** Apps that were created before are not restricted; null: all are. */
  readonly since: Instant | null;
}

/** What the organisation's policy says about new certificates of one app. */
export interface CertificatePolicy {
  /** How long one may be valid, in ms; null: not limited. */
  readonly maxLifetimeMs: number | null;
  /** Only what a trusted authority issued is taken. */
  readonly isAuthorityNeeded: boolean;
}

/** Why a text is not taken as the public part of a certificate. */
export type CertificateTextProblem =
  | 'empty'
  /** It holds a private key, in one of the forms that there are. */
  | 'privateKey'
  /** A request for a certificate, which somebody has yet to issue. */
  | 'request'
  /** More than one, as in a chain. */
  | 'several'
  | 'notCertificate';

/** Why a certificate is not taken. */
export type PublicCertificateProblem =
  | CertificateTextProblem
  | 'notYetValid'
  | 'expired'
  | 'notRsa'
  | 'weakKey'
  | 'inUse'
  | 'tooLong'
  | 'selfSigned';

/** The shortest RSA key that is taken; NIST SP 800-57 has allowed no shorter ones since 2014. */
export const MIN_RSA_BITS = 2_048;

/** The longest certificate that is taken, in base64 characters; a usual one has 1,000 to 3,000. */
const MAX_CHARACTERS = 20_000;

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;
/** A DER sequence, its length in the short or a long form, and what its content begins with. */
const SEQUENCE = /^\x30(?:[\x00-\x7f]|\x81[\s\S]|\x82[\s\S]{2}|\x83[\s\S]{3})([\s\S])/;
const DER_INTEGER = '\x02';

function bytesOf(base64: string): string | null {
  try {
    return atob(base64);
  } catch {
    return null;
  }
}

/**
 * Whether a text has a private key in it. PEM says so; what is DER begins with a version where it is a key (PKCS#1,
 * PKCS#8, SEC 1) or a file with one (PKCS#12, `.pfx`), and a certificate does not.
 */
export function holdsPrivateKey(text: string): boolean {
  if (text.includes('PRIVATE KEY')) return true;
  const bytes = bytesOf(text.replaceAll(/\s/g, ''));
  return bytes !== null && SEQUENCE.exec(bytes)?.[1] === DER_INTEGER;
}

/**
 * The one certificate of a pasted text, DER in base64: PEM with whatever stands around its block, or the base64 of a
 * `.cer` file. Whether the bytes are a certificate is for the caller to find out.
 */
export function certificateText(
  text: string,
):
  | { readonly ok: true; readonly key: string }
  | { readonly ok: false; readonly problem: CertificateTextProblem } {
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  if (holdsPrivateKey(text)) return { ok: false, problem: 'privateKey' };
  const blocks = [...text.matchAll(BLOCK)];
  if (blocks.some(([, label]) => label?.endsWith('CERTIFICATE REQUEST')))
    return { ok: false, problem: 'request' };
  const certificates = blocks.filter(([, label]) => label === 'CERTIFICATE');
  if (certificates.length > 1) return { ok: false, problem: 'several' };
  const [certificate] = certificates;
  const key = (certificate?.[2] ?? text).replaceAll(/\s/g, '');
  const isBase64 = key !== '' && key.length <= MAX_CHARACTERS && bytesOf(key) !== null;
  return isBase64 ? { ok: true, key } : { ok: false, problem: 'notCertificate' };
}

/**
 * What the policy says about an app's certificates. One of which it is not known when it was created counts as
 * restricted: it is refused by Microsoft otherwise.
 */
export function certificatePolicy(
  restrictions: readonly CertificateRestriction[],
  createdAt: Instant | null,
): CertificatePolicy {
  const inForce = restrictions.filter(
    ({ since }) => since === null || createdAt === null || epochOf(createdAt) >= epochOf(since),
  );
  const lifetimes = inForce.flatMap(({ maxLifetime }) => {
    const longest = maxLifetime === null ? null : durationMs(maxLifetime);
    return longest === null ? [] : [longest];
  });
  return {
    maxLifetimeMs: lifetimes.length === 0 ? null : Math.min(...lifetimes),
    isAuthorityNeeded: inForce.some(({ about }) => about === 'authority'),
  };
}

/** Microsoft's guide says that a certificate is valid for a year at most; this many days are proposed. */
const PROPOSED_DAYS = 360;

/** The whole days that a new certificate is made for: a day less than what the policy allows, where that is less. */
export function proposedDays(policy: CertificatePolicy | null): number {
  const longest = policy?.maxLifetimeMs ?? null;
  return longest === null
    ? PROPOSED_DAYS
    : Math.max(1, Math.min(PROPOSED_DAYS, Math.floor(longest / DAY_MS) - 1));
}

/** What is wrong with a certificate for an app; null: nothing that can be told before it is sent. */
export function publicCertificateProblem(
  { thumbprint, start, end, rsaBits, subject, issuer }: PublicCertificate,
  app: {
    /** Thumbprint of the certificate that is replaced; null: the registration does not have it. */
    readonly inUse: string | null;
    /** Null: it could not be read. */
    readonly policy: CertificatePolicy | null;
  },
  now: EpochMs,
): Exclude<PublicCertificateProblem, CertificateTextProblem> | null {
  if (thumbprint === app.inUse) return 'inUse';
  if (epochOf(end) <= now) return 'expired';
  if (epochOf(start) > now) return 'notYetValid';
  if (rsaBits === null) return 'notRsa';
  if (rsaBits < MIN_RSA_BITS) return 'weakKey';
  const { policy } = app;
  if (policy?.isAuthorityNeeded === true && subject === issuer) return 'selfSigned';
  const longest = policy?.maxLifetimeMs ?? null;
  return longest !== null && epochOf(end) - epochOf(start) > longest ? 'tooLong' : null;
}

/**
 * A `customKeyIdentifier` as a thumbprint in hexadecimal, upper case: Microsoft Graph has it as the base64 of the bytes,
 * or as the digits themselves where an entry was added so, as in Microsoft's guide. Null: it is none.
 */
export function thumbprintOf(customKeyIdentifier: string | null): string | null {
  if (customKeyIdentifier === null) return null;
  if (/^[0-9a-f]{40}$/i.test(customKeyIdentifier)) return customKeyIdentifier.toUpperCase();
  const bytes = bytesOf(customKeyIdentifier);
  if (bytes?.length !== 20) return null;
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
