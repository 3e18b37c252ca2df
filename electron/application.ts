import { evaluate, type Evaluation } from '../shared/diagnosis/evaluate';
import { unreadSnapshot } from '../shared/diagnosis/unread-snapshot';
import type { Connection } from '../shared/domain/connection';
import { BARE_ENVIRONMENT } from '../shared/domain/environment';
import { instantOf } from '../shared/domain/instant';
import type { Policy } from '../shared/domain/policy';
import type { Report } from '../shared/domain/report';
import type { AppProblem, AppState, ConnectionState, Settings } from '../shared/domain/state';
import { diffState, type StateChange } from '../shared/domain/state-change';
import type { CommandArgument, CommandHandlers } from '../shared/ipc/contract';
import { CommandFailure } from '../shared/ipc/dispatch';
import type { Language } from '../shared/messages/formatter';
import { buildReport } from '../shared/report/build-report';
import type { Clock } from './clock';
import type { Collector } from './monitor/collector';
import type { WatchView } from './monitor/connection-watch';
import type { Depth } from './monitor/depth';
import { createMonitor } from './monitor/monitor';
import { portalLink } from './portal-links';
import type { SecretStore } from './secrets/secret-store';
import type { SettingsStore } from './storage/settings-store';

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

/** The parts that an application is made of; each surface brings its own. */
export interface ApplicationOptions {
  readonly mode: AppState['app']['mode'];
  readonly isSample: boolean;
  readonly version: string;
  /** What the setting `system` stands for. */
  readonly systemLanguage: Language;
  readonly connections: readonly Connection[];
  readonly policy: Policy;
  readonly collector: Collector;
  readonly clock: Clock;
  /** From 0 up to 1: jitter of the polls. */
  readonly random: () => number;
  readonly settings: SettingsStore;
  readonly secretStore: SecretStore;
  /** Opens an address in the system browser; only https addresses of Microsoft are given to it. */
  readonly openExternal: (url: string) => Promise<void>;
  /** What else went wrong at start, for example that there is no keychain. */
  readonly problems?: readonly AppProblem[];
  /** Is told about defects, for the log. */
  readonly onUnexpected?: (error: unknown) => void;
}

function unreadState(connection: Connection): ConnectionState {
  const { id, name, tenantId, clientId, mailboxes } = connection;
  return {
    id,
    name,
    tenantId,
    clientId,
    mailboxes,
    health: null,
    checking: 'none',
    nextPollAt: null,
    details: null,
    lastRecheck: null,
  };
}

/** Only the given settings, laid over the present ones. */
function changedSettings(settings: Settings, change: CommandArgument<'updateSettings'>): Settings {
  return {
    language: change.language ?? settings.language,
    theme: change.theme ?? settings.theme,
    polling: change.polling ?? settings.polling,
    notifications: change.notifications ?? settings.notifications,
    credentialDays: change.credentialDays ?? settings.credentialDays,
    closeWithoutTray: change.closeWithoutTray ?? settings.closeWithoutTray,
    updates: change.updates ?? settings.updates,
    shortcuts: change.shortcuts ?? settings.shortcuts,
  };
}

function isSameView(state: ConnectionState, view: WatchView): boolean {
  return (
    state.health === view.health && state.checking === view.checking && state.nextPollAt === view.nextPollAt
  );
}

function notSupported(): Promise<never> {
  return Promise.reject(new CommandFailure('notSupported', 'not here'));
}

