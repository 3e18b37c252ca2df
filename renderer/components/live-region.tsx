import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

import { overviewSentence, severityChanges } from '../../shared/diagnosis/overview';
import type { AppState } from '../../shared/domain/state';
import { useWords, type Words } from '../i18n/words';
import { standingChanges } from '../screens/alerts/alerts-view';
import { type RunNews, runNews, standingOf, stepHeadingId } from '../screens/runbooks/runs-view';
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

/** What a run came to, in words; nothing where its step's heading has the focus, and is read for that. */
function newsText({ run, place, problem }: RunNews, { t, say }: Words): readonly string[] {
  const isRead = document.activeElement?.id === stepHeadingId(run.id);
  const reached =
    place === null
      ? [t('runPage.standing', { standing: standingOf(run) })]
      : isRead
        ? []
        : [t('runPage.at', { index: place.index, total: place.total, step: say(place.step.title) })];
  const texts = [...reached, ...(problem === null ? [] : [say(problem)])];
  if (texts.length === 0) return [];
  return [
    t('runPage.announce', {
      title: t('runbook.title', run),
      text: texts.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)).join(' '),
    }),
  ];
}

/** Tells a screen reader what changed, once, without taking the focus: severities, what was done about an alert, what a runbook came to, the end of a check. */
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
    const runs = runNews(before.runs, state.runs).flatMap((news) => newsText(news, words));
    const text = [...changes, ...moves, ...runs, ...finished, ...pause].join(' ');
    if (text !== '' && region.current !== null) region.current.textContent = text;
  }, [state, words]);

  return <div ref={region} className={styles.hidden} role="status" aria-live="polite" />;
}
