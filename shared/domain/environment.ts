import type { Message } from '../messages/message';
import type { Instant } from './instant';
import type { Strain } from './strain';

/** What the host can do, told honestly: what is not possible here is not offered. */
export interface Environment {
  readonly launchAtLogin: {
    /** `blocked`: the system has it switched off elsewhere; `unsupported`: cannot be done on this host. */
    readonly state: 'on' | 'off' | 'blocked' | 'unsupported';
  };
  readonly tray: 'present' | 'absent' | 'unknown';
  /** Why secrets do not persist; null when they do. */
  readonly keychainProblem: Message | null;
  /** How requests leave: `DIRECT`, or the proxy as the system resolves it for Microsoft Graph; null: not known. */
  readonly proxy: string | null;
  readonly dataFolder: string | null;
  /** How a file is saved: the host asks where to (`saveFile`), or the page downloads it as any page does. */
  readonly saving: 'dialog' | 'download';
  /** How the last notification went; null before the first. */
  readonly lastNotification: {
    readonly at: Instant;
    readonly outcome: 'shown' | 'failed' | 'unsupported';
  } | null;
  readonly update: {
    readonly state: 'off' | 'idle' | 'checking' | 'available' | 'downloaded' | 'failed' | 'unsupported';
    readonly version: string | null;
  };
  /** What this computer is short of; null: of nothing, as far as the system tells. */
  readonly strain: Strain | null;
  readonly versions: Readonly<Record<string, string>>;
}

/** A host without desktop features: the loopback host, tests. */
export const BARE_ENVIRONMENT: Environment = {
  launchAtLogin: { state: 'unsupported' },
  tray: 'absent',
  keychainProblem: null,
  proxy: null,
  dataFolder: null,
  saving: 'download',
  lastNotification: null,
  update: { state: 'unsupported', version: null },
  strain: null,
  versions: {},
};
