import {
  confirmCredential,
  isWorthKeeping,
  remember,
  rememberFilterPolicy,
} from '../../shared/diagnosis/remember';
import {
  type ConnectionMemory,
  type CredentialConfirmation,
  type ObservedChange,
  type RememberedCredential,
  type RememberedFilterPolicy,
  unplanned,
} from '../../shared/domain/connection-memory';
import type { Snapshot } from '../../shared/domain/snapshot';

/** Where memories outlive this process. */
export interface MemoryPort {
  /** What was kept of a connection; null: nothing. */
  readonly memoryOf: (connectionId: string) => ConnectionMemory | null;
  /**
   * Something was learnt, or confirmed by somebody (then there are no changes).
   *
   * @param changes what differs from the look before, for the journal
   */
  readonly onLearnt: (
    connectionId: string,
    memory: ConnectionMemory,
    changes: readonly ObservedChange[],
  ) => void;
}

/** Memories of the watched connections: the newest ones, where the port is told only of what is worth writing. */
export interface ConnectionMemories {
  readonly of: (connectionId: string) => ConnectionMemory | null;
  /** Learns from a look, before it is judged. */
  readonly learn: (snapshot: Snapshot) => void;
  /** The credential that was confirmed; null: there is nothing of this key id to be. */
  readonly confirm: (
    connectionId: string,
    keyId: string,
    confirmation: CredentialConfirmation,
  ) => RememberedCredential | null;
  /** Keeps a pasted connection filter policy; false: the connection was never read, and has no memory yet. */
  readonly keepFilterPolicy: (connectionId: string, policy: RememberedFilterPolicy) => boolean;
  /** Reads what was kept anew when it is asked for next: a connection is not watched any more. */
  readonly forget: (connectionId: string) => void;
}

/**
 * Makes it.
 *
 * @param plannedBy who planned a credential before it was seen; null: nobody
 */
export function createConnectionMemories(
  port: MemoryPort,
  plannedBy: (connectionId: string, keyId: string) => CredentialConfirmation | null,
): ConnectionMemories {
  const newest = new Map<string, ConnectionMemory>();
  const of = (connectionId: string): ConnectionMemory | null =>
    newest.get(connectionId) ?? port.memoryOf(connectionId);

  /** With what was planned confirmed at once: it is no surprise. */
  const expecting = (id: string, memory: ConnectionMemory): ConnectionMemory =>
    unplanned(memory).reduce((known, { keyId }) => {
      const confirmation = plannedBy(id, keyId);
      return confirmation === null ? known : (confirmCredential(known, keyId, confirmation) ?? known);
    }, memory);

  return {
    of,
    learn: (snapshot) => {
      const { id } = snapshot.connection;
      const { memory: seen, changes } = remember(of(id), snapshot);
      const memory = expecting(id, seen);
      newest.set(id, memory);
      if (changes.length > 0 || isWorthKeeping(port.memoryOf(id), memory)) {
        port.onLearnt(id, memory, changes);
      }
    },
    confirm: (connectionId, keyId, confirmation) => {
      const memory = of(connectionId);
      const next = memory === null ? null : confirmCredential(memory, keyId, confirmation);
      if (next === null) return null;
      newest.set(connectionId, next);
      port.onLearnt(connectionId, next, []);
      return next.credentials.find((one) => one.keyId === keyId) ?? null;
    },
    keepFilterPolicy: (connectionId, policy) => {
      const memory = of(connectionId);
      if (memory === null) return false;
      const next = rememberFilterPolicy(memory, policy);
      newest.set(connectionId, next);
      port.onLearnt(connectionId, next, []);
      return true;
    },
    forget: (connectionId) => {
      newest.delete(connectionId);
    },
  };
}
