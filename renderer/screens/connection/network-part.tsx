import { makeStyles, tokens } from '@fluentui/react-components';

import type { LinkId } from '../../../shared/domain/link-id';
import { LinkButton } from '../../components/link-button';
import { useWords } from '../../i18n/words';
import { Card } from './card';

/** The heading's id: the page's contents lead to it. */
export const NETWORK_ANCHOR = 'part-network';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '14px' },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { maxWidth: '76ch', color: tokens.colorNeutralForeground2 },
  link: { marginTop: '2px', marginLeft: '-8px', fontWeight: tokens.fontWeightRegular },
});

interface StatementProps {
  readonly title: string;
  readonly text: string;
  readonly link: LinkId | null;
}

function Statement({ title, text, link }: StatementProps) {
  const styles = useStyles();
  return (
    <div>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.text}>{text}</p>
      {link !== null && <LinkButton className={styles.link} size="small" appearance="subtle" link={link} />}
    </div>
  );
}

/** What has to be let through and what has not, where an administrator looks for it (Q4, Q11). */
export function NetworkPart() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Card anchor={NETWORK_ANCHOR} title={t('views.page.network')} meaning={t('views.page.network.meaning')}>
      <div className={styles.list}>
        <Statement
          title={t('views.network.notifications')}
          text={t('views.network.notifications.text')}
          link="notificationsDocumentation"
        />
        <Statement
          title={t('views.network.filter')}
          text={t('views.network.filter.text')}
          link="connectionFilterDocumentation"
        />
        <Statement
          title={t('views.network.graphkeeper')}
          text={t('views.network.graphkeeper.text')}
          link={null}
        />
      </div>
    </Card>
  );
}
