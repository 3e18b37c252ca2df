import { type AlertBook, EMPTY_ALERT_BOOK } from '../../shared/domain/alert';
import { EMPTY_OUTBOX, type Outbox } from '../../shared/domain/channel';
import type { ConnectionMemory } from '../../shared/domain/connection-memory';
import type { KeptPause } from '../../shared/domain/pause';
import type { AppProblem } from '../../shared/domain/state';
import type { KeptWait } from '../monitor/kept-waits';

/**
 * What is kept between starts of alerts and of the watching that they come from: one document, so that what is told
 * and what was planned cannot part.
 */
export interface AlertRecord {
  readonly book: AlertBook;
  readonly outbox: Outbox;
  /** Connection id → what is remembered of it. */
  readonly memories: Readonly<Record<string, ConnectionMemory>>;
  /** Connection id → what Microsoft asked to wait. */
  readonly waits: Readonly<Record<string, KeptWait>>;
  /** Null: watching was not paused. */
  readonly pause: KeptPause | null;
}

/** Before anything was kept. */
export const EMPTY_ALERT_RECORD: AlertRecord = {
  book: EMPTY_ALERT_BOOK,
  outbox: EMPTY_OUTBOX,
  memories: {},
  waits: {},
  pause: null,
};

/** Where it is kept. */
export interface AlertStore {
  readonly present: () => AlertRecord;
  /** Replaces it, as a whole; when it returns, what was written outlasts the process, where anything can. */
  readonly change: (next: (before: AlertRecord) => AlertRecord) => void;
  /** What is wrong with it at present, for example that nothing can be written. */
  readonly problems: () => readonly AppProblem[];
}

/** Keeps it until the process ends: for the sample tenant, and for tests. */
export function createMemoryAlertStore(): AlertStore {
  let present = EMPTY_ALERT_RECORD;
  return {
    present: () => present,
    change: (next) => {
      present = next(present);
    },
    problems: () => [],
  };
}
