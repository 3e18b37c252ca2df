import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';

import { useWords } from '../../i18n/words';
import type { OlderEntries as Older } from './use-older-entries';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: '8px',
    marginTop: '20px',
    minHeight: '56px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'center',
  },
});

export interface OlderEntriesProps {
  readonly older: Older;
}

/** Below the list: older entries on demand, and how far back was looked. */
export function OlderEntries({ older }: OlderEntriesProps) {
  const styles = useStyles();
  const { t } = useWords();
  const { status, lookedUntil } = older;
  return (
    <div className={styles.root} role="status">
      {status === 'reading' && <Spinner size="tiny" label={t('screens.activity.reading')} />}
      {status === 'failed' && <p>{t('screens.activity.olderFailed')}</p>}
      {status === 'all' && <p>{t('screens.activity.oldest')}</p>}
      {status === 'some' && lookedUntil !== null && (
        <p>{t('screens.activity.lookedUntil', { at: lookedUntil })}</p>
      )}
      {status !== 'reading' && status !== 'all' && (
        <Button size="small" onClick={older.read}>
          {status === 'failed' ? t('screens.activity.again') : t('screens.activity.older')}
        </Button>
      )}
    </div>
  );
}
