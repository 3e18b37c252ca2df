import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { AddressRangesDetails } from '../../../shared/domain/details';
import type { LinkId } from '../../../shared/domain/link-id';
import { CodeBlock } from '../../components/code-block';
import { CopyButton } from '../../components/copy-button';
import { LinkButton } from '../../components/link-button';
import { useWords } from '../../i18n/words';
import { Card } from './card';
import { readAge, Unread } from './subsection';

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
  ranges: { maxWidth: '76ch', marginTop: '6px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px', minHeight: '32px' },
  age: { marginLeft: 'auto', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  link: { marginTop: '2px', marginLeft: '-8px', fontWeight: tokens.fontWeightRegular },
});

interface StatementProps {
  readonly title: string;
  readonly text: string;
  readonly link: LinkId | null;
  readonly children?: ReactNode;
}

function Statement({ title, text, link, children }: StatementProps) {
  const styles = useStyles();
  return (
    <div>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.text}>{text}</p>
      {children}
      {link !== null && <LinkButton className={styles.link} size="small" appearance="subtle" link={link} />}
    </div>
  );
}

/** What Genesys Cloud's mail comes from, as the allow list takes it; its finding says what of it lacks. */
function Ranges({ ranges }: { readonly ranges: AddressRangesDetails }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  if (ranges.state === 'unreadable') return <Unread table="ranges" failure={ranges.failure} />;
  if (ranges.entries.length === 0)
    return <p className={styles.text}>{t('views.table.empty', { table: 'ranges' })}</p>;
  const text = ranges.entries.join('\n');
  const what = t('views.table', { table: 'ranges' });
  return (
    <div className={styles.ranges}>
      <div className={styles.head}>
        <span>{t('views.network.ranges', { count: ranges.entries.length })}</span>
        <CopyButton text={text} label={t('ui.copy.short')} what={what} />
        <span className={styles.age}>{readAge(words, ranges.at)}</span>
      </div>
      <CodeBlock label={what} text={text} />
    </div>
  );
}

interface NetworkPartProps {
  readonly ranges: AddressRangesDetails | null;
  /** Another vendor's integration: which addresses are its own is not known. */
  readonly isElsewhere: boolean;
}

/** What has to be let through and what has not, where an administrator looks for it (Q4, Q11). */
export function NetworkPart({ ranges, isElsewhere }: NetworkPartProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Card anchor={NETWORK_ANCHOR} title={t('views.page.network')} meaning={t('views.page.network.meaning')}>
      <div className={styles.list}>
        <Statement
          title={t('views.network.notifications')}
          text={t(isElsewhere ? 'views.elsewhere.notifications' : 'views.network.notifications.text')}
          link="notificationsDocumentation"
        />
        {!isElsewhere && (
          <Statement
            title={t('views.network.filter')}
            text={t('views.network.filter.text')}
            link="connectionFilterDocumentation"
          >
            {ranges !== null && <Ranges ranges={ranges} />}
          </Statement>
        )}
        <Statement
          title={t('views.network.graphkeeper')}
          text={t(isElsewhere ? 'views.elsewhere.graphkeeper' : 'views.network.graphkeeper.text')}
          link={null}
        />
      </div>
    </Card>
  );
}
