import { isDeepStrictEqual } from 'node:util';

import type { Connection } from '../../shared/domain/connection';
import { epochOf } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import type { RunbookId } from '../../shared/domain/runbook-id';
import { isOpenRun, type RunState } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import { CommandFailure } from '../../shared/ipc/dispatch';
import type { MonotonicMs } from '../clock';
import type { DraftSignIn } from '../onboarding/draft-sign-in';
import { PLACEHOLDER_CONNECTION } from './placeholder-connection';
import { CONNECTION_GONE, OTHER_VERSION } from './run-problems';
import type { RunRecord, RunStore, StepRecord } from './run-record';
import { currentStep, NOTHING_PASSING, type Passing, stepRecord, viewOf } from './run-view';
import type { Runbook, RunPlan, Step } from './runbook';

/** What the desk is made of. */
export interface RunDeskOptions {
  readonly runbooks: Readonly<Record<RunbookId, Runbook>>;
  readonly store: RunStore;
  readonly connections: () => readonly Connection[];
  readonly publish: (runs: readonly RunState[]) => void;
}

/** What of a run lives in this process only. */
export interface Live {
  passing: Passing;
  abort: AbortController;
  cancelTimer: () => void;
  signIn: DraftSignIn | null;
  /** The last look; null: there was none since something was sent. */
  recent: { readonly at: MonotonicMs; readonly snapshot: Snapshot } | null;
  /** What is under way; the next thing waits for it. */
  task: Promise<void>;
}

/** Where a run is; barred where its connection, or its words, are gone. */
export type Place =
  | { readonly is: 'at'; readonly plan: RunPlan; readonly step: Step | null; readonly connection: Connection }
  | { readonly is: 'barred'; readonly problem: typeof CONNECTION_GONE };

/** All runs: what is kept of them, what passes in this process, and what is shown of both. */
export interface RunDesk {
  /** What of a run lives in this process; it comes to be when it is asked for. */
  readonly lifeOf: (id: string) => Live;
  /** The same, where there is something. */
  readonly knownLifeOf: (id: string) => Live | undefined;
  readonly lives: () => readonly (readonly [string, Live])[];
  readonly dropLife: (id: string) => void;
  /** @throws CommandFailure `unknownRun` */
  readonly find: (id: string) => RunRecord;
  readonly placeOf: (record: RunRecord) => Place;
  /** Changes what passes, and shows it. */
  readonly pass: (id: string, change: Partial<Passing>) => void;
  readonly keep: (id: string, change: Partial<RunRecord>) => RunRecord;
  readonly keepStep: (
    record: RunRecord,
    stepId: string,
    change: Partial<StepRecord>,
    values?: JsonObject,
  ) => RunRecord;
  /** Keeps what a look or a refusal told besides. */
  readonly learn: (id: string, values: JsonObject | undefined) => void;
  /** Shows what is different. */
  readonly publish: () => void;
  readonly states: () => readonly RunState[];
  readonly isDisposed: () => boolean;
  /** Nothing is shown from now on. */
  readonly dispose: () => void;
}

/** Makes a desk. */
export function createRunDesk(options: RunDeskOptions): RunDesk {
  const { store, runbooks } = options;
  const lives = new Map<string, Live>();
  let isDisposed = false;

  const lifeOf = (id: string): Live => {
    const known = lives.get(id);
    if (known !== undefined) return known;
    const made: Live = {
      passing: NOTHING_PASSING,
      abort: new AbortController(),
      cancelTimer: () => undefined,
      signIn: null,
      recent: null,
      task: Promise.resolve(),
    };
    lives.set(id, made);
    return made;
  };

  const find = (id: string): RunRecord => {
    const found = store.runs().find((one) => one.id === id);
    if (found === undefined) throw new CommandFailure('unknownRun', 'no such run');
    return found;
  };

  const placeOf = (record: RunRecord): Place => {
    const connections = options.connections();
    // What has ended is shown when its connection is gone, too: nothing is asked of it any more.
    const connection =
      connections.find(({ id }) => id === record.connectionId) ??
      (isOpenRun(record) ? undefined : PLACEHOLDER_CONNECTION);
    if (connection === undefined) return { is: 'barred', problem: CONNECTION_GONE };
    try {
      const plan = runbooks[record.runbook].plan(record.values, {
        runId: record.id,
        connection,
        connections,
        startedAt: epochOf(record.startedAt),
      });
      return { is: 'at', plan, step: currentStep(record, plan), connection };
    } catch {
      return { is: 'barred', problem: OTHER_VERSION };
    }
  };

  /** Connections with the same registration: what is changed there concerns them all. */
  const alsoConcerns = ({ connectionId }: RunRecord): readonly string[] => {
    const connections = options.connections();
    const own = connections.find(({ id }) => id === connectionId);
    if (own === undefined) return [];
    return connections
      .filter(({ id, clientId }) => id !== own.id && clientId.toLowerCase() === own.clientId.toLowerCase())
      .map(({ name }) => name);
  };

  const stateOf = (record: RunRecord): RunState => {
    const place = placeOf(record);
    return viewOf(
      record,
      place.is === 'at' ? place.plan : null,
      lives.get(record.id)?.passing ?? NOTHING_PASSING,
      place.is === 'barred' ? place.problem : null,
      alsoConcerns(record),
    );
  };

  let shown: readonly RunState[] = [];
  /** What has ended stays as it is, as long as the connections do. */
  const ended = new WeakMap<RunRecord, { readonly of: readonly Connection[]; readonly state: RunState }>();
  const endedStateOf = (record: RunRecord): RunState => {
    const connections = options.connections();
    const known = ended.get(record);
    if (known?.of === connections) return known.state;
    const state = stateOf(record);
    ended.set(record, { of: connections, state });
    return state;
  };
  const publish = (): void => {
    const before = new Map(shown.map((one) => [one.id, one]));
    const next = store.runs().map((record) => {
      const made = isOpenRun(record) ? stateOf(record) : endedStateOf(record);
      const known = before.get(made.id);
      return known !== undefined && isDeepStrictEqual(known, made) ? known : made;
    });
    if (next.length === shown.length && next.every((one, index) => one === shown[index])) return;
    shown = next;
    if (!isDisposed) options.publish(shown);
  };

  const pass = (id: string, change: Partial<Passing>): void => {
    const life = lifeOf(id);
    life.passing = { ...life.passing, ...change };
    publish();
  };

  const keep = (id: string, change: Partial<RunRecord>): RunRecord => {
    store.change((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
    return find(id);
  };

  const keepStep = (
    record: RunRecord,
    stepId: string,
    change: Partial<StepRecord>,
    values: JsonObject = {},
  ): RunRecord =>
    keep(record.id, {
      values: { ...record.values, ...values },
      steps: { ...record.steps, [stepId]: { ...stepRecord(record, stepId), ...change } },
    });

  /** Keeps what a look or a refusal told besides. */
  const learn = (id: string, values: JsonObject | undefined): void => {
    if (values !== undefined) keep(id, { values: { ...find(id).values, ...values } });
  };

  return {
    lifeOf,
    knownLifeOf: (id) => lives.get(id),
    lives: () => [...lives],
    dropLife: (id) => {
      lives.delete(id);
    },
    find,
    placeOf,
    pass,
    keep,
    keepStep,
    learn,
    publish,
    states: () => shown,
    isDisposed: () => isDisposed,
    dispose: () => {
      isDisposed = true;
    },
  };
}
