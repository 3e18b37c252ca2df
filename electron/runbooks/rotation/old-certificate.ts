import type { Instant } from '../../../shared/domain/instant';
import type { ByHand } from '../../../shared/domain/runbook-run';
import type { Snapshot } from '../../../shared/domain/snapshot';
import { message } from '../../../shared/messages/message';
import { withoutCertificate } from '../../../shared/runbooks/key-credentials';
import { isUsedSince } from '../../../shared/runbooks/rotation';
import { lookForRemoval, stands } from '../registered-credential';
import type { RunContext, Step } from '../runbook';
import { certificatesChange, keptKeys, presentKeys, refusalOfKeys } from './certificates-change';
import { lines } from './make-certificate';
import { set, titled, type Values } from './values';

function deletion(keyId: string, label: string | null): ByHand {
  return {
    instructions: lines('openCertificates', 'deleteOld'),
    link: 'entraCredentials',
    copies: [
      { label: message('rotate.certificate.copy', { what: 'keyId' }), text: keyId, isScript: false },
      ...(label === null
        ? []
        : [{ label: message('rotate.certificate.copy', { what: 'name' }), text: label, isScript: false }]),
    ],
    lookFor: message('rotate.certificate.lookFor', { what: 'gone' }),
  };
}

/** Takes a certificate away, by all others being sent. `barred`: why it has to stay. */
function removalStep(
  context: RunContext,
  known: Values,
  options: {
    readonly id: 'removeCertificate' | 'undoCertificate';
    readonly keyId: string;
    readonly label: string | null;
    readonly barred: (
      snapshot: Snapshot,
    ) => 'certificateInUse' | 'newCertificateInUse' | 'certificateGone' | null;
    readonly values?: ReturnType<typeof set>;
  },
): Step {
  const { id, keyId, barred, values = {} } = options;
  return {
    ...titled(id),
    ...certificatesChange(context, known, (all) => withoutCertificate(all, keyId), {
      confirm: message('rotate.certificate.confirm', { step: id }),
      note: message('rotate.certificate.whole', { step: 'remove' }),
      take: () => Promise.resolve(values),
      explain: (code) => {
        const problem = refusalOfKeys(code);
        return problem === null ? null : { problem };
      },
    }),
    look: async (io) => {
      const proof = message('rotate.certificate.proof', { proof: id });
      const look = await lookForRemoval(io, keyId, { proof, values, barred });
      if (look.is !== 'notYet') return look;
      const found = await presentKeys(io, known.application?.objectId ?? '');
      return 'look' in found ? found.look : { is: 'notYet', values: set(keptKeys(found.keys)) };
    },
    byHand: deletion(keyId, options.label),
  };
}

/** Takes the certificate away that was in use before, unless somebody still signs in with it or the new one is gone. */
export function removeCertificateStep(context: RunContext, known: Values): Step {
  const { certificate, added, refresh } = known;
  const keyId = certificate?.keyId ?? '';
  const since: Instant | null = refresh.baseline?.at ?? null;
  return {
    ...removalStep(context, known, {
      id: 'removeCertificate',
      keyId,
      label: certificate?.label ?? null,
      barred: (snapshot) => {
        if (since !== null && isUsedSince(snapshot, keyId, Date.parse(since)) === true)
          return 'certificateInUse';
        return stands(snapshot, added?.keyId ?? '') === true ? null : 'certificateGone';
      },
    }),
    isNeeded: certificate?.keyId !== null,
    risks: [message('rotate.certificate.risk', { step: 'remove' })],
    skip: { label: message('rotate.certificate.button', { button: 'keepOld' }) },
  };
}

/** Whether a new certificate is to be taken away when the run is cancelled: this run added it, and nobody has it. */
export function isCertificateUndone({ added, isAdopted, isHandedOver }: Values): boolean {
  return added !== null && !isAdopted && !isHandedOver;
}

/** Takes the new certificate away again. */
export function undoCertificateStep(context: RunContext, known: Values): Step {
  const keyId = known.added?.keyId ?? '';
  return {
    ...removalStep(context, known, {
      id: 'undoCertificate',
      keyId,
      label: known.fresh?.subject ?? null,
      barred: (snapshot) => (isUsedSince(snapshot, keyId, 0) === true ? 'newCertificateInUse' : null),
      values: set({ added: null }),
    }),
    isNeeded: isCertificateUndone(known),
    skip: { label: message('rotate.certificate.button', { button: 'keepNew' }) },
  };
}
