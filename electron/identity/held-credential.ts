import { createPrivateKey, X509Certificate } from 'node:crypto';

import type { HeldCredential } from '../../shared/domain/snapshot';

/** A credential as it is used to sign in. Lives in memory only. */
export type AppCredential =
  | { readonly method: 'secret'; readonly secret: string }
  | {
      readonly method: 'certificate';
      /** PKCS#8, PEM. */
      readonly privateKey: string;
      /** SHA-256 of the certificate, hexadecimal: what MSAL puts into the assertion. */
      readonly thumbprintSha256: string;
      /** SHA-1 of the certificate, base64: what Microsoft Graph calls `customKeyIdentifier`. */
      readonly thumbprintSha1: string;
    };

/** Characters of a client secret that Microsoft Graph shows as its `hint`. */
const HINT_LENGTH = 3;

const PRIVATE_KEY = /-----BEGIN (?:RSA )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA )?PRIVATE KEY-----/;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * Reads one PEM text that holds an RSA private key (not encrypted) and its certificate, in any order and with
 * a chain if there is one. Null when it is not such a text: the key is missing, encrypted, of another kind, or
 * belongs to none of the certificates.
 */
export function parseCertificateCredential(
  pem: string,
): Extract<AppCredential, { method: 'certificate' }> | null {
  const key = PRIVATE_KEY.exec(pem)?.[0];
  if (key === undefined) return null;
  try {
    const privateKey = createPrivateKey(key);
    // Microsoft Entra ID accepts RSA assertions (PS256, RS256) only.
    if (privateKey.asymmetricKeyType !== 'rsa') return null;
    const certificate = (pem.match(CERTIFICATE) ?? [])
      .map((text) => new X509Certificate(text))
      .find((one) => one.checkPrivateKey(privateKey));
    if (certificate === undefined) return null;
    return {
      method: 'certificate',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
      thumbprintSha1: Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64'),
    };
  } catch {
    return null;
  }
}

/** What may be known of a credential outside this process: enough to find it among those that Graph lists. */
export function describeCredential(credential: AppCredential): HeldCredential {
  return credential.method === 'secret'
    ? { type: 'clientSecret', hint: credential.secret.slice(0, HINT_LENGTH), thumbprint: null }
    : { type: 'certificate', hint: null, thumbprint: credential.thumbprintSha1 };
}
