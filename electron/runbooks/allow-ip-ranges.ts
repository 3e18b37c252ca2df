import { z } from 'zod';

import { instantOf } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import type { ByHand, Proof, Question } from '../../shared/domain/runbook-run';
import type { RangesStep } from '../../shared/messages/en/allow-ip-ranges';
import { type Message, message } from '../../shared/messages/message';
import {
  addScript,
  allEntries,
  expectedRanges,
  type FilterPolicy,
  type IpRange,
  lackingOf,
  MAX_ENTRIES,
  readExpected,
  readPolicy,
  sharedOf,
  showPolicyScript,
  textOfRange,
} from '../../shared/runbooks/ip-ranges';
import { type Answered, proofOf, type Runbook, type RunContext, type Step, type StepIo } from './runbook';

/** What is known while addresses are let in. */
const values = z.strictObject({
  /** As entries of a list; null: not given yet. */
  expected: z.array(z.string()).nullable(),
  policy: z
    .strictObject({
      name: z.string(),
      lacking: z.array(z.string()),
      /** What of the expected is blocked. */
      blocked: z.array(z.string()),
    })
    .nullable(),
});

type Values = z.output<typeof values>;

const INITIAL: Values = { expected: null, policy: null };

/** Values that change: typed here, plain JSON for whoever keeps them. */
function set(change: Partial<Values>): JsonObject {
  return change;
}

function titled(id: RangesStep): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('ranges.title', { step: id }),
    explanation: [message('ranges.explanation', { step: id })],
  };
}

/** Ranges of entries that were made here. */
function rangesOf(entries: readonly string[] | null): readonly IpRange[] {
  const read = readExpected((entries ?? []).join('\n'));
  return read.ok ? read.value : [];
}

function paste(id: 'ranges' | 'policy', value: string): Question {
  return {
    id,
    kind: 'text',
    label: message('ranges.question', { question: id }),
    hint: message('ranges.hint', { question: id }),
    value,
    problem: null,
  };
}

function word(text: Message, io: StepIo): Proof {
  return { text, from: 'word', at: instantOf(io.now()), via: null, requestId: null };
}

/** The addresses as Genesys Cloud lists them, where it is connected; the administrator sees them at the next step. */
function listedStep({ connection }: RunContext, { expected }: Values): Step {
  return {
    ...titled('listed'),
    kind: 'look',
    isNeeded: connection.genesys !== null && expected === null,
    skip: { label: message('ranges.button', { button: 'paste' }) },
    look: async (io) => {
      const ranges = (await io.look()).genesys?.ipRanges;
      if (ranges === undefined) return { is: 'reached' };
      if (ranges.state === 'unreadable') {
        return { is: 'unreadable', failure: ranges.failure, requestId: ranges.requestId };
      }
      const listed = allEntries(expectedRanges(ranges.value));
      return {
        is: 'reached',
        values: set({ expected: [...listed] }),
        proofs: [proofOf(message('ranges.proof.listed', { count: listed.length }), ranges)],
      };
    },
  };
}

function expectedStep({ expected }: Values): Step {
  return {
    ...titled('expected'),
    kind: 'ask',
    questions: [paste('ranges', (expected ?? []).join('\n'))],
    answer: (answers) => {
      const read = readExpected(answers['ranges'] ?? '');
      return Promise.resolve<Answered>(
        read.ok
          ? { ok: true, values: set({ expected: [...allEntries(read.value)] }) }
          : { ok: false, problems: { ranges: message('ranges.wrong', { found: read.error }) } },
      );
    },
    assumed: set({ expected: expected ?? [] }),
  };
}

function showPolicy({ connection }: RunContext): ByHand {
  return {
    instructions: (['shell', 'show', 'paste'] as const).map((line) => message('ranges.byHand', { line })),
    link: 'connectionFilterDocumentation',
    copies: [
      {
        label: message('ranges.copy', { what: 'show' }),
        text: showPolicyScript(connection.cloud),
        isScript: true,
      },
    ],
    lookFor: null,
  };
}

/** What was pasted is kept: the connection filter is compared with it until the next time. */
function kept(
  policy: FilterPolicy,
  io: StepIo,
  judge: (policy: FilterPolicy, io: StepIo) => Answered,
): Answered {
  io.keepFilterPolicy({
    pastedAt: instantOf(io.now()),
    name: policy.name,
    allowed: policy.allowed.map(textOfRange),
    blocked: policy.blocked.map(textOfRange),
  });
  return judge(policy, io);
}

