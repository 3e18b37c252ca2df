import { type Instant, SECOND_MS } from '../../../shared/domain/instant';
import { valueOf } from '../../../shared/domain/observation';
import type { Snapshot } from '../../../shared/domain/snapshot';
import { type Message, message } from '../../../shared/messages/message';
import {
  type KeyCredential,
  keysOutcome,
  type NewKeyCredential,
  withCertificate,
} from '../../../shared/runbooks/key-credentials';
import { thumbprintOf } from '../../../shared/runbooks/public-certificate';
import { unreadApplication } from '../registered-credential';
import { problemOf } from '../run-problems';
import { type Look, proofOf, type RunContext, type Step, type StepIo } from '../runbook';
import { certificatesChange, keptKeys, presentKeys, refusalOfKeys } from './certificates-change';
import { lines, makeCertificateStep } from './make-certificate';
import { set, titled, type Values } from './values';

/** How long a change of the registration takes to be seen everywhere, as for a new secret. */
const SEEN_MS = 20 * SECOND_MS;
const SEEN_EVERY_MS = 5 * SECOND_MS;

/** The new certificate, its public part: the private key is made where it will be used, and never comes here. */
type FreshCertificate = NonNullable<Values['fresh']>;

/** The entry that a registration gets for it. Its dates are the certificate's own: others are refused. */
function entryOf(fresh: FreshCertificate | null): NewKeyCredential {
  const seconds = (at: Instant): string => at.replace('.000Z', 'Z');
  return {
    displayName: fresh?.subject ?? '(its subject)',
    endDateTime: fresh === null ? '(its end)' : seconds(fresh.end),
    key: fresh?.key ?? '(the new certificate)',
    keyId: fresh?.keyId ?? '(new)',
    startDateTime: fresh === null ? '(its start)' : seconds(fresh.start),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
  };
}

function certificatesOf(snapshot: Snapshot | null) {
  const credentials = snapshot === null ? [] : (valueOf(snapshot.application)?.credentials ?? []);
  return credentials.filter(({ type }) => type === 'certificate');
}

/** The new one in the registration: by what it is where that is read, otherwise by its thumbprint. */
async function lookForFresh(io: StepIo, { application, fresh }: Values): Promise<Look> {
  const found = await presentKeys(io, application?.objectId ?? '');
  if ('look' in found) return found.look;
  const { keys } = found;
  const isFresh = (one: Pick<KeyCredential, 'customKeyIdentifier'> & Partial<KeyCredential>): boolean =>
    fresh !== null && (one.key === fresh.key || thumbprintOf(one.customKeyIdentifier) === fresh.thumbprint);
  // Where they are not shown, the registration may be gone.
  const snapshot = keys === null ? await io.look() : null;
  if (snapshot !== null && valueOf(snapshot.application) === null) return unreadApplication(snapshot);
  const there = (keys ?? certificatesOf(snapshot)).find(isFresh);
  if (there === undefined) return { is: 'notYet', values: set(keptKeys(keys)) };
  const proof = message('rotate.certificate.proof', { proof: 'uploaded' });
  return {
    is: 'reached',
    values: set({ added: { keyId: there.keyId, hint: null } }),
    proofs: [proofOf(proof, snapshot?.application ?? found.source)],
  };
}

function readWords({ subject, thumbprint, start, end }: FreshCertificate): Message {
  return message('rotate.certificate.read', { subject, thumbprint, start, end });
}

function addStep(context: RunContext, known: Values): Step {
  const { fresh, keys } = known;
  const entry = entryOf(fresh);
  const common = titled('uploadCertificate');
  const step = certificatesChange(context, known, (all) => withCertificate(all, entry), {
    confirm: message('rotate.certificate.confirm', { step: 'add' }),
    note: message('rotate.certificate.whole', { step: 'add' }),
    begun: set({ added: { keyId: entry.keyId, hint: null } }),
    take: () => Promise.resolve(set({ added: { keyId: entry.keyId, hint: null } })),
    explain: (code) => {
      const problem = refusalOfKeys(code);
      // Another one may be taken where this one ends too late.
      const values = code === 'CredentialTypeNotAllowedAsPerAppPolicy' ? {} : set({ fresh: null });
      return problem === null ? null : { problem, values };
    },
  });
  return {
    ...common,
    ...step,
    explanation: [...common.explanation, ...(fresh === null ? [] : [readWords(fresh)])],
    look: (io) => lookForFresh(io, known),
    byHand: {
      instructions: lines('openCertificates', 'upload', 'leaveOthers'),
      link: 'entraCredentials',
      copies:
        fresh === null
          ? []
          : [
              {
                label: message('rotate.certificate.copy', { what: 'thumbprint' }),
                text: fresh.thumbprint,
                isScript: false,
              },
            ],
      lookFor: message('rotate.certificate.lookFor', { what: 'listed' }),
    },
    assumed: set({
      added: { keyId: entry.keyId, hint: null },
      ...(keys === null ? {} : { keys: [...keys, { ...entry, customKeyIdentifier: null }] }),
    }),
  };
}

/** Whether the change lost nothing: somebody may have changed the collection at the same moment, or by hand. */
function seeStep({ application, keys, added }: Values): Step {
  const before = keys ?? application?.certificates ?? [];
  return {
    ...titled('seeCertificates'),
    kind: 'wait',
    wait: {
      expectedMs: SEEN_MS,
      everyMs: SEEN_EVERY_MS,
      reason: message('rotate.certificate.wait'),
    },
    skip: { label: message('rotate.certificate.button', { button: 'goOn' }) },
    look: async (io) => {
      const found = await presentKeys(io, application?.objectId ?? '');
      if ('look' in found) return found.look;
      const snapshot = found.keys === null ? await io.look() : null;
      if (snapshot !== null && valueOf(snapshot.application) === null) return unreadApplication(snapshot);
      const source = snapshot?.application ?? found.source;
      const present = (found.keys ?? certificatesOf(snapshot)).map(({ keyId }) => keyId);
      const ids = before.map(({ keyId }) => keyId);
      const { isAdded, lost } = keysOutcome(ids, present, added?.keyId ?? '');
      if (!isAdded) return { is: 'notYet' };
      if (lost.length > 0) {
        const problem = problemOf(
          message('rotate.certificate.lost', { keyIds: lost }),
          message('rotate.certificate.lost.advice'),
          source.requestId,
        );
        return { is: 'stuck', problem };
      }
      return {
        is: 'reached',
        values: set(keptKeys(found.keys)),
        proofs: [proofOf(message('rotate.certificate.proof', { proof: 'all' }), source)],
      };
    },
  };
}

/** Whether Graphkeeper itself has the integration's certificate with its private key. */
export function isCertificateHeld({ connection }: RunContext): boolean {
  return connection.access.some((one) => one.kind === 'integrationCredential' && 'certificate' in one);
}

/** The way from the new certificate to the integration that signs in with it. */
export function newCertificateSteps(context: RunContext, known: Values): readonly Step[] {
  return [
    makeCertificateStep(context, known),
    addStep(context, known),
    seeStep(known),
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
      isNeeded: isCertificateHeld(context),
      byHand: { instructions: lines('replaceOwn'), link: null, copies: [], lookFor: null },
      doneLabel: message('rotate.button', { button: 'ownReplaced' }),
      skip: { label: message('rotate.button', { button: 'ownLater' }) },
    },
  ];
}
