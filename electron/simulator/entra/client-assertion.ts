import { constants, verify, X509Certificate } from 'node:crypto';

import { z } from 'zod';

import { type EpochMs, SECOND_MS } from '../../../shared/domain/instant';
import type { SimKey } from '../world';
import type { Client } from './directory';
import { type EntraRefusal, refusal } from './entra-error';
import { type DecodedJwt, decodeJwt } from './jwt';

/** The only kind of assertion that clients send. */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Seconds by which a client's clock may be ahead or behind. */
const TOLERANCE_SECONDS = 300;

const header = z.object({
  alg: z.enum(['RS256', 'PS256']),
  x5t: z.string().optional(),
  'x5t#S256': z.string().optional(),
});

const payload = z.object({
  aud: z.string(),
  iss: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/** Thumbprints in the form of the JWT header: base64url of the digest. */
function thumbprints(certificate: X509Certificate): { readonly sha1: string; readonly sha256: string } {
  const encode = (hex: string): string => Buffer.from(hex.replaceAll(':', ''), 'hex').toString('base64url');
  return { sha1: encode(certificate.fingerprint), sha256: encode(certificate.fingerprint256) };
}

function certificateOf(key: SimKey): X509Certificate | null {
  return key.certificatePem === null ? null : new X509Certificate(key.certificatePem);
}

function hasValidSignature(
  token: DecodedJwt,
  algorithm: 'RS256' | 'PS256',
  certificate: X509Certificate,
): boolean {
  const key = certificate.publicKey;
  if (key.asymmetricKeyType !== 'rsa') return false;
  const padding =
    algorithm === 'RS256'
      ? { padding: constants.RSA_PKCS1_PADDING }
      : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return verify('sha256', Buffer.from(token.signed), { key, ...padding }, token.signature);
}

/**
 * Verifies a client assertion for real: registered and valid certificate, signature, issuer, audience, time.
 * Null: accepted. Microsoft documents the number 700027 without status or `error`; those follow the other
 * refusals of a credential.
 *
 * @param audiences what the token endpoint answers to
 */
export function checkAssertion(
  client: Client,
  assertion: string,
  audiences: readonly string[],
  now: EpochMs,
): EntraRefusal | null {
  const refuse = (reason: string): EntraRefusal =>
    refusal(
      401,
      'invalid_client',
      700027,
      `Client assertion failed signature validation. Reason - ${reason}`,
    );
  const token = decodeJwt(assertion);
  const head = header.safeParse(token?.header);
  const body = payload.safeParse(token?.payload);
  if (token === null || !head.success || !body.success) return refuse('The assertion is malformed.');
  const wanted = head.data['x5t#S256'] ?? head.data.x5t;
  const keys = [...(client.application?.keys ?? []), ...client.principal.keys];
  const registered = keys.find((key) => {
    const certificate = certificateOf(key);
    if (certificate === null || wanted === undefined) return false;
    const { sha1, sha256 } = thumbprints(certificate);
    return head.data['x5t#S256'] === undefined ? head.data.x5t === sha1 : head.data['x5t#S256'] === sha256;
  });
  const certificate = registered === undefined ? null : certificateOf(registered);
  if (registered === undefined || certificate === null) return refuse('The key was not found.');
  if (registered.end <= now || registered.start > now) return refuse('The key used is expired.');
  if (!hasValidSignature(token, head.data.alg, certificate))
    return refuse('The key was found, but the signature is wrong.');
  const seconds = now / SECOND_MS;
  const { aud, iss, sub, exp, nbf } = body.data;
  if (exp <= seconds - TOLERANCE_SECONDS || (nbf ?? 0) > seconds + TOLERANCE_SECONDS) {
    return refuse('The assertion is not within its valid time range.');
  }
  if (!audiences.includes(aud)) return refuse('The audience does not match.');
  if (iss !== client.principal.appId || sub !== client.principal.appId)
    return refuse('The issuer is not the client.');
  return null;
}
