import type { Language } from '../messages/formatter';

/** What a column is sorted by. Null sorts last in both directions: what is not known is no extreme. */
export type SortKey = string | number | null;

export type SortDirection = 'ascending' | 'descending';

/** Compares texts as the language does, and numbers in them by value: `box2` before `box10`. */
function collatorOf(language: Language): Intl.Collator {
  return new Intl.Collator(language === 'en' ? 'en-GB' : 'fr-FR', { numeric: true, sensitivity: 'base' });
}

function compare(a: string | number, b: string | number, collator: Intl.Collator): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** Rows by a key; equals keep their order, so that sorting by a second column keeps the first within it. */
export function sortRows<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => SortKey,
  direction: SortDirection,
  language: Language,
): readonly Row[] {
  const collator = collatorOf(language);
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
      return sign * compare(a.key, b.key, collator);
    })
    .map(({ row }) => row);
}

/** Letters without case and accents, so that `equipe` finds `Équipe`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Rows in whose texts every word of a query stands; all of them for an empty query. */
export function filterRows<Row>(
  rows: readonly Row[],
  query: string,
  textsOf: (row: Row) => readonly string[],
): readonly Row[] {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = plain(textsOf(row).join('\n'));
    return words.every((word) => text.includes(word));
  });
}

/** The rows to draw of a long list, and the room that the others take. */
export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
  /** Pixels. */
  readonly before: number;
  readonly after: number;
}

/** Rows that are drawn beyond what is visible on either side, so that scrolling shows no gap. */
const MARGIN = 12;

/** The part of `count` rows of one height that is visible between two positions, in pixels. */
export function rowWindow(count: number, rowHeight: number, scrollTop: number, height: number): RowWindow {
  const first = Math.min(count, Math.max(0, Math.floor(scrollTop / rowHeight) - MARGIN));
  const last = Math.max(first, Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + MARGIN));
  return { first, last, before: first * rowHeight, after: (count - last) * rowHeight };
}
