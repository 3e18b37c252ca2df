import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hrefOf, parseRoute, type Route } from '../../../renderer/routing/route';
import { WIZARD_STEPS } from '../../../renderer/routing/wizard-steps';

describe('parseRoute', () => {
  it('reads back every address that hrefOf writes', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' });
    const route: fc.Arbitrary<Route> = fc.oneof(
      fc.constant<Route>({ page: 'overview' }),
      fc.constantFrom<Route[]>(
        { page: 'connections' },
        { page: 'forecast' },
        { page: 'alerts' },
        { page: 'activity' },
        { page: 'settings' },
      ),
      fc.constantFrom(null, ...WIZARD_STEPS).map((step): Route => ({ page: 'connect', step })),
      text.map((id): Route => ({ page: 'connection', id })),
      fc.tuple(text, text).map(([id, finding]): Route => ({ page: 'connection', id, finding })),
    );
    fc.assert(
      fc.property(route, (value) => {
        expect(parseRoute(hrefOf(value))).toEqual(value);
      }),
    );
  });

  it.each(['', '#', '#/', '#/nowhere', '#/connections/%'])('takes %j for the overview', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'overview' });
  });
});
