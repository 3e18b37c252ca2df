import { isDeepStrictEqual } from 'node:util';

import type { Connection } from '../../shared/domain/connection';
import type { PollingSettings } from '../../shared/domain/polling-settings';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { AppState } from '../../shared/domain/state';
import type { Clock } from '../clock';
import { createClockJumps } from '../clock-jumps';
import type { Collector } from './collector';
import { ConnectionWatch, type WatchChange, type WatchView } from './connection-watch';
import type { Depth } from './depth';
import type { Judge } from './health';
import type { KeptWaits } from './kept-waits';
import { createLanes } from './lanes';
import type { Place } from './poll-plan';
import type { RecheckResult } from './recheck-result';

export type MonitorStatus = AppState['monitor']['status'];

/** What a monitor is made of. */
export interface MonitorOptions {
  readonly connections: readonly Connection[];
  readonly collector: Collector;
  readonly judge: Judge;
  /** Remembers what a look shows, before it is judged. */
  readonly learn: (snapshot: Snapshot) => void;
  /** What Microsoft asked to wait, over a restart as well. */
  readonly waits: KeptWaits;
  readonly polling: PollingSettings;
  readonly clock: Clock;
  /** From 0 up to 1: jitter. */
  readonly random: () => number;
  /** Polls at once, over all connections that answer in time, and over those that do not. */
  readonly concurrency?: number;
  /** A connection is read, was read, or is planned anew. */
  readonly onView: (connectionId: string, view: WatchView) => void;
  readonly onStatus: (status: MonitorStatus) => void;
  /** The time of day jumped, or the computer slept without saying so: what falls due is to be planned anew. */
  readonly onTimeGap: () => void;
  /** A connection is watched no more. */
  readonly onEnded: (connectionId: string) => void;
  /** An error that no adapter classified: a defect. The poll counts as failed. */
  readonly onUnexpected: (error: unknown) => void;
}

/** Reads all connections on time: jittered, spread out, backing off, quiet while nobody can answer. */
export interface Monitor {
  readonly status: () => MonitorStatus;
  readonly view: (connectionId: string) => WatchView | null;
  /** The snapshot that a connection's present health was judged from; null before the first. */
  readonly snapshot: (connectionId: string) => Snapshot | null;
  readonly start: () => void;
  readonly setOnline: (isOnline: boolean) => void;
  readonly setPaused: (isPaused: boolean) => void;
  readonly suspend: () => void;
  readonly resume: () => void;
  /**
   * Looks whether the time of day jumped. Each poll does by itself; the host does as well, for the time without polls.
   *
   * @param isLate a timer came late: the computer slept, even where its clocks agree
   */
  readonly lookAtClock: (isLate: boolean) => void;
  readonly setPolling: (polling: PollingSettings) => void;
  /**
   * Watches these connections from now on: what is new is read at once, what is gone is stopped, what stayed the
   * same goes on undisturbed. A connection that only got another name keeps what is known of it.
   */
  readonly setConnections: (connections: readonly Connection[]) => void;
  /** Judges all again, or one: thresholds were changed, or what is known of it. */
  readonly rejudge: (connectionId?: string) => void;
  /** Reads now, one connection or all. A re-check by hand works while paused, too. */
  readonly recheck: (depth: Depth, connectionId: string | null) => Promise<readonly RecheckResult[]>;
  /** Cancels everything; resolves when nothing is under way any more. */
  readonly dispose: () => Promise<void>;
}

interface Flags {
  readonly isStarted: boolean;
  readonly isSuspended: boolean;
  readonly isOnline: boolean;
  readonly isPaused: boolean;
}

function statusOf(flags: Flags): MonitorStatus {
  if (flags.isSuspended) return 'suspended';
  if (!flags.isOnline) return 'offline';
  return flags.isPaused ? 'paused' : 'running';
}

/** Whether nothing but the name differs. */
function isRenamed(before: Connection, after: Connection): boolean {
  return isDeepStrictEqual({ ...before, name: after.name }, after);
}

