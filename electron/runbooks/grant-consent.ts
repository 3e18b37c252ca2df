import { message } from '../../shared/messages/message';
import { verifyStep } from './consent/effect';
import { blindStep, requestStep, rolesStep, scopesStep } from './consent/grants';
import { scopedByStep, surveyStep } from './consent/survey';
import { consentValues, INITIAL, set } from './consent/values';
import { type RefreshOptions, refreshSteps, refreshWayBack } from './integration-refresh';
import type { Runbook } from './runbook';

/**
 * Grants what the integration needs (Q3, Q15): the registration lists it, the organisation consents to it with the
 * right type, and a fresh token and a mailbox show that it works. Nothing that is granted gets lost, and what Exchange
 * grants for some mailboxes is not granted for all.
 */
export const grantConsent: Runbook = {
  id: 'grant-consent',
  initial: INITIAL,
  plan: (kept, context) => {
    const known = consentValues.parse(kept);
    const grants = [
      requestStep(context, known),
      rolesStep(context, known),
      scopesStep(context, known),
      blindStep(known),
    ];
    const refresh: RefreshOptions = {
      context,
      known: known.refresh,
      save: (refreshed) => set({ refresh: refreshed }),
      // What is granted has to be taken over: that is among the steps to come from the beginning.
      isNeeded: known.isChanged || grants.some(({ isNeeded }) => isNeeded === true),
    };
    return {
      changes: [message('consent.changes')],
      steps: [
        surveyStep(known),
        scopedByStep(known),
        ...grants,
        verifyStep(context, known),
        // Last: disabled before the permissions work, the integration could not come back.
        ...refreshSteps(refresh),
      ],
      wayBack: refreshWayBack(
        refresh,
        message(known.isChanged ? 'consent.changed' : 'runbook.wayBack.nothing'),
      ),
    };
  },
};
