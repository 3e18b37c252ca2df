import type { Message } from '../messages/message';
import type { AccessKind } from './connection';
import type { SignInState } from './draft';
import type { Instant } from './instant';
import type { JsonValue } from './json';
import type { LinkId } from './link-id';
import type { CredentialType } from './row-values';
import type { RunStatus } from './run-status';
import type { RunbookId } from './runbook-id';
import type { StepKind, StepStatus } from './step';

/** A request as it would be sent, for the administrator to see before anything is. Never with a secret. */
export interface PlannedRequest {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  /** Null: no body. */
  readonly body: JsonValue;
}

/** What shows that something is so: read from the world, or the administrator's word. */
export interface Proof {
  readonly text: Message;
  readonly from: 'read' | 'word';
  readonly at: Instant;
  /** With which identity it was read; null for a word. */
  readonly via: AccessKind | null;
  /** Microsoft's `request-id`, to quote in a support case. */
  readonly requestId: string | null;
}

/** A step in the list of all steps. */
export interface StepView {
  readonly id: string;
  readonly kind: StepKind;
  readonly title: Message;
  readonly status: StepStatus;
  /** When it was done, or found not to be needed; null before. */
  readonly endedAt: Instant | null;
  readonly proofs: readonly Proof[];
  /** What was sent. */
  readonly sent: readonly PlannedRequest[];
}

/** A text that is copied somewhere else: a script, a value, a message to a colleague. */
export interface CopyText {
  readonly label: Message;
  readonly text: string;
  /** Of several lines, in a fixed-width face. */
  readonly isScript: boolean;
}

/** How something is done by hand. */
export interface ByHand {
  /** What to do, one thing after the other. */
  readonly instructions: readonly Message[];
  /** The page to do it on; null: none that could be named. */
  readonly link: LinkId | null;
  readonly copies: readonly CopyText[];
  /** What the page shows when it is done. */
  readonly lookFor: Message | null;
}

/** Something that the administrator is asked. The answer is a text in each case: a day is `YYYY-MM-DD`. */
export type Question = {
  readonly id: string;
  readonly label: Message;
  readonly hint: Message | null;
  /** What is proposed, or was answered before. */
  readonly value: string;
  /** What is wrong with the answer that was given; null: nothing, or none was given. */
  readonly problem: Message | null;
} & (
  | { readonly kind: 'day'; readonly min: string; readonly max: string }
  | { readonly kind: 'line' }
  /** A secret: it is not shown while it is typed, and never comes back; `value` is always empty. */
  | { readonly kind: 'secret' }
  /** A paste of many lines. */
  | { readonly kind: 'text' }
  /**
   * The public part of a certificate, pasted or from a file: PEM, or the base64 of DER. Like a secret it never comes back,
   * because a private key may have been pasted in its place.
   */
  | { readonly kind: 'certificate' }
  | {
      readonly kind: 'choice';
      readonly options: readonly { readonly value: string; readonly label: Message }[];
    }
);

/** Whether an answer never comes back: it is a secret, or may be one by mistake. */
export function isUnshown({ kind }: Pick<Question, 'kind'>): boolean {
  return kind === 'secret' || kind === 'certificate';
}

/**
 * What the administrator may do at a step:
 * - `confirm`: the requests that are shown may be sent
 * - `answer`: here are the answers
 * - `done`: it was done by hand; it is looked at where that can be
 * - `check`: look again now
 * - `byHand`, `byRequest`: do it by hand after all, or let Graphkeeper do it
 * - `vouch`: it is so, although it cannot be read; recorded as the administrator's word
 * - `skip`: leave this step out
 */
export const RUN_ACTIONS = [
  'confirm',
  'answer',
  'done',
  'check',
  'byHand',
  'byRequest',
  'vouch',
  'skip',
] as const;

export type RunAction = (typeof RUN_ACTIONS)[number];

/** A button of a step: it says what it does. */
export interface StepButton {
  readonly action: RunAction;
  readonly label: Message;
}

/** Why a step does not get on, and what then. */
export interface StepProblem {
  readonly text: Message;
  /** The next thing to do about it. */
  readonly advice: Message;
  /** A message to send to whoever can help; null where nobody else has to. */
  readonly request: Message | null;
  readonly requestId: string | null;
}

/** Everything about the step that a runbook is at. */
export interface CurrentStep {
  readonly id: string;
  /** What happens and why, a paragraph each. */
  readonly explanation: readonly Message[];
  /** What can go wrong, and what happens then. */
  readonly risks: readonly Message[];
  /** Who may do it: the roles and the permission; null where anybody may. */
  readonly needs: Message | null;
  readonly requests: readonly PlannedRequest[];
  readonly byHand: ByHand | null;
  readonly questions: readonly Question[];
  /** A wait that is under way. */
  readonly wait: {
    readonly since: Instant;
    /** How long it usually takes, in ms; null: it takes as long as whoever does it by hand takes. */
    readonly expectedMs: number | null;
    readonly reason: Message;
    /** When it is looked at again; null: just now. */
    readonly nextLookAt: Instant | null;
  } | null;
  /** The new secret can be taken over here, `handOverSecret`. */
  readonly hasSecret: boolean;
  /** A sign-in is what is missing: which one, and how it stands. */
  readonly signIn: SignInState | null;
  /** Something is being read or sent. */
  readonly isBusy: boolean;
  readonly problem: StepProblem | null;
  /** The one primary button; null while there is nothing to do but to wait. */
  readonly primary: StepButton | null;
  readonly others: readonly StepButton[];
}

/** A runbook under way or ended, as the interface sees it. */
export interface RunState {
  readonly id: string;
  readonly runbook: RunbookId;
  /** The kind of credential that it rotates; null: none, or it was not looked at yet which one. */
  readonly credential: CredentialType | null;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly status: RunStatus;
  /** What it changes in a tenant, said before it begins. */
  readonly changes: readonly Message[];
  readonly steps: readonly StepView[];
  /** Null when it has ended. */
  readonly current: CurrentStep | null;
  /** Other connections that what it changes concerns: they share the registration. */
  readonly alsoConcerns: readonly string[];
  /** It can be cancelled, and what becomes of what is half done then; null: it has ended. */
  readonly wayBack: Message | null;
}

/** Whether it still needs somebody. */
export function isOpenRun({ status }: Pick<RunState, 'status'>): boolean {
  return status === 'active' || status === 'undoing';
}

/** The run under way of a runbook for a connection: what would begin it leads there instead. */
export function runUnderWay(
  runs: readonly RunState[],
  connectionId: string,
  runbook: RunbookId,
): RunState | null {
  return (
    runs.find((run) => isOpenRun(run) && run.connectionId === connectionId && run.runbook === runbook) ?? null
  );
}
