import { DAY_MS } from '../../domain/instant';
import type { PublicCertificateProblem } from '../../runbooks/public-certificate';
import type { Formatter } from '../formatter';

/** What is done by hand about a certificate. */
export type CertificateLine =
  | 'run'
  | 'protect'
  | 'tell'
  | 'openCertificates'
  | 'upload'
  | 'leaveOthers'
  | 'give'
  | 'replaceOwn'
  | 'deleteOld';

const LINE: Readonly<Record<CertificateLine, string>> = {
  run: 'Run one of the scripts below in a folder that only you can read, or have your certification authority issue a certificate.',
  protect: 'Keep the file with the private key (.pfx or .key.pem) as you keep a password.',
  tell: 'Give Graphkeeper the file that ends in .cer: it is the public part.',
  openCertificates:
    'Open “Certificates & secrets” of the app registration in the Entra admin center, and there the tab “Certificates”.',
  upload: 'Choose “Upload certificate”, and the file that ends in .cer.',
  leaveOthers: 'Leave the other certificates as they are.',
  give: 'Put the new certificate and its private key where the integration takes them from.',
  replaceOwn:
    'Put the private key and the new certificate, as one PEM text, where Graphkeeper gets them from; on the page of the connection, or in the environment variable.',
  deleteOld: 'Delete the certificate with the key ID below. Make sure that it is this one.',
};

/** What is wrong with a certificate that was given. */
interface Refused {
  problem: PublicCertificateProblem;
  start: string | null;
  end: string | null;
  bits: number | null;
  minBits: number;
  maxLifetimeMs: number | null;
}

function days(ms: number | null, format: Formatter): string {
  const count = Math.floor((ms ?? 0) / DAY_MS);
  return format.plural(count, { one: '1 day', other: `${format.number(count)} days` });
}

function refused({ problem, start, end, bits, minBits, maxLifetimeMs }: Refused, format: Formatter): string {
  switch (problem) {
    case 'empty':
      return 'Paste the certificate, or choose its file.';
    case 'privateKey':
      return 'This has a private key in it. Graphkeeper does not take one, and kept nothing of it. Give it the certificate alone: the file that ends in .cer, or the block that begins with BEGIN CERTIFICATE.';
    case 'request':
      return 'This is the request for a certificate. Give Graphkeeper the certificate that was issued for it.';
    case 'several':
      return 'These are several certificates. Give Graphkeeper the integration’s own alone, without those of its issuers.';
    case 'notCertificate':
      return 'This is not a certificate. It is a text that begins with BEGIN CERTIFICATE, or a file that ends in .cer or .crt.';
    case 'notYetValid':
      return `This certificate is valid from ${start === null ? '' : format.dateTime(start)} only. Nothing can sign in with it before.`;
    case 'expired':
      return `This certificate ended on ${end === null ? '' : format.dateTime(end)}.`;
    case 'notRsa':
      return 'This certificate has no RSA key. Microsoft Entra ID accepts sign-ins with RSA keys only.';
    case 'weakKey':
      return `The key of this certificate has ${format.number(bits ?? 0)} bits. It has to have ${format.number(minBits)} at least.`;
    case 'inUse':
      return 'This is the certificate that is in use now. Give Graphkeeper the new one.';
    case 'tooLong':
      return `This certificate is valid for longer than the organisation’s policy allows: ${days(maxLifetimeMs, format)}. Make one that ends earlier.`;
    case 'selfSigned':
      return 'The organisation’s policy takes only certificates that a trusted authority issued. This one signed itself.';
  }
}

