import { message } from '../../shared/messages/message';
import { isElsewhere } from '../../shared/profiles';
import { type RefreshOptions, refreshSteps, refreshWayBack } from './integration-refresh';
import { certificatePlan } from './rotation/certificate-plan';
import { findPlaceStep, handOverStep, lookForTaken, putBackSteps } from './rotation/genesys-secret';
import { addStep, findOrphanStep, removeNewStep, replicateStep, valueStep } from './rotation/new-secret';
import { removeOldSteps, verifyStep } from './rotation/old-secret';
import { ownByHandStep, ownStep } from './rotation/own-secret';
import { chooseStep, foundStep, surveyStep } from './rotation/survey';
import { INITIAL, NEW_SECRET, OLD_SECRET, rotationValues, set, type Values } from './rotation/values';
import type { Runbook, RunContext, RunPlan } from './runbook';

/**
 * Rotates the integration's client secret, or its certificate, without a gap (Q12): the new one beside the old, tried, handed over, proved,
 * and only then the old one removed. At every moment one of them works.
 */
export const rotateSecret: Runbook = {
  id: 'rotate-secret',
  initial: INITIAL,
  plan: (kept, context) => {
    const known = rotationValues.parse(kept);
    if (known.certificate !== null) return certificatePlan(context, known);
    const isUndone = !known.isAdopted && (!known.isHandedOver || known.canPutBack);
    const isOther = isElsewhere(context.connection);
    const undo = isUndone ? (known.added?.keyId ?? null) : null;
    const refresh: RefreshOptions = {
      context,
      known: known.refresh,
      save: (refreshed) => set({ refresh: refreshed }),
      ...(known.place === null ? {} : { coveredBy: 'handOver' }),
      isSetByHand: true,
      also: (snapshot) => lookForTaken(snapshot, known, context),
    };
    return {
      ...(known.application === null ? {} : { credential: 'clientSecret' }),
      changes: [message(known.place === null ? 'rotate.changes' : 'rotate.changes.both')],
      secrets: [NEW_SECRET, OLD_SECRET],
      // One that was added by hand is this run's once its value was given.
      credentials: known.added !== null && known.hasValue === true ? [known.added.keyId] : [],
      steps: [
        surveyStep(context),
        ...(isOther ? [] : [findPlaceStep(context, known)]),
        foundStep(known),
        chooseStep(context, known),
        removeNewStep(context, known, {
          id: 'removeOrphan',
          keyId: known.orphan,
          change: { orphan: null },
        }),
        addStep(context, known),
        valueStep(known),
        replicateStep(known),
        handOverStep(context, known),
        ownStep(known),
        ...refreshSteps(refresh),
        ownByHandStep(known),
        ...removeOldSteps(context, known),
        verifyStep(context, known),
      ],
      wayBack: wayBackOf(context, known, refresh, undo),
    };
  },
};

/** What undoes a rotation: before the secret was handed over all of it, afterwards only where it can be put back. */
function wayBackOf(
  context: RunContext,
  known: Values,
  refresh: RefreshOptions,
  undo: string | null,
): RunPlan['wayBack'] {
  const text =
    known.isHandedOver && !known.canPutBack
      ? message('rotate.wayBack', {
          state: isElsewhere(context.connection) ? 'handedOverElsewhere' : 'handedOver',
        })
      : known.isHandedOver
        ? message('rotate.wayBack', { state: 'putBack' })
        : undo === null && known.orphan === null
          ? message('runbook.wayBack.nothing')
          : message('rotate.wayBack', { state: 'undo' });
  return refreshWayBack(refresh, text, [
    findOrphanStep(context, known),
    removeNewStep(context, known, { id: 'removeOrphan', keyId: known.orphan, change: { orphan: null } }),
    ...putBackSteps(context, known),
    removeNewStep(context, known, { id: 'undoAdd', keyId: undo, change: { added: null } }),
  ]);
}
