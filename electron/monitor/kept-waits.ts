import { targetOf } from '../../shared/diagnosis/remember';
import type { Connection } from '../../shared/domain/connection';
import { type Wait, waitLeftMs, waitOf } from '../../shared/domain/wait';
import type { Clock } from '../clock';

/** What Microsoft asked to wait before a connection is read again, as it is kept between starts. */
export interface KeptWait extends Wait {
  /** Which app in which tenant: another one was asked nothing. */
  readonly target: string;
}

/** Where waits outlive this process. */
export interface WaitPort {
  /** Null: nothing is waited for. */
  readonly waitOf: (connectionId: string) => KeptWait | null;
  readonly onWait: (connectionId: string, wait: KeptWait | null) => void;
}

/** What is left of every `Retry-After`, also after a restart. */
export interface KeptWaits {
  /** In milliseconds; 0: nothing is waited for. */
  readonly leftMs: (connection: Connection) => number;
  /** What is left now, 0 included. Written where it says something new. */
  readonly keep: (connection: Connection, leftMs: number) => void;
}

/** Makes it. */
export function createKeptWaits(port: WaitPort, clock: Pick<Clock, 'now'>): KeptWaits {
  return {
    leftMs: (connection) => {
      const kept = port.waitOf(connection.id);
      return kept?.target === targetOf(connection) ? waitLeftMs(kept, clock.now()) : 0;
    },
    keep: (connection, leftMs) => {
      if (leftMs > 0) {
        port.onWait(connection.id, { target: targetOf(connection), ...waitOf(leftMs, clock.now()) });
      } else if (port.waitOf(connection.id) !== null) {
        port.onWait(connection.id, null);
      }
    },
  };
}