/** Makes a monitor; it does nothing before `start`. */
export function createMonitor(options: MonitorOptions): Monitor {
  const lanes = createLanes(options.concurrency, options.onUnexpected);
  let polling = options.polling;
  const jumps = createClockJumps(options.clock);
  let flags: Flags = { isStarted: false, isSuspended: false, isOnline: true, isPaused: false };

  let watches: ReadonlyMap<string, ConnectionWatch> = new Map();
  /** Watches of connections that are gone, until their last poll has ended. */
  const ending = new Set<Promise<void>>();

  const watchOf = (connection: Connection, place: Place): ConnectionWatch => {
    const watch: ConnectionWatch = new ConnectionWatch(connection, place, {
      collector: options.collector,
      judge: options.judge,
      learn: options.learn,
      waits: options.waits,
      clock: options.clock,
      random: options.random,
      polling: () => polling,
      isRunning: () => flags.isStarted && statusOf(flags) === 'running',
      lookAtClock,
      isReachable: () => !flags.isSuspended && flags.isOnline,
      enqueue: lanes.enqueue,
      publish: (view) => {
        // One that was replaced says nothing about its successor.
        if (watches.get(connection.id) !== watch) return;
        try {
          options.onView(connection.id, view);
        } catch (error) {
          // Whoever cannot show it must not keep it from being read.
          options.onUnexpected(error);
        }
      },
      onUnexpected: options.onUnexpected,
    });
    return watch;
  };

  const lookAtClock = (isLate: boolean): boolean => {
    const jump = jumps.look();
    if (jump === null && !isLate) return false;
    for (const watch of watches.values()) {
      if (jump === null) watch.update('woken');
      else watch.noteJump();
    }
    options.onTimeGap();
    return true;
  };

  const end = (watch: ConnectionWatch): void => {
    const { id } = watch.connection;
    const ended = watch.dispose().finally(() => {
      ending.delete(ended);
      if (watches.has(id)) return;
      options.collector.forget(id);
      options.onEnded(id);
    });
    ending.add(ended);
  };

  const setConnections = (connections: readonly Connection[]): void => {
    const before = watches;
    const isKept = (connection: Connection): boolean =>
      isDeepStrictEqual(before.get(connection.id)?.connection, connection);
    const fresh = connections.filter((connection) => !isKept(connection));
    watches = new Map(
      connections.map((connection) => {
        const earlier = before.get(connection.id);
        if (earlier !== undefined && isKept(connection)) return [connection.id, earlier];
        const watch = watchOf(connection, { index: fresh.indexOf(connection), count: connections.length });
        if (earlier !== undefined && isRenamed(earlier.connection, connection)) watch.takeOver(earlier);
        return [connection.id, watch];
      }),
    );
    for (const [id, watch] of before) if (watches.get(id) !== watch) end(watch);
    if (!flags.isStarted) return;
    for (const { id } of fresh) watches.get(id)?.update('continued');
  };

  setConnections(options.connections);

  const change = (next: Partial<Flags>, how: WatchChange): void => {
    const before = flags;
    flags = { ...flags, ...next };
    const isSame = (Object.keys(next) as (keyof Flags)[]).every((key) => before[key] === flags[key]);
    if (isSame) return;
    if (statusOf(before) !== statusOf(flags)) options.onStatus(statusOf(flags));
    for (const watch of watches.values()) watch.update(how);
  };

  return {
    status: () => statusOf(flags),
    view: (connectionId) => watches.get(connectionId)?.view() ?? null,
    snapshot: (connectionId) => watches.get(connectionId)?.shownSnapshot() ?? null,
    start: () => {
      change({ isStarted: true }, 'started');
    },
    setOnline: (isOnline) => {
      lookAtClock(false);
      change({ isOnline }, isOnline ? 'woken' : 'stopped');
    },
    setPaused: (isPaused) => {
      change({ isPaused }, isPaused ? 'stopped' : 'continued');
    },
    suspend: () => {
      lookAtClock(false);
      change({ isSuspended: true }, 'stopped');
    },
    resume: () => {
      const jump = jumps.look() ?? 0;
      for (const watch of watches.values()) {
        if (jump > 0) watch.noteSleep(jump);
        if (jump < 0) watch.noteJump();
      }
      change({ isSuspended: false }, 'woken');
    },
    lookAtClock: (isLate) => {
      lookAtClock(isLate);
    },
    setPolling: (next) => {
      polling = next;
      for (const watch of watches.values()) watch.repoll();
    },
    setConnections,
    rejudge: (connectionId) => {
      for (const [id, watch] of watches)
        if (connectionId === undefined || id === connectionId) watch.rejudge();
    },
    recheck: (depth, connectionId) => {
      const chosen = connectionId === null ? [...watches.values()] : [watches.get(connectionId) ?? []].flat();
      return Promise.all(chosen.map((watch) => watch.recheck(depth)));
    },
    dispose: async () => {
      await Promise.all([...[...watches.values()].map((watch) => watch.dispose()), ...ending]);
      await lanes.onIdle();
    },
  };
}
