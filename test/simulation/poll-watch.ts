import type { Collector } from '../../electron/monitor/collector';
import { type EpochMs, MINUTE_MS } from '../../shared/domain/instant';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { RunPorts } from './computer';
import type { Blame } from './invariants/invariant';
import type { Services } from './services';

/** Polls of one connection within a minute that no re-check asked for: one and its retry. */
const STORM = 3;

/** Watches how Microsoft's services are asked, from their side. */
export interface PollWatch {
  /** The collector of one run, watched. */
  readonly watched: (collector: Collector, ports: RunPorts, latencyMs: () => number) => Collector;
  /**
   * A new run begins. It knows what the one before was asked to wait, but for what that was told in its last moment and
   * may not have kept, or kept by the time of another clock.
   */
  readonly restart: () => void;
  readonly count: () => number;
}

/** @param onPoll told of every poll that ended, with what it read */
export function createPollWatch(options: {
  readonly now: () => EpochMs;
  /** When the last run ended. */
  readonly endedAt: () => EpochMs;
  /** How far the computer's time of day is from the true one. */
  readonly offset: () => number;
  readonly services: Services;
  readonly blame: Blame;
  readonly onPoll: (connectionId: string, snapshot: Snapshot) => void;
}): PollWatch {
  const { now, offset, services, blame } = options;
  const underWay = new Set<string>();
  const waits = new Map<
    string,
    { readonly until: EpochMs; readonly toldAt: EpochMs; readonly offset: number }
  >();
  const recent = new Map<string, readonly EpochMs[]>();
  let count = 0;

  const begin = (id: string): void => {
    count += 1;
    if (underWay.has(id)) blame('one poll in flight', id);
    const until = waits.get(id)?.until ?? now();
    if (now() < until) blame('Retry-After is honoured', `${id}, ${until - now()} ms too early`);
    const polls = [...(recent.get(id) ?? []).filter((at) => now() - at < MINUTE_MS), now()];
    recent.set(id, polls);
    if (polls.length > STORM) blame('no storm of polls', `${id}, ${polls.length} within a minute`);
    underWay.add(id);
  };

  return {
    count: () => count,
    restart: () => {
      for (const [id, wait] of waits) {
        if (wait.toldAt >= options.endedAt() || wait.offset !== offset()) waits.delete(id);
      }
      underWay.clear();
    },
    watched: (collector, ports, latencyMs) => ({
      forget: collector.forget,
      collect: async (connection, given) => {
        const { id } = connection;
        begin(id);
        services.takeRetryAfter();
        try {
          const snapshot = await ports.outside(`poll of ${id}`, async () => {
            await new Promise<void>((resolve) => ports.clock.schedule(latencyMs(), resolve));
            return collector.collect(connection, given);
          });
          const retryAfter = services.takeRetryAfter();
          if (retryAfter > 0) waits.set(id, { until: now() + retryAfter, toldAt: now(), offset: offset() });
          options.onPoll(id, snapshot);
          return snapshot;
        } finally {
          underWay.delete(id);
        }
      },
    }),
  };
}
