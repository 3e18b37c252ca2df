import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import type { Telling } from '../../../shared/domain/alert';
import { SeverityIcon } from '../../components/severity-icon';
import { StateWord } from '../../components/state-word';
import { daysBetween, localDateOf, noonOf } from '../../i18n/local-date';
import { useWords, useWordsAt } from '../../i18n/words';
import { tellingsByDay } from './forecast-view';

/** So many are drawn at once. */
const STEP = 50;

const useStyles = makeStyles({
  days: { display: 'flex', flexDirection: 'column', rowGap: '14px' },
  day: {
    display: 'grid',
    gridTemplateColumns: '150px minmax(0, 1fr)',
    columnGap: '20px',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '4px' },
  },
  date: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  relative: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  told: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '10px',
    paddingLeft: '16px',
    borderLeft: `2px dashed ${tokens.colorNeutralStroke1}`,
  },
  telling: { display: 'grid', gridTemplateColumns: '16px minmax(0, 1fr)', columnGap: '10px' },
  icon: { paddingTop: '2px' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: '16px',
  },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  body: {
    maxWidth: '76ch',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  word: { fontSize: tokens.fontSizeBase200 },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  more: { marginTop: '12px' },
});

function ToldThen({ telling }: { readonly telling: Telling }) {
  const styles = useStyles();
  const { t, format } = useWords();
  const then = useWordsAt(telling.at);
  return (
    <li className={styles.telling}>
      <div className={styles.icon}>
        <SeverityIcon state={telling.severity} />
      </div>
      <div>
        <div className={styles.head}>
          <p className={styles.title}>{then.say(telling.title)}</p>
          <span className={styles.word}>
            <StateWord state={telling.severity} />{' '}
            <time
              className={styles.time}
              dateTime={telling.at}
              title={t('ui.moment.utc', { at: telling.at })}
            >
              {format.time(telling.at)}
            </time>
          </span>
        </div>
        {telling.body.map((line, index) => (
          <p key={index} className={styles.body}>
            {then.say(line)}
          </p>
        ))}
      </div>
    </li>
  );
}

/** What would be told, day by day, each in the words of its own moment. */
export function ToldList({ tellings }: { readonly tellings: readonly Telling[] }) {
  const styles = useStyles();
  const { t, format, now } = useWords();
  const [limit, setLimit] = useState(STEP);
  const today = localDateOf(now);
  const rest = tellings.length - limit;
  return (
    <>
      <ol className={styles.days}>
        {tellingsByDay(tellings.slice(0, limit), localDateOf).map(({ date, tellings: ofDay }) => {
          const days = daysBetween(today, date);
          return (
            <li key={date} className={styles.day}>
              <div>
                <h3 className={styles.date}>{format.date(noonOf(date))}</h3>
                <p className={styles.relative}>
                  {days === 0 ? t('ahead.laterToday') : t('ahead.inDaysFromNow', { days })}
                </p>
              </div>
              <ul className={styles.told}>
                {ofDay.map((telling) => (
                  <ToldThen key={telling.id} telling={telling} />
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
      {rest > 0 && (
        <Button
          className={styles.more}
          onClick={() => {
            setLimit(limit + STEP);
          }}
        >
          {t('ahead.toldMore', { count: Math.min(STEP, rest) })}
        </Button>
      )}
    </>
  );
}
