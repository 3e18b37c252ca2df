import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

import { overviewSentence, severityChanges } from '../../shared/diagnosis/overview';
import type { AppState } from '../../shared/domain/state';
import { useWords } from '../i18n/words';
import { standingChanges } from '../screens/alerts/alerts-view';
import { useAppState } from '../state/app-context';
import { stateWord } from './state-text';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** More alerts than this that moved at once are told as a number. */
const MOST_MOVES = 3;

/** Whether a check is under way that somebody may be waiting for; the frequent one runs by itself and says nothing. */
function isChecking(state: AppState): boolean {
  return state.connections.some(({ checking }) => checking === 'permissions' || checking === 'full');
}

/** Tells a screen reader what changed, once, without taking the focus: severities, what was done about an alert, the end of a check. */
export function LiveRegion() {
  const styles = useStyles();
  const words = useWords();
  const state = useAppState();
  const region = useRef<HTMLDivElement>(null);
  const previous = useRef(state);

  useEffect(() => {
    const before = previous.current;
    if (before === state) return;
    previous.current = state;
    const changes = severityChanges(before, state, words.now).flatMap(({ connection, severity }) =>
      connection.health === null
        ? []
        : words.t('ui.announce.connection', {
            name: connection.name,
            state: stateWord(words, severity),
            headline: words.say(connection.health.verdict.headline),
          }),
    );
    const finished =
      isChecking(before) && !isChecking(state)
        ? [
            words.t('ui.announce.checked', {
              sentence: words.say(overviewSentence(state.connections, words.now)),
            }),
          ]
        : [];
    const wasPaused = before.monitor.status === 'paused';
    const pause =
      wasPaused === (state.monitor.status === 'paused')
        ? []
        : [words.t(wasPaused ? 'screens.pause.announceResumed' : 'screens.pause.announcePaused')];
    const moved = standingChanges(before.alerts, state.alerts);
    const moves =
      moved.length > MOST_MOVES
        ? [words.t('alertPage.announceMany', { count: moved.length })]
        : moved.map(({ standing, title }) =>
            words.t('alertPage.announce', { standing, title: words.say(title) }),
          );
    const text = [...changes, ...moves, ...finished, ...pause].join(' ');
    if (text !== '' && region.current !== null) region.current.textContent = text;
  }, [state, words]);

  return <div ref={region} className={styles.hidden} role="status" aria-live="polite" />;
}
