import type { ActivityEvent } from '../../shared/alerts/activity';
import { confirmedEvent } from '../../shared/alerts/observed-events';
import { evaluate, type Evaluation } from '../../shared/diagnosis/evaluate';
import { unreadSnapshot } from '../../shared/diagnosis/unread-snapshot';
import { unreadState } from '../../shared/diagnosis/unread-state';
import type { Connection } from '../../shared/domain/connection';
import type {
  ConnectionMemory,
  CredentialConfirmation,
  RememberedFilterPolicy,
} from '../../shared/domain/connection-memory';
import type { RecheckOutcome } from '../../shared/domain/details';
import { instantOf } from '../../shared/domain/instant';
import type { Policy } from '../../shared/domain/policy';
import type { PollingSettings } from '../../shared/domain/polling-settings';
import type { Report } from '../../shared/domain/report';
import type { ConnectionState } from '../../shared/domain/state';
import { CommandFailure } from '../../shared/ipc/dispatch';
import type { Language } from '../../shared/messages/formatter';
import { isElsewhere } from '../../shared/profiles';
import { buildReport } from '../../shared/report/build-report';
import { credentialInUse } from '../../shared/runbooks/rotation';
import { changesBetween } from '../../shared/views/changes';
import { detailsOf } from '../../shared/views/connection-details';
import type { Clock } from '../clock';
import type { Collector } from '../monitor/collector';
import { createConnectionMemories, type MemoryPort } from '../monitor/connection-memories';
import type { WatchView } from '../monitor/connection-watch';
import type { Depth } from '../monitor/depth';
import { createKeptWaits, type WaitPort } from '../monitor/kept-waits';
import { createMonitor, type Monitor, type MonitorStatus } from '../monitor/monitor';

/** What watching is made of. */
export interface WatchingOptions {
  readonly connections: readonly Connection[];
  readonly collector: Collector;
  readonly polling: PollingSettings;
  /** The thresholds at present. */
  readonly policy: () => Policy;
  readonly clock: Clock;
  readonly random: () => number;
  /** Where what is remembered of connections outlives this process. */
  readonly memory: MemoryPort & WaitPort;
  /** Who planned a credential before it was seen; null: nobody. */
  readonly plannedBy: (connectionId: string, keyId: string) => CredentialConfirmation | null;
  readonly changeConnection: (id: string, next: (before: ConnectionState) => ConnectionState) => void;
  readonly onStatus: (status: MonitorStatus) => void;
  /** The time of day jumped, or the computer slept without saying so. */
  readonly onTimeGap: () => void;
  readonly onUnexpected: (error: unknown) => void;
}

/** The monitor and what is shown of its connections. */
export interface Watching {
  readonly monitor: Monitor;
  readonly connections: () => readonly Connection[];
  /** What earlier looks at a connection showed; null: nothing. */
  readonly memory: (connectionId: string) => ConnectionMemory | null;
  /** Watches these from now on; `present` is how they are shown, in their order. */
  readonly setConnections: (
    connections: readonly Connection[],
    present: readonly ConnectionState[],
  ) => readonly ConnectionState[];
  /** Reads one connection or all by hand, and notes what it found changed; what changed has everything read again. */
  readonly recheck: (depth: Depth, connectionId: string | undefined) => Promise<void>;
  /** @throws CommandFailure `unknownConnection` */
  readonly find: (connectionId: string) => Connection;
  readonly report: (language: Language) => Report;
  /**
   * Somebody says that a credential was planned.
   *
   * @throws CommandFailure `unknownConnection`, `unknownCredential` (it is gone, or was confirmed already)
   */
  readonly confirmCredential: (connectionId: string, keyId: string, by: string) => ActivityEvent;
  /** Somebody pasted Exchange Online's connection filter policy. */
  readonly keepFilterPolicy: (connectionId: string, policy: RememberedFilterPolicy) => void;
}

function isSameView(state: ConnectionState, view: WatchView): boolean {
  return (
    state.health === view.health && state.checking === view.checking && state.nextPollAt === view.nextPollAt
  );
}

function isSameConfiguration(state: ConnectionState, connection: Connection): boolean {
  return (
    state.name === connection.name &&
    state.tenantId === connection.tenantId &&
    state.clientId === connection.clientId &&
    state.mailboxes === connection.mailboxes &&
    state.isElsewhere === isElsewhere(connection)
  );
}

