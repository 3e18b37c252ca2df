import { makeStyles, tokens } from '@fluentui/react-components';

import type { AlertEntry } from '../../shared/domain/alert';
import { useWords } from '../i18n/words';
import { hrefOf } from '../routing/route';
import { AlertNoteText } from '../screens/alerts/alert-note';
import { TakeBackButton } from '../screens/alerts/take-back-button';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '2px 16px',
    maxWidth: '76ch',
    marginTop: '6px',
    padding: '4px 6px 4px 12px',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  text: { overflowWrap: 'anywhere' },
  ways: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px' },
  link: { color: tokens.colorBrandForegroundLink },
});

export interface FindingNoteProps {
  readonly alert: AlertEntry;
  /** What was done is being taken back: the button goes. */
  readonly onTakenBack: () => void;
}

/** What was done about a finding's alert, by whom, why and until when, with the way back; nothing while it is open. */
export function FindingNote({ alert, onTakenBack }: FindingNoteProps) {
  const styles = useStyles();
  const { t } = useWords();
  if (alert.standing === 'open') return null;
  return (
    <div className={styles.note}>
      <AlertNoteText alert={alert} className={styles.text} />
      <div className={styles.ways}>
        <a className={styles.link} href={hrefOf({ page: 'alerts' })}>
          {t('alertPage.finding.toAlerts')}
        </a>
        <TakeBackButton alert={alert} standing={alert.standing} onDone={onTakenBack} />
      </div>
    </div>
  );
}
