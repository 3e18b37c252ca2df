import { makeStyles, tokens } from '@fluentui/react-components';

import type { AlertEntry } from '../../../shared/domain/alert';
import { epochOf } from '../../../shared/domain/instant';
import { ChevronGlyph } from '../../components/glyphs';
import { Moment, Since } from '../../components/moment';
import { SeverityIcon } from '../../components/severity-icon';
import { StateWord } from '../../components/state-word';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';

const useStyles = makeStyles({
  item: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto 12px',
    columnGap: '12px',
    alignItems: 'center',
    padding: '12px 16px 12px 20px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    contentVisibility: 'auto',
    containIntrinsicHeight: 'auto 86px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  icon: { alignSelf: 'start', paddingTop: '2px' },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  link: {
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    // The whole entry can be pressed; what is read out stays the title.
    '::after': { content: '""', position: 'absolute', inset: '0', borderRadius: tokens.borderRadiusXLarge },
    ':focus-visible': { outlineStyle: 'none' },
    ':focus-visible::after': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
  },
  connection: { color: tokens.colorNeutralForeground2 },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '18px',
    marginTop: '3px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  word: { fontSize: tokens.fontSizeBase200 },
});

/** One alert; it leads to its finding. */
export function AlertItem({ alert }: { readonly alert: AlertEntry }) {
  const styles = useStyles();
  const { t, say, now } = useWords();
  return (
    <article className={styles.item}>
      <div className={styles.icon}>
        <SeverityIcon state={alert.severity} size={20} />
      </div>
      <div>
        <h2 className={styles.title}>
          <a
            className={styles.link}
            href={hrefOf({ page: 'connection', id: alert.connectionId, finding: alert.key })}
          >
            {say(alert.title)}
          </a>
        </h2>
        <p className={styles.connection}>{alert.connectionName}</p>
        <p className={styles.facts}>
          <Since at={alert.since} />
          {alert.deadline !== null && (
            <span>
              {epochOf(alert.deadline) > now ? t('ui.deadline') : t('ui.deadline.passed')}{' '}
              <Moment at={alert.deadline} />
            </span>
          )}
          {alert.explains.length > 0 && (
            <span>{t('screens.alerts.explains', { count: alert.explains.length })}</span>
          )}
        </p>
      </div>
      <span className={styles.word}>
        <StateWord state={alert.severity} />
      </span>
      <ChevronGlyph />
    </article>
  );
}
