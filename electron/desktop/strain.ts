import { MINUTE_MS } from '../../shared/domain/instant';
import type { Strain } from '../../shared/domain/strain';
import type { Clock } from '../clock';
import type { RunProgram } from './panel-theme';

/** How often is looked: not every system tells of every change. */
const INTERVAL_MS = 2 * MINUTE_MS;

/** Asks NetworkManager whether the network is paid by volume. */
const METERED_QUERY = [
  '--system',
  'get-property',
  'org.freedesktop.NetworkManager',
  '/org/freedesktop/NetworkManager',
  'org.freedesktop.NetworkManager',
  'Metered',
];

/** NetworkManager's `NMMetered`: 1 is yes, 3 is a guess that it is; 2 and 4 are the same of no, 0 is unknown. */
const METERED = /^u [13]\s*$/;

/** The members of Electron's `powerMonitor` that are used. */
interface PowerState {
  isOnBatteryPower(): boolean;
  /** On macOS only. */
  getCurrentThermalState(): 'unknown' | 'nominal' | 'fair' | 'serious' | 'critical';
  on(event: StrainEvent, listener: () => void): unknown;
  removeListener(event: StrainEvent, listener: () => void): unknown;
}

type StrainEvent = 'on-ac' | 'on-battery' | 'thermal-state-change';

const EVENTS: readonly StrainEvent[] = ['on-ac', 'on-battery', 'thermal-state-change'];

/** What is looked at. */
export interface StrainOptions {
  readonly powerMonitor: PowerState;
  readonly platform: NodeJS.Platform;
  /** Whether a Linux computer runs on its battery; Electron does not tell there. */
  readonly isLinuxOnBattery: () => Promise<boolean>;
  readonly run: RunProgram;
  /** Told at every look. */
  readonly onStrain: (strain: Strain | null) => void;
  readonly clock: Pick<Clock, 'schedule'>;
}

/** What the computer is short of at present. Windows and macOS tell no program like this one about metered networks. */
async function strainOf(options: StrainOptions): Promise<Strain | null> {
  const { powerMonitor, platform } = options;
  const isLinux = platform === 'linux';
  if (isLinux ? await options.isLinuxOnBattery() : powerMonitor.isOnBatteryPower()) return 'battery';
  if (platform === 'darwin') {
    const heat = powerMonitor.getCurrentThermalState();
    return heat === 'serious' || heat === 'critical' ? 'heat' : null;
  }
  return isLinux && METERED.test((await options.run('busctl', METERED_QUERY)) ?? '') ? 'metered' : null;
}

/**
 * Watches what the computer is short of.
 *
 * @returns ends it
 */
export function watchStrain(options: StrainOptions): () => void {
  const { powerMonitor, clock, onStrain } = options;
  let cancel: () => void = () => undefined;
  let isEnded = false;
  /** The last look that was begun: of two at once, only its answer counts. */
  let latest = 0;
  const look = (): void => {
    cancel();
    cancel = clock.schedule(INTERVAL_MS, look);
    latest += 1;
    const number = latest;
    void strainOf(options).then((strain) => {
      if (!isEnded && number === latest) onStrain(strain);
    });
  };
  for (const event of EVENTS) powerMonitor.on(event, look);
  look();
  return () => {
    isEnded = true;
    cancel();
    for (const event of EVENTS) powerMonitor.removeListener(event, look);
  };
}
