import type { AppState, ConnectionState } from './state';

/** A difference between two states: only what changed crosses to the renderer. */
export interface StateChange {
  /** Replaced parts of the state. */
  readonly parts: Partial<Omit<AppState, 'connections'>>;
  /** New or changed connections. */
  readonly upserted: readonly ConnectionState[];
  /** The ids of all connections in order; null when neither membership nor order changed. */
  readonly order: readonly string[] | null;
}

const PARTS = [
  'app',
  'monitor',
  'settings',
  'secretStore',
  'problems',
  'draft',
  'activity',
  'alerts',
  'channels',
  'runs',
  'environment',
] as const satisfies readonly (keyof AppState)[];

/** What turns `before` into `after`; null when nothing changed. Compares parts by identity, so keep unchanged ones. */
export function diffState(before: AppState, after: AppState): StateChange | null {
  const changed = PARTS.filter((part) => before[part] !== after[part]);
  const parts: StateChange['parts'] = Object.fromEntries(changed.map((part) => [part, after[part]]));
  const known = new Map(before.connections.map((connection) => [connection.id, connection]));
  const upserted = after.connections.filter((connection) => known.get(connection.id) !== connection);
  const isSameOrder =
    before.connections.length === after.connections.length &&
    after.connections.every((connection, index) => before.connections[index]?.id === connection.id);
  if (changed.length === 0 && upserted.length === 0 && isSameOrder) return null;
  return {
    parts,
    upserted,
    order: isSameOrder ? null : after.connections.map((connection) => connection.id),
  };
}

/** Applies a change to the state it was made from. */
export function applyChange(state: AppState, change: StateChange): AppState {
  const connections = new Map(state.connections.map((connection) => [connection.id, connection]));
  for (const connection of change.upserted) connections.set(connection.id, connection);
  const order = change.order ?? state.connections.map((connection) => connection.id);
  return {
    ...state,
    ...change.parts,
    connections: order.flatMap((id) => connections.get(id) ?? []),
  };
}
