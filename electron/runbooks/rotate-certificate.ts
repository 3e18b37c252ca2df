import { type Instant, instantOf } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import type { CopyText } from '../../shared/domain/runbook-run';
import type { CertificateLine, RotationStep } from '../../shared/messages/en/rotate-secret';
import { message } from '../../shared/messages/message';
import { type CertificateInUse, certificateThumbprint, isUsedSince } from '../../shared/runbooks/rotation';
import { rotationProblem, stands, unreadApplication } from './registered-credential';
import { proofOf, type RunContext, type Step } from './runbook';

/** What is known in the rotation of a certificate. */
interface Known {
  /** The one in use when the run began. */
  readonly certificate: CertificateInUse | null;
  /** Of the new one: SHA-1, base64. */
  readonly thumbprint: string | null;
  /** Its baseline: when the integration was refreshed with the new one; null: not yet. */
  readonly refresh: { readonly baseline: { readonly at: Instant } | null };
}

/** What is learnt on the way, in the values of the rotation. */
interface Learnt {
  readonly thumbprint: string;
  readonly added: { readonly keyId: string; readonly hint: null };
  readonly isHandedOver: true;
}

function titled(id: RotationStep): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('rotate.title', { step: id }),
    explanation: [message('rotate.explanation', { step: id })],
  };
}

function set(change: Partial<Learnt>): JsonObject {
  return { ...change };
}

function lines(...names: readonly CertificateLine[]) {
  return names.map((line) => message('rotate.certificate.line', { line }));
}

function script(what: 'powershell' | 'openssl', text: string): CopyText {
  return { label: message('rotate.certificate.copy', { what }), text, isScript: true };
}

/** Days that a new certificate is valid: under a year, as for secrets. */
const VALID_DAYS = '360';

function scripts({ startedAt }: RunContext): readonly CopyText[] {
  const name = `mail-integration-${instantOf(startedAt).slice(0, 10)}`;
  return [
    script(
      'powershell',
      [
        `$certificate = New-SelfSignedCertificate -Subject 'CN=${name}' -CertStoreLocation 'Cert:\\CurrentUser\\My' -KeyExportPolicy Exportable -KeySpec Signature -KeyLength 2048 -HashAlgorithm SHA256 -NotAfter (Get-Date).AddDays(${VALID_DAYS})`,
        `Export-Certificate -Cert $certificate -FilePath '${name}.cer'`,
        `Export-PfxCertificate -Cert $certificate -FilePath '${name}.pfx' -Password (Read-Host -AsSecureString 'Password')`,
        '$certificate.Thumbprint',
      ].join('\n'),
    ),
    script(
      'openssl',
      [
        `openssl req -x509 -newkey rsa:2048 -sha256 -days ${VALID_DAYS} -nodes -subj '/CN=${name}' -keyout '${name}.key.pem' -out '${name}.cer'`,
        `openssl x509 -in '${name}.cer' -noout -fingerprint -sha1`,
      ].join('\n'),
    ),
  ];
}

/**
 * The way to a new certificate, up to its handover. Its private key is made where it will be used and never comes here,
 * and the registration's certificates can only be replaced all at once: so both are done by hand, and what stands in the
 * registration afterwards is looked at.
 */
export function newCertificateSteps(context: RunContext, { thumbprint }: Known): readonly Step[] {
  return [
    {
      ...titled('makeCertificate'),
      kind: 'ask',
      risks: [message('rotate.certificate.risk', { step: 'make' })],
      byHand: {
        instructions: lines('run', 'protect', 'tell'),
        link: null,
        copies: scripts(context),
        lookFor: null,
      },
      questions: [
        {
          id: 'thumbprint',
          kind: 'line',
          label: message('rotate.question.thumbprint'),
          hint: null,
          value: '',
          problem: null,
        },
      ],
      answer: (answers) => {
        const read = certificateThumbprint(answers['thumbprint'] ?? '');
        return Promise.resolve(
          read === null
            ? { ok: false, problems: { thumbprint: message('rotate.question.thumbprint.wrong') } }
            : { ok: true, values: set({ thumbprint: read }) },
        );
      },
      assumed: set({ thumbprint: '(new)' }),
    },
    {
      ...titled('uploadCertificate'),
      kind: 'byHand',
      look: async (io) => {
        const snapshot = await io.look();
        const { application } = snapshot;
        if (application.state === 'unreadable' || application.value === null)
          return unreadApplication(snapshot);
        const found = application.value.credentials.find(
          (one) => one.type === 'certificate' && one.customKeyIdentifier === thumbprint,
        );
        if (found === undefined) return { is: 'notYet' };
        const proof = proofOf(message('rotate.certificate.proof', { proof: 'uploaded' }), application);
        return { is: 'reached', values: set({ added: { keyId: found.keyId, hint: null } }), proofs: [proof] };
      },
      byHand: {
        instructions: lines('openCertificates', 'upload', 'leaveOthers'),
        link: 'entraCredentials',
        copies: [],
        lookFor: message('rotate.certificate.lookFor', { what: 'listed' }),
      },
      assumed: set({ added: { keyId: '(new)', hint: null } }),
    },
    {
      ...titled('handOverCertificate'),
      kind: 'byHand',
      risks: [message('rotate.certificate.risk', { step: 'handOver' })],
      byHand: {
        instructions: lines('give'),
        link: null,
        copies: [],
        lookFor: message('rotate.certificate.lookFor', { what: 'accepted' }),
      },
      done: set({ isHandedOver: true }),
      assumed: set({ isHandedOver: true }),
    },
    {
      ...titled('ownCertificate'),
      kind: 'byHand',
      byHand: { instructions: lines('replaceOwn'), link: null, copies: [], lookFor: null },
      doneLabel: message('rotate.button', { button: 'ownReplaced' }),
      skip: { label: message('rotate.button', { button: 'ownLater' }) },
    },
  ];
}

/** Takes the certificate away that was in use before, unless somebody still signs in with it. */
export function removeCertificateStep({ certificate, refresh: { baseline } }: Known): Step {
  const keyId = certificate?.keyId ?? '';
  const since = baseline === null ? null : Date.parse(baseline.at);
  return {
    ...titled('removeCertificate'),
    kind: 'byHand',
    isNeeded: certificate?.keyId !== null,
    risks: [message('rotate.certificate.risk', { step: 'remove' })],
    look: async (io) => {
      const snapshot = await io.look();
      const isThere = stands(snapshot, keyId);
      if (isThere === null) return unreadApplication(snapshot);
      if (!isThere) {
        const proof = proofOf(
          message('rotate.certificate.proof', { proof: 'removed' }),
          snapshot.application,
        );
        return { is: 'reached', proofs: [proof] };
      }
      const isUsed = since !== null && isUsedSince(snapshot, keyId, since) === true;
      return isUsed ? { is: 'stuck', problem: rotationProblem('certificateInUse') } : { is: 'notYet' };
    },
    byHand: {
      instructions: lines('openCertificates', 'deleteOld'),
      link: 'entraCredentials',
      copies: [
        { label: message('rotate.certificate.copy', { what: 'keyId' }), text: keyId, isScript: false },
        ...(certificate === null
          ? []
          : [
              {
                label: message('rotate.certificate.copy', { what: 'name' }),
                text: certificate.label,
                isScript: false,
              },
            ]),
      ],
      lookFor: message('rotate.certificate.lookFor', { what: 'gone' }),
    },
    skip: { label: message('rotate.certificate.keep') },
  };
}
