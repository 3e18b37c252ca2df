import { Button, makeStyles } from '@fluentui/react-components';

import { PAUSE_LENGTHS, type PauseLength } from '../../shared/domain/pause';
import { useWords } from '../i18n/words';

const useStyles = makeStyles({ list: { display: 'flex', flexWrap: 'wrap', gap: '8px' } });

/** Pauses checking, one button a length. */
export function PauseButtons({ onPause }: { readonly onPause: (until: PauseLength) => void }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.list}>
      {PAUSE_LENGTHS.map((until) => (
        <Button
          key={until}
          onClick={() => {
            onPause(until);
          }}
        >
          {t(`screens.pause.${until}`)}
        </Button>
      ))}
    </div>
  );
}
