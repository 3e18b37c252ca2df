import type { ConnectionEntry } from '../../shared/domain/configuration';
import type { AppProblem, Settings } from '../../shared/domain/state';

/** A connection as it is stored: the configuration-file entry and its own stable id. No secret is part of it. */
export type StoredConnection = ConnectionEntry & { readonly id: string };

/** What is kept between starts; the desktop keeps it with electron-store, the headless host with conf. */
export interface SettingsStore {
  readonly settings: () => Settings;
  readonly saveSettings: (settings: Settings) => void;
  readonly connections: () => readonly StoredConnection[];
  readonly saveConnections: (connections: readonly StoredConnection[]) => void;
  /** What was wrong when the file was opened, for example that a damaged one was put aside. */
  readonly problems: readonly AppProblem[];
}
