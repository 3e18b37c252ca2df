import { epochOf, instantOf, MINUTE_MS } from '../../../shared/domain/instant';
import { message } from '../../../shared/messages/message';
import { bothWays } from '../../../shared/runbooks/mailbox-scoping';
import type { Step } from '../runbook';
import { lookBothWays, mayStillBeConsented } from './looks';
import { problem, set, titled, type Values } from './values';

/** Exchange's cache of what an app may open lasts 30 minutes to 2 hours (Microsoft: application-rbac). */
const PROPAGATION_MS = 120 * MINUTE_MS;

/** Rarely, while nothing depends on it: each attempt of an app keeps its cache alive. */
const PROPAGATION_EVERY_MS = 15 * MINUTE_MS;

/** Often, while mail may not be fetched. */
const PROOF_EVERY_MS = 2 * MINUTE_MS;

/** While the consent is still there, nobody is locked out by waiting: so it is waited for before it goes. */
export function propagateStep({ found, isScoped, isPropagated, waitingSince }: Values): Step {
  return {
    ...titled('propagate'),
    kind: 'wait',
    isNeeded: !isScoped && !isPropagated && found.length > 0,
    repeats: true,
    wait: {
      expectedMs: PROPAGATION_MS,
      everyMs: PROPAGATION_EVERY_MS,
      reason: message('scope.wait', { step: 'propagate' }),
    },
    vouch: {
      label: message('scope.button', { button: 'oldEnough' }),
      text: message('scope.word', { word: 'oldEnough' }),
    },
    done: set({ isPropagated: true }),
    look: async (io) => {
      if (waitingSince === null) return { is: 'notYet', values: set({ waitingSince: instantOf(io.now()) }) };
      if (io.now() - epochOf(waitingSince) < PROPAGATION_MS) return { is: 'notYet' };
      const snapshot = await io.look();
      const { refused } = bothWays(snapshot);
      // Exchange and the consent together: what is refused now is in neither.
      if (refused.length > 0) return { is: 'notYet', problem: problem('stillRefused', refused) };
      return { is: 'reached', values: set({ isPropagated: true }) };
    },
    assumed: set({ isPropagated: true }),
  };
}

/** The probes show that the mailboxes open and the others do not. */
export function proveStep({ isScoped, isProven, isRestoring, found }: Values): Step {
  return {
    ...titled('prove'),
    // Not `prove`, which the refresh at the end has.
    id: 'probe',
    kind: 'wait',
    isNeeded: !isScoped && !isProven && !isRestoring,
    repeats: true,
    risks: [message('scope.risk', { risk: 'prove' })],
    wait: {
      expectedMs: PROPAGATION_MS,
      everyMs: PROOF_EVERY_MS,
      reason: message('scope.wait', { step: 'prove' }),
    },
    vouch: {
      label: message('scope.button', { button: 'seen' }),
      text: message('scope.word', { word: 'seen' }),
    },
    done: set({ isProven: true }),
    ...(found.length === 0
      ? {}
      : {
          skip: {
            label: message('scope.button', { button: 'restore' }),
            values: set({ isRestoring: true }),
          },
        }),
    look: async (io) => {
      const snapshot = await io.look();
      if (mayStillBeConsented(snapshot, found)) return { is: 'notYet' };
      const look = lookBothWays(snapshot);
      return look.is === 'reached' ? { ...look, values: set({ isProven: true }) } : look;
    },
    assumed: set({ isProven: true }),
  };
}
