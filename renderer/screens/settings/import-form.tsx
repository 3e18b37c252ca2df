import { Button, makeStyles, Textarea } from '@fluentui/react-components';
import { useState } from 'react';

import { message } from '../../../shared/messages/message';
import { FileButton } from '../../components/file-button';
import { type FileProblem, textOfFile } from '../../components/read-file';
import { useWords } from '../../i18n/words';
import type { OutcomeOfRow } from './use-outcome';

/** As much as the contract's `importConnections` takes; several hundred connections need less. */
const MAX_CHARACTERS = 4_000_000;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  text: { width: '100%', '& textarea': { minHeight: '140px', maxHeight: '320px', fontFamily: 'monospace' } },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

export interface ImportFormProps {
  readonly result: OutcomeOfRow;
  /** Everything was added, or the administrator gave up. */
  readonly onClose: () => void;
}

/** Takes a configuration file, pasted or chosen, and says what was added or which place is wrong. */
export function ImportForm({ result, onClose }: ImportFormProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [text, setText] = useState('');

  const refuse = ({ kind, name }: FileProblem): void => {
    const text =
      kind === 'tooLarge'
        ? message('screens.import.tooLarge', { megabytes: MAX_CHARACTERS / 1_000_000 })
        : message('ui.fileUnreadable', { name });
    result.setOutcome({ kind: 'failed', text, isSaving: false });
  };
  const run = async (): Promise<void> => {
    const answer = await result.act('importConnections', { text });
    if (!answer.ok) return;
    const { added, problem } = answer.value;
    if (problem !== null) {
      result.setOutcome({ kind: 'failed', text: problem, isSaving: false });
      return;
    }
    result.setOutcome({ kind: 'told', text: message('screens.import.added', { names: added }) });
    onClose();
  };
  return (
    <div className={styles.form}>
      <Textarea
        className={styles.text}
        aria-label={t('screens.import.text')}
        placeholder={t('screens.import.paste')}
        resize="vertical"
        spellCheck={false}
        value={text}
        onChange={(_, { value }) => {
          setText(value);
        }}
      />
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={text.trim() === ''} onClick={() => void run()}>
          {t('screens.import.run')}
        </Button>
        <FileButton
          label={t('screens.import.choose')}
          accept=".json,application/json"
          maxBytes={MAX_CHARACTERS}
          onRead={(file) => {
            setText(textOfFile(file));
            result.setOutcome({ kind: 'none' });
          }}
          onProblem={refuse}
        />
        <Button appearance="subtle" onClick={onClose}>
          {t('screens.close')}
        </Button>
      </div>
    </div>
  );
}
