import type { Connection } from '../../shared/domain/connection';
import { instantOf } from '../../shared/domain/instant';
import { isOpenRun, isUnshown, type Proof, type RunAction } from '../../shared/domain/runbook-run';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { type Message, message } from '../../shared/messages/message';
import type { Clock } from '../clock';
import type { Reason, RunCourse } from './run-course';
import type { RunDesk } from './run-desk';
import type { RunRecord, StepRecord } from './run-record';
import type { Send } from './run-sending';
import { buttonsOf, stepRecord } from './run-view';
import type { Step, StepIo } from './runbook';

/** Does what an administrator chose at a step. */
export type Act = (
  runId: string,
  stepId: string,
  action: RunAction,
  answers: Readonly<Record<string, string>>,
) => void;

/** Makes what acts. */
export function createAct(
  { clock }: { readonly clock: Clock },
  parts: {
    readonly desk: RunDesk;
    readonly course: RunCourse;
    readonly send: Send;
    readonly ioOf: (record: RunRecord, connection: Connection) => StepIo;
  },
): Act {
  const { ioOf, send } = parts;
  const { lifeOf, find, placeOf, pass, keepStep } = parts.desk;
  const { proceed, enqueue, finishStep } = parts.course;

  /** What somebody answered. A secret is in the vault then, and nowhere else. */
  const answer = async (
    id: string,
    stepId: string,
    answers: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const record = find(id);
    const place = placeOf(record);
    if (place.is !== 'at' || place.step?.id !== stepId) return;
    const { step, connection } = place;
    const answered = (await step.answer?.(answers, ioOf(record, connection))) ?? { ok: true, values: {} };
    if (answered.ok) {
      finishStep(find(id), step, answered.isWord === true ? 'vouched' : 'answered', answered);
      await proceed(id, 'entered');
      return;
    }
    const secret = new Set((step.questions ?? []).filter(isUnshown).map((one) => one.id));
    const shownAgain = Object.entries(answers).filter(([question]) => !secret.has(question));
    pass(id, { isBusy: false, wrong: answered.problems, answers: Object.fromEntries(shownAgain) });
  };

  const byWord = (
    record: RunRecord,
    step: Step,
    outcome: NonNullable<StepRecord['outcome']>,
    text: Message,
  ): void => {
    const proof: Proof = { text, from: 'word', at: instantOf(clock.now()), via: null, requestId: null };
    finishStep(record, step, outcome, { proofs: [proof], values: step.done ?? {} });
    enqueue(record.id, () => proceed(record.id, 'entered'));
  };

  return (id, stepId, action, answers) => {
    const record = find(id);
    const life = lifeOf(id);
    const place = placeOf(record);
    if (place.is !== 'at' || place.step?.id !== stepId || !isOpenRun(record)) {
      throw new CommandFailure('busy', 'the run is at another step');
    }
    const { step } = place;
    const buttons = buttonsOf(step, stepRecord(record, step.id), life.passing);
    const offered = [...(buttons.primary === null ? [] : [buttons.primary]), ...buttons.others];
    if (!offered.some((one) => one.action === action)) {
      throw new CommandFailure(life.passing.isBusy ? 'busy' : 'notAllowed', 'not offered at this step');
    }
    const goOn = (reason: Reason): void => {
      pass(id, { isBusy: true });
      enqueue(id, () => proceed(id, reason));
    };
    switch (action) {
      case 'confirm':
        pass(id, { isBusy: true, problem: null });
        enqueue(id, () => send(id, stepId, null));
        return;
      case 'answer':
        pass(id, { isBusy: true });
        enqueue(id, () => answer(id, stepId, answers));
        return;
      case 'done':
        if (step.look !== undefined) goOn('asked');
        else byWord(record, step, 'answered', message('runbook.proof.byHand'));
        return;
      case 'check':
        goOn('asked');
        return;
      case 'byHand':
      case 'byRequest':
        keepStep(record, step.id, { isByHand: action === 'byHand' });
        pass(id, { problem: null });
        goOn('entered');
        return;
      case 'vouch':
        if (step.vouch !== undefined) byWord(record, step, 'vouched', step.vouch.text);
        return;
      case 'skip': {
        const values = step.skip?.values;
        finishStep(record, step, 'skipped', values === undefined ? {} : { values });
        goOn('entered');
        return;
      }
    }
  };
}
