import { Button, makeStyles } from '@fluentui/react-components';

import type { CommandArgument } from '../../shared/ipc/contract';
import { useWords } from '../i18n/words';

/** How long a pause may be asked to last. */
export type PauseLength = CommandArgument<'pause'>['until'];

/** The lengths of a pause, the shortest first. */
export const PAUSE_LENGTHS = ['oneHour', 'tomorrow', 'resumed'] as const satisfies readonly PauseLength[];

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
