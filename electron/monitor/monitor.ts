import PQueue from 'p-queue';

import type { Connection } from '../../shared/domain/connection';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { AppState, PollingSettings } from '../../shared/domain/state';
import type { Clock } from '../clock';
import type { Collector } from './collector';
import { ConnectionWatch, type WatchChange, type WatchView } from './connection-watch';
import type { Depth } from './depth';
import type { Judge } from './health';
import type { RecheckResult } from './recheck-result';

/** Polls at once, over all connections: a sign-in and a few round trips each, and no burst from one address. */
const CONCURRENCY = 4;

export type MonitorStatus = AppState['monitor']['status'];

/** What a monitor is made of. */
export interface MonitorOptions {
  readonly connections: readonly Connection[];
  readonly collector: Collector;
  readonly judge: Judge;
  readonly polling: PollingSettings;
  readonly clock: Clock;
  /** From 0 up to 1: jitter. */
  readonly random: () => number;
  readonly concurrency?: number;
  /** A connection is read, was read, or is planned anew. */
  readonly onView: (connectionId: string, view: WatchView) => void;
  readonly onStatus: (status: MonitorStatus) => void;
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
  readonly setPolling: (polling: PollingSettings) => void;
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

/** Makes a monitor; it does nothing before `start`. */
export function createMonitor(options: MonitorOptions): Monitor {
  const queue = new PQueue({ concurrency: options.concurrency ?? CONCURRENCY });
  let polling = options.polling;
  let flags: Flags = { isStarted: false, isSuspended: false, isOnline: true, isPaused: false };

  const watches = new Map(
    options.connections.map((connection, index) => [
      connection.id,
      new ConnectionWatch(
        connection,
        { index, count: options.connections.length },
        {
          collector: options.collector,
          judge: options.judge,
          clock: options.clock,
          random: options.random,
          polling: () => polling,
          isRunning: () => flags.isStarted && statusOf(flags) === 'running',
          isReachable: () => !flags.isSuspended && flags.isOnline,
          enqueue: (task, isByHand) => {
            queue.add(task, { priority: isByHand ? 1 : 0 }).catch(options.onUnexpected);
          },
          publish: (view) => {
            options.onView(connection.id, view);
          },
          onUnexpected: options.onUnexpected,
        },
      ),
    ]),
  );

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
      change({ isOnline }, isOnline ? 'woken' : 'stopped');
    },
    setPaused: (isPaused) => {
      change({ isPaused }, isPaused ? 'stopped' : 'continued');
    },
    suspend: () => {
      change({ isSuspended: true }, 'stopped');
    },
    resume: () => {
      change({ isSuspended: false }, 'woken');
    },
    setPolling: (next) => {
      polling = next;
      for (const watch of watches.values()) watch.repoll();
    },
    recheck: (depth, connectionId) => {
      const chosen = connectionId === null ? [...watches.values()] : [watches.get(connectionId) ?? []].flat();
      return Promise.all(chosen.map((watch) => watch.recheck(depth)));
    },
    dispose: async () => {
      await Promise.all([...watches.values()].map((watch) => watch.dispose()));
      await queue.onIdle();
    },
  };
}
