import type { Connection } from '../domain/connection';
import type { ConnectionState } from '../domain/state';

/** A connection as it is shown before it was read. */
export function unreadState({ id, name, tenantId, clientId, mailboxes }: Connection): ConnectionState {
  return {
    id,
    name,
    tenantId,
    clientId,
    mailboxes,
    health: null,
    signsInWith: null,
    checking: 'none',
    nextPollAt: null,
    details: null,
    lastRecheck: null,
  };
}
