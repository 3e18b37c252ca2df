import { Button, makeStyles, tokens } from '@fluentui/react-components';

import { instantOf } from '../../../shared/domain/instant';
import { useSaveText } from '../../files/use-save-text';
import { useWords } from '../../i18n/words';
import { useStore } from '../../state/app-context';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px' },
  status: { color: tokens.colorNeutralForeground2 },
});

/** Saves all deadlines as a calendar file. */
export function CalendarButton() {
  const styles = useStyles();
  const { t, now } = useWords();
  const store = useStore();
  const saving = useSaveText();
  return (
    <div className={styles.tools}>
      <span className={styles.status} role="status">
        {saving.status}
      </span>
      <Button
        size="small"
        appearance="subtle"
        onBlur={saving.leave}
        onClick={() => {
          saving.saveAsked(async () => {
            const answer = await store.ask('exportCalendar', {});
            const name = `graphkeeper-deadlines-${instantOf(now).slice(0, 10)}`;
            return answer.ok ? { ok: true, value: { name, kind: 'ics', text: answer.value.text } } : answer;
          });
        }}
      >
        {t('alertPage.calendar')}
      </Button>
    </div>
  );
}
