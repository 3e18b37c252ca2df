import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';

import { fileNameOf } from '../../../shared/domain/saved-file';
import { toCsv, toTabbedText } from '../../../shared/views/csv';
import { useSaveText } from '../../files/use-save-text';
import { useWords } from '../../i18n/words';
import { CopyButton } from '../copy-button';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 10px',
    minHeight: '32px',
    paddingTop: '6px',
  },
  filter: { width: '220px', maxWidth: '100%' },
  count: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  end: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', marginLeft: 'auto', columnGap: '2px' },
});

export interface TableFilterProps {
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/** Finds rows in a long table. */
function TableFilter({ label, query, onQuery }: TableFilterProps) {
  const styles = useStyles();
  return (
    <Input
      className={styles.filter}
      size="small"
      type="search"
      placeholder={label}
      aria-label={label}
      value={query}
      onChange={(_, { value }) => {
        onQuery(value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onQuery('');
      }}
    />
  );
}

export interface TableActionsProps {
  readonly table: string;
  /** What the file's name begins with: whose table it is. */
  readonly owner: string;
  readonly filter: TableFilterProps | null;
  readonly shown: number;
  readonly total: number;
  /** When it was read, in words. */
  readonly age: string | null;
  /** Heading and rows as they are shown now: filtered and sorted. */
  readonly lines: () => readonly (readonly string[])[];
}

/** What can be done with a table: find rows, copy it, take it along as a file. */
export function TableActions(props: TableActionsProps) {
  const { table, owner, filter, shown, total, age, lines } = props;
  const styles = useStyles();
  const { t } = useWords();
  const saving = useSaveText();
  return (
    <div className={styles.bar}>
      {filter !== null && <TableFilter {...filter} />}
      <span className={styles.count} role="status">
        {saving.status ?? t('views.table.count', { shown, total })}
      </span>
      <span className={styles.end}>
        {age !== null && <span className={styles.count}>{age}</span>}
        <CopyButton text={() => toTabbedText(lines())} label={t('views.table.copy')} what={table} />
        <Button
          size="small"
          appearance="subtle"
          aria-label={t('views.table.exportOf', { table })}
          onBlur={saving.leave}
          onClick={() => {
            saving.save({ name: fileNameOf(owner, table), kind: 'csv', text: toCsv(lines()) });
          }}
        >
          {t('views.table.export')}
        </Button>
      </span>
    </div>
  );
}
