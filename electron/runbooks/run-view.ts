import { isDeepStrictEqual } from 'node:util';

import type { SignInState } from '../../shared/domain/draft';
import { type EpochMs, epochOf, type Instant, MINUTE_MS } from '../../shared/domain/instant';
import type {
  CurrentStep,
  PlannedRequest,
  RunState,
  StepButton,
  StepProblem,
  StepView,
} from '../../shared/domain/runbook-run';
import { isOpenRun } from '../../shared/domain/runbook-run';
import { type Message, message } from '../../shared/messages/message';
import { needsOf, problemOf } from './run-problems';
import { type RunRecord, type StepRecord, UNTOUCHED } from './run-record';
import type { Change, RunPlan, Step } from './runbook';
import { WRITE_PERMISSIONS } from './write-permissions';
import type { WriterFound } from './writer';

/** What of a run is not kept: it is found out anew after a start. */
export interface Passing {
  readonly isBusy: boolean;
  readonly problem: StepProblem | null;
  /** Nothing is to be sent: the look said so. */
  readonly isStuck: boolean;
  /** Who would send the requests of the step; null while that is not known. */
  readonly writer: WriterFound | null;
  /** What is wrong with which answer, and what was answered. */
  readonly wrong: Readonly<Record<string, Message>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly nextLookAt: Instant | null;
  readonly signIn: SignInState;
}

export const NOTHING_PASSING: Passing = {
  isBusy: false,
  problem: null,
  isStuck: false,
  writer: null,
  wrong: {},
  answers: {},
  nextLookAt: null,
  signIn: { status: 'none' },
};

/** How one step of a run stands on the disk. */
export function stepRecord(record: RunRecord, id: string): StepRecord {
  return record.steps[id] ?? UNTOUCHED;
}

/** The steps of the way that a run is on. */
function stepsOf({ status }: RunRecord, plan: RunPlan): readonly Step[] {
  return status === 'undoing' || status === 'cancelled' ? plan.wayBack.steps : plan.steps;
}

function isEnded(record: RunRecord, step: Step): boolean {
  if (step.isNeeded === false) return true;
  return step.repeats !== true && stepRecord(record, step.id).endedAt !== null;
}

/** The step that a run is at; null: all are done. */
export function currentStep(record: RunRecord, plan: RunPlan): Step | null {
  return stepsOf(record, plan).find((step) => !isEnded(record, step)) ?? null;
}

/** Whether the step is done by hand: because that was chosen, or because nobody here can send it. */
function isByHand(step: Step, record: StepRecord, writer: WriterFound | null): boolean {
  if (step.change === undefined) return step.kind === 'byHand';
  return step.byHand !== undefined && (record.isByHand || writer?.is === 'nobody');
}

/**
 * Whether it is looked again and again whether the step's goal is reached: a wait, or what somebody does somewhere else.
 * While a request waits to be confirmed, it is not: it would change under the reader's eyes.
 */
export function isWatched(step: Step, record: StepRecord, writer: WriterFound | null): boolean {
  return step.wait !== undefined && (step.kind === 'wait' || isByHand(step, record, writer));
}

function button(action: StepButton['action'], label: Message): StepButton {
  return { action, label };
}

/** What may be done at a step; the first is the primary one where `hasPrimary`. */
export function buttonsOf(
  step: Step,
  record: StepRecord,
  passing: Passing,
): { readonly primary: StepButton | null; readonly others: readonly StepButton[] } {
  const { writer, problem, isBusy } = passing;
  const check = button('check', message('runbook.button.check'));
  const done = button('done', step.doneLabel ?? message('runbook.button.done'));
  const vouch = step.vouch === undefined ? [] : [button('vouch', step.vouch.label)];
  const skip = step.skip === undefined ? [] : [button('skip', step.skip.label)];
  const ways = [...vouch, ...skip];
  if (isBusy) return { primary: null, others: [] };
  switch (step.kind) {
    case 'ask':
      return {
        primary: button('answer', step.answerLabel ?? message('runbook.button.answer')),
        others: ways,
      };
    case 'byHand': {
      const [word] = vouch;
      return word === undefined ? { primary: done, others: ways } : { primary: word, others: skip };
    }
    case 'wait':
      return { primary: null, others: [check, ...ways] };
    case 'look':
      return { primary: problem === null ? null : check, others: problem === null ? [] : ways };
    case 'change': {
      const { change, byHand } = step;
      if (change === undefined) return { primary: check, others: ways };
      if (isByHand(step, record, writer)) {
        const back =
          record.isByHand && writer?.is !== 'nobody'
            ? [button('byRequest', message('runbook.button.byRequest'))]
            : [];
        return { primary: done, others: [...back, ...ways] };
      }
      const instead = byHand === undefined ? [] : [button('byHand', message('runbook.button.byHand'))];
      const again = problem === null || step.look === undefined ? [] : [check];
      return writer?.is === 'ready' && !passing.isStuck
        ? { primary: button('confirm', change.confirm), others: [...instead, ...again, ...ways] }
        : {
            primary: writer?.is === 'signIn' && !passing.isStuck ? null : check,
            others: [...instead, ...ways],
          };
    }
  }
}

/** All that one confirmation is for. */
export function confirmedBy({ requests, also }: Change): readonly PlannedRequest[] {
  return also === undefined ? requests : [...requests, ...also];
}

/**
 * How long a confirmation holds for the steps that it covers. They follow within a minute or two; whoever comes back
 * the next day is asked again.
 */
