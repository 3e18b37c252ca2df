import { epochOf, MINUTE_MS } from '../../../shared/domain/instant';
import type { RunbookId } from '../../../shared/domain/runbook-id';
import { isOpenRun, type RunAction, type RunState, type StepView } from '../../../shared/domain/runbook-run';
import { type StepStatus } from '../../../shared/domain/step';
import { type Message, message } from '../../../shared/messages/message';
import type { ShownState } from '../../theme/severity-colours';

/**
 * How a run stands for whoever looks: `stuck` at a problem, `yours` to go on with, `busy` reading or sending, `waiting`
 * for something to happen; or how it ended.
 */
export type RunStanding = 'stuck' | 'yours' | 'busy' | 'waiting' | 'proved' | 'told' | 'cancelled';

/** How a run stands. */
export function standingOf({ status, current }: Pick<RunState, 'status' | 'current'>): RunStanding {
  if (status !== 'active' && status !== 'undoing') return status;
  if (current === null || current.isBusy) return 'busy';
  // That a sign-in is missing is no trouble: it is the next thing to do.
  if (current.signIn !== null) return 'yours';
  if (current.problem !== null) return 'stuck';
  // What is only looked for while somebody does it by hand waits for them.
  return (current.wait?.expectedMs ?? null) === null ? 'yours' : 'waiting';
}

/** The shape of each standing, from the one language of shapes. */
export const RUN_SHAPES: Readonly<Record<RunStanding, ShownState>> = {
  stuck: 'warning',
  yours: 'notice',
  busy: 'checking',
  waiting: 'checking',
  proved: 'ok',
  told: 'notice',
  cancelled: 'notConfigured',
};

/** The shape of a step that is behind; null: it is not, and has its number. */
export function stepShape(status: StepStatus): ShownState | null {
  switch (status) {
    case 'done':
      return 'ok';
    case 'notNeeded':
      return 'notConfigured';
    case 'later':
    case 'current':
      return null;
  }
}

/** The runs that still need somebody. */
export function openRuns(runs: readonly RunState[]): readonly RunState[] {
  return runs.filter(isOpenRun);
}

/** The runs of a connection that still need somebody. */
export function openRunsOf(runs: readonly RunState[], connectionId: string): readonly RunState[] {
  return openRuns(runs).filter((run) => run.connectionId === connectionId);
}

/** What the one button of a connection is about: what mends it, or else what is under way for it. */
export function runbookOfNext(
  mends: RunbookId | null,
  runs: readonly RunState[],
  connectionId: string,
): RunbookId | null {
  return mends ?? openRunsOf(runs, connectionId)[0]?.runbook ?? null;
}

/** What the list of runs opens with. */
export function runsSentence(runs: readonly RunState[]): Message {
  const open = openRuns(runs);
  const yours = open.filter((run) => ['stuck', 'yours'].includes(standingOf(run))).length;
  return message('runPage.sentence', { open: open.length, yours });
}

/**
 * The steps that a run goes through as far as is known. A runbook has steps for what may happen on the way, too: those
 * that were never come to and are not needed say nothing to whoever follows the run.
 */
export function shownSteps({ steps }: Pick<RunState, 'steps'>): readonly StepView[] {
  return steps.filter((step) => step.status !== 'notNeeded' || step.endedAt !== null || isRecorded(step));
}

/** The step that a run is at, and its place among those that are shown, counted from 1. */
export interface StepPlace {
  readonly step: StepView;
  readonly index: number;
  readonly total: number;
}

/** Where a run is; null when it has ended, or cannot be got at. */
export function placeOf(run: Pick<RunState, 'current' | 'steps'>): StepPlace | null {
  const steps = shownSteps(run);
  const position = steps.findIndex(({ id }) => id === run.current?.id);
  const step = steps[position];
  return step === undefined ? null : { step, index: position + 1, total: steps.length };
}

/** The steps that are behind a run: what can be looked up about them. */
export function passedSteps(run: Pick<RunState, 'steps'>): readonly StepView[] {
  return shownSteps(run).filter(({ status }) => status === 'done' || status === 'notNeeded');
}

/** Whether there is something to look up about a step: what proves it, or what was sent. */
export function isRecorded({ proofs, sent }: Pick<StepView, 'proofs' | 'sent'>): boolean {
  return proofs.length > 0 || sent.length > 0;
}

/** What the proof of a run consists of. */
export interface Tally {
  readonly read: number;
  readonly word: number;
  readonly sent: number;
}

/** Counts what was read, what was taken on somebody's word, and what was sent. */
export function tallyOf({ steps }: Pick<RunState, 'steps'>): Tally {
  const proofs = steps.flatMap((step) => step.proofs);
  const read = proofs.filter(({ from }) => from === 'read').length;
  return {
    read,
    word: proofs.length - read,
    sent: steps.reduce((sum, { sent }) => sum + sent.length, 0),
  };
}

/** How long a run took, in whole minutes; null while it has not ended. */
export function minutesTaken({ startedAt, endedAt }: Pick<RunState, 'startedAt' | 'endedAt'>): number | null {
  return endedAt === null ? null : Math.floor((epochOf(endedAt) - epochOf(startedAt)) / MINUTE_MS);
}

/** What a change of the runs is told as, for the live region. */
export interface RunNews {
  readonly run: RunState;
  /** Null: it has ended, or cannot be got at. */
  readonly place: StepPlace | null;
  /** The problem that it met; null: it got on. */
  readonly problem: Message | null;
}

/**
 * Runs that came to another step, met a problem or ended. What ticks at a step is no news: a wait must not be told
 * every second.
 */
export function runNews(before: readonly RunState[], after: readonly RunState[]): readonly RunNews[] {
  if (before === after) return [];
  const known = new Map(before.map((run) => [run.id, run]));
  return after.flatMap((run): RunNews[] => {
    const last = known.get(run.id);
    if (last === undefined) return [];
    const isMoved = last.current?.id !== run.current?.id || last.status !== run.status;
    const problem = run.current?.problem ?? null;
    const isProblemNew = problem !== null && (last.current?.problem?.text.id !== problem.text.id || isMoved);
    if (!isMoved && !isProblemNew) return [];
    return [{ run, place: placeOf(run), problem: isProblemNew ? problem.text : null }];
  });
}

/** Whether an action hands the answers of a step over; the others leave its questions aside. */
export function takesAnswers(action: RunAction): boolean {
  return ['confirm', 'answer', 'done', 'check'].includes(action);
}

/** The id of the heading of the step that a run is at: who goes on by hand finds the focus there. */
export function stepHeadingId(runId: string): string {
  return `step-${runId}`;
}
