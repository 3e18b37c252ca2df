import type { Report } from '../shared/domain/report';
import type { AppState } from '../shared/domain/state';
import type { StateChange } from '../shared/domain/state-change';
import type { CommandHandlers } from '../shared/ipc/contract';

/**
 * Graphkeeper without a surface: the monitor, the state and the commands. The desktop and the headless host put
 * their own surfaces on it.
 */
export interface Application {
  readonly state: () => AppState;
  /** Both transports serve exactly these. */
  readonly handlers: CommandHandlers;
  /** Called after every change of the state; the returned function ends it. */
  readonly onChange: (listener: (change: StateChange, state: AppState) => void) => () => void;
  /** The present state as a report, for `/metrics`. */
  readonly report: () => Report;
  /** Begins polling. */
  readonly start: () => void;
  readonly setOnline: (isOnline: boolean) => void;
  readonly suspend: () => void;
  readonly resume: () => void;
  /** Stops polling and cancels what is under way. */
  readonly dispose: () => Promise<void>;
}
