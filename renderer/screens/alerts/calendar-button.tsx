import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import { instantOf } from '../../../shared/domain/instant';
import { message } from '../../../shared/messages/message';
import { useSaveText } from '../../files/use-save-text';
import { useWords } from '../../i18n/words';
import { useStore } from '../../state/app-context';
import type { CommandProblem } from '../../state/store';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px' },
  status: { color: tokens.colorNeutralForeground2 },
});

/** Saves all deadlines as a calendar file. */
export function CalendarButton() {
  const styles = useStyles();
  const { t, say, now } = useWords();
  const store = useStore();
  const saving = useSaveText();
  const [problem, setProblem] = useState<CommandProblem | null>(null);
  return (
    <div className={styles.tools}>
      <span className={styles.status} role="status">
        {problem === null ? saving.status : say(message(`ui.failed.${problem}`))}
      </span>
      <Button
        size="small"
        appearance="subtle"
        onBlur={() => {
          saving.leave();
          setProblem(null);
        }}
        onClick={() => {
          void store.ask('exportCalendar', {}).then((answer) => {
            setProblem(answer.ok ? null : answer.problem);
            if (!answer.ok) return;
            const name = `graphkeeper-deadlines-${instantOf(now).slice(0, 10)}`;
            saving.save({ name, kind: 'ics', text: answer.value.text });
          });
        }}
      >
        {t('alertPage.calendar')}
      </Button>
    </div>
  );
}
