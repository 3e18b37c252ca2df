import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hrefOf, parseRoute, type Route } from '../../../renderer/routing/route';

describe('parseRoute', () => {
  it('reads back every address that hrefOf writes', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' });
    const route: fc.Arbitrary<Route> = fc.oneof(
      fc.constant<Route>({ page: 'overview' }),
      fc.constantFrom<Route[]>({ page: 'alerts' }, { page: 'activity' }, { page: 'settings' }),
      text.map((id): Route => ({ page: 'connection', id })),
      fc.tuple(text, text).map(([id, finding]): Route => ({ page: 'connection', id, finding })),
    );
    fc.assert(
      fc.property(route, (value) => {
        expect(parseRoute(hrefOf(value))).toEqual(value);
      }),
    );
  });

  it.each(['', '#', '#/', '#/nowhere', '#/connections', '#/connections/', '#/connections/%'])(
    'takes %j for the overview',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ page: 'overview' });
    },
  );
});
