import { type ActivityEvent, activityOf } from '../../shared/alerts/activity';
import { alertsOf } from '../../shared/alerts/alerts';
import type { AlertEntry } from '../../shared/domain/alert';
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
  /** Replaces parts; unchanged ones must keep their identity. Alerts and activity follow by themselves. */
  readonly change: (parts: Partial<Omit<AppState, 'alerts' | 'activity'>>) => void;
  /** Changes one connection; nothing happens where there is none of this id. */
  readonly changeConnection: (id: string, next: (before: ConnectionState) => ConnectionState) => void;
  /** Notes what no state shows. */
  readonly note: (event: ActivityEvent) => void;
  readonly onChange: (listener: StateListener) => () => void;
  /** Tells nobody any more. */
  readonly dispose: () => void;
}

/** Whether what is wrong with connections may be different: being read is no such difference. */
function isJudgedAnew(before: AppState, after: AppState): boolean {
  return (
    before.connections.length !== after.connections.length ||
    after.connections.some((connection, index) => {
      const previous = before.connections[index];
      return (
        previous?.id !== connection.id ||
        previous.health !== connection.health ||
        previous.name !== connection.name
      );
    })
  );
}

function sameOr(before: readonly AlertEntry[], after: readonly AlertEntry[]): readonly AlertEntry[] {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

/**
 * Keeps the state.
 *
 * @param options.journal where activity goes at present: the sample tenant's is none of one's own
 */
export function createStateKeeper(options: {
  readonly initial: Omit<AppState, 'alerts' | 'activity'>;
  readonly clock: Clock;
  readonly journal: () => ActivityJournal;
}): StateKeeper {
  const { clock, journal } = options;
  const listeners = new Set<StateListener>();
  const first: AppState = { ...options.initial, alerts: [], activity: [] };
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
    const now = clock.now();
    journal().add(activityOf(state, next, now));
    const alerts = isJudgedAnew(state, next)
      ? sameOr(state.alerts, alertsOf(next.connections, now))
      : state.alerts;
    become({ ...next, alerts, activity: journal().entries() });
  };

  return {
    state: () => state,
    present: () => timed(state),
    change,
    changeConnection: (id, next) => {
      const connections = state.connections.map((one) => (one.id === id ? next(one) : one));
      if (connections.some((one, index) => one !== state.connections[index])) change({ connections });
    },
    note: (event) => {
      journal().add([event]);
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
