import { z } from 'zod';

import { newestReadOf } from '../../shared/checks/mailbox-evidence';
import type { GenesysObservations } from '../../shared/domain/genesys';
import { epochOf, instantOf, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import { valueOf } from '../../shared/domain/observation';
import type { MissingStep } from '../../shared/messages/en/read-but-missing';
import { message } from '../../shared/messages/message';
import { arrivedSince, liveWalk } from '../../shared/runbooks/live-walk';
import {
  ALL_WALK_FAULTS,
  isOfFlow,
  WALK_FAULTS,
  WALK_STEPS,
  type WalkFault,
  type WalkStep,
} from '../../shared/runbooks/routing-walk';
import { problemOf } from './run-problems';
import { type Look, proofOf, type Runbook, type RunContext, type Step, type StepIo } from './runbook';

/** What is known while mail is looked for. */
const values = z.strictObject({
  /** The place that is being mended; null: the walk goes on. */
  fault: z.enum(ALL_WALK_FAULTS).nullable(),
  /** The route leads to a queue, without a flow. */
  isDirect: z.boolean(),
  isMended: z.boolean(),
  /** Whose mail gets lost there, and since when it is read to be mended; null: that is not read. */
  mailbox: z.string().nullable(),
  /** What the flow or queue is called where it gets lost; null: it is neither, or that is not read. */
  name: z.string().nullable().default(null),
  mendedAt: z.iso.datetime().nullable(),
  /** Places that could not be read in the organisation, so that the administrator looks. */
  asked: z.array(z.enum(WALK_STEPS)),
  /** The mail arrives. */
  isDone: z.boolean(),
});

type Values = z.output<typeof values>;

const INITIAL: Values = {
  fault: null,
  isDirect: false,
  isMended: false,
  mailbox: null,
  name: null,
  mendedAt: null,
  asked: [],
  isDone: false,
};

/** A mail comes and is fetched within minutes, where mail comes at all. */
const ARRIVAL_MS = 20 * MINUTE_MS;
const ARRIVAL_EVERY_MS = MINUTE_MS;
/** A change in Genesys Cloud is seen by its API at once, or nearly so. */
const CHANGE_MS = MINUTE_MS;
const CHANGE_EVERY_MS = 30 * SECOND_MS;

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

/** The organisation as it is read now, or why it is not. */
async function organisation(
  look: StepIo['look'],
): Promise<
  { readonly genesys: GenesysObservations } | { readonly look: Extract<Look, { is: 'unreadable' }> }
> {
  const { genesys } = await look();
  if (genesys === null) throw new Error('The connection has no organisation.');
  const { token } = genesys;
  return token.state === 'unreadable'
    ? { look: { is: 'unreadable', failure: token.failure, requestId: token.requestId } }
    : { genesys };
}

/** Looks at one place by reading it. What cannot be read, the administrator is asked. */
function liveStep(step: WalkStep, { connection }: RunContext, known: Values): Step {
  const { fault, isDone, asked } = known;
  return {
    ...titled(step),
    id: `live-${step}`,
    kind: 'look',
    isNeeded: connection.genesys !== null && fault === null && !isDone && !asked.includes(step),
    skip: {
      label: message('missing.button', { button: 'byHand' }),
      values: set({ asked: [...WALK_STEPS] }),
    },
    look: async (io) => {
      const read = await organisation(io.recentLook);
      if ('look' in read) return read.look;
      const found = liveWalk(step, read.genesys, connection.mailboxes);
      switch (found.is) {
        case 'unknown':
          return { is: 'reached', values: set({ asked: [...asked, step] }) };
        case 'fine':
          return {
            is: 'reached',
            proofs: [proofOf(message('missing.proof.found', { step, fault: null }), found.source)],
          };
        case 'fault':
          return {
            is: 'reached',
            values: set({ fault: found.fault, mailbox: found.mailbox, name: found.name }),
            proofs: [proofOf(message('missing.proof.found', { step, fault: found.fault }), found.source)],
          };
      }
    },
  };
}

function walkStep(step: WalkStep, { connection }: RunContext, known: Values): Step {
  const { fault, isDirect, isDone, asked } = known;
  const options = ['fine' as const, ...(step === 'route' ? (['direct'] as const) : []), ...WALK_FAULTS[step]];
  return {
    ...titled(step),
    kind: 'ask',
    isNeeded:
      fault === null &&
      !isDone &&
      !(isDirect && isOfFlow(step)) &&
      (connection.genesys === null || asked.includes(step)),
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

const GO_ON: NonNullable<Step['skip']> = {
  label: message('missing.button', { button: 'goOn' }),
  values: set({ fault: null, isMended: false, mailbox: null, name: null, mendedAt: null }),
};

/** What reading shows after something was mended: the place is right, and a mail gets through. */
function seenSteps({ fault, mailbox, mendedAt, isDone }: Values): readonly Step[] {
  const place = WALK_STEPS.find((step) => WALK_FAULTS[step].some((one) => one === fault)) ?? 'route';
  const isLive = fault !== null && mailbox !== null && !isDone;
  return [
    {
      ...titled('mended'),
      kind: 'wait',
      isNeeded: isLive && mendedAt === null,
      repeats: true,
      wait: {
        expectedMs: CHANGE_MS,
        everyMs: CHANGE_EVERY_MS,
        reason: message('missing.wait', { mailbox: null }),
      },
      skip: GO_ON,
      look: async (io) => {
        const read = await organisation(io.look);
        if ('look' in read) return read.look;
        const found = liveWalk(place, read.genesys, [mailbox ?? '']);
        // Nothing more is known of a flow's handling until the next mail comes.
        if (found.is === 'fault' && found.fault === fault && fault !== 'disconnects') return { is: 'notYet' };
        const source = found.is === 'unknown' ? read.genesys.token : found.source;
        return {
          is: 'reached',
          values: set({ mendedAt: instantOf(io.now()) }),
          proofs: [proofOf(message('missing.proof.found', { step: place, fault: null }), source)],
        };
      },
    },
    {
      ...titled('arrives'),
      kind: 'wait',
      isNeeded: isLive,
      repeats: true,
      wait: {
        expectedMs: ARRIVAL_MS,
        everyMs: ARRIVAL_EVERY_MS,
        reason: message('missing.wait', { mailbox: mailbox ?? '' }),
      },
      vouch: {
        label: message('missing.button', { button: 'arrives' }),
        text: message('missing.word', { fault }),
      },
      done: set({ isDone: true }),
      skip: GO_ON,
      look: async (io) => {
        const read = await organisation(io.look);
        if ('look' in read) return read.look;
        const source = arrivedSince(mailbox ?? '', read.genesys, epochOf(mendedAt ?? instantOf(io.now())));
        return source === null
          ? { is: 'notYet' }
          : {
              is: 'reached',
              values: set({ isDone: true }),
              proofs: [proofOf(message('missing.proof.arrived', { mailbox: mailbox ?? '' }), source)],
            };
      },
    },
  ];
}

function mendSteps(known: Values): readonly Step[] {
  const { fault, isMended, isDone, mailbox, name } = known;
  return [
    {
      ...titled('mend'),
      explanation: [
        message('missing.explanation', { step: 'mend' }),
        ...(mailbox === null ? [] : [message('missing.lost', { mailbox, name })]),
      ],
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
      isNeeded: fault !== null && mailbox === null && isMended && !isDone,
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
      skip: GO_ON,
      assumed: set({ isDone: true }),
    },
  ];
}

function nothingStep({ fault, isDone }: Values): Step {
  return {
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
  };
}

/**
 * Finds the place where mail that was read never arrived (Q8): along the way that a mail takes in Genesys Cloud, each place
 * with what to look for, until one is found and mended.
 */
export const readButMissing: Runbook = {
  id: 'read-but-missing',
  initial: INITIAL,
  plan: (kept, context) => {
    const known = values.parse(kept);
    return {
      changes: [message('missing.changes')],
      steps: [
        SURVEY,
        ...WALK_STEPS.flatMap((step) => [liveStep(step, context, known), walkStep(step, context, known)]),
        ...mendSteps(known),
        ...seenSteps(known),
        nothingStep(known),
      ],
      wayBack: { text: message('missing.wayBack'), steps: [] },
    };
  },
};
