import type { Connection } from '../../shared/domain/connection';
import { type Instant, instantOf } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import { isOpenRun, type Proof } from '../../shared/domain/runbook-run';
import { message } from '../../shared/messages/message';
import type { Clock } from '../clock';
import type { RunDesk } from './run-desk';
import type { RunJournal } from './run-journal';
import { INTERNAL, NOT_SEEN, unreadProblem } from './run-problems';
import { MAX_ENDED_RUNS, type RunRecord, type RunStore, type StepRecord } from './run-record';
import type { RunVault } from './run-vault';
import { coveringConfirmation, isWatched, NOTHING_PASSING, stepRecord, titledAs } from './run-view';
import type { Look, RunPlan, Step, StepIo } from './runbook';
import type { Workbench } from './workbench';

/** What runs go on with. */
export interface RunCourseOptions {
  readonly store: RunStore;
  readonly vault: RunVault;
  readonly workbench: () => Workbench;
  readonly clock: Clock;
  /** Something may have changed in a connection's tenant: everything is read anew. */
  readonly onChanged: (connectionId: string) => void;
  readonly onUnexpected: (error: unknown) => void;
}

/** Why a step is looked at: whoever asked for it wants to hear that it is not so yet. */
export type Reason = 'entered' | 'asked';

/** The confirmation of an earlier step that holds for a later one. */
export type Covering = Pick<StepRecord['confirmed'][number], 'at' | 'by'>;

/** How runs go from step to step. */
export interface RunCourse {
  /** Goes on until somebody is needed, something has to be waited for, or the run has ended. */
  readonly proceed: (id: string, reason: Reason) => Promise<void>;
  /** One thing at a time in a run. */
  readonly enqueue: (id: string, work: () => Promise<void>) => void;
  /** Goes on where what was learnt made another step the current one. */
  readonly goTo: (id: string, from: string) => Promise<void>;
  readonly askStep: (record: RunRecord, step: Step, connection: Connection) => Promise<Look>;
  /** Ends a step and clears what passed during it. */
  readonly finishStep: (
    record: RunRecord,
    step: Step,
    outcome: NonNullable<StepRecord['outcome']>,
    change: { readonly proofs?: readonly Proof[]; readonly values?: JsonObject },
  ) => RunRecord;
  readonly end: (record: RunRecord, plan: RunPlan | null, status: 'proved' | 'cancelled') => Promise<void>;
}

/**
 * Makes a course.
 *
 * @param send sends what an earlier confirmation covers
 */
