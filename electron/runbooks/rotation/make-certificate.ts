import { randomUUID } from 'node:crypto';

import { instantOf } from '../../../shared/domain/instant';
import type { CopyText } from '../../../shared/domain/runbook-run';
import type { CertificateLine } from '../../../shared/messages/en/rotate-certificate';
import { type Message, message } from '../../../shared/messages/message';
import {
  type CertificatePolicy,
  certificateText,
  MIN_RSA_BITS,
  proposedDays,
  publicCertificateProblem,
} from '../../../shared/runbooks/public-certificate';
import { readPublicCertificate } from '../../identity/public-certificate';
import type { RunContext, Step } from '../runbook';
import { set, titled, type Values } from './values';

/** What is done by hand about a certificate, one line after the other. */
export function lines(...names: readonly CertificateLine[]): readonly Message[] {
  return names.map((line) => message('rotate.certificate.line', { line }));
}

function script(what: 'powershell' | 'openssl', text: string): CopyText {
  return { label: message('rotate.certificate.copy', { what }), text, isScript: true };
}

function scripts({ startedAt }: RunContext, policy: CertificatePolicy | null): readonly CopyText[] {
  const name = `mail-integration-${instantOf(startedAt).slice(0, 10)}`;
  const days = String(proposedDays(policy));
  return [
    script(
      'powershell',
      [
        `$certificate = New-SelfSignedCertificate -Subject 'CN=${name}' -CertStoreLocation 'Cert:\\CurrentUser\\My' -KeyExportPolicy Exportable -KeySpec Signature -KeyLength 2048 -HashAlgorithm SHA256 -NotAfter (Get-Date).AddDays(${days})`,
        `Export-Certificate -Cert $certificate -FilePath '${name}.cer'`,
        `Export-PfxCertificate -Cert $certificate -FilePath '${name}.pfx' -Password (Read-Host -AsSecureString 'Password')`,
        '$certificate.Thumbprint',
      ].join('\n'),
    ),
    script(
      'openssl',
      [
        `openssl req -x509 -newkey rsa:2048 -sha256 -days ${days} -nodes -subj '/CN=${name}' -keyout '${name}.key.pem' -out '${name}.cer'`,
        `openssl x509 -in '${name}.cer' -noout -fingerprint -sha1`,
      ].join('\n'),
    ),
  ];
}

/**
 * The new certificate is made where it will be used, so that its private key never has to leave that computer; its public
 * part comes here, and is looked at before anything is sent. What is not taken is kept nowhere.
 */
export function makeCertificateStep(context: RunContext, known: Values): Step {
  const { certificate, certificatePolicy: policy, application } = known;
  const maxLifetimeMs = policy?.maxLifetimeMs ?? null;
  return {
    ...titled('makeCertificate'),
    kind: 'ask',
    // Asked again where the one that was given is refused.
    isNeeded: known.fresh === null,
    repeats: true,
    risks: [message('rotate.certificate.risk', { step: 'make' })],
    byHand: {
      instructions: lines('run', 'protect', 'tell'),
      link: null,
      copies: scripts(context, policy),
      lookFor: null,
    },
    questions: [
      {
        id: 'certificate',
        kind: 'certificate',
        label: message('rotate.question.certificate'),
        hint: message('rotate.question.certificate.hint', { maxLifetimeMs }),
        value: '',
        problem: null,
      },
    ],
    answerLabel: message('rotate.certificate.button', { button: 'check' }),
    answer: (answers, io) => {
      const text = certificateText(answers['certificate'] ?? '');
      const read = text.ok ? readPublicCertificate(text.key) : null;
      const inUse = certificate?.keyId === null ? null : (certificate?.thumbprint ?? null);
      const problem = !text.ok
        ? text.problem
        : read === null
          ? 'notCertificate'
          : publicCertificateProblem(read, { inUse, policy }, io.now());
      if (read === null || problem !== null) {
        const refused = message('rotate.certificate.refused', {
          problem: problem ?? 'notCertificate',
          start: read?.start ?? null,
          end: read?.end ?? null,
          bits: read?.rsaBits ?? null,
          minBits: MIN_RSA_BITS,
          maxLifetimeMs,
        });
        return Promise.resolve({ ok: false, problems: { certificate: refused } });
      }
      const { key, thumbprint, subject, start, end } = read;
      const there = application?.certificates.find((one) => one.thumbprint === thumbprint);
      const fresh = { keyId: there?.keyId ?? randomUUID(), key, thumbprint, subject, start, end };
      return Promise.resolve({ ok: true, values: set({ fresh, isAdopted: there !== undefined }) });
    },
  };
}
