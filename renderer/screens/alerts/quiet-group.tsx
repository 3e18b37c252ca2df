import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import type { AlertEntry } from '../../../shared/domain/alert';
import { FoldButton } from '../../components/fold-button';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { AlertFacts } from './alert-facts';
import { AlertItem } from './alert-item';
import { AlertNoteText } from './alert-note';
import type { QuietStanding } from './alerts-view';
import { TakeBackButton } from './take-back-button';

const useStyles = makeStyles({
  heading: { fontSize: tokens.fontSizeBase300 },
  fold: { marginLeft: '-12px', fontWeight: tokens.fontWeightSemibold },
  meaning: {
    marginBottom: '8px',
    maxWidth: '76ch',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  link: { color: tokens.colorBrandForegroundLink },
  list: { display: 'flex', flexDirection: 'column', rowGap: '8px', marginBottom: '12px' },
  note: { marginTop: '4px', maxWidth: '76ch', overflowWrap: 'anywhere' },
  actions: { display: 'flex', marginTop: '8px', marginLeft: '-8px' },
});

export interface QuietGroupProps {
  readonly standing: QuietStanding;
  readonly alerts: readonly AlertEntry[];
  /** Something was taken back: an alert is about to leave the group. */
  readonly onTakenBack: () => void;
}

/** Alerts that nobody has to look at now, folded: what was done about each, by whom and why, and how to take it back. */
export function QuietGroup({ standing, alerts, onTakenBack }: QuietGroupProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [isUnfolded, setUnfolded] = useState(false);
  const contentId = useId();
  if (alerts.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>
        <FoldButton className={styles.fold} isUnfolded={isUnfolded} controls={contentId} onFold={setUnfolded}>
          {t('alertPage.group', { standing, count: alerts.length })}
        </FoldButton>
      </h2>
      {isUnfolded && (
        <div id={contentId}>
          <p className={styles.meaning}>
            {t('alertPage.groupMeaning', { standing })}
            {standing === 'muted' && (
              <>
                {' '}
                <a className={styles.link} href={hrefOf({ page: 'settings' })}>
                  {t('alertPage.allMutes')}
                </a>
              </>
            )}
          </p>
          <ul className={styles.list}>
            {alerts.map((alert) => (
              <li key={alert.id}>
                <AlertItem alert={alert} level={3}>
                  <AlertNoteText alert={alert} className={styles.note} />
                  <AlertFacts alert={alert} />
                  <div className={styles.actions}>
                    <TakeBackButton alert={alert} standing={standing} onDone={onTakenBack} />
                  </div>
                </AlertItem>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
