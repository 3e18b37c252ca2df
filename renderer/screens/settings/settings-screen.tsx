import { makeStyles, tokens } from '@fluentui/react-components';

import { Page, PageHeading } from '../../components/page';
import { useWords } from '../../i18n/words';
import { AboutGroup } from './about-group';
import { AlertsGroup } from './alerts-group';
import { ChannelsGroup } from './channels-group';
import { CheckingGroup } from './checking-group';
import { ComputerGroup } from './computer-group';
import { ConnectionsGroup } from './connections-group';
import { GeneralGroup } from './general-group';
import { NotificationsGroup } from './notifications-group';
import { SettingsIndex } from './settings-index';
import { SupportGroup } from './support-group';

const useStyles = makeStyles({
  sentence: { marginTop: '2px', marginBottom: '20px', color: tokens.colorNeutralForeground2 },
  frame: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '20px 28px',
    '@media (min-width: 1000px)': { gridTemplateColumns: '132px minmax(0, 1fr)' },
  },
  groups: { display: 'flex', flexDirection: 'column', rowGap: '26px', maxWidth: '820px' },
});

/** What the administrator may choose; each choice applies at once, and a refused one says so where it was made. */
export function SettingsScreen() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Page>
      <PageHeading>{t('ui.settings.title')}</PageHeading>
      <p className={styles.sentence}>{t('ui.settings.sentence')}</p>
      <div className={styles.frame}>
        <SettingsIndex />
        <div className={styles.groups}>
          <GeneralGroup />
          <CheckingGroup />
          <NotificationsGroup />
          <AlertsGroup />
          <ChannelsGroup />
          <ConnectionsGroup />
          <ComputerGroup />
          <SupportGroup />
          <AboutGroup />
        </div>
      </div>
    </Page>
  );
}