const COVERED_MS = 15 * MINUTE_MS;

/** The confirmation of an earlier step that covers a step's requests, none of which was sent for it yet. */
export function coveringConfirmation(
  record: RunRecord,
  { id, change }: Step,
  now: EpochMs,
): StepRecord['confirmed'][number] | null {
  const own = stepRecord(record, id);
  if (change === undefined || own.confirmed.length > 0 || own.isByHand) return null;
  const confirmations = (change.coveredBy ?? []).flatMap((step) => stepRecord(record, step).confirmed);
  return (
    confirmations.find(
      ({ at, requests }) =>
        now - epochOf(at) < COVERED_MS &&
        change.requests.every((one) => requests.some((shown) => isDeepStrictEqual(shown, one))),
    ) ?? null
  );
}

/** What may be wrong with getting at a run: its connection, or its words, are gone. */
function barrierView(problem: StepProblem): CurrentStep {
  return {
    id: 'gone',
    explanation: [],
    risks: [],
    needs: null,
    requests: [],
    byHand: null,
    questions: [],
    wait: null,
    hasSecret: false,
    signIn: null,
    isBusy: false,
    problem,
    primary: null,
    others: [],
  };
}

function currentView(step: Step, record: StepRecord, passing: Passing): CurrentStep {
  const { writer, isBusy } = passing;
  const byHand = isByHand(step, record, writer);
  const { change, wait } = step;
  const permission = change === undefined ? null : WRITE_PERMISSIONS[change.permission];
  const since = record.since;
  return {
    id: step.id,
    explanation: [
      ...step.explanation,
      ...(change !== undefined && writer?.is === 'nobody' ? [message('runbook.problem.nobody')] : []),
      ...(!byHand && change?.note !== undefined ? [change.note] : []),
      ...(!byHand && (change?.also ?? []).length > 0 ? [message('runbook.covered')] : []),
    ],
    risks: step.risks ?? [],
    needs: permission === null || byHand ? null : needsOf(permission),
    requests: change === undefined || byHand ? [] : confirmedBy(change),
    byHand: byHand || (change === undefined && step.byHand !== undefined) ? (step.byHand ?? null) : null,
    questions: (step.questions ?? []).map((question) => ({
      ...question,
      value: passing.answers[question.id] ?? question.value,
      problem: passing.wrong[question.id] ?? question.problem,
    })),
    wait:
      wait === undefined || since === null || !isWatched(step, record, writer)
        ? null
        : {
            since,
            expectedMs: step.kind === 'wait' ? wait.expectedMs : null,
            // What is waited for after a request was sent was not begun yet where somebody does it by hand.
            reason: change === undefined ? wait.reason : message('runbook.watching'),
            nextLookAt: passing.nextLookAt,
          },
    hasSecret: step.secret !== undefined,
    signIn: !byHand && writer?.is === 'signIn' ? passing.signIn : null,
    isBusy,
    problem:
      passing.problem ??
      (!byHand && writer?.is === 'signIn'
        ? problemOf(
            message('runbook.problem.signIn'),
            message('runbook.advice.signIn', { permissions: writer.scopes }),
          )
        : null),
    ...buttonsOf(step, record, passing),
  };
}

/** What the title of a run is made of. */
export function titledAs(
  { runbook }: Pick<RunRecord, 'runbook'>,
  plan: RunPlan | null,
): Pick<RunState, 'runbook' | 'credential'> {
  return { runbook, credential: plan?.credential ?? null };
}

/** How a run looks to the interface. */
export function viewOf(
  record: RunRecord,
  plan: RunPlan | null,
  passing: Passing,
  barrier: StepProblem | null,
  alsoConcerns: readonly string[],
): RunState {
  const isOpen = isOpenRun(record);
  const current = plan === null || !isOpen ? null : currentStep(record, plan);
  const all =
    plan === null
      ? []
      : record.status === 'cancelled'
        ? shownOfCancelled(record, plan)
        : stepsOf(record, plan);
  const steps = all.map((step): StepView => {
    const { endedAt, proofs, sent } = stepRecord(record, step.id);
    const isOver = step.id !== current?.id && isEnded(record, step);
    return {
      id: step.id,
      kind: step.kind,
      title: step.title,
      status:
        step.id === current?.id
          ? 'current'
          : isOver
            ? endedAt === null
              ? 'notNeeded'
              : 'done'
            : isOpen
              ? 'later'
              : 'notNeeded',
      endedAt,
      proofs,
      sent,
    };
  });
  return {
    id: record.id,
    ...titledAs(record, plan),
    connectionId: record.connectionId,
    connectionName: record.connectionName,
    startedAt: record.startedAt,
    endedAt: record.endedAt,
    status: record.status,
    changes: plan?.changes ?? [],
    steps,
    current: !isOpen
      ? null
      : barrier !== null
        ? barrierView(barrier)
        : current === null
          ? null
          : currentView(current, stepRecord(record, current.id), passing),
    alsoConcerns,
    wayBack: !isOpen
      ? null
      : record.status === 'undoing' || plan === null
        ? message('runbook.wayBack.stays')
        : plan.wayBack.text,
  };
}

/** Of a cancelled run, what was done before and what undid it. */
function shownOfCancelled(record: RunRecord, plan: RunPlan): readonly Step[] {
  return [...plan.steps, ...plan.wayBack.steps].filter(({ id }) => stepRecord(record, id).endedAt !== null);
}
