import { message } from '../../../shared/messages/message';
import { type RefreshOptions, refreshSteps, refreshWayBack } from '../integration-refresh';
import type { RunContext, RunPlan } from '../runbook';
import { newCertificateSteps } from './new-certificate';
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
  };
  const wayBack = known.isHandedOver
    ? message('rotate.certificate.wayBack', { state: 'handedOver' })
    : isCertificateUndone(known)
      ? message('rotate.certificate.wayBack', { state: 'undo' })
      : message('runbook.wayBack.nothing');
  return {
    changes: [message('rotate.certificate.changes')],
    credentials: known.added === null || known.isAdopted ? [] : [known.added.keyId],
    steps: [
      surveyStep(context),
      ...newCertificateSteps(context, known),
      ...refreshSteps(refresh),
      removeCertificateStep(context, known),
      verifyStep(known),
    ],
    wayBack: refreshWayBack(refresh, wayBack, [undoCertificateStep(context, known)]),
  };
}
