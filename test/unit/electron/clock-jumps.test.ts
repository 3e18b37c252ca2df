import { describe, expect, it } from 'vitest';

import { shiftedClock } from '../../../electron/clock';
import { createClockJumps } from '../../../electron/clock-jumps';
import { HOUR_MS, SECOND_MS } from '../../../shared/domain/instant';
import { createFakeClock } from '../../support/fake-clock';

describe('createClockJumps', () => {
  it('tells each jump once, by how much and which way', async () => {
    const clock = createFakeClock();
    const jumps = createClockJumps(clock);
    await clock.advance(HOUR_MS);
    expect(jumps.look()).toBeNull();
    clock.set(-3 * HOUR_MS);
    await clock.advance(SECOND_MS);
    expect(jumps.look()).toBe(-3 * HOUR_MS);
    expect(jumps.look()).toBeNull();
    clock.set(HOUR_MS);
    clock.set(HOUR_MS);
    expect(jumps.look()).toBe(2 * HOUR_MS);
  });

  it('takes a sleep that timers count for none, and what a time server corrects', () => {
    const clock = createFakeClock();
    const jumps = createClockJumps(clock);
    clock.jump(8 * HOUR_MS);
    expect(jumps.look()).toBeNull();
    for (let times = 0; times < 5; times += 1) {
      clock.set(-50 * SECOND_MS);
      expect(jumps.look()).toBeNull();
    }
  });

  it('sees them through a clock that was moved', () => {
    const clock = createFakeClock();
    const moved = shiftedClock(0, clock);
    const jumps = createClockJumps(moved);
    expect(moved.now()).toBe(0);
    clock.set(HOUR_MS);
    expect(jumps.look()).toBe(HOUR_MS);
  });
});
