import { makeStyles, tokens } from '@fluentui/react-components';

import { useWords } from '../i18n/words';
import { useView } from '../state/app-context';

const useStyles = makeStyles({
  frame: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    rowGap: '10px',
    padding: '24px',
    textAlign: 'center',
  },
  sentence: {
    marginTop: '8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightRegular,
  },
  hint: { color: tokens.colorNeutralForeground2, maxWidth: '48ch' },
});

/** Before the main process has answered, and when it does not. */
export function Loading() {
  const styles = useStyles();
  const { t } = useWords();
  const { link } = useView();
  return (
    <main className={styles.frame}>
      <img src="./mark.svg" width="56" height="56" alt="" />
      <h1 className={styles.sentence} role="status">
        {link === 'lost' ? t('ui.loading.slow') : t('ui.loading')}
      </h1>
      {link === 'lost' && <p className={styles.hint}>{t('ui.loading.hint')}</p>}
    </main>
  );
}
