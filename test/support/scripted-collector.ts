import { type Clock, sleep } from '../../electron/clock';
import type { Collector } from '../../electron/monitor/collector';
import type { Depth } from '../../electron/monitor/depth';
import { unreadSnapshot } from '../../shared/diagnosis/unread-snapshot';
import type { Connection } from '../../shared/domain/connection';
import type { ReadFailure } from '../../shared/domain/failure';
import { DAY_MS, type EpochMs, instantOf } from '../../shared/domain/instant';
import { read, unreadable } from '../../shared/domain/observation';
import type { Snapshot } from '../../shared/domain/snapshot';

/**
 * What one poll meets: everything is read, everything fails with one failure, the collector itself breaks, it hangs
 * until it is aborted, or it is deaf and hangs for ever; or it takes a time of its own.
 */
export type ScriptedAnswer =
  | 'read'
  | ReadFailure
  | 'broken'
  | 'hang'
  | 'deaf'
  | { readonly partly: ReadFailure }
  | { readonly slowMs: number };

/** One poll as the collector saw it. */
interface ScriptedPoll {
  readonly connectionId: string;
  readonly depth: Depth;
  readonly previous: Snapshot | null;
  readonly startedAt: EpochMs;
  endedAt: EpochMs | null;
  wasAborted: boolean;
}

/** A collector that follows a script and keeps a record. */
export interface ScriptedCollector extends Collector {
  readonly polls: readonly ScriptedPoll[];
  /** Connections that were let go of. */
  readonly forgotten: readonly string[];
  /** The most polls that were under way at one time, over all connections. */
  readonly mostAtOnce: () => number;
  /** The most polls of one connection that were under way at one time. */
  readonly mostOfOneAtOnce: () => number;
}

/** A connection with one mailbox; nothing about it is real. */
export function scriptedConnection(id: string): Connection {
  return {
    id,
    name: `Connection ${id}`,
    tenantId: '3f1c0f4e-2c39-4f3c-9a51-5c6d5b7c1a10',
    clientId: '8f8f6f1e-62c1-4a0c-8f5f-0d6a5a7b9c11',
    cloud: 'global',
    tokenEndpoint: null,
    profile: 'genesys-cloud',
    mailboxes: ['help@contoso.example'],
    canaryMailboxes: [],
    access: [{ kind: 'integrationCredential', secret: { env: 'SECRET' } }],
    genesys: null,
    credentialDays: null,
  };
}

function snapshotOf(
  connection: Connection,
  at: EpochMs,
  answer: Exclude<ScriptedAnswer, string | { readonly slowMs: number }> | 'read',
): Snapshot {
  const source = { at: instantOf(at), via: 'integrationCredential', requestId: null } as const;
  const snapshot = unreadSnapshot(connection, instantOf(at));
  const subscriptions = read([], source);
  if (answer === 'read') return { ...snapshot, subscriptions };
  if ('partly' in answer)
    return { ...snapshot, subscriptions, application: unreadable(answer.partly, source) };
  return { ...snapshot, subscriptions: unreadable(answer, source) };
}

/** Longer than any test. */
const FOR_EVER_MS = 1_000 * DAY_MS;

function durationOf(answer: ScriptedAnswer, durationMs = 100): number {
  if (answer === 'hang' || answer === 'deaf') return FOR_EVER_MS;
  return typeof answer === 'object' && 'slowMs' in answer ? answer.slowMs : durationMs;
}

/** Takes `durationMs` a poll, and answers the n-th poll (from 0) as `answer` says. */
export function createScriptedCollector(options: {
  readonly clock: Clock;
  readonly durationMs?: number;
  readonly answer?: (poll: number, connectionId: string) => ScriptedAnswer;
  /** What a look shows that reads everything; only subscriptions without it. */
  readonly snapshot?: (connection: Connection, at: EpochMs) => Snapshot;
}): ScriptedCollector {
  const polls: ScriptedPoll[] = [];
  const forgotten: string[] = [];
  const most = { all: 0, one: 0 };
  return {
    polls,
    forgotten,
    forget: (connectionId) => {
      forgotten.push(connectionId);
    },
    mostAtOnce: () => most.all,
    mostOfOneAtOnce: () => most.one,
    collect: async (connection, { depth, previous, signal }) => {
      const answer = options.answer?.(polls.length, connection.id) ?? 'read';
      const poll: ScriptedPoll = {
        connectionId: connection.id,
        depth,
        previous,
        startedAt: options.clock.now(),
        endedAt: null,
        wasAborted: false,
      };
      polls.push(poll);
      const running = polls.filter((one) => one.endedAt === null);
      most.all = Math.max(most.all, running.length);
      most.one = Math.max(most.one, running.filter((one) => one.connectionId === connection.id).length);
      try {
        await sleep(
          options.clock,
          durationOf(answer, options.durationMs),
          answer === 'deaf' ? undefined : signal,
        );
      } catch (error) {
        poll.wasAborted = true;
        throw error;
      } finally {
        poll.endedAt = options.clock.now();
      }
      if (answer === 'broken') throw new Error('a defect');
      const at = options.clock.now();
      const shown = typeof answer === 'string' || 'slowMs' in answer ? 'read' : answer;
      return shown === 'read' && options.snapshot !== undefined
        ? options.snapshot(connection, at)
        : snapshotOf(connection, at, shown);
    },
  };
}
