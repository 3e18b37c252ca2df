import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import type { AlertEntry } from '../../../shared/domain/alert';
import { Page, PageHeading } from '../../components/page';
import { SeverityIcon } from '../../components/severity-icon';
import { stateWord } from '../../components/state-text';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useAppState } from '../../state/app-context';
import { AcknowledgeDialog } from './acknowledge-dialog';
import { AlertActions, type AlertQuestion } from './alert-actions';
import { AlertFacts } from './alert-facts';
import { AlertItem } from './alert-item';
import { alertsStanding, openAlerts, QUIET_STANDINGS } from './alerts-view';
import { CalendarButton } from './calendar-button';
import { ExplainedList } from './explained-list';
import { MuteDialog } from './mute-dialog';
import { QuietGroup } from './quiet-group';
import { SnoozeDialog } from './snooze-dialog';
import { useKeptPlace } from './use-kept-place';

/** So many are drawn at once; a tenant in trouble can have a thousand, and the worst come first. */
const STEP = 50;

const useStyles = makeStyles({
  head: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr) auto',
    columnGap: '14px',
    alignItems: 'start',
    '@media (max-width: 560px)': { gridTemplateColumns: '32px minmax(0, 1fr)' },
  },
  icon: { paddingTop: '1px' },
  tools: { '@media (max-width: 560px)': { gridRow: '3', gridColumn: '2', marginLeft: '-12px' } },
  besides: {
    gridRow: '2',
    gridColumn: '2',
    marginTop: '4px',
    maxWidth: '70ch',
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase300,
  },
  link: { color: tokens.colorBrandForegroundLink },
  list: { display: 'flex', flexDirection: 'column', rowGap: '8px', marginTop: '22px' },
  more: { marginTop: '10px' },
  groups: { display: 'flex', flexDirection: 'column', rowGap: '4px', marginTop: '18px' },
});

const DIALOGS = { acknowledge: AcknowledgeDialog, snooze: SnoozeDialog, mute: MuteDialog };

/** What needs attention, worst first, and folded below what was put aside. */
export function AlertsScreen() {
  const styles = useStyles();
  const words = useWords();
  const { t, say, now } = words;
  const state = useAppState();
  const { alerts, connections } = state;
  const [limit, setLimit] = useState(STEP);
  // The alert as it was when it was asked about: should it be over meanwhile, nothing typed is lost.
  const [question, setQuestion] = useState<{
    readonly kind: AlertQuestion;
    readonly alert: AlertEntry;
  } | null>(null);
  const place = useKeptPlace(alerts, question !== null);
  const { sentence, severity, besides } = alertsStanding(state, now);
  const open = openAlerts(alerts);
  const shown = open.slice(0, limit);
  const Dialog = question === null ? null : DIALOGS[question.kind];
  const way =
    severity === 'ok' ? 'activity' : open.length === 0 && connections.length > 0 ? 'overview' : null;
  return (
    <Page>
      <header className={styles.head}>
        <div className={styles.icon}>
          <SeverityIcon state={severity} size={30} label={stateWord(words, severity)} />
        </div>
        <PageHeading>{say(sentence)}</PageHeading>
        {connections.length > 0 && (
          <div className={styles.tools}>
            <CalendarButton />
          </div>
        )}
        {(besides.length > 0 || way !== null) && (
          <p className={styles.besides}>
            {besides.map(say).join(' ')}{' '}
            {way !== null && (
              <a className={styles.link} href={hrefOf({ page: way })}>
                {way === 'activity' ? t('screens.alerts.toActivity') : t('ui.connection.toOverview')}
              </a>
            )}
          </p>
        )}
      </header>
      <div onFocus={place.onFocus}>
        {shown.length > 0 && (
          <ol className={styles.list} aria-label={t('screens.alerts.list')}>
            {shown.map((alert) => (
              <li key={alert.id}>
                <AlertItem alert={alert} level={2}>
                  <AlertFacts alert={alert} />
                  <ExplainedList alert={alert} />
                  <AlertActions
                    alert={alert}
                    onAsk={(kind) => {
                      setQuestion({ kind, alert });
                    }}
                  />
                </AlertItem>
              </li>
            ))}
          </ol>
        )}
        {open.length > limit && (
          <Button
            className={styles.more}
            onClick={() => {
              setLimit(limit + STEP);
            }}
          >
            {t('alertPage.more', { count: Math.min(STEP, open.length - limit) })}
          </Button>
        )}
        <div className={styles.groups}>
          {QUIET_STANDINGS.map((standing) => (
            <QuietGroup
              key={standing}
              standing={standing}
              alerts={alerts.filter((alert) => alert.standing === standing)}
              onTakenBack={place.expectLeave}
            />
          ))}
        </div>
      </div>
      {Dialog !== null && question !== null && (
        <Dialog
          alert={question.alert}
          onDone={place.expectLeave}
          onClose={() => {
            setQuestion(null);
          }}
        />
      )}
    </Page>
  );
}
