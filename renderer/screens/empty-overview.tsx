import { makeStyles, tokens } from '@fluentui/react-components';

import { Page, PageHeading } from '../components/page';
import { useWords } from '../i18n/words';

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: '12px',
    paddingTop: '12vh',
    maxWidth: '56ch',
  },
  hint: { color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase400 },
});

/** Nothing is watched yet: what to do about it. */
export function EmptyOverview() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Page>
      <div className={styles.frame}>
        <img src="./mark.svg" width="56" height="56" alt="" />
        <PageHeading>{t('ui.overview.empty')}</PageHeading>
        <p className={styles.hint}>{t('ui.overview.emptyHint')}</p>
      </div>
    </Page>
  );
}
