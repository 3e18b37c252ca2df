import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';

import { isFocusLost } from '../../components/focus-lost';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', outline: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: '12px',
    minHeight: '36px',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  detail: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  text: { padding: '4px 0', overflowWrap: 'anywhere' },
  actions: { display: 'flex', columnGap: '4px' },
  removed: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 10px',
    minHeight: '32px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    ':empty': { minHeight: 0 },
  },
});

export interface RemovableListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  readonly titleOf: (item: T) => string;
  readonly detailOf?: (item: T) => ReactNode;
  /** What the removing button is called. */
  readonly remove: string;
  /** False: it could not be removed, which is said elsewhere. */
  readonly onRemove: (item: T) => Promise<boolean>;
  /** Puts back what was removed last. */
  readonly onRestore: (item: T) => Promise<boolean>;
  /** Changes an entry; left out: there is nothing to change. */
  readonly onChange?: (item: T) => void;
}

/** Entries that can be removed; what was removed last can be put back, and by keyboard the focus goes there. */
export function RemovableList<T>({
  label,
  items,
  idOf,
  titleOf,
  detailOf,
  remove,
  onRemove,
  onRestore,
  onChange,
}: RemovableListProps<T>) {
  const styles = useStyles();
  const { t } = useWords();
  const [removed, setRemoved] = useState<T | null>(null);
  const undo = useRef<HTMLButtonElement | null>(null);
  const list = useRef<HTMLUListElement | null>(null);
  useEffect(() => {
    const isLeft = !isFocusLost() && list.current?.contains(document.activeElement) !== true;
    if (removed !== null && !isLeft) undo.current?.focus();
  }, [removed]);
  return (
    <>
      {items.length > 0 && (
        <ul ref={list} className={styles.list} aria-label={label} tabIndex={-1}>
          {items.map((item) => {
            const title = titleOf(item);
            return (
              <li key={idOf(item)} className={styles.item}>
                <div className={styles.text}>
                  <p>{title}</p>
                  {detailOf !== undefined && <div className={styles.detail}>{detailOf(item)}</div>}
                </div>
                <div className={styles.actions}>
                  {onChange !== undefined && (
                    <Button
                      size="small"
                      appearance="subtle"
                      aria-label={t('alertPage.actionOn', { action: t('alertSettings.change'), title })}
                      onClick={() => {
                        onChange(item);
                      }}
                    >
                      {t('alertSettings.change')}
                    </Button>
                  )}
                  <Button
                    size="small"
                    appearance="subtle"
                    aria-label={t('alertPage.actionOn', { action: remove, title })}
                    onClick={() => {
                      void onRemove(item).then((isDone) => {
                        if (isDone) setRemoved(item);
                      });
                    }}
                  >
                    {remove}
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <div className={styles.removed} role="status">
        {removed !== null && (
          <>
            {t('alertSettings.removed', { what: titleOf(removed) })}
            <Button
              ref={(button: HTMLButtonElement | null) => {
                undo.current = button;
              }}
              size="small"
              onClick={() => {
                void onRestore(removed).then((isDone) => {
                  if (!isDone) return;
                  setRemoved(null);
                  // The list may come back only now.
                  requestAnimationFrame(() => {
                    if (isFocusLost()) list.current?.focus();
                  });
                });
              }}
            >
              {t('alertSettings.undo')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
