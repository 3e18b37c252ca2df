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
        { page: 'runbooks' },
        { page: 'alerts' },
        { page: 'activity' },
        { page: 'settings' },
      ),
      fc.constantFrom(null, '2026-11-29', '2028-02-29').map((date): Route => ({ page: 'forecast', date })),
      fc.constantFrom(null, ...WIZARD_STEPS).map((step): Route => ({ page: 'connect', step })),
      text.map((id): Route => ({ page: 'connection', id })),
      text.map((id): Route => ({ page: 'run', id })),
      fc.tuple(text, text).map(([id, finding]): Route => ({ page: 'connection', id, finding })),
    );
    fc.assert(
      fc.property(route, (value) => {
        expect(parseRoute(hrefOf(value))).toEqual(value);
      }),
    );
  });

  it('looks at the first day where the address names none', () => {
    expect(parseRoute('#/forecast/2026-02-30')).toEqual({ page: 'forecast', date: null });
  });

  it.each(['', '#', '#/', '#/nowhere', '#/connections/%', '#/runbooks/%'])(
    'takes %j for the overview',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ page: 'overview' });
    },
  );
});