/** Makes an application; it reads nothing before `start`. */
export function createApplication(options: ApplicationOptions): Application {
  const { clock } = options;
  const listeners = new Set<(change: StateChange, state: AppState) => void>();
  const onUnexpected = options.onUnexpected ?? (() => undefined);
  const stored = options.settings.settings();
  const languageOf = (settings: Settings): Language =>
    settings.language === 'system' ? options.systemLanguage : settings.language;

  let state: AppState = {
    app: {
      version: options.version,
      mode: options.mode,
      isSample: options.isSample,
      language: languageOf(stored),
    },
    monitor: { status: 'running', now: instantOf(clock.now()), pausedUntil: null },
    settings: stored,
    secretStore: options.secretStore.kind,
    problems: [...options.settings.problems, ...(options.problems ?? [])],
    connections: options.connections.map(unreadState),
    draft: null,
    activity: [],
    alerts: [],
    environment: BARE_ENVIRONMENT,
  };

  const present = (): AppState => ({ ...state, monitor: { ...state.monitor, now: instantOf(clock.now()) } });

  /** Replaces the state and tells what changed; unchanged parts must keep their identity. */
  const replace = (next: AppState): void => {
    if (diffState(state, next) === null) return;
    const before = state;
    state = { ...next, monitor: { ...next.monitor, now: instantOf(clock.now()) } };
    const change = diffState(before, state);
    if (change === null) return;
    for (const listener of [...listeners]) listener(change, state);
  };

  const monitor = createMonitor({
    connections: options.connections,
    collector: options.collector,
    judge: (snapshot, now) => evaluate(snapshot, options.policy, now),
    polling: stored.polling,
    clock,
    random: options.random,
    onView: (connectionId, view) => {
      const isChanged = state.connections.some(
        (connection) => connection.id === connectionId && !isSameView(connection, view),
      );
      if (!isChanged) return;
      replace({
        ...state,
        connections: state.connections.map((connection) =>
          connection.id === connectionId ? { ...connection, ...view } : connection,
        ),
      });
    },
    onStatus: (status) => {
      replace({ ...state, monitor: { ...state.monitor, status } });
    },
    onUnexpected,
  });

  const find = (connectionId: string): Connection => {
    const connection = options.connections.find((one) => one.id === connectionId);
    if (connection === undefined) throw new CommandFailure('unknownConnection', 'no such connection');
    return connection;
  };

  const recheck = async (depth: Depth, connectionId: string | undefined): Promise<null> => {
    const results = await monitor.recheck(depth, connectionId === undefined ? null : find(connectionId).id);
    const hasRun = results.some((result) => result === 'read' || result === 'failed');
    if (results.length > 0 && !hasRun) throw new CommandFailure('busy', [...new Set(results)].join(', '));
    return null;
  };

  /** The store finds out about its file as it goes; the same problems stay the same object. */
  const problems = (): readonly AppProblem[] => {
    const all = [...options.settings.problems, ...(options.problems ?? [])];
    return JSON.stringify(all) === JSON.stringify(state.problems) ? state.problems : all;
  };

  const updateSettings = (change: CommandArgument<'updateSettings'>): void => {
    const settings = changedSettings(state.settings, change);
    const language = languageOf(settings);
    const app = language === state.app.language ? state.app : { ...state.app, language };
    const hasNewPolling = settings.polling !== state.settings.polling;
    options.settings.saveSettings(settings);
    replace({ ...state, settings, app, problems: problems() });
    if (hasNewPolling) monitor.setPolling(settings.polling);
  };

  const handlers: CommandHandlers = {
    getState: () => Promise.resolve(present()),
    recheck: ({ connectionId }) => recheck('full', connectionId),
    recheckPermissions: ({ connectionId }) => recheck('permissions', connectionId),
    updateSettings: (change) => {
      updateSettings(change);
      return Promise.resolve(null);
    },
    openLink: async ({ link, connectionId }) => {
      const url = portalLink(link, connectionId === undefined ? null : find(connectionId));
      await options.openExternal(url);
      return null;
    },
    exploreSample: notSupported,
    leaveSample: notSupported,
    openDraft: notSupported,
    changeDraft: notSupported,
    setDraftSecret: notSupported,
    signIn: notSupported,
    cancelSignIn: notSupported,
    checkDraft: notSupported,
    cancelDraftCheck: notSupported,
    saveDraft: notSupported,
    closeDraft: notSupported,
    removeConnection: notSupported,
    reorderConnections: notSupported,
    pause: notSupported,
    resume: notSupported,
    testNotification: notSupported,
    setLaunchAtLogin: notSupported,
    exportConnections: notSupported,
    importConnections: notSupported,
    supportBundle: notSupported,
    openDataFolder: notSupported,
    checkForUpdate: notSupported,
  };

  return {
    state: () => state,
    handlers,
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    report: () => {
      const now = clock.now();
      const entries = options.connections.map((connection) => {
        const health = monitor.view(connection.id)?.health ?? null;
        const snapshot = monitor.snapshot(connection.id) ?? unreadSnapshot(connection, instantOf(now));
        const evaluation: Evaluation = health ?? evaluate(snapshot, options.policy, now);
        return { connection, snapshot, evaluation };
      });
      return buildReport(entries, now, state.app.language);
    },
    start: () => {
      monitor.start();
    },
    setOnline: monitor.setOnline,
    suspend: monitor.suspend,
    resume: monitor.resume,
    dispose: async () => {
      listeners.clear();
      await monitor.dispose();
    },
  };
}
