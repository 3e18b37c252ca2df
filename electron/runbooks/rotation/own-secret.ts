import { message } from '../../../shared/messages/message';
import { rotationProblem } from '../registered-credential';
import type { Step, StepIo } from '../runbook';
import { set, titled, valueIn, type Values } from './values';

/**
 * Lets Graphkeeper itself look with the new secret, before the integration is refreshed: with a secret that has ended,
 * nothing could be read that shows what is new.
 */
export function ownStep({ hasValue, own }: Values): Step {
  return {
    ...titled('own'),
    kind: 'look',
    isNeeded: hasValue === true && own === null,
    look: async (io) => {
      const kept = await valueIn(io);
      if (kept === null) return { is: 'stuck', problem: rotationProblem('valueLost') };
      return { is: 'reached', values: set({ own: await io.replaceOwnSecret(kept.secret) }) };
    },
    assumed: set({ own: 'replaced' }),
  };
}

/** Has it replaced by whoever gives it to Graphkeeper. */
export function ownByHandStep({ hasValue, own }: Values): Step {
  return {
    ...titled('ownByHand'),
    kind: 'byHand',
    isNeeded: own === 'kept',
    ...(hasValue === true ? { secret: async (io: StepIo) => (await valueIn(io))?.secret ?? null } : {}),
    byHand: {
      instructions: [message('rotate.byHand', { line: 'replaceOwn' })],
      link: null,
      copies: [],
      lookFor: null,
    },
    doneLabel: message('rotate.button', { button: 'ownReplaced' }),
    skip: { label: message('rotate.button', { button: 'ownLater' }) },
  };
}
