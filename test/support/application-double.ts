import type { Application } from '../../electron/application';
import type { AppState } from '../../shared/domain/state';
import { diffState, type StateChange } from '../../shared/domain/state-change';
import type { CommandArgument, CommandName } from '../../shared/ipc/contract';
import { CommandFailure } from '../../shared/ipc/dispatch';

/** A command as it arrived. */
export type ReceivedCommand = {
  [K in CommandName]: { readonly name: K; readonly argument: CommandArgument<K> };
}[CommandName];

/** An application without a monitor: a test sets its state and sees the commands. */
export interface ApplicationDouble extends Application {
  readonly received: readonly ReceivedCommand[];
  /** Replaces the state and tells whoever listens what changed. */
  readonly become: (state: AppState) => void;
}

/** Settings are really changed, re-checks of an unknown connection really refused; the rest is only noted. */
export function createApplicationDouble(initial: AppState): ApplicationDouble {
  let state = initial;
  const received: ReceivedCommand[] = [];
  const listeners = new Set<(change: StateChange, state: AppState) => void>();
  const become = (next: AppState): void => {
    const change = diffState(state, next);
    state = next;
    if (change !== null) for (const listener of listeners) listener(change, next);
  };
  const requireConnection = (id: string | undefined): void => {
    if (id !== undefined && !state.connections.some((connection) => connection.id === id)) {
      throw new CommandFailure('unknownConnection', id);
    }
  };
  return {
    received,
    become,
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    report: () => ({
      schema: 'graphkeeper.report/1',
      at: state.monitor.now,
      severity: 'critical',
      connections: [],
    }),
    start: () => undefined,
    setOnline: () => undefined,
    suspend: () => undefined,
    resume: () => undefined,
    dispose: () => Promise.resolve(),
    handlers: {
      getState: () => Promise.resolve(state),
      recheck: (argument) => {
        received.push({ name: 'recheck', argument });
        return Promise.resolve().then(() => {
          requireConnection(argument.connectionId);
          return null;
        });
      },
      recheckPermissions: (argument) => {
        received.push({ name: 'recheckPermissions', argument });
        return Promise.resolve().then(() => {
          requireConnection(argument.connectionId);
          return null;
        });
      },
      updateSettings: (argument) => {
        received.push({ name: 'updateSettings', argument });
        const { settings, app } = state;
        const next = {
          language: argument.language ?? settings.language,
          theme: argument.theme ?? settings.theme,
          polling: argument.polling ?? settings.polling,
          notifications: argument.notifications ?? settings.notifications,
        };
        become({ ...state, settings: next, app: { ...app, language: next.language === 'fr' ? 'fr' : 'en' } });
        return Promise.resolve(null);
      },
      openLink: (argument) => {
        received.push({ name: 'openLink', argument });
        return Promise.resolve(null);
      },
    },
  };
}
