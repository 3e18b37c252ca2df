import { makeStyles, tokens } from '@fluentui/react-components';

import type { ConnectionForecast, ForecastTurn } from '../../../shared/domain/forecast';
import type { Instant } from '../../../shared/domain/instant';
import { Moment } from '../../components/moment';
import { useWords, useWordsAt } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useAppState } from '../../state/app-context';
import { SeverityChange } from './severity-change';

const useStyles = makeStyles({
  card: {
    padding: '12px 20px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    contentVisibility: 'auto',
    containIntrinsicHeight: 'auto 120px',
    '@media (max-width: 460px)': { padding: '12px 14px' },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: '16px',
  },
  name: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  link: {
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
  headline: { marginTop: '2px', maxWidth: '76ch', color: tokens.colorNeutralForeground2 },
  turns: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '6px',
    marginTop: '10px',
    paddingTop: '10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  turn: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '16px',
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  when: { color: tokens.colorNeutralForeground3 },
  title: { overflowWrap: 'anywhere' },
});

interface TurnProps {
  readonly turn: ForecastTurn;
  /** Where the finding stands; null: it comes up only then. */
  readonly href: string | null;
}

function Turn({ turn, href }: TurnProps) {
  const styles = useStyles();
  const then = useWordsAt(turn.at);
  return (
    <li className={styles.turn}>
      <div>
        <p className={styles.when}>
          <Moment at={turn.at} />
        </p>
        <p className={styles.title}>
          {href === null ? (
            then.say(turn.title)
          ) : (
            <a className={styles.link} href={href}>
              {then.say(turn.title)}
            </a>
          )}
        </p>
      </div>
      <SeverityChange from={turn.from} to={turn.to} />
    </li>
  );
}

export interface ConnectionAheadProps {
  readonly connection: ConnectionForecast;
  /** The moment looked at. */
  readonly at: Instant;
}

/** One connection on the day looked at: from what to what, why, and what turns on the way. */
export function ConnectionAhead({ connection, at }: ConnectionAheadProps) {
  const styles = useStyles();
  const { t } = useWords();
  const then = useWordsAt(at);
  const { connectionId, connectionName, from, to, headline, turns } = connection;
  const present = useAppState().connections.find(({ id }) => id === connectionId);
  const stands = new Set(present?.health?.findings.map(({ key }) => key));
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <h3 className={styles.name}>
          <a className={styles.link} href={hrefOf({ page: 'connection', id: connectionId })}>
            {connectionName}
          </a>
        </h3>
        <SeverityChange from={from} to={to} />
      </div>
      <p className={styles.headline}>{then.say(headline)}</p>
      {turns.length > 0 && (
        <ol className={styles.turns} aria-label={t('ahead.turns', { name: connectionName })}>
          {turns.map((turn) => (
            <Turn
              key={`${turn.key} ${turn.at}`}
              turn={turn}
              href={
                stands.has(turn.key)
                  ? hrefOf({ page: 'connection', id: connectionId, finding: turn.key })
                  : null
              }
            />
          ))}
        </ol>
      )}
    </article>
  );
}
