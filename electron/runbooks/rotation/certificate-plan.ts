import { epochOf, instantOf } from '../../../shared/domain/instant';
import { message } from '../../../shared/messages/message';
import { isUsedSince } from '../../../shared/runbooks/rotation';
import { type RefreshOptions, refreshSteps, refreshWayBack } from '../integration-refresh';
import { proofOf, type RunContext, type RunPlan } from '../runbook';
import { isCertificateHeld, newCertificateSteps } from './new-certificate';
import { isCertificateUndone, removeCertificateStep, undoCertificateStep } from './old-certificate';
import { verifyStep } from './old-secret';
import { surveyStep } from './survey';
import { set, type Values } from './values';

/**
 * Rotates the certificate of an integration that signs in with one, without a gap: the new one beside the old, handed
 * over by whoever has its private key, proved, and only then the old one removed.
 */
export function certificatePlan(context: RunContext, known: Values): RunPlan {
  const refresh: RefreshOptions = {
    context,
    known: known.refresh,
    save: (refreshed) => set({ refresh: refreshed }),
    isSetByHand: true,
    shows: (snapshot) => {
      const { added, isAdopted } = known;
      const since = isAdopted ? epochOf(known.refresh.baseline?.at ?? instantOf(context.startedAt)) : 0;
      return added !== null && isUsedSince(snapshot, added.keyId, since) === true
        ? proofOf(message('rotate.certificate.proof', { proof: 'signedIn' }), snapshot.credentialActivity)
        : null;
    },
  };
  // Without the private key, Graphkeeper cannot ask for a token: that mail is fetched was proved before.
  const verify = isCertificateHeld(context) ? [verifyStep(context, known)] : [];
  const wayBack = known.isHandedOver
    ? message('rotate.certificate.wayBack', { state: 'handedOver' })
    : isCertificateUndone(known)
      ? message('rotate.certificate.wayBack', { state: 'undo' })
      : message('runbook.wayBack.nothing');
  return {
    credential: 'certificate',
    changes: [message('rotate.certificate.changes')],
    credentials: known.added === null || known.isAdopted ? [] : [known.added.keyId],
    steps: [
      surveyStep(context),
      ...newCertificateSteps(context, known),
      ...refreshSteps(refresh),
      removeCertificateStep(context, known),
      ...verify,
    ],
    wayBack: refreshWayBack(refresh, wayBack, [undoCertificateStep(context, known)]),
  };
}
