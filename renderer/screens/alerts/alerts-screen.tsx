import { makeStyles, tokens } from '@fluentui/react-components';

import { Page, PageHeading } from '../../components/page';
import { SeverityIcon } from '../../components/severity-icon';
import { stateWord } from '../../components/state-text';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useAppState } from '../../state/app-context';
import { AlertItem } from './alert-item';
import { alertsStanding } from './alerts-view';

const useStyles = makeStyles({
  head: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    columnGap: '14px',
    alignItems: 'start',
  },
  icon: { paddingTop: '1px' },
  hint: {
    gridColumn: '2',
    marginTop: '4px',
    maxWidth: '64ch',
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase300,
  },
  link: { color: tokens.colorBrandForegroundLink },
  list: { display: 'flex', flexDirection: 'column', rowGap: '8px', marginTop: '22px' },
});

/** What needs attention, worst first; each entry leads to its finding. */
export function AlertsScreen() {
  const styles = useStyles();
  const words = useWords();
  const { t, say, now } = words;
  const state = useAppState();
  const { sentence, severity } = alertsStanding(state, now);
  const hint =
    severity === 'ok'
      ? t('screens.alerts.noneHint')
      : severity === 'unknown' && state.alerts.length === 0 && state.connections.length > 0
        ? t('screens.alerts.uncertainHint')
        : null;
  return (
    <Page>
      <header className={styles.head}>
        <div className={styles.icon}>
          <SeverityIcon state={severity} size={30} label={stateWord(words, severity)} />
        </div>
        <PageHeading>{say(sentence)}</PageHeading>
        {hint !== null && (
          <p className={styles.hint}>
            {hint}{' '}
            <a className={styles.link} href={hrefOf({ page: severity === 'ok' ? 'activity' : 'overview' })}>
              {severity === 'ok' ? t('screens.alerts.toActivity') : t('ui.connection.toOverview')}
            </a>
          </p>
        )}
      </header>
      {state.alerts.length > 0 && (
        <ol className={styles.list} aria-label={t('screens.alerts.list')}>
          {state.alerts.map((alert) => (
            <li key={`${alert.connectionId}\n${alert.key}`}>
              <AlertItem alert={alert} />
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}