/** Begins to watch; nothing is read before the monitor is started. */
export function createWatching(options: WatchingOptions): Watching {
  const { clock, policy } = options;
  let connections = options.connections;
  const memories = createConnectionMemories(options.memory, options.plannedBy);

  const readAt = (id: string, view: WatchView): Pick<ConnectionState, 'details' | 'signsInWith'> => {
    const snapshot = monitor.snapshot(id);
    return snapshot === null || view.health === null
      ? { details: null, signsInWith: null }
      : {
          details: detailsOf(snapshot, view.health, policy(), clock.now()),
          signsInWith: credentialInUse(snapshot),
        };
  };

  const viewed = (state: ConnectionState, view: WatchView): ConnectionState => {
    if (isSameView(state, view)) return state;
    return { ...state, ...view, ...(view.health === state.health ? {} : readAt(state.id, view)) };
  };

  const monitor = createMonitor({
    connections,
    collector: options.collector,
    judge: (snapshot, now) => evaluate(snapshot, policy(), now, memories.of(snapshot.connection.id)),
    learn: memories.learn,
    waits: createKeptWaits(options.memory, clock),
    onEnded: memories.forget,
    polling: options.polling,
    clock,
    random: options.random,
    onView: (id, view) => {
      options.changeConnection(id, (before) => viewed(before, view));
    },
    onStatus: options.onStatus,
    onTimeGap: options.onTimeGap,
    onUnexpected: options.onUnexpected,
  });

  const find = (connectionId: string): Connection => {
    const connection = connections.find(({ id }) => id === connectionId);
    if (connection === undefined) throw new CommandFailure('unknownConnection', 'no such connection');
    return connection;
  };

  const shown = (connection: Connection, before: ConnectionState | undefined): ConnectionState => {
    const base = before ?? unreadState(connection);
    const named = isSameConfiguration(base, connection)
      ? base
      : {
          ...unreadState(connection),
          health: base.health,
          signsInWith: base.signsInWith,
          details: base.details,
          lastRecheck: base.lastRecheck,
        };
    const view = monitor.view(connection.id);
    const current = view === null ? named : viewed(named, view);
    // What was found about the connection that it was before does not count.
    return current.health === null && current.lastRecheck !== null
      ? { ...current, lastRecheck: null }
      : current;
  };

  const recheckOne = async (depth: Depth, id: string) => {
    const before = monitor.snapshot(id);
    const changesSince = () => {
      const after = monitor.snapshot(id);
      return before === null || after === null ? [] : changesBetween(before, after);
    };
    const [result] = await monitor.recheck(depth, id);
    if (result !== 'read') return result;
    // What a missing permission kept from view can be read now, and the other way round.
    if (depth !== 'full' && changesSince().length > 0) await monitor.recheck('full', id);
    const outcome: RecheckOutcome = { at: instantOf(clock.now()), changes: changesSince() };
    options.changeConnection(id, (state) => ({ ...state, lastRecheck: outcome }));
    return result;
  };

  return {
    monitor,
    connections: () => connections,
    memory: memories.of,
    setConnections: (next, present) => {
      const known = new Map(present.map((state) => [state.id, state]));
      connections = next;
      monitor.setConnections(next);
      return next.map((connection) => shown(connection, known.get(connection.id)));
    },
    recheck: async (depth, connectionId) => {
      const ids = connectionId === undefined ? connections.map(({ id }) => id) : [find(connectionId).id];
      const results = await Promise.all(ids.map((id) => recheckOne(depth, id)));
      const hasRun = results.some((result) => result === 'read' || result === 'failed');
      if (results.length > 0 && !hasRun) throw new CommandFailure('busy', [...new Set(results)].join(', '));
    },
    find,
    confirmCredential: (connectionId, keyId, by) => {
      const connection = find(connectionId);
      const confirmation = { at: instantOf(clock.now()), by };
      const credential = memories.confirm(connection.id, keyId, confirmation);
      if (credential === null) throw new CommandFailure('unknownCredential', 'nothing to confirm');
      monitor.rejudge(connection.id);
      return confirmedEvent(connection, credential, confirmation);
    },
    keepFilterPolicy: (connectionId, policy) => {
      if (memories.keepFilterPolicy(connectionId, policy)) monitor.rejudge(connectionId);
    },
    report: (language) => {
      const now = clock.now();
      const entries = connections.map((connection) => {
        const health = monitor.view(connection.id)?.health ?? null;
        const snapshot = monitor.snapshot(connection.id) ?? unreadSnapshot(connection, instantOf(now));
        const evaluation: Evaluation = health ?? evaluate(snapshot, policy(), now);
        return { connection, snapshot, evaluation };
      });
      return buildReport(entries, now, language);
    },
  };
}
