import { readFile } from 'node:fs/promises';

import { DAY_MS, MINUTE_MS } from '../../shared/domain/instant';
import {
  nextUpdateState,
  type UpdateEvent,
  UPDATES_OFF,
  UPDATES_UNSUPPORTED,
  type UpdateState,
} from '../../shared/updates/update-state';
import type { Clock } from '../clock';

/** The members of electron-updater's `autoUpdater` that are used. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  allowPrerelease: boolean;
  disableWebInstaller: boolean;
  logger: unknown;
  /** Also gives the download, which fails by itself. */
  checkForUpdates(): Promise<{ readonly downloadPromise?: Promise<unknown> | null } | null>;
  quitAndInstall(): void;
  on(event: 'update-available' | 'update-downloaded', listener: (info: UpdateInfo) => void): unknown;
  on(event: 'update-not-available', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

interface UpdateInfo {
  readonly version: string;
}

/** What updates ask of their surroundings. */
export interface UpdatesOptions {
  /** Whether new versions can be had here at all; asked once. */
  readonly isSupported: () => Promise<boolean>;
  /** Loads electron-updater: only when it is first needed, because most starts never do. */
  readonly load: () => Promise<Updater>;
  readonly onChange: (state: UpdateState) => void;
  readonly onFailed: (error: unknown) => void;
  readonly clock: Pick<Clock, 'schedule'>;
}

/** The first look waits until the start is over: mail comes first. */
const FIRST_LOOK_MS = MINUTE_MS;

/** Releases are rare. */
const INTERVAL_MS = DAY_MS;

/**
 * New versions: off until the administrator switches them on, fetched only with a signature that the system or
 * electron-updater checks, and put in only when asked for.
 */
export class Updates {
  #state: UpdateState = UPDATES_UNSUPPORTED;
  #updater: Promise<Updater> | null = null;
  #cancelLook: () => void = () => undefined;
  #isEnabled = false;
  #lastError: unknown = null;

  constructor(private readonly options: UpdatesOptions) {}

  /** Finds out whether there can be updates here, and follows the setting from then on. */
  async begin(isEnabled: boolean): Promise<void> {
    this.#isEnabled = isEnabled;
    if (!(await this.options.isSupported())) return;
    this.#become(UPDATES_OFF);
    this.#follow();
  }

  /** Follows the administrator's setting. */
  setEnabled(isEnabled: boolean): void {
    if (isEnabled === this.#isEnabled) return;
    this.#isEnabled = isEnabled;
    this.#follow();
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Looks now; does nothing where updates are off or cannot be had. The state tells what came of it. */
  async check(): Promise<void> {
    if (this.#state.state === 'unsupported' || this.#state.state === 'off') return;
    this.#cancelLook();
    this.#cancelLook = this.options.clock.schedule(INTERVAL_MS, () => void this.check());
    this.#apply({ kind: 'checkBegan' });
    try {
      this.#updater ??= this.#load();
      const found = await (await this.#updater).checkForUpdates();
      await found?.downloadPromise;
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Ends the application, puts the new version in and starts it; only where one is ready. */
  async install(): Promise<void> {
    if (this.#state.state !== 'downloaded' || this.#updater === null) return;
    (await this.#updater).quitAndInstall();
  }

  dispose(): void {
    this.#cancelLook();
  }

  #follow(): void {
    this.#cancelLook();
    if (this.#state.state === 'unsupported') return;
    this.#apply({ kind: this.#isEnabled ? 'enabled' : 'disabled' });
    if (this.#isEnabled) {
      this.#cancelLook = this.options.clock.schedule(FIRST_LOOK_MS, () => void this.check());
    }
  }

  async #load(): Promise<Updater> {
    const updater = await this.options.load();
    updater.autoDownload = true;
    updater.autoInstallOnAppQuit = false;
    updater.allowDowngrade = false;
    updater.allowPrerelease = false;
    updater.disableWebInstaller = true;
    updater.logger = null;
    updater.on('update-available', ({ version }) => {
      this.#apply({ kind: 'found', version });
    });
    updater.on('update-not-available', () => {
      this.#apply({ kind: 'notFound' });
    });
    updater.on('update-downloaded', ({ version }) => {
      this.#apply({ kind: 'downloaded', version });
    });
    updater.on('error', (error) => {
      this.#fail(error);
    });
    return updater;
  }

  /** electron-updater gives the same error twice: to whoever asked, and as an event. */
  #fail(error: unknown): void {
    if (error === this.#lastError) return;
    this.#lastError = error;
    this.options.onFailed(error);
    this.#apply({ kind: 'failed' });
  }

  #apply(event: UpdateEvent): void {
    this.#become(nextUpdateState(this.#state, event));
  }

  #become(state: UpdateState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.options.onChange(state);
  }
}

/** Where electron-builder says how updates are found, beside the archive. */
const UPDATE_CONFIGURATION = 'app-update.yml';

/**
 * Whether what is fetched would be checked for its publisher. Windows: electron-updater compares the signature with the
 * `publisherName` that a signed build writes down, and skips the check where none is; only an NSIS installation
 * (told by its uninstaller) may replace itself, an MSI one belongs to whoever rolled it out. macOS checks every
 * update itself. On Linux nothing vouches for a file, and the package manager is there for it.
 */
export async function canUpdate(surroundings: {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** `process.resourcesPath`. */
  readonly resourcesPath: string;
  readonly exists: (path: string) => boolean;
  readonly uninstallerPath: string;
}): Promise<boolean> {
  const { platform, isPackaged, resourcesPath, exists, uninstallerPath } = surroundings;
  if (!isPackaged || (platform !== 'win32' && platform !== 'darwin')) return false;
  const configuration = await readFile(`${resourcesPath}/${UPDATE_CONFIGURATION}`, 'utf8').catch(() => null);
  if (configuration === null) return false;
  return platform === 'darwin' || (exists(uninstallerPath) && /^publisherName:/m.test(configuration));
}

/** electron-updater, which finds the updater of this system by itself. */
export async function loadElectronUpdater(): Promise<Updater> {
  // A CommonJS getter: it has no name that an import could take, and is run when it is read.
  const { default: module } = await import('electron-updater');
  return module.autoUpdater;
}
