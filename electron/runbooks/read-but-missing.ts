import { z } from 'zod';

import { newestReadOf } from '../../shared/checks/mailbox-evidence';
import { instantOf } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import { valueOf } from '../../shared/domain/observation';
import type { MissingStep } from '../../shared/messages/en/read-but-missing';
import { message } from '../../shared/messages/message';
import {
  ALL_WALK_FAULTS,
  isOfFlow,
  WALK_FAULTS,
  WALK_STEPS,
  type WalkFault,
  type WalkStep,
} from '../../shared/runbooks/routing-walk';
import { problemOf } from './run-problems';
import { proofOf, type Runbook, type Step } from './runbook';

/** What is known while mail is looked for. */
const values = z.strictObject({
  /** The place that is being mended; null: the walk goes on. */
  fault: z.enum(ALL_WALK_FAULTS).nullable(),
  /** The route leads to a queue, without a flow. */
  isDirect: z.boolean(),
  isMended: z.boolean(),
  /** The mail arrives. */
  isDone: z.boolean(),
});

type Values = z.output<typeof values>;

const INITIAL: Values = { fault: null, isDirect: false, isMended: false, isDone: false };

/** Values that change: typed here, plain JSON for whoever keeps them. */
function set(change: Partial<Values>): JsonObject {
  return change;
}

function titled(id: MissingStep): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('missing.title', { step: id }),
    explanation: [message('missing.explanation', { step: id })],
  };
}

/** Mail that is not even read is not lost in Genesys Cloud: it was never fetched. */
const SURVEY: Step = {
  ...titled('survey'),
  kind: 'look',
  look: async (io) => {
    const { mailboxes } = await io.look();
    const fetched = mailboxes.filter(({ mailFlow }) => {
      const facts = valueOf(mailFlow);
      return facts !== null && newestReadOf(facts) !== null;
    });
    const [first] = fetched;
    if (first !== undefined) {
      const names = fetched.map(({ address }) => address);
      return { is: 'reached', proofs: [proofOf(message('missing.proof.read', { names }), first.mailFlow)] };
    }
    const [unread] = mailboxes;
    if (unread?.mailFlow.state === 'unreadable' && mailboxes.every((one) => one.mailFlow.state !== 'read')) {
      const { failure, requestId } = unread.mailFlow;
      return { is: 'unreadable', failure, requestId };
    }
    return {
      is: 'stuck',
      problem: problemOf(message('missing.problem'), message('missing.advice')),
    };
  },
  skip: { label: message('missing.button', { button: 'allTheSame' }) },
};

function faultOf(step: WalkStep, answer: string): WalkFault | null {
  return WALK_FAULTS[step].find((fault) => fault === answer) ?? null;
}

function walkStep(step: WalkStep, { fault, isDirect, isDone }: Values): Step {
  const options = ['fine' as const, ...(step === 'route' ? (['direct'] as const) : []), ...WALK_FAULTS[step]];
  return {
    ...titled(step),
    kind: 'ask',
    isNeeded: fault === null && !isDone && !(isDirect && isOfFlow(step)),
    byHand: {
      instructions: [message('missing.open', { step })],
      link: null,
      copies: [],
      lookFor: message('missing.lookFor', { step }),
    },
    questions: [
      {
        id: 'found',
        kind: 'choice',
        label: message('missing.question'),
        hint: null,
        value: 'fine',
        problem: null,
        options: options.map((option) => ({ value: option, label: message('missing.option', { option }) })),
      },
    ],
    answer: (answers, io) => {
      const found = faultOf(step, answers['found'] ?? '');
      return Promise.resolve({
        ok: true,
        values: set({ fault: found, isDirect: isDirect || answers['found'] === 'direct' }),
        proofs: [
          {
            text: message('missing.proof.found', { step, fault: found }),
            from: 'word',
            at: instantOf(io.now()),
            via: null,
            requestId: null,
          },
        ],
      });
    },
  };
}

function mendSteps({ fault, isMended, isDone }: Values): readonly Step[] {
  return [
    {
      ...titled('mend'),
      kind: 'byHand',
      isNeeded: fault !== null && !isMended,
      repeats: true,
      byHand: {
        instructions: fault === null ? [] : [message('missing.mend', { fault })],
        link: null,
        copies: [],
        lookFor: null,
      },
      done: set({ isMended: true }),
      assumed: set({ isMended: true }),
    },
    {
      ...titled('verify'),
      kind: 'byHand',
      isNeeded: fault !== null && isMended && !isDone,
      repeats: true,
      byHand: {
        instructions: [message('missing.send')],
        link: null,
        copies: [],
        lookFor: message('missing.arrived'),
      },
      vouch: {
        label: message('missing.button', { button: 'arrives' }),
        text: message('missing.word', { fault }),
      },
      done: set({ isDone: true }),
      skip: {
        label: message('missing.button', { button: 'goOn' }),
        values: set({ fault: null, isMended: false }),
      },
      assumed: set({ isDone: true }),
    },
    {
      ...titled('nothing'),
      kind: 'byHand',
      isNeeded: fault === null && !isDone,
      byHand: {
        instructions: [message('missing.support')],
        link: null,
        copies: [],
        lookFor: null,
      },
      vouch: {
        label: message('missing.button', { button: 'noted' }),
        text: message('missing.word', { fault: null }),
      },
      done: set({ isDone: true }),
      assumed: set({ isDone: true }),
    },
  ];
}

/**
 * Finds the place where mail that was read never arrived (Q8): along the way that a mail takes in Genesys Cloud, each place
 * with what to look for, until one is found and mended.
 */
export const readButMissing: Runbook = {
  id: 'read-but-missing',
  initial: INITIAL,
  plan: (kept) => {
    const known = values.parse(kept);
    return {
      changes: [message('missing.changes')],
      steps: [SURVEY, ...WALK_STEPS.map((step) => walkStep(step, known)), ...mendSteps(known)],
      wayBack: { text: message('missing.wayBack'), steps: [] },
    };
  },
};
