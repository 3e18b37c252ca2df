import { message } from '../../shared/messages/message';
import { type RefreshOptions, refreshSteps, refreshWayBack } from './integration-refresh';
import type { Runbook } from './runbook';
import { buildStep, removePolicyStep, testStep } from './scoping/exchange-scope';
import { lookBothWays } from './scoping/looks';
import { propagateStep, proveStep } from './scoping/propagation';
import { canaryStep, chooseSteps, surveyStep } from './scoping/survey';
import { findRemovedStep, removeStep, restoreStep } from './scoping/tenant-consent';
import { INITIAL, scopingValues, set, type Values } from './scoping/values';

function wayBackState({ isScoped, isRemoved, isProven, kind }: Values): 'restore' | 'stays' | null {
  if (isRemoved && !isProven) return 'restore';
  return isScoped || kind === null ? null : 'stays';
}

/**
 * Limits the integration to its mailboxes with RBAC for Applications (Q1), from nothing or from a legacy application
 * access policy, in the order in which mail flows all the time: scope, pointer, assignments, then the tenant-wide
 * consent goes, and the policy last.
 */
export const scopeMailboxes: Runbook = {
  id: 'scope-mailboxes',
  initial: INITIAL,
  plan: (kept, context) => {
    const known = scopingValues.parse(kept);
    const state = wayBackState(known);
    const refresh: RefreshOptions = {
      context,
      known: known.refresh,
      save: (refreshed) => set({ refresh: refreshed }),
      isNeeded: !known.isScoped,
      also: (snapshot) => lookBothWays(snapshot),
    };
    return {
      changes: [message('scope.changes')],
      steps: [
        surveyStep(context),
        canaryStep(context),
        ...chooseSteps(context, known),
        buildStep(context, known),
        testStep(context, known),
        propagateStep(known),
        removeStep(context, known),
        proveStep(known),
        restoreStep(context, known, known.isRestoring),
        removePolicyStep(context, known),
        ...refreshSteps(refresh),
      ],
      wayBack: refreshWayBack(
        refresh,
        state === null ? message('runbook.wayBack.nothing') : message('scope.wayBack', { state }),
        [findRemovedStep(known), restoreStep(context, known, known.isRestoring)],
      ),
    };
  },
};
