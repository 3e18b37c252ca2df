import { describe, expect, it } from 'vitest';

import { checkTimeRegularly } from '../../../electron/time-checks';
import { MINUTE_MS } from '../../../shared/domain/instant';
import { createFakeClock } from '../../support/fake-clock';

describe('checkTimeRegularly', () => {
  it('looks every minute, whatever the clock says, until it is ended', async () => {
    const clock = createFakeClock();
    let looks = 0;
    const end = checkTimeRegularly(clock, { checkTime: () => (looks += 1) });
    await clock.advance(2 * MINUTE_MS);
    clock.set(-1_000 * MINUTE_MS);
    await clock.advance(MINUTE_MS);
    expect(looks).toBe(3);
    end();
    expect(clock.pending()).toBe(0);
  });
});
