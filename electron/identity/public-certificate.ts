import { X509Certificate } from 'node:crypto';

import { instantOf } from '../../shared/domain/instant';
import type { PublicCertificate } from '../../shared/runbooks/public-certificate';

/** One line of a name: Node writes its parts one below the other. */
function lineOf(name: string): string {
  return name.split('\n').join(', ');
}

/** Reads a certificate. Null: it is none. @param key DER, base64 */
export function readPublicCertificate(key: string): PublicCertificate | null {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(Buffer.from(key, 'base64'));
  } catch {
    return null;
  }
  const { publicKey, subject, issuer, fingerprint, validFrom, validTo, raw } = certificate;
  return {
    subject: lineOf(subject),
    issuer: lineOf(issuer),
    thumbprint: fingerprint.replaceAll(':', ''),
    start: instantOf(Date.parse(validFrom)),
    end: instantOf(Date.parse(validTo)),
    rsaBits:
      publicKey.asymmetricKeyType === 'rsa' ? (publicKey.asymmetricKeyDetails?.modulusLength ?? null) : null,
    key: raw.toString('base64'),
  };
}
