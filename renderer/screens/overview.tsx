import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import {
  isOpen,
  keepOrder,
  nextDeadline,
  orderConnections,
  overviewRemainder,
  overviewSentence,
  overviewSeverity,
  presentHealth,
} from '../../shared/diagnosis/overview';
import { epochOf } from '../../shared/domain/instant';
import { slowReasonOf } from '../../shared/domain/pace';
import { ConnectionCard } from '../components/connection-card';
import { ConnectionRow } from '../components/connection-row';
import { Moment } from '../components/moment';
import { OverviewTimeline } from '../components/overview-timeline';
import { Page, PageHeading } from '../components/page';
import { PauseControl } from '../components/pause-control';
import { RecheckButton } from '../components/recheck-button';
import { SeverityIcon } from '../components/severity-icon';
import { stateWord } from '../components/state-text';
import { localDateOf } from '../i18n/local-date';
import { useWords } from '../i18n/words';
import { hrefOf } from '../routing/route';
import { useAppState } from '../state/app-context';
import { StartPage } from './onboarding/start-page';
import { openRunsOf } from './runbooks/runs-view';

const useStyles = makeStyles({
  head: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr) auto',
    columnGap: '14px',
    alignItems: 'start',
    '@media (max-width: 560px)': { gridTemplateColumns: '32px minmax(0, 1fr)' },
  },
  icon: { paddingTop: '1px' },
  more: { gridRow: '2', gridColumn: '2 / -1' },
  actions: {
    display: 'flex',
    gap: '4px',
    '@media (max-width: 560px)': { gridRow: '3', gridColumn: '2', paddingTop: '12px' },
  },
  remainder: { marginTop: '2px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase300 },
  deadline: { marginTop: '6px', color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase300 },
  deadlineLabel: { color: tokens.colorNeutralForeground3 },
  deadlineLink: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
  aheadLink: {
    color: tokens.colorBrandForegroundLink,
    whiteSpace: 'nowrap',
    // The theme's yellow is for a dark ground, and forced colours may be light ones.
    '@media (forced-colors: active)': { color: 'inherit' },
  },
  listHead: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    minHeight: '32px',
    marginTop: '22px',
    marginBottom: '6px',
  },
  listTitle: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  pace: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
});

/** One sentence for all, the next deadline, and every connection: broken and uncertain ones open, healthy ones as a line. */
export function Overview() {
  const styles = useStyles();
  const words = useWords();
  const { t, say, now } = words;
  const { connections, environment, monitor, runs, settings } = useAppState();
  const slowReason = slowReasonOf(settings.pace, environment.strain);
  const worstFirst = orderConnections(connections, now);
  // While the list is open its order stays; it is settled once everything has been read for the first time.
  const [settled, setSettled] = useState<readonly string[] | null>(null);
  if (settled === null && connections.length > 0 && connections.every(({ health }) => health !== null)) {
    setSettled(worstFirst);
  }
  const order = settled === null ? worstFirst : keepOrder(settled, connections);
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  const severity = overviewSeverity(connections, now);
  const remainder = overviewRemainder(connections, now);
  const deadline = nextDeadline(connections, now);
  const isReading = connections.length > 0 && connections.every(({ health }) => health === null);

  if (connections.length === 0) return <StartPage />;
  return (
    <Page>
      <header className={styles.head}>
        <div className={styles.icon}>
          <SeverityIcon
            state={isReading ? 'checking' : severity}
            size={30}
            label={stateWord(words, isReading ? 'checking' : severity)}
          />
        </div>
        <PageHeading>{say(overviewSentence(connections, now))}</PageHeading>
        <div className={styles.more}>
          {remainder !== null && <p className={styles.remainder}>{say(remainder)}</p>}
          <p className={styles.deadline}>
            {deadline === null ? (
              !isReading && t('ui.deadline.none')
            ) : (
              <>
                <span className={styles.deadlineLabel}>{t('ui.deadline.next')}</span>{' '}
                <a
                  className={styles.deadlineLink}
                  href={hrefOf({ page: 'connection', id: deadline.connectionId })}
                >
                  {t('ui.deadline.what', {
                    connection: deadline.connectionName,
                    type: deadline.subject.type,
                    name: deadline.subject.name,
                  })}
                </a>{' '}
                <Moment at={deadline.at} />{' '}
                <a
                  className={styles.aheadLink}
                  href={hrefOf({ page: 'forecast', date: localDateOf(epochOf(deadline.at)) })}
                >
                  {t('ahead.toDay')}
                </a>
              </>
            )}
          </p>
        </div>
        <div className={styles.actions}>
          <PauseControl />
          <RecheckButton
            command="recheck"
            isBusy={connections.every(({ checking }) => checking !== 'none')}
            label={t('ui.recheckAll')}
          />
        </div>
      </header>

      <div className={styles.listHead}>
        <h2 className={styles.listTitle}>{t('ui.overview.list')}</h2>
        {slowReason !== null && monitor.status === 'running' && (
          <a className={styles.pace} href={hrefOf({ page: 'settings' })}>
            {t('screens.pace.short', { reason: slowReason })}
          </a>
        )}
        {order.join('\n') !== worstFirst.join('\n') && (
          <Button
            size="small"
            appearance="subtle"
            onClick={() => {
              setSettled(worstFirst);
            }}
          >
            {t('ui.overview.sort')}
          </Button>
        )}
      </div>
      <ul className={styles.list}>
        {order.map((id) => {
          const connection = byId.get(id);
          const health = connection === undefined ? null : presentHealth(connection, now);
          if (connection === undefined) return null;
          return (
            <li key={id}>
              {health !== null && (isOpen(connection, now) || openRunsOf(runs, id).length > 0) ? (
                <ConnectionCard connection={connection} health={health} />
              ) : (
                <ConnectionRow connection={connection} />
              )}
            </li>
          );
        })}
      </ul>
      <OverviewTimeline />
    </Page>
  );
}
