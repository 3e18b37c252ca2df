import { BARE_ENVIRONMENT, type Environment } from '../../shared/domain/environment';
import { CommandFailure } from '../../shared/ipc/dispatch';
import type { DesktopPort } from './host-port';

function notSupported(): Promise<never> {
  return Promise.reject(new CommandFailure('notSupported', 'only on the desktop'));
}

/** A host without desktop features: the loopback host, and tests. @param environment what is known of it all the same */
export function createBareHost(environment: Partial<Environment> = {}): DesktopPort {
  const present: Environment = { ...BARE_ENVIRONMENT, ...environment };
  return {
    environment: () => present,
    onEnvironmentChange: () => () => undefined,
    showNotice: null,
    testNotification: () => Promise.resolve({ outcome: 'unsupported' }),
    setLaunchAtLogin: notSupported,
    openDataFolder: notSupported,
    saveFile: notSupported,
    clipboard: null,
    checkForUpdate: notSupported,
  };
}