/** What the rotation of a certificate says. */
export const rotateCertificate = {
  'rotate.certificate.changes': () =>
    'A certificate is added to the app registration, and the old one is removed at the end, each after you confirmed it. The private key stays where you make it.',
  'rotate.certificate.line': ({ line }: { line: CertificateLine }) => LINE[line],
  'rotate.certificate.copy': ({
    what,
  }: {
    what: 'powershell' | 'openssl' | 'keyId' | 'name' | 'thumbprint';
  }) =>
    ({
      powershell: 'With PowerShell, on Windows',
      openssl: 'With OpenSSL',
      keyId: 'Key ID of the certificate to remove',
      name: 'Its name',
      thumbprint: 'Thumbprint of the new certificate',
    })[what],
  'rotate.certificate.lookFor': ({ what }: { what: 'listed' | 'accepted' | 'gone' }) =>
    ({
      listed: 'Both certificates stand in the list, the new one with the thumbprint above.',
      accepted: 'The integration signs in, and shows no error.',
      gone: 'The certificate is not in the list any more.',
    })[what],
  'rotate.certificate.risk': ({ step }: { step: 'make' | 'handOver' | 'remove' }) =>
    ({
      make: 'Whoever has the private key can sign in as the integration. Do not send it by mail.',
      handOver: 'If the sign-in fails with the new certificate, put the old one back: it still works.',
      remove: 'Without its file, a removed certificate cannot be brought back.',
    })[step],
  'rotate.certificate.proof': ({
    proof,
  }: {
    proof: 'uploaded' | 'all' | 'signedIn' | 'removeCertificate' | 'undoCertificate';
  }) =>
    ({
      uploaded: 'The new certificate stands in the registration.',
      all: 'The new certificate stands in the registration, and all that stood there before.',
      signedIn: 'Microsoft’s report shows a sign-in with the new certificate.',
      removeCertificate: 'The old certificate is gone.',
      undoCertificate: 'The new certificate is gone.',
    })[proof],
  'rotate.certificate.confirm': ({ step }: { step: 'add' | 'removeCertificate' | 'undoCertificate' }) =>
    ({
      add: 'Add the new certificate',
      removeCertificate: 'Remove the old certificate',
      undoCertificate: 'Remove the new certificate',
    })[step],
  'rotate.certificate.button': ({ button }: { button: 'check' | 'goOn' | 'keepOld' | 'keepNew' }) =>
    ({
      check: 'Take this certificate',
      goOn: 'Go on all the same',
      keepOld: 'Keep the old certificate',
      keepNew: 'Leave the new certificate there',
    })[button],
  'rotate.certificate.read': (
    { subject, thumbprint, start, end }: { subject: string; thumbprint: string; start: string; end: string },
    format: Formatter,
  ) =>
    `Subject: ${subject}\nThumbprint (SHA-1), as Entra shows it: ${thumbprint}\nValid from ${format.date(start)} to ${format.date(end)}`,
  'rotate.certificate.whole': ({ step }: { step: 'add' | 'remove' }) =>
    ({
      add: 'The request replaces all certificates of the registration: each that stands there is sent again as it is, with the new one. ',
      remove:
        'The request replaces all certificates of the registration: each but this one is sent again as it is. ',
    })[step] +
    'They are shortened here and sent whole. Just before, Graphkeeper reads them again, and sends nothing if one was added or removed meanwhile.',
  'rotate.certificate.wait': () => 'Microsoft is passing the change on to its servers.',
  'rotate.certificate.lost': ({ keyIds }: { keyIds: readonly string[] }, format: Formatter) =>
    format.plural(keyIds.length, {
      one: `A certificate that stood in the registration is not there any more: ${keyIds.join(', ')}.`,
      other: `Certificates that stood in the registration are not there any more: ${keyIds.join(', ')}.`,
    }),
  'rotate.certificate.lost.advice': () =>
    'Somebody may have removed it at the same moment. If not, whoever signs in with it can do so no longer: add it again from its .cer file, in the Entra admin center.',
  'rotate.certificate.wayBack': ({ state }: { state: 'undo' | 'handedOver' }) =>
    ({
      undo: 'The new certificate is removed again, after you confirmed it. The old one stays as it is.',
      handedOver:
        'The integration may have the new certificate already, so nothing is removed. Both certificates keep working.',
    })[state],
  'rotate.certificate.refused': (given: Refused, format: Formatter) => refused(given, format),
  'rotate.question.certificate': () => 'The new certificate, without its private key',
  'rotate.question.certificate.hint': (
    { maxLifetimeMs }: { maxLifetimeMs: number | null },
    format: Formatter,
  ) =>
    maxLifetimeMs === null
      ? 'Choose the .cer file, or paste the text that begins with BEGIN CERTIFICATE.'
      : `Choose the .cer file, or paste the text that begins with BEGIN CERTIFICATE. The organisation allows ${days(maxLifetimeMs, format)} at most.`,
};
