import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

import type { AlertEntry } from '../../../shared/domain/alert';
import { SeverityIcon } from '../../components/severity-icon';
import { StateWord } from '../../components/state-word';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '12px',
    padding: '14px 20px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    contentVisibility: 'auto',
    containIntrinsicHeight: 'auto 150px',
    '@media (max-width: 460px)': { padding: '12px 14px' },
  },
  icon: { paddingTop: '1px' },
  head: { display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', columnGap: '16px' },
  title: {
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
  connection: { color: tokens.colorNeutralForeground2 },
  word: { flexShrink: 0, fontSize: tokens.fontSizeBase200 },
});

export interface AlertItemProps {
  readonly alert: AlertEntry;
  /** Under which heading it stands. */
  readonly level: 2 | 3;
  /** What is known about it, and what can be done. */
  readonly children: ReactNode;
}

/** An alert: what, where, what it means for mail; its title leads to its finding. */
export function AlertItem({ alert, level, children }: AlertItemProps) {
  const styles = useStyles();
  const { t, say } = useWords();
  const titleId = useId();
  const Heading = `h${level}` as const;
  const place = { page: 'connection', id: alert.connectionId } as const;
  return (
    <article className={styles.item} aria-labelledby={titleId}>
      <div className={styles.icon}>
        <SeverityIcon state={alert.severity} size={20} />
      </div>
      <div>
        <div className={styles.head}>
          <Heading className={styles.title} id={titleId}>
            <a
              className={styles.link}
              href={hrefOf(alert.source === 'stale' ? place : { ...place, finding: alert.key })}
            >
              {say(alert.title)}
            </a>
          </Heading>
          <span className={styles.word}>
            <StateWord state={alert.severity} />
          </span>
        </div>
        <p className={styles.connection}>
          {alert.connectionName} · {t('alertPage.impact', { impact: alert.impact })}
        </p>
        {children}
      </div>
    </article>
  );
}
