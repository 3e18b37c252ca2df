import type { Connection } from '../domain/connection';
import type { Instant } from '../domain/instant';
import { type Observation, unreadable } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import { unreadGenesys } from './unread-genesys';

/** A connection that has not been read yet: everything is unknown, nothing is left out. */
export function unreadSnapshot(connection: Connection, at: Instant): Snapshot {
  const notYet: Observation<never> = unreadable(
    { code: 'notAttempted', because: 'notYet' },
    { at, via: 'anonymous', requestId: null },
  );
  return {
    connection,
    at,
    discovery: notYet,
    organization: notYet,
    token: notYet,
    held: null,
    application: notYet,
    servicePrincipal: notYet,
    resource: notYet,
    appRoleAssignments: notYet,
    permissionGrants: notYet,
    credentialActivity: notYet,
    owners: notYet,
    serviceIssues: notYet,
    subscriptions: notYet,
    mailboxes: connection.mailboxes.map((address) => ({
      address,
      user: notYet,
      probe: notYet,
      mailFlow: notYet,
    })),
    canaries: connection.canaryMailboxes.map((address) => ({ address, probe: notYet })),
    access: connection.access.map((access) => ({
      kind: access.kind,
      clientId: access.kind === 'integrationCredential' ? connection.clientId : access.clientId,
      token: notYet,
      application: null,
    })),
    genesys: unreadGenesys(connection, notYet),
    requests: { token: 0, graph: 0, batched: 0, genesys: 0, retries: 0 },
  };
}
