import 'reflect-metadata';

import { createPrivateKey, X509Certificate as NodeCertificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

import { DAY_MS, type EpochMs } from '../../shared/domain/instant';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Days that an authority is valid: it is for trying things out, not for keeping. */
const AUTHORITY_DAYS = 365;
/** Days that a server certificate is valid; a new one is made at every start. */
const SERVER_DAYS = 90;

const CERTIFICATE_FILE = 'ca.pem';
const KEY_FILE = 'ca-key.pem';

/** An authority that signs certificates for the simulated services. */
interface CertificateAuthority {
  readonly certificatePem: string;
  readonly issue: (hosts: readonly string[], now: EpochMs) => Promise<ServerCertificate>;
}

/** A certificate with its private key, for a TLS server. */
interface ServerCertificate {
  readonly certificatePem: string;
  readonly keyPem: string;
}

async function privateKeyPem(key: CryptoKey): Promise<string> {
  return PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

async function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

function authorityOf(certificate: X509Certificate, signingKey: CryptoKey): CertificateAuthority {
  return {
    certificatePem: `${certificate.toString('pem')}\n`,
    issue: async (hosts, now) => {
      const keys = await newKeys();
      const issued = await X509CertificateGenerator.create({
        subject: 'CN=localhost',
        issuer: certificate.subject,
        notBefore: new Date(now - DAY_MS),
        notAfter: new Date(now + SERVER_DAYS * DAY_MS),
        signingAlgorithm: ALGORITHM,
        publicKey: keys.publicKey,
        signingKey,
        extensions: [
          new BasicConstraintsExtension(false, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
          new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
          new SubjectAlternativeNameExtension([
            ...hosts.map((value) => ({ type: 'dns' as const, value })),
            { type: 'ip', value: '127.0.0.1' },
            { type: 'ip', value: '::1' },
          ]),
          await SubjectKeyIdentifierExtension.create(keys.publicKey),
          await AuthorityKeyIdentifierExtension.create(certificate),
        ],
      });
      return { certificatePem: issued.toString('pem'), keyPem: await privateKeyPem(keys.privateKey) };
    },
  };
}

async function createAuthority(
  now: EpochMs,
): Promise<{ readonly certificate: X509Certificate; readonly key: CryptoKey }> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Graphkeeper simulated tenant, OU=For tests only',
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + AUTHORITY_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, key: keys.privateKey };
}

/** The authority kept in a folder; null when there is none, or none that can still sign. */
async function keptAuthority(folder: string, now: EpochMs): Promise<CertificateAuthority | null> {
  try {
    const certificatePem = await readFile(join(folder, CERTIFICATE_FILE), 'utf8');
    const keyPem = await readFile(join(folder, KEY_FILE), 'utf8');
    const certificate = new X509Certificate(certificatePem);
    const isPair = new NodeCertificate(certificatePem).checkPrivateKey(createPrivateKey(keyPem));
    if (!isPair || certificate.notAfter.getTime() < now + SERVER_DAYS * DAY_MS) return null;
    const [der] = PemConverter.decode(keyPem);
    if (der === undefined) return null;
    return authorityOf(certificate, await crypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']));
  } catch {
    return null;
  }
}

/** Where an authority's certificate was written, for other programs to trust. */
interface StoredAuthority {
  readonly authority: CertificateAuthority;
  readonly certificatePath: string;
}

/** The authority of a folder: the one kept there, or a new one, whose key only its owner can read. */
export async function openAuthority(folder: string, now: EpochMs): Promise<StoredAuthority> {
  const certificatePath = join(folder, CERTIFICATE_FILE);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = await keptAuthority(folder, now);
  if (kept !== null) return { authority: kept, certificatePath };
  const { certificate, key } = await createAuthority(now);
  const authority = authorityOf(certificate, key);
  await writeFile(join(folder, KEY_FILE), await privateKeyPem(key), { mode: 0o600 });
  await writeFile(certificatePath, authority.certificatePem);
  return { authority, certificatePath };
}

/** An authority for one run: only its certificate is written, its key stays in memory. */
export async function createPassingAuthority(folder: string, now: EpochMs): Promise<StoredAuthority> {
  const certificatePath = join(folder, CERTIFICATE_FILE);
  const { certificate, key } = await createAuthority(now);
  const authority = authorityOf(certificate, key);
  await writeFile(certificatePath, authority.certificatePem);
  return { authority, certificatePath };
}
