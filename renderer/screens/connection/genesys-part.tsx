import { makeStyles, tokens } from '@fluentui/react-components';

import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  part: { padding: '6px 0 8px', maxWidth: '76ch' },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { color: tokens.colorNeutralForeground2 },
  hint: { marginTop: '10px', color: tokens.colorNeutralForeground1 },
  steps: {
    marginTop: '4px',
    paddingLeft: '20px',
    listStyleType: 'decimal',
    color: tokens.colorNeutralForeground2,
    '& > li + li': { marginTop: '2px' },
  },
});

/** The far end of another vendor's integration: nothing of it can be looked at. */
export function ElsewherePart() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{t('views.elsewhere.title')}</h3>
      <p className={styles.text}>{t('views.elsewhere.meaning')}</p>
    </div>
  );
}

/** The far end, which nobody has connected: said as it is, with what to look at by hand (Q8, Q9, Q16). */
export function GenesysPart() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{t('views.genesys.title')}</h3>
      <p className={styles.text}>{t('views.genesys.meaning')}</p>
      <p className={styles.hint}>{t('views.genesys.hint')}</p>
      <ol className={styles.steps}>
        {(['route', 'flow', 'queue', 'destinations', 'refresh'] as const).map((step) => (
          <li key={step}>{t('views.genesys.step', { step })}</li>
        ))}
      </ol>
    </div>
  );
}
