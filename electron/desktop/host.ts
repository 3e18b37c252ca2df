import { type DeliveryOutcome, failedDelivery, type Notice } from '../../shared/domain/channel';
import type { Environment } from '../../shared/domain/environment';
import { instantOf } from '../../shared/domain/instant';
import type { SavedFile, SaveOutcome } from '../../shared/domain/saved-file';
import { CommandFailure } from '../../shared/ipc/dispatch';
import type { Message } from '../../shared/messages/message';
import { UPDATES_UNSUPPORTED } from '../../shared/updates/update-state';
import type { Clipboard } from '../application/clipboard-loan';
import type { DesktopPort } from '../application/host-port';
import type { Clock } from '../clock';
import type { LaunchAtLogin } from './launch-at-login';
import type { Delivery } from './toasts';
import type { TrayPresence } from './tray-presence';
import type { Updates } from './updates';

/** What the host is made of. */
export interface DesktopHostOptions {
  readonly launchAtLogin: LaunchAtLogin;
  /** Asks the system how a request to Microsoft Graph leaves. */
  readonly resolveProxy: () => Promise<string>;
  /** Opens a folder; gives an error in words, or nothing. */
  readonly openPath: (path: string) => Promise<string>;
  readonly dataFolder: string;
  readonly saveFile: (file: SavedFile) => Promise<SaveOutcome>;
  readonly clipboard: Clipboard;
  readonly keychainProblem: Message | null;
  readonly versions: Readonly<Record<string, string>>;
  readonly clock: Pick<Clock, 'now'>;
  readonly onUnexpected: (error: unknown) => void;
}

/** The parts that need the host while they are made, and so are given afterwards. */
export interface DesktopHostParts {
  readonly updates: Pick<Updates, 'check' | 'state'>;
  /** Shows an alert. */
  readonly showNotice: (notice: Notice) => Promise<Delivery>;
  /** Shows the test notification. */
  readonly showTest: () => Promise<Delivery>;
}

/** The desktop as the application asks for it, and as the parts of the desktop report to it. */
export class DesktopHost implements DesktopPort {
  #environment: Environment;
  #parts: DesktopHostParts | null = null;
  #connected: (parts: DesktopHostParts) => void = () => undefined;
  readonly #whenConnected = new Promise<DesktopHostParts>((resolve) => {
    this.#connected = resolve;
  });
  readonly #listeners = new Set<(environment: Environment) => void>();

  constructor(private readonly options: DesktopHostOptions) {
    this.#environment = {
      launchAtLogin: { state: 'unsupported' },
      tray: 'unknown',
      keychainProblem: options.keychainProblem,
      proxy: null,
      dataFolder: options.dataFolder,
      saving: 'dialog',
      lastNotification: null,
      update: UPDATES_UNSUPPORTED,
      strain: null,
      versions: options.versions,
    };
  }

  readonly environment = (): Environment => this.#environment;

  readonly onEnvironmentChange = (listener: (environment: Environment) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** What is due before there is a surface waits for it: the tray may take its time at login. */
  readonly showNotice = async (notice: Notice): Promise<DeliveryOutcome> => {
    const { showNotice } = await this.#whenConnected;
    return (await showNotice(notice)) === 'shown'
      ? { state: 'delivered' }
      : failedDelivery({ code: 'notShown' });
  };

  readonly testNotification = async (): Promise<{ readonly outcome: Delivery }> => ({
    outcome: (await this.#parts?.showTest()) ?? 'unsupported',
  });

  readonly setLaunchAtLogin = async (isEnabled: boolean): Promise<void> => {
    if (this.#environment.launchAtLogin.state === 'unsupported') {
      throw new CommandFailure('notSupported', 'launch at login');
    }
    try {
      await this.options.launchAtLogin.set(isEnabled);
    } finally {
      await this.#readLaunchAtLogin();
    }
  };

  readonly openDataFolder = async (): Promise<void> => {
    const problem = await this.options.openPath(this.options.dataFolder);
    if (problem !== '') throw new CommandFailure('notSupported', 'no program opens folders');
  };

  readonly saveFile = (file: SavedFile): Promise<SaveOutcome> => this.options.saveFile(file);

  get clipboard(): Clipboard {
    return this.options.clipboard;
  }

  readonly checkForUpdate = async (): Promise<void> => {
    const updates = this.#parts?.updates;
    if (updates === undefined || updates.state.state === 'unsupported' || updates.state.state === 'off') {
      throw new CommandFailure('notSupported', 'updates are off');
    }
    await updates.check();
  };

  /** Gives the parts that were made after the host. */
  connect(parts: DesktopHostParts): void {
    this.#parts = parts;
    this.#connected(parts);
  }

  /** Reads again what other programs can change: at the start, after waking, when the window is shown. */
  async refresh(): Promise<void> {
    await Promise.all([this.#readProxy(), this.#readLaunchAtLogin()]);
  }

  noteTray(tray: TrayPresence): void {
    this.#patch({ tray });
  }

  noteDelivery(outcome: Delivery): void {
    this.#patch({ lastNotification: { at: instantOf(this.options.clock.now()), outcome } });
  }

  noteStrain(strain: Environment['strain']): void {
    this.#patch({ strain });
  }

  noteUpdate(update: Environment['update']): void {
    this.#patch({ update });
  }

  async #readProxy(): Promise<void> {
    try {
      this.#patch({ proxy: (await this.options.resolveProxy()) || null });
    } catch (error) {
      this.options.onUnexpected(error);
      this.#patch({ proxy: null });
    }
  }

  async #readLaunchAtLogin(): Promise<void> {
    try {
      this.#patch({ launchAtLogin: { state: await this.options.launchAtLogin.read() } });
    } catch (error) {
      this.options.onUnexpected(error);
      this.#patch({ launchAtLogin: { state: 'unsupported' } });
    }
  }

  /** Unchanged parts keep their identity, and where nothing changed nobody is told. */
  #patch(change: Partial<Environment>): void {
    const next = { ...this.#environment, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#environment)) return;
    this.#environment = next;
    for (const listener of [...this.#listeners]) listener(next);
  }
}

/** The versions that matter to somebody who is asked for help. */
export function versionsOf(
  version: string,
  runtime: Readonly<Record<string, string | undefined>>,
  system: string,
): Readonly<Record<string, string>> {
  const { electron, chrome, node } = runtime;
  const known = { graphkeeper: version, electron, chrome, node, system };
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