export function createRunCourse(
  options: RunCourseOptions,
  parts: {
    readonly desk: RunDesk;
    readonly journal: RunJournal;
    readonly ioOf: (record: RunRecord, connection: Connection) => StepIo;
    readonly send: (id: string, stepId: string, covering: Covering) => Promise<void>;
  },
): RunCourse {
  const { store, clock } = options;
  const { ioOf, send } = parts;
  const { lifeOf, find, placeOf, pass, keep, keepStep, learn, publish } = parts.desk;
  const { note } = parts.journal;
  const now = (): Instant => instantOf(clock.now());

  /** Ends a step and clears what passed during it. */
  const finishStep = (
    record: RunRecord,
    step: Step,
    outcome: NonNullable<StepRecord['outcome']>,
    change: { readonly proofs?: readonly Proof[]; readonly values?: JsonObject },
  ): RunRecord => {
    const life = lifeOf(record.id);
    life.cancelTimer();
    life.signIn?.reset();
    life.signIn = null;
    life.passing = { ...NOTHING_PASSING, isBusy: life.passing.isBusy };
    const before = stepRecord(record, step.id);
    return keepStep(
      record,
      step.id,
      { endedAt: now(), outcome, proofs: [...before.proofs, ...(change.proofs ?? [])] },
      change.values,
    );
  };

  const end = async (
    record: RunRecord,
    plan: RunPlan | null,
    status: 'proved' | 'cancelled',
  ): Promise<void> => {
    const vault = options.vault.of(record.id);
    // First, so that a process that ends in between finds the run open, and comes here again.
    for (const name of plan?.secrets ?? []) await vault.delete(name);
    const isTold = Object.values(record.steps).some(({ outcome }) => outcome === 'vouched');
    const final = status === 'proved' && isTold ? 'told' : status;
    keep(record.id, { status: final, endedAt: now() });
    store.change((all) => {
      const ended = all.filter((one) => !isOpenRun(one)).slice(0, MAX_ENDED_RUNS);
      return all.filter((one) => isOpenRun(one) || ended.includes(one));
    });
    note(record, message('runbook.activity.ended', { ...titledAs(record, plan), status: final }), {
      runbook: record.runbook,
      status: final,
    });
    lifeOf(record.id).passing = NOTHING_PASSING;
    publish();
    options.onChanged(record.connectionId);
  };

  const askStep = async (record: RunRecord, step: Step, connection: Connection): Promise<Look> => {
    if (step.look === undefined) return { is: 'notYet' };
    try {
      return await step.look(ioOf(record, connection));
    } catch (error) {
      if (!lifeOf(record.id).abort.signal.aborted) options.onUnexpected(error);
      return { is: 'stuck', problem: INTERNAL };
    }
  };

  /** Goes on until somebody is needed, something has to be waited for, or the run has ended. */
  const proceed = async (id: string, reason: Reason): Promise<void> => {
    const life = lifeOf(id);
    const isOver = (): boolean => life.abort.signal.aborted;
    let why = reason;
    for (;;) {
      const record = store.runs().find((one) => one.id === id);
      if (record === undefined || !isOpenRun(record) || isOver()) return;
      const place = placeOf(record);
      if (place.is === 'barred') {
        publish();
        return;
      }
      const { plan, step, connection } = place;
      if (step === null) {
        await end(record, plan, record.status === 'undoing' ? 'cancelled' : 'proved');
        return;
      }
      life.cancelTimer();
      const entered = stepRecord(record, step.id);
      if (entered.since === null || (step.repeats === true && entered.endedAt !== null)) {
        keepStep(record, step.id, { since: now(), endedAt: null, outcome: null });
      }
      if (step.look === undefined && step.change === undefined) {
        pass(id, { isBusy: false });
        return;
      }
      pass(id, { isBusy: true, nextLookAt: null });
      const look = await askStep(record, step, connection);
      if (isOver()) return;
      if (look.is === 'reached') {
        finishStep(find(id), step, 'reached', look);
        why = 'entered';
        continue;
      }
      if (look.is !== 'unreadable') learn(id, look.values);
      const after = find(id);
      const next = placeOf(after);
      if (next.is === 'at' && next.step?.id !== step.id) {
        why = 'entered';
        continue;
      }
      const planned = next.is === 'at' ? (next.step ?? step) : step;
      const writer =
        planned.change === undefined || stepRecord(after, step.id).isByHand
          ? life.passing.writer
          : await options.workbench().writer(connection, planned.change.permission, life.abort.signal);
      if (isOver()) return;
      pass(id, {
        isBusy: false,
        writer,
        isStuck: look.is === 'stuck',
        problem:
          look.is === 'unreadable'
            ? unreadProblem(look.failure, look.requestId)
            : (look.problem ??
              (writer?.is === 'unreadable'
                ? unreadProblem(writer.failure, null)
                : step.look !== undefined && (why === 'asked' || step.kind === 'look')
                  ? step.kind === 'wait'
                    ? null
                    : NOT_SEEN
                  : null)),
      });
      if (look.is === 'notYet' && look.problem === undefined && writer?.is === 'ready') {
        const covering = coveringConfirmation(find(id), planned, clock.now());
        if (covering !== null) {
          await send(id, planned.id, covering);
          return;
        }
      }
      schedule(id, planned);
      return;
    }
  };

  const schedule = (id: string, step: Step): void => {
    const life = lifeOf(id);
    if (step.wait === undefined || !isWatched(step, stepRecord(find(id), step.id), life.passing.writer))
      return;
    const { everyMs } = step.wait;
    life.cancelTimer = clock.schedule(everyMs, () => {
      enqueue(id, () => proceed(id, 'entered'));
    });
    pass(id, { nextLookAt: instantOf(clock.now() + everyMs) });
  };

  /** One thing at a time in a run. */
  const enqueue = (id: string, work: () => Promise<void>): void => {
    const life = lifeOf(id);
    life.task = life.task
      .then(() => (life.abort.signal.aborted ? undefined : work()))
      .catch((error: unknown) => {
        if (life.abort.signal.aborted) return;
        options.onUnexpected(error);
        pass(id, { isBusy: false, problem: INTERNAL });
      });
  };

  /** Goes on where what was learnt made another step the current one. */
  const goTo = async (id: string, from: string): Promise<void> => {
    const place = placeOf(find(id));
    if (place.is === 'at' && place.step?.id !== from) await proceed(id, 'entered');
  };

  return { proceed, enqueue, goTo, askStep, finishStep, end };
}
