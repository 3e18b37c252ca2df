import { useState } from 'react';

import type { CommandArgument } from '../../../shared/ipc/contract';
import type { Message } from '../../../shared/messages/message';
import { message } from '../../../shared/messages/message';
import { useStore } from '../../state/app-context';
import type { ActionName, Answer, CommandProblem } from '../../state/store';

/** What became of the last thing that was done in a row of the settings, shown in that row. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'told'; readonly text: Message }
  | { readonly kind: 'failed'; readonly text: Message; readonly isSaving: boolean };

const NONE: Outcome = { kind: 'none' };

/** The message for a command that failed. */
function problemMessage(problem: CommandProblem): Message {
  return message(`ui.failed.${problem}`);
}

/** The outcome of a row, and the commands that change it. */
export interface OutcomeOfRow {
  readonly outcome: Outcome;
  readonly setOutcome: (outcome: Outcome) => void;
  /** Changes settings: `saved`, or why not. */
  readonly save: (change: CommandArgument<'updateSettings'>) => Promise<boolean>;
  /** Sends a command; a failure is shown, a success is for the caller to word. */
  readonly act: <K extends ActionName>(name: K, argument: CommandArgument<K>) => Promise<Answer<K>>;
  /** The row is left: that something was saved is no news any more. */
  readonly leave: () => void;
}

/** Keeps what became of the last thing done in a row. */
export function useOutcome(): OutcomeOfRow {
  const store = useStore();
  const [outcome, setOutcome] = useState<Outcome>(NONE);
  const act: OutcomeOfRow['act'] = async (name, argument) => {
    setOutcome(NONE);
    const answer = await store.ask(name, argument);
    if (!answer.ok) setOutcome({ kind: 'failed', text: problemMessage(answer.problem), isSaving: false });
    return answer;
  };
  return {
    outcome,
    setOutcome,
    act,
    save: async (change) => {
      const answer = await store.ask('updateSettings', change);
      setOutcome(
        answer.ok
          ? { kind: 'saved' }
          : { kind: 'failed', text: problemMessage(answer.problem), isSaving: true },
      );
      return answer.ok;
    },
    leave: () => {
      setOutcome((present) => (present.kind === 'saved' ? NONE : present));
    },
  };
}
