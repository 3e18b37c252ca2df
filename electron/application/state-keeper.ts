import { type ActivityEvent, activityOf } from '../../shared/alerts/activity';
import { instantOf } from '../../shared/domain/instant';
import type { AppState, ConnectionState } from '../../shared/domain/state';
import { diffState, type StateChange } from '../../shared/domain/state-change';
import type { Clock } from '../clock';
import type { ActivityJournal } from './activity-journal';

/** Told of every change. */
type StateListener = (change: StateChange, state: AppState) => void;

/** The one state: whoever changes it does so here, and everybody learns what changed. */
export interface StateKeeper {
  readonly state: () => AppState;
  /** The state with the present time. */
  readonly present: () => AppState;
  /** Replaces parts; unchanged ones must keep their identity. Activity follows by itself. */
  readonly change: (parts: Partial<Omit<AppState, 'activity'>>) => void;
  /** Changes one connection; nothing happens where there is none of this id. */
  readonly changeConnection: (id: string, next: (before: ConnectionState) => ConnectionState) => void;
  /** Notes what no state shows. */
  readonly note: (...events: readonly ActivityEvent[]) => void;
  readonly onChange: (listener: StateListener) => () => void;
  /** Tells nobody any more. */
  readonly dispose: () => void;
}

/**
 * Keeps the state.
 *
 * @param options.journal where activity goes at present: the sample tenant's is none of one's own
 */
export function createStateKeeper(options: {
  readonly initial: Omit<AppState, 'activity'>;
  readonly clock: Clock;
  readonly journal: () => ActivityJournal;
}): StateKeeper {
  const { clock, journal } = options;
  const listeners = new Set<StateListener>();
  const first: AppState = { ...options.initial, activity: [] };
  journal().add(activityOf(null, first, clock.now()));
  let state: AppState = { ...first, activity: journal().entries() };

  const timed = (one: AppState): AppState => ({
    ...one,
    monitor: { ...one.monitor, now: instantOf(clock.now()) },
  });

  const become = (next: AppState): void => {
    if (diffState(state, next) === null) return;
    const before = state;
    state = timed(next);
    const change = diffState(before, state);
    if (change === null) return;
    for (const listener of [...listeners]) listener(change, state);
  };

  const change: StateKeeper['change'] = (parts) => {
    const next: AppState = { ...state, ...parts };
    if (diffState(state, next) === null) return;
    journal().add(activityOf(state, next, clock.now()));
    become({ ...next, activity: journal().entries() });
  };

  return {
    state: () => state,
    present: () => timed(state),
    change,
    changeConnection: (id, next) => {
      const connections = state.connections.map((one) => (one.id === id ? next(one) : one));
      if (connections.some((one, index) => one !== state.connections[index])) change({ connections });
    },
    note: (...events) => {
      if (events.length === 0) return;
      journal().add(events);
      become({ ...state, activity: journal().entries() });
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    dispose: () => {
      listeners.clear();
    },
  };
}
