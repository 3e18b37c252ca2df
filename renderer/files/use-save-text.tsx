import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';

import { assertNever } from '../../shared/domain/assert-never';
import type { SavedFile } from '../../shared/domain/saved-file';
import { message } from '../../shared/messages/message';
import { SeverityIcon } from '../components/severity-icon';
import { useWords } from '../i18n/words';
import { useAppState, useStore } from '../state/app-context';
import type { CommandProblem } from '../state/store';
import { type SaveAnswer, saveText } from './save-text';

const useStyles = makeStyles({
  failed: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '6px',
    color: tokens.colorNeutralForeground1,
  },
});

/** A file, or why there is none. */
export type AskedFile =
  { readonly ok: true; readonly value: SavedFile } | { readonly ok: false; readonly problem: CommandProblem };

/** Saving, for a button and a place beside it that says what became of it. */
export interface Saving {
  readonly save: (file: SavedFile) => void;
  /** The same for a file that has to be asked for first. */
  readonly saveAsked: (ask: () => Promise<AskedFile>) => void;
  /** What became of the last one, to be drawn inside `role="status"`; null when there is nothing to say. */
  readonly status: ReactNode;
  /** The button is left: what was saved is no news any more. What was not saved stays until the next try. */
  readonly leave: () => void;
}

function SaveStatus({ answer }: { readonly answer: Exclude<SaveAnswer, { state: 'cancelled' }> }) {
  const styles = useStyles();
  const { t, say } = useWords();
  switch (answer.state) {
    case 'saved':
      return t('file.saved', { file: answer.name });
    case 'failed':
    case 'refused':
      return (
        <span className={styles.failed}>
          <SeverityIcon state="critical" size={14} />
          {answer.state === 'failed'
            ? t('file.notSaved', { reason: answer.reason })
            : say(message(`ui.failed.${answer.problem}`))}
        </span>
      );
    default:
      return assertNever(answer, 'answer');
  }
}

/** Saves texts as files, and keeps what became of the last one. */
export function useSaveText(): Saving {
  const store = useStore();
  const { saving } = useAppState().environment;
  const [answer, setAnswer] = useState<SaveAnswer>({ state: 'cancelled' });
  const saveAsked: Saving['saveAsked'] = (ask) => {
    setAnswer({ state: 'cancelled' });
    void ask()
      .then((file) =>
        file.ok ? saveText(store, saving, file.value) : { state: 'refused' as const, problem: file.problem },
      )
      .then(setAnswer);
  };
  return {
    save: (file) => {
      saveAsked(() => Promise.resolve({ ok: true, value: file }));
    },
    saveAsked,
    status: answer.state === 'cancelled' ? null : <SaveStatus answer={answer} />,
    leave: () => {
      setAnswer((present) => (present.state === 'saved' ? { state: 'cancelled' } : present));
    },
  };
}
