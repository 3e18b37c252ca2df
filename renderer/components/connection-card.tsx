import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';

import { mailStanding, verdictSince } from '../../shared/diagnosis/overview';
import type { ConnectionHealth, ConnectionState } from '../../shared/domain/state';
import { useWords } from '../i18n/words';
import { hrefOf } from '../routing/route';
import { runbookOfNext } from '../screens/runbooks/runs-view';
import { useAppState } from '../state/app-context';
import { CheckedAge } from './checked-age';
import { HealthChain } from './health-chain';
import { Since } from './moment';
import { NextAction } from './next-action';
import { RunNotes } from './run-notes';
import { SeverityIcon } from './severity-icon';
import { StateWord } from './state-word';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    padding: '16px 20px 18px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
    // Hundreds of cards: those out of sight are laid out when they come into it.
    contentVisibility: 'auto',
    containIntrinsicHeight: 'auto 190px',
  },
  stopped: {
    borderTopColor: tokens.colorStatusDangerBorder2,
    borderRightColor: tokens.colorStatusDangerBorder2,
    borderBottomColor: tokens.colorStatusDangerBorder2,
    borderLeftColor: tokens.colorStatusDangerBorder2,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '10px', rowGap: '2px' },
  name: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  nameLink: { color: 'inherit', textDecorationLine: 'none', ':hover': { textDecorationLine: 'underline' } },
  state: {
    display: 'flex',
    alignItems: 'baseline',
    columnGap: '10px',
    marginLeft: 'auto',
    fontSize: tokens.fontSizeBase200,
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: '12px 24px',
  },
  verdict: { flexGrow: 1, flexBasis: '260px', minWidth: 0 },
  headline: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    maxWidth: '68ch',
    overflowWrap: 'anywhere',
  },
  since: { marginTop: '2px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

export interface ConnectionCardProps {
  readonly connection: ConnectionState;
  readonly health: ConnectionHealth;
}

/** A connection that is broken or uncertain: chain, verdict, the one next action. */
export function ConnectionCard({ connection, health }: ConnectionCardProps) {
  const styles = useStyles();
  const { say, now } = useWords();
  const since = verdictSince(health);
  const runbook = runbookOfNext(health.verdict.runbook, useAppState().runs, connection.id);
  // Ids of connections can have spaces, which would part this one into several.
  const headingId = useId();
  return (
    <article
      className={mergeClasses(styles.card, mailStanding(connection, now) === 'stopped' && styles.stopped)}
      aria-labelledby={headingId}
    >
      <div className={styles.head}>
        <SeverityIcon state={health.severity} size={20} />
        <h2 id={headingId} className={styles.name}>
          <a className={styles.nameLink} href={hrefOf({ page: 'connection', id: connection.id })}>
            {connection.name}
          </a>
        </h2>
        <div className={styles.state}>
          <StateWord state={health.severity} />
          <CheckedAge connection={connection} />
        </div>
      </div>
      <HealthChain chain={health.verdict.chain} name={connection.name} isElsewhere={connection.isElsewhere} />
      <div className={styles.foot}>
        <div className={styles.verdict}>
          <p className={styles.headline}>{say(health.verdict.headline)}</p>
          {since !== null && (
            <p className={styles.since}>
              <Since at={since} />
            </p>
          )}
        </div>
        <NextAction runbook={runbook} connectionId={connection.id} canLeadToPage />
      </div>
      <RunNotes connectionId={connection.id} besides={runbook} />
    </article>
  );
}
