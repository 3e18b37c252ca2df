import type { ReactNode } from 'react';

import type { SortKey } from '../../../shared/views/table-rows';

/** One column: what its cells say, in which order they stand, how they are drawn and what is exported of them. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** The cell in words: what a filter searches. */
  readonly text: (row: Row) => string;
  /** The cell as it is copied and exported, where that is not its words: a date as ISO 8601, a whole id. */
  readonly value?: (row: Row) => string;
  /** What the column is sorted by, where that is not its words. */
  readonly sortBy?: (row: Row) => SortKey;
  /** The cell as it is drawn, where that is more than its words. */
  readonly render?: (row: Row) => ReactNode;
  /** Whether its cells name the row, for a screen reader. */
  readonly isRowHeader?: boolean;
  readonly isNumeric?: boolean;
  /** Copied and exported, but not drawn: another column's cells say it already. */
  readonly isHidden?: boolean;
  /** Pixels that a column of sentences needs; the others are as wide as their words. */
  readonly minWidth?: number;
}

/** What a table is sorted by. */
export interface Sorting {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}
