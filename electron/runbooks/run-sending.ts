import type { Connection } from '../../shared/domain/connection';
import { instantOf } from '../../shared/domain/instant';
import type { Proof } from '../../shared/domain/runbook-run';
import { message } from '../../shared/messages/message';
import type { Clock } from '../clock';
import type { Covering, RunCourse } from './run-course';
import type { RunDesk } from './run-desk';
import type { RunJournal } from './run-journal';
import { refusedProblem, unclearProblem } from './run-problems';
import type { RunRecord } from './run-record';
import { confirmedBy, stepRecord, titledAs } from './run-view';
import type { StepIo, WriteAnswer } from './runbook';
import { WRITE_PERMISSIONS } from './write-permissions';

/**
 * Sends what was confirmed at a step. That it was is written down first.
 *
 * @param covering the confirmation of an earlier step that holds for this one; null: somebody confirmed just now
 */
export type Send = (id: string, stepId: string, covering: Covering | null) => Promise<void>;

/** Makes what sends. */
export function createSend(
  { clock, user }: { readonly clock: Clock; readonly user: string },
  parts: {
    readonly desk: RunDesk;
    readonly journal: RunJournal;
    readonly course: () => RunCourse;
    readonly ioOf: (record: RunRecord, connection: Connection) => StepIo;
  },
): Send {
  const { ioOf } = parts;
  const { lifeOf, find, placeOf, pass, keepStep, learn, isDisposed } = parts.desk;
  const { note, noteOutcome } = parts.journal;

  return async (id, stepId, covering) => {
    const record = find(id);
    const place = placeOf(record);
    const life = lifeOf(id);
    const isOver = (): boolean => life.abort.signal.aborted;
    if (place.is !== 'at' || place.step?.id !== stepId) return;
    const { step, connection } = place;
    const { askStep, finishStep, goTo, proceed } = parts.course();
    const { writer } = life.passing;
    if (step.change === undefined || writer?.is !== 'ready') return;
    const { requests, permission, take, explain, fill, begun = {} } = step.change;
    const before = stepRecord(record, step.id);
    const confirmed = covering === null ? confirmedBy(step.change) : requests;
    const { at: confirmedAt, by } = covering ?? { at: instantOf(clock.now()), by: user };
    const confirmation = { at: confirmedAt, by, requests: confirmed };
    let kept = keepStep(record, step.id, { confirmed: [...before.confirmed, confirmation] }, begun);
    if (covering === null) {
      note(kept, message('runbook.activity.confirmed', titledAs(kept, place.plan)), {
        step: step.id,
        requests: confirmed.map(({ method, url, body }) => ({ method, url, body })),
      });
    }
    pass(id, { isBusy: true, problem: null });
    const takeBackBegun = (): void => {
      learn(id, Object.fromEntries(Object.keys(begun).map((name) => [name, record.values[name] ?? null])));
    };
    const answers: WriteAnswer[] = [];
    const proofs: Proof[] = [];
    for (const request of requests) {
      const filled = (await fill?.(request, ioOf(kept, connection))) ?? { request };
      if (isOver()) return;
      if ('problem' in filled) {
        if (answers.length === 0) takeBackBegun();
        learn(id, filled.values);
        pass(id, { isBusy: false, problem: filled.problem });
        return;
      }
      life.recent = null;
      const outcome = await writer.writer.send(filled.request);
      // Also where the run was cancelled meanwhile: what was sent was sent.
      if (!isDisposed()) noteOutcome(kept, place.plan, step.id, request, outcome);
      if (isOver()) return;
      if (outcome.is === 'answered') {
        answers.push({ body: outcome.body });
        const { at, via, requestId } = outcome;
        proofs.push({ text: message('runbook.proof.answered'), from: 'read', at, via, requestId });
        if (requests.length > 1) {
          kept = keepStep(kept, step.id, { sent: [...stepRecord(kept, step.id).sent, request] });
        }
        continue;
      }
      if (outcome.is === 'refused') {
        const own = outcome.graphCode === null ? null : (explain?.(outcome.graphCode) ?? null);
        const general = refusedProblem(outcome, WRITE_PERMISSIONS[permission], connection, requests);
        takeBackBegun();
        learn(id, own?.values);
        pass(id, {
          isBusy: false,
          problem: own === null ? general : { ...own.problem, requestId: outcome.requestId },
        });
        // What the refusal told may lead back to an earlier step, which then shows it.
        if (own?.values !== undefined) await goTo(id, step.id);
        return;
      }
      // It may have been done: the world tells.
      const look = await askStep(kept, step, connection);
      if (isOver()) return;
      if (look.is === 'reached') {
        const done = keepStep(find(id), step.id, { sent: [...stepRecord(find(id), step.id).sent, request] });
        finishStep(done, step, 'reached', look);
        await proceed(id, 'entered');
        return;
      }
      if (look.is !== 'unreadable') learn(id, look.values);
      pass(id, {
        isBusy: false,
        problem: unclearProblem(outcome, look, step.change.unseen),
      });
      await goTo(id, step.id);
      return;
    }
    // What an answer holds and nothing can read again is kept before anything else happens.
    const values = take === undefined ? {} : await take(answers, ioOf(kept, connection));
    const done = keepStep(find(id), step.id, { sent: [...before.sent, ...requests] });
    finishStep(done, step, 'reached', { values, proofs });
    await proceed(id, 'entered');
  };
}
