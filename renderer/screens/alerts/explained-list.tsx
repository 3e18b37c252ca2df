import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import type { AlertEntry } from '../../../shared/domain/alert';
import { FoldButton } from '../../components/fold-button';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';

const useStyles = makeStyles({
  fold: {
    marginTop: '4px',
    marginLeft: '-8px',
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
  },
  list: { display: 'flex', flexDirection: 'column', rowGap: '3px', padding: '2px 0 4px' },
  entry: { display: 'flex', columnGap: '8px', alignItems: 'flex-start', '& > svg': { marginTop: '2px' } },
  link: {
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    ':hover': { textDecorationLine: 'underline' },
  },
});

/** What an alert explains, folded: grey, because one cause has one colour. */
export function ExplainedList({ alert }: { readonly alert: AlertEntry }) {
  const styles = useStyles();
  const { t, say } = useWords();
  const [isUnfolded, setUnfolded] = useState(false);
  const listId = useId();
  const count = alert.explains.length;
  if (count === 0) return null;
  return (
    <>
      <FoldButton
        className={styles.fold}
        size="small"
        isUnfolded={isUnfolded}
        controls={listId}
        label={t('alertPage.explainsOf', { count, title: say(alert.title) })}
        onFold={setUnfolded}
      >
        {t('alertPage.explains', { count })}
      </FoldButton>
      {isUnfolded && (
        <ul className={styles.list} id={listId}>
          {alert.explains.map(({ id, key, title }) => (
            <li key={id} className={styles.entry}>
              <SeverityIcon state="notReached" size={14} />
              <a
                className={styles.link}
                href={hrefOf({ page: 'connection', id: alert.connectionId, finding: key })}
              >
                {say(title)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
