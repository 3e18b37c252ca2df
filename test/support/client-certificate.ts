import 'reflect-metadata';

import { constants, createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';

import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';

import type { SimKey } from '../../electron/simulator/world';

/** The key of a certificate: RSA is what Microsoft Entra ID takes, 2,048 bits what is usual. */
type KeyKind = { readonly kind: 'rsa'; readonly bits: number } | { readonly kind: 'ec' };

function algorithmOf(key: KeyKind) {
  return key.kind === 'ec'
    ? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
    : {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        publicExponent: new Uint8Array([1, 0, 1]),
        modulusLength: key.bits,
      };
}

/** A certificate of a client, with its private key. */
export interface ClientCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  readonly thumbprintSha256: string;
  /** As it is registered in the directory. */
  readonly key: SimKey;
}

/** Makes a self-signed client certificate, valid in the directory from `start` to `end`. */
export async function createClientCertificate(
  start: number,
  end: number,
  key: KeyKind = { kind: 'rsa', bits: 2_048 },
): Promise<ClientCertificate> {
  const algorithm = algorithmOf(key);
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=genesys',
    notBefore: new Date(start),
    notAfter: new Date(end),
    signingAlgorithm: algorithm,
    keys,
  });
  const certificatePem = certificate.toString('pem');
  const { raw } = new X509Certificate(certificatePem);
  const privateKeyPem = PemConverter.encode(
    await crypto.subtle.exportKey('pkcs8', keys.privateKey),
    'PRIVATE KEY',
  );
  return {
    certificatePem,
    privateKeyPem,
    thumbprintSha256: createHash('sha256').update(raw).digest('hex').toUpperCase(),
    key: {
      keyId: '93bc223f-0000-4000-8000-000000000001',
      displayName: 'CN=genesys',
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      start,
      end,
      customKeyIdentifier: createHash('sha1').update(raw).digest('base64'),
      certificatePem,
    },
  };
}

/** Writes a client assertion as MSAL does: PS256 with `x5t#S256`, or RS256 with `x5t`. */
export function clientAssertion(
  certificate: ClientCertificate,
  claims: Readonly<Record<string, unknown>>,
  algorithm: 'RS256' | 'PS256' = 'PS256',
): string {
  const { raw } = new X509Certificate(certificate.certificatePem);
  const thumbprint =
    algorithm === 'PS256'
      ? { 'x5t#S256': createHash('sha256').update(raw).digest('base64url') }
      : { x5t: createHash('sha1').update(raw).digest('base64url') };
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ typ: 'JWT', alg: algorithm, ...thumbprint })}.${encode(claims)}`;
  const padding =
    algorithm === 'PS256'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { padding: constants.RSA_PKCS1_PADDING };
  const signature = sign('sha256', Buffer.from(signed), {
    key: createPrivateKey(certificate.privateKeyPem),
    ...padding,
  });
  return `${signed}.${signature.toString('base64url')}`;
}
