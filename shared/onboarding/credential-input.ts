/**
 * What can be told of a pasted secret or certificate by its form alone, before it is handed over: the mistakes
 * that would otherwise show only as a refused sign-in.
 */

/** What is wrong with the text of a certificate with its private key. */
export type CertificateProblem =
  /** Not PEM at all, for example a `.pfx` or `.cer` file. */
  | 'notPem'
  | 'noCertificate'
  /** The public half alone. */
  | 'noPrivateKey'
  | 'encryptedKey'
  /** Microsoft Entra ID accepts RSA keys only. */
  | 'notRsa';

const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

/** Whether a text has the form of an id: the portal shows a secret's id beside its value, and the value only once. */
export function looksLikeSecretId(text: string): boolean {
  return GUID.test(text.trim());
}

/** What is wrong with a pasted or chosen certificate; null: nothing, as far as its form tells. */
export function certificateProblem(text: string): CertificateProblem | null {
  if (!text.includes('-----BEGIN ')) return 'notPem';
  if (text.includes('-----BEGIN ENCRYPTED PRIVATE KEY-----')) return 'encryptedKey';
  // The older form keeps its own name and says so in a header.
  if (/^Proc-Type: 4,ENCRYPTED/m.test(text)) return 'encryptedKey';
  if (text.includes('-----BEGIN EC PRIVATE KEY-----')) return 'notRsa';
  if (!/-----BEGIN (?:RSA )?PRIVATE KEY-----/.test(text)) return 'noPrivateKey';
  return text.includes('-----BEGIN CERTIFICATE-----') ? null : 'noCertificate';
}
