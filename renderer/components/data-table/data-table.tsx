import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';

import { filterRows, type RowWindow, rowWindow, sortRows } from '../../../shared/views/table-rows';
import { useWords } from '../../i18n/words';
import type { Column, Sorting } from './column';
import { TableActions } from './table-actions';
import { TableHead } from './table-head';
import { useScrolling } from './use-scrolling';

/** From this many rows on a table can be filtered. */
const FILTERED_ROWS = 9;
/** From this many rows on only the visible ones are drawn, each of one height. */
const DRAWN_ROWS = 201;
/** Pixels: one line of text and its room. */
const ROW_HEIGHT = 36;

const useStyles = makeStyles({
  frame: { containerType: 'inline-size' },
  region: {
    margin: '0 -20px',
    overflow: 'auto',
    maxHeight: 'min(70vh, 560px)',
    ':focus-visible': { outlineOffset: '-2px' },
  },
  table: {
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  cell: {
    padding: '8px 6px',
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    userSelect: 'text',
    ':first-child': { paddingLeft: '20px' },
    ':last-child': { paddingRight: '20px' },
  },
  name: {
    backgroundColor: tokens.colorNeutralBackground1,
    // The name of a row stays in sight while the table is scrolled sideways, where there is room for both.
    '@container (min-width: 420px)': { position: 'sticky', left: 0 },
  },
  numeric: { textAlign: 'end' },
  single: {
    whiteSpace: 'nowrap',
    height: `${ROW_HEIGHT}px`,
    paddingTop: 0,
    paddingBottom: 0,
    verticalAlign: 'middle',
  },
  spacer: { padding: 0, border: 'none' },
  empty: { padding: '10px 0 4px', color: tokens.colorNeutralForeground2 },
});

export interface DataTableProps<Row> {
  /** What the table is called: for a screen reader, the filter and the file. */
  readonly label: string;
  /** Whose it is: the file's name begins with it. */
  readonly owner: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Said where there is no row. */
  readonly emptyText: string;
  /** When it was read, in words. */
  readonly age: string | null;
}

interface BodyProps<Row> extends Pick<DataTableProps<Row>, 'columns' | 'rows' | 'keyOf'> {
  /** Null: all rows are drawn. */
  readonly part: RowWindow | null;
}

function TableBody<Row>({ columns, rows, keyOf, part }: BodyProps<Row>) {
  const styles = useStyles();
  const first = part?.first ?? 0;
  const drawn = part === null ? rows : rows.slice(part.first, part.last);
  const room = (height: number) =>
    height > 0 && (
      <tr aria-hidden="true">
        <td className={styles.spacer} colSpan={columns.length} style={{ height }} />
      </tr>
    );
  return (
    <tbody>
      {part !== null && room(part.before)}
      {drawn.map((row, index) => (
        <tr key={keyOf(row)} aria-rowindex={part === null ? undefined : first + index + 2}>
          {columns.map(({ id, text, render, isRowHeader = false, isNumeric = false }) => {
            const className = mergeClasses(
              styles.cell,
              isNumeric && styles.numeric,
              part !== null && styles.single,
            );
            const content = render === undefined ? text(row) : render(row);
            return isRowHeader ? (
              <th key={id} scope="row" className={mergeClasses(className, styles.name)}>
                {content}
              </th>
            ) : (
              <td key={id} className={className}>
                {content}
              </td>
            );
          })}
        </tr>
      ))}
      {part !== null && room(part.after)}
    </tbody>
  );
}

/**
 * A table of facts: sortable by every column, filterable where it is long, copied as text or exported as CSV as it
 * is shown. It keeps its own order while facts change under it, so that nothing jumps unasked.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, owner, columns, rows, keyOf, emptyText, age } = props;
  const styles = useStyles();
  const { t, language } = useWords();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [query, setQuery] = useState('');
  const area = useRef<HTMLDivElement>(null);
  const drawn = columns.filter(({ isHidden = false }) => !isHidden);
  const sortedBy = columns.find(({ id }) => id === sorting?.column);
  const isFiltered = rows.length >= FILTERED_ROWS;
  const found = isFiltered ? filterRows(rows, query, (row) => columns.map(({ text }) => text(row))) : rows;
  const shown =
    sortedBy === undefined || sorting === null
      ? found
      : sortRows(found, sortedBy.sortBy ?? sortedBy.text, sorting.direction, language);
  const isLong = shown.length >= DRAWN_ROWS;
  const { isScrollable, top, height } = useScrolling(area, isLong);
  const reach = isScrollable
    ? { tabIndex: 0, role: 'region', 'aria-label': t('views.table.region', { table: label }) }
    : {};
  if (rows.length === 0) return <p className={styles.empty}>{emptyText}</p>;
  return (
    <div className={styles.frame}>
      <div ref={area} className={styles.region} {...reach}>
        <table
          className={styles.table}
          aria-label={label}
          aria-rowcount={isLong ? shown.length + 1 : undefined}
        >
          <TableHead columns={drawn} sorting={sorting} onSort={setSorting} />
          <TableBody
            columns={drawn}
            rows={shown}
            keyOf={keyOf}
            part={isLong ? rowWindow(shown.length, ROW_HEIGHT, top, height) : null}
          />
        </table>
      </div>
      {shown.length === 0 && <p className={styles.empty}>{t('views.table.noMatch')}</p>}
      <TableActions
        table={label}
        owner={owner}
        filter={
          isFiltered ? { label: t('views.table.filter', { table: label }), query, onQuery: setQuery } : null
        }
        shown={shown.length}
        total={rows.length}
        age={age}
        lines={() => [
          columns.map(({ header }) => header),
          ...shown.map((row) => columns.map(({ text, value }) => (value ?? text)(row))),
        ]}
      />
    </div>
  );
}
