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
  /** What was asked to wait is forgotten: a new run cannot know of it, and a changed clock measures wrongly. */
  readonly forgive: () => void;
  readonly count: () => number;
}

/** @param onPoll told of every poll that ended, with what it read */
export function createPollWatch(options: {
  readonly now: () => EpochMs;
  readonly services: Services;
  readonly blame: Blame;
  readonly onPoll: (connectionId: string, snapshot: Snapshot) => void;
}): PollWatch {
  const { now, services, blame } = options;
  const underWay = new Set<string>();
  const notBefore = new Map<string, EpochMs>();
  const recent = new Map<string, readonly EpochMs[]>();
  let count = 0;

  const begin = (id: string): void => {
    count += 1;
    if (underWay.has(id)) blame('one poll in flight', id);
    const wait = notBefore.get(id) ?? now();
    if (now() < wait) blame('Retry-After is honoured', `${id}, ${wait - now()} ms too early`);
    const polls = [...(recent.get(id) ?? []).filter((at) => now() - at < MINUTE_MS), now()];
    recent.set(id, polls);
    if (polls.length > STORM) blame('no storm of polls', `${id}, ${polls.length} within a minute`);
    underWay.add(id);
  };

  return {
    count: () => count,
    forgive: () => {
      notBefore.clear();
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
          if (retryAfter > 0) notBefore.set(id, now() + retryAfter);
          options.onPoll(id, snapshot);
          return snapshot;
        } finally {
          underWay.delete(id);
        }
      },
    }),
  };
}
