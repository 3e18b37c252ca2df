import type { Connection } from '../domain/connection';
import type { ConnectionState } from '../domain/state';
import { isElsewhere } from '../profiles';

/** A connection as it is shown before it was read. */
export function unreadState(connection: Connection): ConnectionState {
  const { id, name, tenantId, clientId, mailboxes } = connection;
  return {
    id,
    name,
    tenantId,
    clientId,
    mailboxes,
    isElsewhere: isElsewhere(connection),
    health: null,
    signsInWith: null,
    checking: 'none',
    nextPollAt: null,
    details: null,
    lastRecheck: null,
  };
}
