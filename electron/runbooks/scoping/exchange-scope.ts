import { instantOf } from '../../../shared/domain/instant';
import { type Message, message } from '../../../shared/messages/message';
import {
  judgeTest,
  policyRemovalScript,
  scopeScript,
  testScript,
} from '../../../shared/runbooks/mailbox-scoping';
import type { Answered, RunContext, Step } from '../runbook';
import { planOf, script, set, titled, type Values } from './values';

/** Exchange gets the scope and the assignments: by a script, for no interface does it. */
export function buildStep(context: RunContext, known: Values): Step {
  return {
    ...titled('build'),
    kind: 'byHand',
    isNeeded: !known.isScoped,
    risks: [message('scope.risk', { risk: 'build' })],
    byHand: {
      instructions: (['shell', 'role', 'run'] as const).map((line) => message('scope.byHand', { line })),
      link: 'exchangeScopeDocumentation',
      copies: [script('scope', scopeScript(planOf(context, known)))],
      lookFor: message('scope.lookFor', { what: 'covered' }),
    },
    doneLabel: message('scope.button', { button: 'built' }),
  };
}

/** Exchange says itself what it grants: its answer is pasted. */
export function testStep(context: RunContext, known: Values): Step {
  const plan = planOf(context, known);
  const answer: Step['answer'] = (answers, io): Promise<Answered> => {
    const wrong = judgeTest(answers['output'] ?? '', plan);
    if (wrong !== null) {
      return Promise.resolve({ ok: false, problems: { output: message('scope.test', { found: wrong }) } });
    }
    const text: Message = message('scope.proof.test', {
      mailboxes: plan.mailboxes,
      canaries: plan.canaries,
    });
    return Promise.resolve({
      ok: true,
      values: set({ isTested: true }),
      proofs: [{ text, from: 'word', at: instantOf(io.now()), via: null, requestId: null }],
    });
  };
  return {
    ...titled('test'),
    kind: 'ask',
    isNeeded: !known.isScoped && !known.isTested,
    repeats: true,
    byHand: {
      instructions: (['shell', 'runTest', 'copyOutput'] as const).map((line) =>
        message('scope.byHand', { line }),
      ),
      link: 'exchangeScopeDocumentation',
      copies: [script('test', testScript(plan))],
      lookFor: null,
    },
    questions: [
      {
        id: 'output',
        kind: 'text',
        label: message('scope.question', { question: 'output' }),
        hint: message('scope.hint', { question: 'output' }),
        value: '',
        problem: null,
      },
    ],
    answer,
    assumed: set({ isTested: true }),
  };
}

/** The legacy policy goes last. */
export function removePolicyStep({ connection }: RunContext, { isScoped, hasPolicy }: Values): Step {
  return {
    ...titled('removePolicy'),
    kind: 'byHand',
    isNeeded: !isScoped && hasPolicy === true,
    byHand: {
      instructions: (['shell', 'runPolicy'] as const).map((line) => message('scope.byHand', { line })),
      link: 'exchangeScopeDocumentation',
      copies: [script('policy', policyRemovalScript(connection))],
      lookFor: message('scope.lookFor', { what: 'noPolicy' }),
    },
    doneLabel: message('scope.button', { button: 'policyRemoved' }),
  };
}
