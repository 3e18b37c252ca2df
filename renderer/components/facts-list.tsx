import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useWords } from '../i18n/words';
import { CopyButton } from './copy-button';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, max-content) minmax(0, 1fr)',
    columnGap: '28px',
    rowGap: '6px',
    alignItems: 'baseline',
    '@media (max-width: 560px)': { gridTemplateColumns: '1fr', rowGap: '2px' },
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    overflowWrap: 'anywhere',
    userSelect: 'text',
    minHeight: '24px',
  },
});

/** Names and values, side by side. */
export function FactsList({ children }: { readonly children: ReactNode }) {
  return <dl className={useStyles().list}>{children}</dl>;
}

export interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly isCopied?: boolean;
}

/** One line of `FactsList`. */
export function Fact({ name, value, isCopied = false }: FactProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {value}
        {isCopied && <CopyButton text={value} label={t('ui.copy.short')} what={name} />}
      </dd>
    </>
  );
}
