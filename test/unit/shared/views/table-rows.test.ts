import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { filterRows, rowWindow, sortRows } from '../../../../shared/views/table-rows';

describe('sortRows', () => {
  const sorted = (keys: readonly (string | number | null)[], direction: 'ascending' | 'descending') =>
    sortRows(keys, (key) => key, direction, 'en');

  it('sorts texts as people do, and numbers by value', () => {
    expect(sorted(['box10', 'Box2', 'éclair', 'apple', 'zoo'], 'ascending')).toEqual([
      'apple',
      'Box2',
      'box10',
      'éclair',
      'zoo',
    ]);
    expect(sorted([10, 9, -1], 'ascending')).toEqual([-1, 9, 10]);
    expect(sorted([10, 9, -1], 'descending')).toEqual([10, 9, -1]);
  });

  it('puts what is not known last in both directions', () => {
    expect(sorted([null, 2, 1], 'ascending')).toEqual([1, 2, null]);
    expect(sorted([null, 2, 1], 'descending')).toEqual([2, 1, null]);
  });

  it('keeps equals in their order, and loses none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.option(fc.nat(3), { nil: null }), id: fc.nat() })),
        fc.constantFrom('ascending', 'descending'),
        (rows, direction) => {
          const result = sortRows(rows, ({ key }) => key, direction, 'fr');
          expect(result).toHaveLength(rows.length);
          for (const key of [0, 1, 2, 3, null]) {
            const own = (all: typeof rows) => all.filter((row) => row.key === key);
            expect(own([...result])).toEqual(own(rows));
          }
        },
      ),
    );
  });
});

describe('filterRows', () => {
  const rows = ['Équipe Ventes', 'equipe support', 'help@contoso.example'];
  const found = (query: string) => filterRows(rows, query, (row) => [row]);

  it('finds every word, whatever case and accents', () => {
    expect(found('equipe')).toEqual(rows.slice(0, 2));
    expect(found('VENTES équipe')).toEqual([rows[0]]);
    expect(found('equipe contoso')).toEqual([]);
  });

  it('shows all for nothing', () => {
    expect(found('  ')).toEqual(rows);
  });

  it('does not find across two cells', () => {
    expect(filterRows([['ab', 'cd']], 'bc', (row) => row)).toEqual([]);
  });
});

describe('rowWindow', () => {
  it('draws what is visible and a little more, and keeps the room of the rest', () => {
    expect(rowWindow(1_000, 36, 0, 560)).toEqual({ first: 0, last: 28, before: 0, after: 972 * 36 });
    expect(rowWindow(1_000, 36, 18_000, 560)).toMatchObject({ first: 488, last: 528, before: 488 * 36 });
  });

  it('never loses a row that is visible, nor the height of the list', () => {
    fc.assert(
      fc.property(
        fc.nat(5_000),
        fc.nat(200_000),
        fc.integer({ min: 1, max: 2_000 }),
        (count, top, height) => {
          const { first, last, before, after } = rowWindow(count, 36, top, height);
          expect(before + (last - first) * 36 + after).toBe(count * 36);
          for (const visible of [Math.floor(top / 36), Math.floor((top + height - 1) / 36)]) {
            if (visible < count) {
              expect(first).toBeLessThanOrEqual(visible);
              expect(last).toBeGreaterThan(visible);
            }
          }
        },
      ),
    );
  });
});
