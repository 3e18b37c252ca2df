import { makeStyles, tokens } from '@fluentui/react-components';

import { presentHealth, presentSeverity, verdictSince } from '../../../shared/diagnosis/overview';
import type { ConnectionState } from '../../../shared/domain/state';
import { CheckedAge } from '../../components/checked-age';
import { Since } from '../../components/moment';
import { NextAction } from '../../components/next-action';
import { PageHeading } from '../../components/page';
import { RecheckButton } from '../../components/recheck-button';
import { RunNotes } from '../../components/run-notes';
import { SeverityIcon } from '../../components/severity-icon';
import { StateWord } from '../../components/state-word';
import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { ConnectionMenu } from '../onboarding/connection-menu';
import { runbookOfNext } from '../runbooks/runs-view';

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
  name: {
    display: 'grid',
    gridTemplateColumns: '30px minmax(0, 1fr)',
    columnGap: '14px',
    alignItems: 'center',
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '0 14px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  sentence: {
    marginTop: '10px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    maxWidth: '70ch',
    overflowWrap: 'anywhere',
  },
  runs: { ':not(:empty)': { marginTop: '8px' } },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '14px' },
});

/** How the connection stands, in one sentence, and the one next action. */
export function ConnectionHeader({ connection }: { readonly connection: ConnectionState }) {
  const styles = useStyles();
  const { t, say, now } = useWords();
  const health = presentHealth(connection, now);
  const since = health === null ? null : verdictSince(health);
  const runbook = runbookOfNext(health?.verdict.runbook ?? null, useAppState().runs, connection.id);
  const state = health === null ? 'checking' : presentSeverity(connection, now);
  return (
    <header className={styles.head}>
      <div className={styles.name}>
        <SeverityIcon state={state} size={30} />
        <PageHeading>{connection.name}</PageHeading>
      </div>
      <p className={styles.sentence}>
        {health === null ? t('ui.connection.waiting') : say(health.verdict.headline)}
      </p>
      <p className={styles.facts}>
        <StateWord state={state} />
        {since !== null && <Since at={since} />}
        <CheckedAge connection={connection} />
      </p>
      <div className={styles.runs}>
        <RunNotes connectionId={connection.id} besides={runbook} />
      </div>
      <div className={styles.actions}>
        <NextAction runbook={runbook} connectionId={connection.id} />
        <RecheckButton
          command="recheck"
          connectionId={connection.id}
          isBusy={connection.checking === 'full'}
          label={t('ui.recheck')}
        />
        <ConnectionMenu id={connection.id} name={connection.name} />
      </div>
    </header>
  );
}
