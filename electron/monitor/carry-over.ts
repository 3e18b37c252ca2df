import type { AccessKind, Connection } from '../../shared/domain/connection';
import type { GenesysObservations } from '../../shared/domain/genesys';
import { instantOf } from '../../shared/domain/instant';
import { type Observation, unreadable } from '../../shared/domain/observation';
import type { Snapshot } from '../../shared/domain/snapshot';

/** Facts of an earlier look at a connection, for those that this look does not read. */
export interface CarryOver {
  /** The earlier observation with its own age, or "not asked for yet". */
  readonly keep: <T>(
    select: (previous: Snapshot) => Observation<T> | null | undefined,
    via: AccessKind,
  ) => Observation<T>;
}

/** Whether an earlier snapshot is of the same thing: a changed app or tenant has no past here. */
function isSameTarget(previous: Connection, connection: Connection): boolean {
  return (
    previous.id === connection.id &&
    previous.tenantId === connection.tenantId &&
    previous.clientId === connection.clientId &&
    JSON.stringify(previous.cloud) === JSON.stringify(connection.cloud)
  );
}

/** Opens the past of a connection; there is none at the first look. */
export function carryOverFrom(previous: Snapshot | null, connection: Connection, now: number): CarryOver {
  const past = previous !== null && isSameTarget(previous.connection, connection) ? previous : null;
  return {
    keep: (select, via) =>
      (past === null ? null : select(past)) ??
      unreadable({ code: 'notAttempted', because: 'notYet' }, { at: instantOf(now), via, requestId: null }),
  };
}

/** What an earlier look saw of the same organisation with the same settings; null: there is nothing of it. */
export function genesysPastOf(previous: Snapshot | null, connection: Connection): GenesysObservations | null {
  if (previous?.connection.id !== connection.id) return null;
  const isSame = JSON.stringify(previous.connection.genesys) === JSON.stringify(connection.genesys);
  return isSame ? previous.genesys : null;
}
