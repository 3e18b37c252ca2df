import { DEFAULT_SETTINGS, type Settings } from '../../shared/domain/state';
import type { SettingsStore, StoredConnection } from './settings-store';

/** Keeps settings until the process ends: for the sample tenant, for a given configuration file and for tests. */
export function createMemorySettingsStore(
  initial: { readonly settings?: Settings; readonly connections?: readonly StoredConnection[] } = {},
): SettingsStore {
  let settings = initial.settings ?? DEFAULT_SETTINGS;
  let connections = initial.connections ?? [];
  return {
    settings: () => settings,
    saveSettings: (next) => {
      settings = next;
    },
    connections: () => connections,
    saveConnections: (next) => {
      connections = next;
    },
    problems: [],
  };
}
