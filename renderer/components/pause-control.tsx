import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';

import { PAUSE_LENGTHS, type PauseLength } from '../../shared/domain/pause';
import { useWords } from '../i18n/words';
import { useAppState, useStore } from '../state/app-context';
import { isFocusLost } from './focus-lost';
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
  const isPaused = monitor.status === 'paused';
  /** A pause was asked for here, and may be on its way. */
  const isAskedFor = useRef(false);
  useEffect(() => {
    if (!isPaused || !isAskedFor.current) return;
    isAskedFor.current = false;
    // This control went with the pause. Whoever was at it goes on reading at the page's beginning, not nowhere.
    if (isFocusLost()) document.getElementById('content')?.focus({ preventScroll: true });
  }, [isPaused]);
  if (isPaused) return null;
  const pause = async (until: PauseLength): Promise<void> => {
    setOpen(false);
    focusButton();
    isAskedFor.current = true;
    if (!(await store.run('pause', { until }))) isAskedFor.current = false;
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