/** What is pasted is judged by `judge`; what is not understood is said. */
function pastedPolicy(judge: (policy: FilterPolicy, io: StepIo) => Answered): NonNullable<Step['answer']> {
  return (answers, io) => {
    const read = readPolicy(answers['policy'] ?? '');
    return Promise.resolve<Answered>(
      read.ok
        ? kept(read.value, io, judge)
        : { ok: false, problems: { policy: message('ranges.wrongPolicy', { found: read.error }) } },
    );
  };
}

function policyStep(context: RunContext, { expected }: Values): Step {
  const wanted = rangesOf(expected);
  return {
    ...titled('policy'),
    kind: 'ask',
    byHand: showPolicy(context),
    questions: [paste('policy', '')],
    answer: pastedPolicy((policy, io) => {
      const lacking = allEntries(lackingOf(wanted, policy.allowed));
      const blocked = allEntries(sharedOf(wanted, policy.blocked));
      const count = policy.entries + lacking.length;
      if (lacking.length > 0 && count > MAX_ENTRIES) {
        return { ok: false, problems: { policy: message('ranges.full', { count, max: MAX_ENTRIES }) } };
      }
      return {
        ok: true,
        values: set({ policy: { name: policy.name, lacking: [...lacking], blocked: [...blocked] } }),
        proofs: [word(message('ranges.proof', { policy: policy.name, lacking: lacking.length }), io)],
        isWord: lacking.length === 0,
      };
    }),
    assumed: set({ policy: { name: 'Default', lacking: [...(expected ?? [])], blocked: [] } }),
  };
}

function blockedStep({ policy }: Values): Step {
  const blocked = policy?.blocked ?? [];
  return {
    ...titled('blocked'),
    kind: 'byHand',
    isNeeded: blocked.length > 0,
    byHand: {
      instructions: [message('ranges.byHand', { line: 'ask' })],
      link: 'connectionFilterDocumentation',
      copies: [
        { label: message('ranges.copy', { what: 'blocked' }), text: blocked.join('\n'), isScript: true },
      ],
      lookFor: null,
    },
    doneLabel: message('ranges.button', { button: 'asked' }),
  };
}

function addSteps(context: RunContext, { expected, policy }: Values): readonly Step[] {
  const wanted = rangesOf(expected);
  const lacking = policy?.lacking ?? [];
  const isNeeded = lacking.length > 0;
  return [
    {
      ...titled('add'),
      kind: 'byHand',
      isNeeded,
      risks: [message('ranges.risk')],
      byHand: {
        instructions: (['shell', 'add'] as const).map((line) => message('ranges.byHand', { line })),
        link: 'connectionFilterDocumentation',
        copies: [
          {
            label: message('ranges.copy', { what: 'add' }),
            text: addScript(context.connection.cloud, policy?.name ?? '', lacking),
            isScript: true,
          },
        ],
        lookFor: null,
      },
      doneLabel: message('ranges.button', { button: 'added' }),
    },
    {
      ...titled('check'),
      kind: 'ask',
      isNeeded,
      byHand: showPolicy(context),
      questions: [paste('policy', '')],
      answer: pastedPolicy(({ name, allowed }, io) => {
        const still = allEntries(lackingOf(wanted, allowed));
        return still.length > 0
          ? { ok: false, problems: { policy: message('ranges.stillLacking', { entries: still }) } }
          : {
              ok: true,
              values: {},
              proofs: [word(message('ranges.proof', { policy: name, lacking: 0 }), io)],
              isWord: true,
            };
      }),
    },
  ];
}

/**
 * Lets the vendor's addresses through Exchange's connection filter (Q11): what is lacking, exactly, is added to what is
 * there. Nothing of it can be read with Microsoft Graph, so the policy is pasted, before and afterwards.
 */
export const allowIpRanges: Runbook = {
  id: 'allow-ip-ranges',
  initial: INITIAL,
  plan: (kept, context) => {
    const known = values.parse(kept);
    return {
      changes: [message('ranges.changes')],
      steps: [
        listedStep(context, known),
        expectedStep(known),
        policyStep(context, known),
        blockedStep(known),
        ...addSteps(context, known),
      ],
      wayBack: {
        text: message(known.policy === null ? 'runbook.wayBack.nothing' : 'ranges.wayBack'),
        steps: [],
      },
    };
  },
};
