import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

import { isOpenRun } from '../../../shared/domain/runbook-run';
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

/** A run that ends while it is looked at takes its last button along: reading goes on at the result's sentence. */
function useEndFocus(isOpen: boolean | null): void {
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    const hasEnded = wasOpen.current === true && isOpen === false;
    wasOpen.current = isOpen;
    const isLost = document.activeElement === document.body;
    if (hasEnded && isLost) document.querySelector<HTMLElement>('main h1')?.focus();
  }, [isOpen]);
}

export interface RunbooksScreenProps {
  /** The run that is shown; null: the list of them. */
  readonly id: string | null;
}

/** One run, under way or ended, or the list of all. */
export function RunbooksScreen({ id }: RunbooksScreenProps) {
  const { runs } = useAppState();
  const run = runs.find((candidate) => candidate.id === id);
  useEndFocus(run === undefined ? null : isOpenRun(run));
  if (id === null) return <RunsList />;
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
