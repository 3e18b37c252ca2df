import type { Administrators } from '../identity/administrators';
import { abandonedPlaces } from '../onboarding/draft-sign-in';
import { abandonedAccounts } from '../onboarding/secret-accounts';
import type { SecretStore } from '../secrets/secret-store';
import type { SettingsStore, StoredConnection } from '../storage/settings-store';

/** The administrator's own connections: what the settings store holds is the truth. */
export interface OwnConnections {
  readonly all: () => readonly StoredConnection[];
  readonly find: (id: string) => StoredConnection | null;
  /** Adds a connection at the end, or replaces the one of the same id. */
  readonly keep: (connection: StoredConnection) => void;
  readonly add: (connections: readonly StoredConnection[]) => void;
  readonly remove: (id: string) => void;
  /** Puts these first, in this order; others follow in theirs. */
  readonly reorder: (order: readonly string[]) => void;
  /** Resolves when the keychain and the sign-ins have let go of what was removed. */
  readonly settled: () => Promise<void>;
}

/**
 * Keeps them. Removing comes first and tidying up after it: an entry that stays in the keychain harms less than
 * a connection whose secret is gone.
 *
 * @param options.onEdit the list is about to be another one
 * @param options.onChange the list is another one now
 * @param options.onSecretLeft an entry could not be removed from the keychain
 */
export function createOwnConnections(options: {
  readonly settings: SettingsStore;
  readonly secretStore: SecretStore;
  readonly administrators: Administrators;
  readonly onEdit: (before: readonly StoredConnection[], after: readonly StoredConnection[]) => void;
  readonly onChange: (before: readonly StoredConnection[], after: readonly StoredConnection[]) => void;
  readonly onSecretLeft: () => void;
  readonly onUnexpected: (error: unknown) => void;
}): OwnConnections {
  const { settings, secretStore, administrators } = options;
  let tidying: Promise<void> = Promise.resolve();

  const tidyUp = async (
    before: readonly StoredConnection[],
    after: readonly StoredConnection[],
  ): Promise<void> => {
    for (const account of abandonedAccounts(before, after)) {
      try {
        await secretStore.delete(account);
      } catch {
        options.onSecretLeft();
      }
    }
    for (const place of abandonedPlaces(before, after)) {
      await administrators.forget(place, place.clientId).catch(options.onUnexpected);
    }
  };

  const replace = (after: readonly StoredConnection[]): void => {
    const before = settings.connections();
    options.onEdit(before, after);
    settings.saveConnections(after);
    options.onChange(before, after);
    tidying = tidying.then(() => tidyUp(before, after)).catch(options.onUnexpected);
  };

  return {
    all: () => settings.connections(),
    find: (id) => settings.connections().find((connection) => connection.id === id) ?? null,
    keep: (connection) => {
      const all = settings.connections();
      const isKnown = all.some(({ id }) => id === connection.id);
      replace(
        isKnown ? all.map((one) => (one.id === connection.id ? connection : one)) : [...all, connection],
      );
    },
    add: (connections) => {
      replace([...settings.connections(), ...connections]);
    },
    remove: (id) => {
      replace(settings.connections().filter((connection) => connection.id !== id));
    },
    reorder: (order) => {
      const all = settings.connections();
      const placed = [...new Set(order)].flatMap(
        (id) => all.find((connection) => connection.id === id) ?? [],
      );
      replace([...placed, ...all.filter((connection) => !placed.includes(connection))]);
    },
    settled: () => tidying,
  };
}
