import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';

import { addDays } from '../../../shared/alerts/local-time';
import { nextDeadline } from '../../../shared/diagnosis/overview';
import type { LocalDate } from '../../../shared/domain/alert-settings';
import type { Forecast } from '../../../shared/domain/forecast';
import { epochOf, instantOf } from '../../../shared/domain/instant';
import { AheadGlyph } from '../../components/glyphs';
import { Page, PageHeading } from '../../components/page';
import { SeverityIcon } from '../../components/severity-icon';
import { stateWord } from '../../components/state-text';
import { daysBetween, endOf, localDateOf, noonOf } from '../../i18n/local-date';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useAppState } from '../../state/app-context';
import { ConnectionAhead } from './connection-ahead';
import { DayChooser } from './day-chooser';
import { FIRST_DAYS, isAhead } from './days-ahead';
import { changedAndSame, forecastSentence, forecastSeverity } from './forecast-view';
import { SameConnections } from './same-connections';
import { ToldList } from './told-list';
import { useForecast } from './use-forecast';

const useStyles = makeStyles({
  mark: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '6px 10px',
    marginBottom: '18px',
    padding: '8px 8px 8px 14px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px dashed ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  back: { '@media (max-width: 640px)': { gridColumn: '2', justifySelf: 'start' } },
  head: { display: 'grid', gridTemplateColumns: '32px minmax(0, 1fr)', columnGap: '14px' },
  icon: { paddingTop: '1px' },
  assumption: {
    marginTop: '4px',
    maxWidth: '76ch',
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase300,
  },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 10px',
    minHeight: '24px',
    marginTop: '6px',
    color: tokens.colorNeutralForeground2,
  },
  heading: {
    marginTop: '2px',
    marginBottom: '8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  old: { opacity: 0.6 },
  told: {
    marginTop: '20px',
    padding: '14px 20px 18px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  toldTitle: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  toldCount: { marginBottom: '12px', color: tokens.colorNeutralForeground2 },
});

/** What that day looks like, and what is told until then. */
function DayAhead({ forecast, isOld }: { readonly forecast: Forecast; readonly isOld: boolean }) {
  const styles = useStyles();
  const { t } = useWords();
  const ids = useId();
  const { changed, same } = changedAndSame(forecast);
  const { tellings, unheard, at } = forecast;
  return (
    <div className={mergeClasses(isOld && styles.old)}>
      <section aria-labelledby={`${ids}connections`}>
        <h2 className={styles.heading} id={`${ids}connections`}>
          {t('ahead.connections')}
        </h2>
        <div className={styles.list}>
          {changed.map((connection) => (
            <ConnectionAhead key={connection.connectionId} connection={connection} at={at} />
          ))}
          {same.length > 0 && <SameConnections connections={same} isAll={changed.length === 0} />}
        </div>
      </section>
      <section className={styles.told} aria-labelledby={`${ids}told`}>
        <h2 className={styles.toldTitle} id={`${ids}told`}>
          {t('ahead.told')}
        </h2>
        <p className={styles.toldCount}>
          {tellings.length === 0
            ? t('ahead.toldNone')
            : t('ahead.toldCount', { count: tellings.length, unheard })}
        </p>
        <ToldList tellings={tellings} />
      </section>
    </div>
  );
}

export interface ForecastScreenProps {
  /** The day to begin with; null: in a month. */
  readonly first: LocalDate | null;
}

/** A later day, if nobody does anything: its sentence, what turns when, and what would be told. Never the present. */
export function ForecastScreen({ first }: ForecastScreenProps) {
  const styles = useStyles();
  const words = useWords();
  const { t, say, now } = words;
  const { connections } = useAppState();
  const today = localDateOf(now);
  const [chosen, setChosen] = useState(() => first ?? addDays(today, FIRST_DAYS));
  // Left open over midnight, what was tomorrow is today.
  const date = isAhead(today, chosen) ? chosen : addDays(today, 1);
  const deadline = nextDeadline(connections, now);
  const { isWorking, problem, forecast, retry } = useForecast(instantOf(endOf(date)));
  const sentence = forecast === null ? null : forecastSentence(forecast);
  const shownDate = forecast === null ? date : localDateOf(epochOf(forecast.at));
  const unread = forecast === null ? 0 : connections.length - forecast.connections.length;
  // The address follows once the day has been worked out: back from a connection, it is this day again.
  useEffect(() => {
    window.history.replaceState(null, '', hrefOf({ page: 'forecast', date: shownDate }));
  }, [shownDate]);
  return (
    <Page>
      <div className={styles.mark}>
        <AheadGlyph />
        <p>{t('ahead.mark', { at: noonOf(shownDate), days: daysBetween(today, shownDate) })}</p>
        <Button className={styles.back} as="a" size="small" href={hrefOf({ page: 'overview' })}>
          {t('ahead.back')}
        </Button>
      </div>
      <header className={styles.head} aria-live="polite" aria-busy={isWorking}>
        <div className={styles.icon}>
          <SeverityIcon
            state={forecast === null ? 'checking' : forecastSeverity(forecast)}
            size={30}
            label={stateWord(words, forecast === null ? 'checking' : forecastSeverity(forecast))}
          />
        </div>
        <div>
          <PageHeading>{sentence === null ? t('ahead.title') : say(sentence)}</PageHeading>
          <p className={styles.assumption}>
            {t('ahead.assumption')}
            {unread > 0 && sentence !== null && ` ${t('ahead.unread', { count: unread })}`}
          </p>
        </div>
      </header>
      <DayChooser
        today={today}
        date={date}
        deadline={deadline === null ? null : localDateOf(epochOf(deadline.at))}
        onDate={setChosen}
      />
      <div className={styles.state}>
        <span role="status">
          {problem !== null && t('ahead.failed', { reason: t(`ui.failed.${problem}`) })}
          {problem === null && forecast !== null && sentence === null && t('ahead.nothingRead')}
        </span>
        {problem !== null && (
          <Button size="small" disabledFocusable={isWorking} onClick={retry}>
            {t('ahead.retry')}
          </Button>
        )}
        {isWorking && t('ahead.working')}
      </div>
      {forecast !== null && sentence !== null && (
        <DayAhead forecast={forecast} isOld={isWorking || problem !== null} />
      )}
    </Page>
  );
}
