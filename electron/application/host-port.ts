import type { DeliveryOutcome, Notice } from '../../shared/domain/channel';
import type { Environment } from '../../shared/domain/environment';
import type { SavedFile, SaveOutcome } from '../../shared/domain/saved-file';
import type { CommandAnswers } from '../../shared/ipc/contract';
import type { Clipboard } from './clipboard-loan';

/**
 * What only a desktop can do for the application. The loopback host has none, and the commands that need it are
 * answered with `notSupported` there.
 */
export interface DesktopPort {
  /** What the host can do at present; the same object as long as nothing changed. */
  readonly environment: () => Environment;
  /** Called after every change of `environment`; the returned function ends it. */
  readonly onEnvironmentChange: (listener: (environment: Environment) => void) => () => void;
  /** Shows an alert as a notification; null: this host has none. Never rejects. */
  readonly showNotice: ((notice: Notice) => Promise<DeliveryOutcome>) | null;
  /** Shows a notification and tells how that went, as far as the system says; never rejects. */
  readonly testNotification: () => Promise<CommandAnswers['testNotification']>;
  /** Registers with the system, or takes it back; `environment` tells what the system really made of it. */
  readonly setLaunchAtLogin: (isEnabled: boolean) => Promise<void>;
  /** Shows the data folder in the system's file manager. */
  readonly openDataFolder: () => Promise<void>;
  /** Asks the person where to save a file, and saves it there. */
  readonly saveFile: (file: SavedFile) => Promise<SaveOutcome>;
  /** The system's clipboard, for a secret that is handed over; null: this host has none. */
  readonly clipboard: Clipboard | null;
  /** Looks for a new version now; refused where updates are off or cannot be had. `environment` tells the rest. */
  readonly checkForUpdate: () => Promise<void>;
}
