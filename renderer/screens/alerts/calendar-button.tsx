import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import { downloadText } from '../../components/data-table/download';
import { useWords } from '../../i18n/words';
import { useStore, useView } from '../../state/app-context';
import type { CommandProblem } from '../../state/store';

const useStyles = makeStyles({
  button: { whiteSpace: 'nowrap' },
  failed: {
    color: tokens.colorStatusDangerForeground1,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'end',
  },
});

/** Saves all deadlines as a calendar file; quiet, because it mends nothing. */
export function CalendarButton() {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { link } = useView();
  const [problem, setProblem] = useState<CommandProblem | null>(null);
  const save = async (): Promise<void> => {
    const answer = await store.ask('exportCalendar', {});
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) downloadText('graphkeeper.ics', answer.value.text, 'text/calendar;charset=utf-8');
  };
  return (
    <div>
      <Button
        className={styles.button}
        appearance="subtle"
        title={t('alertPage.calendar.hint')}
        disabledFocusable={link !== 'open'}
        onClick={() => void save()}
      >
        {t('alertPage.calendar')}
      </Button>
      <p className={styles.failed} role="status">
        {problem !== null && t(`ui.failed.${problem}`)}
      </p>
    </div>
  );
}
