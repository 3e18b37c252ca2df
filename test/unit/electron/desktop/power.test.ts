import { EventEmitter } from 'node:events';

import { describe, expect, it } from 'vitest';

import { watchPower } from '../../../../electron/desktop/power';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/instant';
import { createFakeClock } from '../../../support/fake-clock';

function setUp() {
  const clock = createFakeClock();
  const powerMonitor = new EventEmitter();
  const calls: string[] = [];
  let isOnline = true;
  const end = watchPower({
    powerMonitor,
    isOnline: () => isOnline,
    application: {
      setOnline: (value) => calls.push(value ? 'online' : 'offline'),
      suspend: () => calls.push('suspend'),
      resume: () => calls.push('resume'),
    },
    onWake: () => calls.push('wake'),
    onShutdown: () => calls.push('quit'),
    clock,
  });
  return { clock, powerMonitor, calls, end, goOffline: () => (isOnline = false) };
}

describe('watchPower', () => {
  it('tells at once whether there is a network, and when that changes', async () => {
    const { clock, calls, goOffline } = setUp();
    expect(calls).toEqual(['online']);
    goOffline();
    await clock.advance(15_000);
    expect(calls).toEqual(['online', 'offline']);
  });

  it('suspends and resumes, and does not ask the network meanwhile', async () => {
    const { clock, powerMonitor, calls } = setUp();
    powerMonitor.emit('suspend');
    await clock.advance(60_000);
    powerMonitor.emit('resume');
    expect(calls).toEqual(['online', 'suspend', 'resume', 'online', 'wake']);
  });

  it('takes unlocking for a chance to look, not for waking', () => {
    const { powerMonitor, calls } = setUp();
    powerMonitor.emit('unlock-screen');
    expect(calls).toEqual(['online', 'online', 'wake']);
  });

  it('goes on where nobody says that it woke up', async () => {
    const { clock, powerMonitor, calls } = setUp();
    powerMonitor.emit('suspend');
    clock.jump(8 * HOUR_MS);
    await clock.advance(4 * MINUTE_MS);
    expect(calls).toEqual(['online', 'suspend']);
    await clock.advance(2 * MINUTE_MS);
    expect(calls.slice(0, 4)).toEqual(['online', 'suspend', 'resume', 'online']);
    powerMonitor.emit('resume');
    expect(calls.filter((call) => call === 'resume')).toHaveLength(1);
  });

  it('does not take moments awake in a long sleep for waking', async () => {
    const { clock, powerMonitor, calls } = setUp();
    powerMonitor.emit('suspend');
    for (let times = 0; times < 20; times += 1) {
      clock.set(20 * MINUTE_MS);
      await clock.advance(MINUTE_MS);
    }
    expect(calls).toEqual(['online', 'suspend']);
  });

  it('holds the shutdown up and quits', () => {
    const { powerMonitor, calls } = setUp();
    const event = { preventDefault: () => calls.push('held') };
    powerMonitor.emit('shutdown', event);
    expect(calls).toEqual(['online', 'held', 'quit']);
  });

  it('ends completely', () => {
    const { clock, powerMonitor, end } = setUp();
    end();
    expect(clock.pending()).toBe(0);
    expect(powerMonitor.eventNames().map((name) => powerMonitor.listenerCount(name))).toEqual([]);
  });
});
