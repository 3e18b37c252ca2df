import type { SecretSlot } from '../../shared/domain/draft';
import type { StoredConnection } from '../storage/settings-store';

/** Before the account of every entry that Graphkeeper itself made for a connection. */
const PREFIX = 'graphkeeper/connection/';

/** The keychain account of a connection's secret: the same for the life of the connection. */
export function accountOf(connectionId: string, slot: SecretSlot): string {
  return `${PREFIX}${connectionId}/${slot}`;
}

/** The keychain entries that a connection refers to and that Graphkeeper made: not those of anybody else. */
function ownAccounts(connection: StoredConnection): readonly string[] {
  const ofAccess = connection.access.flatMap((access) =>
    access.kind === 'administrator' ? [] : [access.secret, access.certificate],
  );
  return [...ofAccess, connection.genesys?.secret].flatMap((reference) =>
    reference !== undefined && 'keychain' in reference && reference.keychain.startsWith(PREFIX)
      ? [reference.keychain]
      : [],
  );
}

/** The entries that nothing refers to any more, after connections were changed or removed. */
export function abandonedAccounts(
  before: readonly StoredConnection[],
  after: readonly StoredConnection[],
): readonly string[] {
  const needed = new Set(after.flatMap(ownAccounts));
  return [...new Set(before.flatMap(ownAccounts))].filter((account) => !needed.has(account));
}
