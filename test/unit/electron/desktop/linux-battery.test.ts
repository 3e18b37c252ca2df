import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { isLinuxOnBattery } from '../../../../electron/desktop/linux-battery';
import { temporaryFolder } from '../../../support/temporary-folder';

type Supply = Readonly<Record<'type' | 'scope' | 'status', string | null>>;

function supplies(all: Readonly<Record<string, Partial<Supply>>>): string {
  const folder = temporaryFolder();
  for (const [name, values] of Object.entries(all)) {
    mkdirSync(join(folder, name));
    for (const [file, value] of Object.entries(values)) {
      if (value !== null) writeFileSync(join(folder, name, file), `${value}\n`);
    }
  }
  return folder;
}

const MAINS = { type: 'Mains' };

describe('isLinuxOnBattery', () => {
  it.each<[string, Readonly<Record<string, Partial<Supply>>>, boolean]>([
    ['a desktop computer', { AC: MAINS }, false],
    ['a laptop that charges', { AC: MAINS, BAT0: { type: 'Battery', status: 'Charging' } }, false],
    ['a laptop kept at its limit', { AC: MAINS, BAT0: { type: 'Battery', status: 'Not charging' } }, false],
    ['a laptop on battery', { AC: MAINS, BAT0: { type: 'Battery', status: 'Discharging' } }, true],
    [
      'a laptop whose second battery feeds it',
      { BAT0: { type: 'Battery', status: 'Full' }, BAT1: { type: 'Battery', status: 'Discharging' } },
      true,
    ],
    ['the battery of a mouse', { hid: { type: 'Battery', scope: 'Device', status: 'Discharging' } }, false],
    ['a supply that says nothing', { odd: {} }, false],
  ])('%s', async (_, all, expected) => {
    expect(await isLinuxOnBattery(supplies(all))).toBe(expected);
  });

  it('is not where there is no such list', async () => {
    expect(await isLinuxOnBattery(join(temporaryFolder(), 'none'))).toBe(false);
  });
});
