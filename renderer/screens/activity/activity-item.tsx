import { makeStyles, tokens } from '@fluentui/react-components';

import type { ActivityEntry } from '../../../shared/domain/activity';
import { SeverityIcon } from '../../components/severity-icon';
import { stateWord } from '../../components/state-text';
import { useWords, useWordsAt } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { detailsSentence } from './activity-view';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: '44px 16px minmax(0, 1fr)',
    columnGap: '12px',
    padding: '9px 20px',
    contentVisibility: 'auto',
    containIntrinsicHeight: 'auto 56px',
    '@media (max-width: 560px)': { padding: '9px 14px', columnGap: '9px' },
  },
  time: { color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase300 },
  icon: { paddingTop: '2px' },
  text: { overflowWrap: 'anywhere', lineHeight: tokens.lineHeightBase300 },
  details: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '12px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  connection: {
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
});

export interface ActivityItemProps {
  readonly entry: ActivityEntry;
  /** Whether its connection is still watched, so that there is a page to go to. */
  readonly isWatched: boolean;
  /** The name of a channel by its id; null where it is gone. */
  readonly channelName: (id: string) => string | null;
}

/** One entry: when, how bad, what, about which connection. */
export function ActivityItem({ entry, isWatched, channelName }: ActivityItemProps) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { at, severity, kind, connectionId, connectionName } = entry;
  // What was to come is told as of then: it stays what was noted.
  const { say } = useWordsAt(at);
  const details = detailsSentence(entry, channelName);
  return (
    <li className={styles.item}>
      <time className={styles.time} dateTime={at} title={t('ui.moment.utc', { at })}>
        {t('screens.activity.time', { at })}
      </time>
      <span className={styles.icon}>
        <SeverityIcon state={severity} label={stateWord(words, severity)} />
      </span>
      <div>
        <p className={styles.text}>{say(entry.text)}</p>
        {details !== null && <p className={styles.details}>{say(details)}</p>}
        <p className={styles.facts}>
          {isWatched && connectionId !== null ? (
            <a className={styles.connection} href={hrefOf({ page: 'connection', id: connectionId })}>
              {connectionName}
            </a>
          ) : (
            <span>{connectionName ?? t('ui.product')}</span>
          )}
          <span>{t('screens.activity.kind', { kind })}</span>
          <span>{t('screens.activity.age', { at })}</span>
        </p>
      </div>
    </li>
  );
}
