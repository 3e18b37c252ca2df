import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

import { SortGlyph } from '../glyphs';
import type { Column, Sorting } from './column';

const useStyles = makeStyles({
  cell: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    padding: 0,
    textAlign: 'start',
    verticalAlign: 'bottom',
    fontWeight: tokens.fontWeightRegular,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    ':first-child > button': { paddingLeft: '20px' },
    ':last-child > button': { paddingRight: '20px' },
  },
  name: { '@container (min-width: 420px)': { left: 0, zIndex: 3 } },
  button: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '2px',
    width: '100%',
    padding: '7px 6px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'start',
    color: tokens.colorNeutralForeground3,
    background: 'none',
    border: 'none',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outlineOffset: '-2px', color: tokens.colorNeutralForeground1 },
  },
  active: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  numeric: { justifyContent: 'flex-end', textAlign: 'end' },
  glyph: { display: 'flex', flexShrink: 0 },
  idle: { opacity: 0.45 },
});

export interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting) => void;
}

/** The headings: each is a button that sorts by its column, first upwards, then downwards. */
export function TableHead<Row>({ columns, sorting, onSort }: TableHeadProps<Row>) {
  const styles = useStyles();
  return (
    <thead>
      <tr>
        {columns.map(({ id, header, isRowHeader = false, isNumeric = false, minWidth }) => {
          const direction = sorting?.column === id ? sorting.direction : 'none';
          return (
            <th
              key={id}
              scope="col"
              className={mergeClasses(styles.cell, isRowHeader && styles.name)}
              aria-sort={direction}
              style={minWidth === undefined ? undefined : { minWidth }}
            >
              <button
                type="button"
                className={mergeClasses(
                  styles.button,
                  direction !== 'none' && styles.active,
                  isNumeric && styles.numeric,
                )}
                onClick={() => {
                  onSort({
                    column: id,
                    direction: direction === 'ascending' ? 'descending' : 'ascending',
                  });
                }}
              >
                {header}
                <span className={mergeClasses(styles.glyph, direction === 'none' && styles.idle)}>
                  <SortGlyph direction={direction} />
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
