import { makeStyles, tokens } from '@fluentui/react-components';

import type { RunbookId } from '../../shared/domain/runbook-id';
import { useWords } from '../i18n/words';
import { hrefOf } from '../routing/route';
import { openRunsOf, placeOf, RUN_SHAPES, standingOf } from '../screens/runbooks/runs-view';
import { useAppState } from '../state/app-context';
import { SeverityIcon } from './severity-icon';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
  item: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '10px',
    maxWidth: '76ch',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    '& > svg': { marginTop: '2px' },
  },
  link: { color: tokens.colorBrandForegroundLink },
});

export interface RunNotesProps {
  readonly connectionId: string;
  /** The runbook whose button stands beside these notes: it leads there already. */
  readonly besides: RunbookId | null;
}

/** The runbooks under way for a connection, what each is at, and the way back to them; nothing without any. */
export function RunNotes({ connectionId, besides }: RunNotesProps) {
  const styles = useStyles();
  const { t, say } = useWords();
  const open = openRunsOf(useAppState().runs, connectionId);
  if (open.length === 0) return null;
  return (
    <ul className={styles.list}>
      {open.map((run) => {
        const place = placeOf(run);
        const title = t('runbook.title', run);
        return (
          <li key={run.id} className={styles.item}>
            <SeverityIcon state={RUN_SHAPES[standingOf(run)]} />
            <p>
              {t('runPage.underWay', { title })}{' '}
              {place !== null &&
                `${t('runPage.at', { index: place.index, total: place.total, step: say(place.step.title) })}. `}
              {run.runbook !== besides && (
                <a
                  className={styles.link}
                  href={hrefOf({ page: 'run', id: run.id })}
                  aria-label={t('alertPage.actionOn', { action: t('runPage.continue'), title })}
                >
                  {t('runPage.continue')}
                </a>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
