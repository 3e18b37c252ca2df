import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';

import { PAUSE_LENGTHS, type PauseLength } from '../../shared/domain/pause';
import { useWords } from '../i18n/words';
import { useAppState, useStore } from '../state/app-context';
import { FoldButton } from './fold-button';

const useStyles = makeStyles({
  frame: { position: 'relative' },
  choices: {
    position: 'absolute',
    top: 'calc(100% + 4px)',
    right: '0',
    zIndex: 1,
    display: 'flex',
    flexDirection: 'column',
    minWidth: '100%',
    padding: '4px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow16,
    '@media (max-width: 560px)': { right: 'auto', left: '0' },
  },
  choice: {
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
  },
});

/**
 * Pauses checking from the overview: one quiet button that asks for how long. While it is paused the banner says
 * so and resumes it, and nothing stands here.
 */
export function PauseControl() {
  const styles = useStyles();
  const { t } = useWords();
  const { monitor } = useAppState();
  const store = useStore();
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const choicesId = useId();
  const focusButton = (): void => {
    frame.current?.querySelector('button')?.focus();
  };
  if (monitor.status === 'paused') return null;
  const pause = async (until: PauseLength): Promise<void> => {
    setOpen(false);
    focusButton();
    // This control goes with the pause; reading goes on at the page's beginning, not nowhere.
    if (await store.run('pause', { until }))
      document.getElementById('content')?.focus({ preventScroll: true });
  };
  return (
    <div
      ref={frame}
      className={styles.frame}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        setOpen(false);
        focusButton();
      }}
    >
      <FoldButton isUnfolded={isOpen} controls={choicesId} onFold={setOpen}>
        {t('screens.pause.button')}
      </FoldButton>
      {isOpen && (
        <div id={choicesId} className={styles.choices} role="group" aria-label={t('screens.pause')}>
          {PAUSE_LENGTHS.map((until) => (
            <Button
              key={until}
              className={styles.choice}
              appearance="subtle"
              onClick={() => void pause(until)}
            >
              {t(`screens.pause.${until}`)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
