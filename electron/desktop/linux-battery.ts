import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the kernel lists what feeds the computer (Documentation/ABI/testing/sysfs-class-power). */
const SUPPLIES = '/sys/class/power_supply';

async function valueOf(supply: string, name: string): Promise<string> {
  return (await readFile(join(supply, name), 'utf8').catch(() => '')).trim();
}

/**
 * Whether this Linux computer runs on its battery: one of its own is discharging (not a mouse's, whose scope is
 * `Device`). Without a battery, or where nothing can be read, it does not.
 *
 * @param folder the kernel's list; another one in tests
 */
export async function isLinuxOnBattery(folder: string = SUPPLIES): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  const batteries = await Promise.all(
    names.map(async (name) => {
      const supply = join(folder, name);
      const [type, scope, status] = await Promise.all(
        ['type', 'scope', 'status'].map((value) => valueOf(supply, value)),
      );
      return type === 'Battery' && scope !== 'Device' && status === 'Discharging';
    }),
  );
  return batteries.includes(true);
}
