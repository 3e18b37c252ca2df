import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import type { ConnectionForecast } from '../../../shared/domain/forecast';
import { FoldGlyph } from '../../components/glyphs';
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
      <Button
        className={styles.fold}
        appearance="subtle"
        icon={<FoldGlyph isUnfolded={isUnfolded} />}
        iconPosition="after"
        aria-expanded={isUnfolded}
        aria-controls={isUnfolded ? listId : undefined}
        onClick={() => {
          setUnfolded(!isUnfolded);
        }}
      >
        {t('ahead.same', { count: connections.length, isAll })}
      </Button>
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
