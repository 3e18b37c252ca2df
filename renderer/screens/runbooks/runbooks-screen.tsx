import { makeStyles, tokens } from '@fluentui/react-components';

import { Page, PageHeading } from '../../components/page';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useAppState } from '../../state/app-context';
import { RunResult } from './run-result';
import { RunWizard } from './run-wizard';
import { RunsList } from './runs-list';

const useStyles = makeStyles({
  missing: { paddingTop: '12vh', display: 'flex', flexDirection: 'column', rowGap: '12px' },
  link: { color: tokens.colorBrandForegroundLink },
});

/** A run that is not there: forgotten, or an old link. */
function MissingRun() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Page>
      <div className={styles.missing}>
        <PageHeading>{t('runPage.missing')}</PageHeading>
        <a className={styles.link} href={hrefOf({ page: 'runbooks' })}>
          {t('runPage.toList')}
        </a>
      </div>
    </Page>
  );
}

export interface RunbooksScreenProps {
  /** The run that is shown; null: the list of them. */
  readonly id: string | null;
}

/** One run, under way or ended, or the list of all. */
export function RunbooksScreen({ id }: RunbooksScreenProps) {
  const { runs } = useAppState();
  if (id === null) return <RunsList />;
  const run = runs.find((candidate) => candidate.id === id);
  if (run === undefined) return <MissingRun />;
  switch (run.status) {
    case 'active':
    case 'undoing':
      return <RunWizard run={run} />;
    case 'proved':
    case 'told':
    case 'cancelled':
      return <RunResult run={run} status={run.status} />;
  }
}
