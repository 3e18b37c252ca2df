import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { RunState } from '../../../shared/domain/runbook-run';
import { PageHeading } from '../../components/page';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useSeverityColours } from '../../theme/severity-colours';
import { RUN_SHAPES, standingOf } from './runs-view';

const useStyles = makeStyles({
  head: { display: 'grid', gridTemplateColumns: '30px minmax(0, 1fr)', columnGap: '14px' },
  icon: { paddingTop: '1px' },
  facts: {
    gridColumn: '2',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: '14px',
    marginTop: '2px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  connection: { color: tokens.colorBrandForegroundLink, fontSize: tokens.fontSizeBase300 },
  word: { fontWeight: tokens.fontWeightSemibold },
  note: { gridColumn: '2', marginTop: '6px', maxWidth: '72ch', color: tokens.colorNeutralForeground2 },
});

export interface RunHeadProps {
  readonly run: RunState;
  /** The page's sentence. */
  readonly sentence: string;
  /** Further facts beside the standing: since when, how long it took. */
  readonly children: ReactNode;
}

/** What a run is, for which connection, and how it stands. */
export function RunHead({ run, sentence, children }: RunHeadProps) {
  const styles = useStyles();
  const colours = useSeverityColours();
  const { t } = useWords();
  const standing = standingOf(run);
  return (
    <header className={styles.head}>
      <div className={styles.icon}>
        <SeverityIcon state={RUN_SHAPES[standing]} size={30} />
      </div>
      <PageHeading>{sentence}</PageHeading>
      <p className={styles.facts}>
        <a className={styles.connection} href={hrefOf({ page: 'connection', id: run.connectionId })}>
          {run.connectionName}
        </a>
        <span className={mergeClasses(styles.word, colours[RUN_SHAPES[standing]])}>
          {t('runPage.standing', { standing })}
        </span>
        {children}
      </p>
      {run.status === 'undoing' && <p className={styles.note}>{t('runPage.undoing')}</p>}
      {run.alsoConcerns.length > 0 && (
        <p className={styles.note}>{t('runPage.concerns', { names: run.alsoConcerns })}</p>
      )}
    </header>
  );
}
