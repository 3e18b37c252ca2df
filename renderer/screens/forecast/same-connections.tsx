import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import type { ConnectionForecast } from '../../../shared/domain/forecast';
import { FoldButton } from '../../components/fold-button';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { SeverityChange } from './severity-change';

const useStyles = makeStyles({
  fold: { marginLeft: '-12px' },
  list: { display: 'flex', flexDirection: 'column', rowGap: '6px', padding: '4px 0' },
  entry: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: '16px' },
  link: {
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    ':hover': { textDecorationLine: 'underline' },
  },
});

export interface SameConnectionsProps {
  readonly connections: readonly ConnectionForecast[];
  /** Nothing changes anywhere. */
  readonly isAll: boolean;
}

/** Connections that stay as they are, folded to a line. */
export function SameConnections({ connections, isAll }: SameConnectionsProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [isUnfolded, setUnfolded] = useState(false);
  const listId = useId();
  return (
    <div>
      <FoldButton className={styles.fold} isUnfolded={isUnfolded} controls={listId} onFold={setUnfolded}>
        {t('ahead.same', { count: connections.length, isAll })}
      </FoldButton>
      {isUnfolded && (
        <ul className={styles.list} id={listId}>
          {connections.map(({ connectionId, connectionName, from, to }) => (
            <li key={connectionId} className={styles.entry}>
              <a className={styles.link} href={hrefOf({ page: 'connection', id: connectionId })}>
                {connectionName}
              </a>
              <SeverityChange from={from} to={to} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
