import { Button, makeStyles, tokens } from '@fluentui/react-components';

import type { TableName } from '../../../shared/messages/en/views/tables';
import { goToHeading } from '../../components/link-anchor';
import { useWords } from '../../i18n/words';
import { NETWORK_ANCHOR } from './network-part';
import { REGISTRATION_ANCHOR } from './registration-part';
import { tableAnchor } from './subsection';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '2px',
    marginTop: '12px',
    paddingTop: '8px',
    marginLeft: '-8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  link: { minWidth: 0, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
});

const TABLES: readonly TableName[] = ['credentials', 'permissions', 'mailboxes', 'subscriptions'];

/** Leads to the tables and to what stands beside the chain; the chain itself leads to the findings. */
export function PageContents({ hasOrganisation }: { readonly hasOrganisation: boolean }) {
  const styles = useStyles();
  const { t } = useWords();
  const places = [
    ...[...TABLES, ...(hasOrganisation ? (['routes'] as const) : [])].map((table) => ({
      id: tableAnchor(table),
      title: t('views.table', { table }),
    })),
    { id: REGISTRATION_ANCHOR, title: t('views.page.registration') },
    { id: NETWORK_ANCHOR, title: t('views.page.network') },
  ];
  return (
    <nav aria-label={t('views.page.contents')}>
      <ul className={styles.list}>
        {places.map(({ id, title }) => (
          <li key={id}>
            <Button
              className={styles.link}
              size="small"
              appearance="subtle"
              onClick={() => {
                goToHeading(id);
              }}
            >
              {title}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
