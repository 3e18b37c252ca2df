import { EventEmitter } from 'node:events';

import { describe, expect, it } from 'vitest';

import { watchStrain } from '../../../../electron/desktop/strain';
import type { Strain } from '../../../../shared/domain/strain';
import { createFakeClock, settle } from '../../../support/fake-clock';

function setUp(
  platform: NodeJS.Platform,
  found: {
    isOnBattery?: boolean;
    heat?: 'unknown' | 'nominal' | 'fair' | 'serious' | 'critical';
    metered?: string | null;
    isLinuxOnBattery?: () => Promise<boolean>;
  },
) {
  const clock = createFakeClock();
  const seen: (Strain | null)[] = [];
  const programs: string[] = [];
  const powerMonitor = Object.assign(new EventEmitter(), {
    isOnBatteryPower: () => found.isOnBattery ?? false,
    getCurrentThermalState: () => {
      if (platform !== 'darwin') throw new Error('not here');
      return found.heat ?? 'nominal';
    },
  });
  const end = watchStrain({
    powerMonitor,
    platform,
    isLinuxOnBattery: () => found.isLinuxOnBattery?.() ?? Promise.resolve(false),
    run: (file) => {
      programs.push(file);
      return Promise.resolve(found.metered ?? null);
    },
    onStrain: (strain) => seen.push(strain),
    clock,
  });
  return { clock, powerMonitor, seen, programs, end };
}

describe('watchStrain', () => {
  it.each<[NodeJS.Platform, Parameters<typeof setUp>[1], Strain | null]>([
    ['win32', {}, null],
    ['win32', { isOnBattery: true }, 'battery'],
    ['darwin', { isOnBattery: true, heat: 'critical' }, 'battery'],
    ['darwin', { heat: 'serious' }, 'heat'],
    ['darwin', { heat: 'fair' }, null],
    ['linux', { isLinuxOnBattery: () => Promise.resolve(true), metered: 'u 1\n' }, 'battery'],
    ['linux', { metered: 'u 1\n' }, 'metered'],
    ['linux', { metered: 'u 3\n' }, 'metered'],
    ['linux', { metered: 'u 4\n' }, null],
    ['linux', { metered: 'u 0\n' }, null],
    ['linux', { metered: null }, null],
  ])('on %s finds in %o: %s', async (platform, found, strain) => {
    const { seen, programs } = setUp(platform, found);
    await settle();
    expect(seen).toEqual([strain]);
    if (platform !== 'linux') expect(programs).toEqual([]);
  });

  it('looks at once when the system tells of a change, and every two minutes', async () => {
    const found: Parameters<typeof setUp>[1] = { isOnBattery: false };
    const { clock, powerMonitor, seen } = setUp('win32', found);
    await settle();
    found.isOnBattery = true;
    powerMonitor.emit('on-battery');
    await settle();
    found.isOnBattery = false;
    await clock.advance(120_000);
    expect(seen).toEqual([null, 'battery', null]);
  });

  it('goes by the last look where an earlier one is answered later', async () => {
    const answers: ((isOnBattery: boolean) => void)[] = [];
    const { powerMonitor, seen } = setUp('linux', {
      isLinuxOnBattery: () => new Promise((resolve) => answers.push(resolve)),
    });
    powerMonitor.emit('on-ac');
    answers[1]?.(false);
    await settle();
    answers[0]?.(true);
    await settle();
    expect(seen).toEqual([null]);
  });

  it('ends completely', async () => {
    const { clock, powerMonitor, seen, end } = setUp('win32', { isOnBattery: true });
    end();
    await settle();
    expect(seen).toEqual([]);
    expect(clock.pending()).toBe(0);
    expect(powerMonitor.eventNames()).toEqual([]);
  });
});
