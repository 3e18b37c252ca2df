import { isDeepStrictEqual } from 'node:util';

import type { ActivityEvent } from '../../shared/alerts/activity';
import type { Connection } from '../../shared/domain/connection';
import type { CredentialConfirmation } from '../../shared/domain/connection-memory';
import { epochOf, type Instant, instantOf, SECOND_MS } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import type { RunbookId } from '../../shared/domain/runbook-id';
import {
  isOpenRun,
  isUnshown,
  type PlannedRequest,
  type Proof,
  type RunAction,
  type RunState,
} from '../../shared/domain/runbook-run';
import type { Severity } from '../../shared/domain/severity';
import type { Snapshot } from '../../shared/domain/snapshot';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { type Message, message } from '../../shared/messages/message';
import type { Clock, MonotonicMs } from '../clock';
import { DraftSignIn, type DraftSignInOptions } from '../onboarding/draft-sign-in';
import { PLACEHOLDER_CONNECTION } from './placeholder-connection';
import {
  CONNECTION_GONE,
  INTERNAL,
  NOT_SEEN,
  OTHER_VERSION,
  refusedProblem,
  unclearProblem,
  unreadProblem,
} from './run-problems';
import { MAX_ENDED_RUNS, type RunRecord, type RunStore, type StepRecord } from './run-record';
import type { RunVault } from './run-vault';
import {
  buttonsOf,
  confirmedBy,
  coveringConfirmation,
  currentStep,
  isWatched,
  NOTHING_PASSING,
  type Passing,
  stepRecord,
  viewOf,
} from './run-view';
import type { Look, Runbook, RunPlan, Step, StepIo, WriteAnswer } from './runbook';
import type { Workbench, WriteOutcome } from './workbench';
import { WRITE_PERMISSIONS } from './write-permissions';

/** What a keeper of runs is made of. */
export interface RunKeeperOptions {
  readonly runbooks: Readonly<Record<RunbookId, Runbook>>;
  readonly store: RunStore;
  readonly vault: RunVault;
  readonly workbench: () => Workbench;
  readonly connections: () => readonly Connection[];
  readonly clock: Clock;
  readonly newId: () => string;
  /** The user of this computer. */
  readonly user: string;
  /** Lets Graphkeeper look at a connection with another secret of the integration. */
  readonly replaceOwnSecret: (
    connection: Connection,
    value: string,
  ) => ReturnType<StepIo['replaceOwnSecret']>;
  /** Notes another token endpoint as the one that is configured at the vendor. */
  readonly correctOwnEndpoint: (
    connection: Connection,
    value: string,
  ) => ReturnType<StepIo['correctOwnEndpoint']>;
  readonly keepFilterPolicy: (
    connection: Connection,
    ...policy: Parameters<StepIo['keepFilterPolicy']>
  ) => void;
  readonly signIn: Pick<DraftSignInOptions, 'openBrowser' | 'pages'>;
  readonly publish: (runs: readonly RunState[]) => void;
  readonly note: (event: ActivityEvent) => void;
  /** Something may have changed in a connection's tenant: everything is read anew. */
  readonly onChanged: (connectionId: string) => void;
  readonly onUnexpected: (error: unknown) => void;
}

/** Runs runbooks: one step after the other, as far as nobody is needed. */
export interface RunKeeper {
  /** Goes on with what a former process left. */
  readonly start: () => void;
  readonly begin: (runbook: RunbookId, connectionId: string) => string;
  /** @throws CommandFailure `unknownRun`; `busy` when the run is at another step; `notAllowed` */
  readonly act: (
    runId: string,
    stepId: string,
    action: RunAction,
    answers: Readonly<Record<string, string>>,
  ) => void;
  readonly cancel: (runId: string) => void;
  readonly forget: (runId: string) => void;
  /** The new secret of the step that a run is at; null: it is not to be had. Notes that it was handed over. */
  readonly handOver: (runId: string) => Promise<string | null>;
  readonly beginSignIn: (runId: string, method: 'browser' | 'deviceCode') => void;
  readonly cancelSignIn: (runId: string) => void;
  readonly states: () => readonly RunState[];
  /** Who confirmed here that a credential is added to the registration of a connection; null: nobody did. */
  readonly plannedBy: (connectionId: string, keyId: string) => CredentialConfirmation | null;
  /** Shows everything anew: connections came, went or were changed. */
  readonly refresh: () => void;
  /** Nothing is under way at present: for tests. */
  readonly settled: () => Promise<void>;
  readonly dispose: () => void;
}

/** What of a run lives in this process only. */
interface Live {
  passing: Passing;
  abort: AbortController;
  cancelTimer: () => void;
  signIn: DraftSignIn | null;
  /** The last look; null: there was none since something was sent. */
  recent: { readonly at: MonotonicMs; readonly snapshot: Snapshot } | null;
  /** What is under way; the next thing waits for it. */
  task: Promise<void>;
}

/** Why a step is looked at: whoever asked for it wants to hear that it is not so yet. */
type Reason = 'entered' | 'asked';

type Place =
  | { readonly is: 'at'; readonly plan: RunPlan; readonly step: Step | null; readonly connection: Connection }
  | { readonly is: 'barred'; readonly problem: typeof CONNECTION_GONE };

/** Steps that follow one another without anybody doing anything look at the same thing. */
const RECENT_MS = 10 * SECOND_MS;

/** Makes a keeper. Nothing is read before `start` or `begin`. */
export function createRunKeeper(options: RunKeeperOptions): RunKeeper {
  const { store, clock, runbooks } = options;
  const lives = new Map<string, Live>();
  let isDisposed = false;
  const now = (): Instant => instantOf(clock.now());

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

  const note = (
    record: Pick<RunRecord, 'id' | 'connectionId' | 'connectionName'>,
    text: Message,
    details: JsonObject,
    severity: Severity = 'ok',
  ): void => {
    options.note({
      at: now(),
      kind: 'done',
      connectionId: record.connectionId,
      connectionName: record.connectionName,
      severity,
      text,
      details: { runId: record.id, by: options.user, ...details },
    });
  };

  /** What became of a request, in the journal. */
  const noteOutcome = (
    record: RunRecord,
    step: string,
    { method, url }: PlannedRequest,
    outcome: WriteOutcome,
  ): void => {
    const { runbook } = record;
    const about = { step, method, url };
    switch (outcome.is) {
      case 'answered':
        note(record, message('runbook.activity.sent', { runbook }), {
          ...about,
          requestId: outcome.requestId,
        });
        return;
      case 'refused':
        note(
          record,
          message('runbook.activity.refused', { runbook }),
          { ...about, code: outcome.graphCode, requestId: outcome.requestId },
          'warning',
        );
        return;
      case 'unclear':
        note(
          record,
          message('runbook.activity.unclear', { runbook }),
          { ...about, code: outcome.failure.code },
          'warning',
        );
        return;
    }
  };

  const ioOf = (record: RunRecord, connection: Connection): StepIo => {
    const { signal } = lifeOf(record.id).abort;
    const workbench = options.workbench();
    const look = async (): Promise<Snapshot> => {
      const snapshot = await workbench.look(connection, signal);
      lifeOf(record.id).recent = { at: clock.monotonic(), snapshot };
      return snapshot;
    };
    return {
      connection,
      now: clock.now,
      look,
      recentLook: () => {
        const { recent } = lifeOf(record.id);
        const isRecent = recent !== null && clock.monotonic() - recent.at < RECENT_MS;
        return isRecent ? Promise.resolve(recent.snapshot) : look();
      },
      readFarEnd: (integrationId) => workbench.readFarEnd(connection, integrationId, signal),
      read: (query, version = 'v1.0') => workbench.read(connection, query, version, signal),
      tryCredential: (credential) => workbench.tryCredential(connection, credential, signal),
      readSecretPlace: (credentialId) => workbench.readSecretPlace(connection, credentialId, signal),
      ownSecret: () => workbench.ownSecret(connection),
      vault: options.vault.of(record.id),
      replaceOwnSecret: (value) => options.replaceOwnSecret(connection, value),
      correctOwnEndpoint: (value) => options.correctOwnEndpoint(connection, value),
      keepFilterPolicy: (policy) => {
        options.keepFilterPolicy(connection, policy);
      },
    };
  };

  /** Ends a step and clears what passed during it. */
  const finishStep = (
    record: RunRecord,
    step: Step,
    outcome: NonNullable<StepRecord['outcome']>,
    change: { readonly proofs?: readonly Proof[]; readonly values?: JsonObject },
  ): RunRecord => {
    const life = lifeOf(record.id);
    life.cancelTimer();
    life.signIn?.reset();
    life.signIn = null;
    life.passing = { ...NOTHING_PASSING, isBusy: life.passing.isBusy };
    const before = stepRecord(record, step.id);
    return keepStep(
      record,
      step.id,
      { endedAt: now(), outcome, proofs: [...before.proofs, ...(change.proofs ?? [])] },
      change.values,
    );
  };

  const end = async (
    record: RunRecord,
    plan: RunPlan | null,
    status: 'proved' | 'cancelled',
  ): Promise<void> => {
    const vault = options.vault.of(record.id);
    // First, so that a process that ends in between finds the run open, and comes here again.
    for (const name of plan?.secrets ?? []) await vault.delete(name);
    const isTold = Object.values(record.steps).some(({ outcome }) => outcome === 'vouched');
    const final = status === 'proved' && isTold ? 'told' : status;
    keep(record.id, { status: final, endedAt: now() });
    store.change((all) => {
      const ended = all.filter((one) => !isOpenRun(one)).slice(0, MAX_ENDED_RUNS);
      return all.filter((one) => isOpenRun(one) || ended.includes(one));
    });
    note(record, message('runbook.activity.ended', { runbook: record.runbook, status: final }), {
      runbook: record.runbook,
      status: final,
    });
    lifeOf(record.id).passing = NOTHING_PASSING;
    publish();
    options.onChanged(record.connectionId);
  };

  const askStep = async (record: RunRecord, step: Step, connection: Connection): Promise<Look> => {
    if (step.look === undefined) return { is: 'notYet' };
    try {
      return await step.look(ioOf(record, connection));
    } catch (error) {
      if (!lifeOf(record.id).abort.signal.aborted) options.onUnexpected(error);
      return { is: 'stuck', problem: INTERNAL };
    }
  };

  /** Goes on until somebody is needed, something has to be waited for, or the run has ended. */
  const proceed = async (id: string, reason: Reason): Promise<void> => {
    const life = lifeOf(id);
    const isOver = (): boolean => life.abort.signal.aborted;
    let why = reason;
    for (;;) {
      const record = store.runs().find((one) => one.id === id);
      if (record === undefined || !isOpenRun(record) || isOver()) return;
      const place = placeOf(record);
      if (place.is === 'barred') {
        publish();
        return;
      }
      const { plan, step, connection } = place;
      if (step === null) {
        await end(record, plan, record.status === 'undoing' ? 'cancelled' : 'proved');
        return;
      }
      life.cancelTimer();
      const entered = stepRecord(record, step.id);
      if (entered.since === null || (step.repeats === true && entered.endedAt !== null)) {
        keepStep(record, step.id, { since: now(), endedAt: null, outcome: null });
      }
      if (step.look === undefined && step.change === undefined) {
        pass(id, { isBusy: false });
        return;
      }
      pass(id, { isBusy: true, nextLookAt: null });
      const look = await askStep(record, step, connection);
      if (isOver()) return;
      if (look.is === 'reached') {
        finishStep(find(id), step, 'reached', look);
        why = 'entered';
        continue;
      }
      if (look.is !== 'unreadable') learn(id, look.values);
      const after = find(id);
      const next = placeOf(after);
      if (next.is === 'at' && next.step?.id !== step.id) {
        why = 'entered';
        continue;
      }
      const planned = next.is === 'at' ? (next.step ?? step) : step;
      const writer =
        planned.change === undefined || stepRecord(after, step.id).isByHand
          ? life.passing.writer
          : await options.workbench().writer(connection, planned.change.permission, life.abort.signal);
      if (isOver()) return;
      pass(id, {
        isBusy: false,
        writer,
        isStuck: look.is === 'stuck',
        problem:
          look.is === 'unreadable'
            ? unreadProblem(look.failure, look.requestId)
            : (look.problem ??
              (writer?.is === 'unreadable'
                ? unreadProblem(writer.failure, null)
                : step.look !== undefined && (why === 'asked' || step.kind === 'look')
                  ? step.kind === 'wait'
                    ? null
                    : NOT_SEEN
                  : null)),
      });
      if (look.is === 'notYet' && look.problem === undefined && writer?.is === 'ready') {
        const covering = coveringConfirmation(find(id), planned, clock.now());
        if (covering !== null) {
          await send(id, planned.id, covering);
          return;
        }
      }
      schedule(id, planned);
      return;
    }
  };

  const schedule = (id: string, step: Step): void => {
    const life = lifeOf(id);
    if (step.wait === undefined || !isWatched(step, stepRecord(find(id), step.id), life.passing.writer))
      return;
    const { everyMs } = step.wait;
    life.cancelTimer = clock.schedule(everyMs, () => {
      enqueue(id, () => proceed(id, 'entered'));
    });
    pass(id, { nextLookAt: instantOf(clock.now() + everyMs) });
  };

  /** One thing at a time in a run. */
  const enqueue = (id: string, work: () => Promise<void>): void => {
    const life = lifeOf(id);
    life.task = life.task
      .then(() => (life.abort.signal.aborted ? undefined : work()))
      .catch((error: unknown) => {
        if (life.abort.signal.aborted) return;
        options.onUnexpected(error);
        pass(id, { isBusy: false, problem: INTERNAL });
      });
  };

  /** Goes on where what was learnt made another step the current one. */
  const goTo = async (id: string, from: string): Promise<void> => {
    const place = placeOf(find(id));
    if (place.is === 'at' && place.step?.id !== from) await proceed(id, 'entered');
  };

  /**
   * Sends what was confirmed. That it was is written down first.
   *
   * @param covering the confirmation of an earlier step that holds for this one; without it, somebody confirmed just now
   */
  const send = async (
    id: string,
    stepId: string,
    covering: Pick<StepRecord['confirmed'][number], 'at' | 'by'> | null = null,
  ): Promise<void> => {
    const record = find(id);
    const place = placeOf(record);
    const life = lifeOf(id);
    const isOver = (): boolean => life.abort.signal.aborted;
    if (place.is !== 'at' || place.step?.id !== stepId) return;
    const { step, connection } = place;
    const { writer } = life.passing;
    if (step.change === undefined || writer?.is !== 'ready') return;
    const { requests, permission, take, explain, fill, begun = {} } = step.change;
    const before = stepRecord(record, step.id);
    const confirmed = covering === null ? confirmedBy(step.change) : requests;
    const { at: confirmedAt, by } = covering ?? { at: now(), by: options.user };
    const confirmation = { at: confirmedAt, by, requests: confirmed };
    let kept = keepStep(record, step.id, { confirmed: [...before.confirmed, confirmation] }, begun);
    if (covering === null) {
      note(kept, message('runbook.activity.confirmed', { runbook: kept.runbook }), {
        step: step.id,
        requests: confirmed.map(({ method, url, body }) => ({ method, url, body })),
      });
    }
    pass(id, { isBusy: true, problem: null });
    const takeBackBegun = (): void => {
      learn(id, Object.fromEntries(Object.keys(begun).map((name) => [name, record.values[name] ?? null])));
    };
    const answers: WriteAnswer[] = [];
    const proofs: Proof[] = [];
    for (const request of requests) {
      const filled = (await fill?.(request, ioOf(kept, connection))) ?? { request };
      if (isOver()) return;
      if ('problem' in filled) {
        if (answers.length === 0) takeBackBegun();
        learn(id, filled.values);
        pass(id, { isBusy: false, problem: filled.problem });
        return;
      }
      life.recent = null;
      const outcome = await writer.writer.send(filled.request);
      // Also where the run was cancelled meanwhile: what was sent was sent.
      if (!isDisposed) noteOutcome(kept, step.id, request, outcome);
      if (isOver()) return;
      if (outcome.is === 'answered') {
        answers.push({ body: outcome.body });
        const { at, via, requestId } = outcome;
        proofs.push({ text: message('runbook.proof.answered'), from: 'read', at, via, requestId });
        if (requests.length > 1) {
          kept = keepStep(kept, step.id, { sent: [...stepRecord(kept, step.id).sent, request] });
        }
        continue;
      }
      if (outcome.is === 'refused') {
        const own = outcome.graphCode === null ? null : (explain?.(outcome.graphCode) ?? null);
        const general = refusedProblem(outcome, WRITE_PERMISSIONS[permission], connection, requests);
        takeBackBegun();
        learn(id, own?.values);
        pass(id, {
          isBusy: false,
          problem: own === null ? general : { ...own.problem, requestId: outcome.requestId },
        });
        // What the refusal told may lead back to an earlier step, which then shows it.
        if (own?.values !== undefined) await goTo(id, step.id);
        return;
      }
      // It may have been done: the world tells.
      const look = await askStep(kept, step, connection);
      if (isOver()) return;
      if (look.is === 'reached') {
        const done = keepStep(find(id), step.id, { sent: [...stepRecord(find(id), step.id).sent, request] });
        finishStep(done, step, 'reached', look);
        await proceed(id, 'entered');
        return;
      }
      if (look.is !== 'unreadable') learn(id, look.values);
      pass(id, {
        isBusy: false,
        problem: unclearProblem(outcome, look, step.change.unseen),
      });
      await goTo(id, step.id);
      return;
    }
    // What an answer holds and nothing can read again is kept before anything else happens.
    const values = take === undefined ? {} : await take(answers, ioOf(kept, connection));
    const done = keepStep(find(id), step.id, { sent: [...before.sent, ...requests] });
    finishStep(done, step, 'reached', { values, proofs });
    await proceed(id, 'entered');
  };

  /** What somebody answered. A secret is in the vault then, and nowhere else. */
  const answer = async (
    id: string,
    stepId: string,
    answers: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const record = find(id);
    const place = placeOf(record);
    if (place.is !== 'at' || place.step?.id !== stepId) return;
    const { step, connection } = place;
    const answered = (await step.answer?.(answers, ioOf(record, connection))) ?? { ok: true, values: {} };
    if (answered.ok) {
      finishStep(find(id), step, answered.isWord === true ? 'vouched' : 'answered', answered);
      await proceed(id, 'entered');
      return;
    }
    const secret = new Set((step.questions ?? []).filter(isUnshown).map((one) => one.id));
    const shownAgain = Object.entries(answers).filter(([question]) => !secret.has(question));
    pass(id, { isBusy: false, wrong: answered.problems, answers: Object.fromEntries(shownAgain) });
  };

  const byWord = (
    record: RunRecord,
    step: Step,
    outcome: NonNullable<StepRecord['outcome']>,
    text: Message,
  ): void => {
    const proof: Proof = { text, from: 'word', at: now(), via: null, requestId: null };
    finishStep(record, step, outcome, { proofs: [proof], values: step.done ?? {} });
    enqueue(record.id, () => proceed(record.id, 'entered'));
  };

  const act: RunKeeper['act'] = (id, stepId, action, answers) => {
    const record = find(id);
    const life = lifeOf(id);
    const place = placeOf(record);
    if (place.is !== 'at' || place.step?.id !== stepId || !isOpenRun(record)) {
      throw new CommandFailure('busy', 'the run is at another step');
    }
    const { step } = place;
    const buttons = buttonsOf(step, stepRecord(record, step.id), life.passing);
    const offered = [...(buttons.primary === null ? [] : [buttons.primary]), ...buttons.others];
    if (!offered.some((one) => one.action === action)) {
      throw new CommandFailure(life.passing.isBusy ? 'busy' : 'notAllowed', 'not offered at this step');
    }
    const goOn = (reason: Reason): void => {
      pass(id, { isBusy: true });
      enqueue(id, () => proceed(id, reason));
    };
    switch (action) {
      case 'confirm':
        pass(id, { isBusy: true, problem: null });
        enqueue(id, () => send(id, stepId));
        return;
      case 'answer':
        pass(id, { isBusy: true });
        enqueue(id, () => answer(id, stepId, answers));
        return;
      case 'done':
        if (step.look !== undefined) goOn('asked');
        else byWord(record, step, 'answered', message('runbook.proof.byHand'));
        return;
      case 'check':
        goOn('asked');
        return;
      case 'byHand':
      case 'byRequest':
        keepStep(record, step.id, { isByHand: action === 'byHand' });
        pass(id, { problem: null });
        goOn('entered');
        return;
      case 'vouch':
        if (step.vouch !== undefined) byWord(record, step, 'vouched', step.vouch.text);
        return;
      case 'skip': {
        const values = step.skip?.values;
        finishStep(record, step, 'skipped', values === undefined ? {} : { values });
        goOn('entered');
        return;
      }
    }
  };

  const cancel: RunKeeper['cancel'] = (id) => {
    const record = find(id);
    if (!isOpenRun(record)) return;
    const life = lifeOf(id);
    life.abort.abort();
    life.cancelTimer();
    life.signIn?.cancel();
    const place = placeOf(record);
    const task = life.task;
    lives.delete(id);
    const fresh = lifeOf(id);
    fresh.task = task.catch(() => undefined);
    const plan = place.is === 'at' ? place.plan : null;
    const hasWayBack =
      record.status === 'active' && (plan?.wayBack.steps.some(({ isNeeded }) => isNeeded !== false) ?? false);
    if (hasWayBack) {
      keep(id, { status: 'undoing' });
      publish();
      enqueue(id, () => proceed(id, 'entered'));
    } else {
      enqueue(id, () => end(find(id), plan, 'cancelled'));
    }
  };

  const signInOf = (id: string): DraftSignIn => {
    const life = lifeOf(id);
    if (life.signIn !== null) return life.signIn;
    const workbench = options.workbench();
    const { administrators } = workbench;
    const { writer } = life.passing;
    const place = placeOf(find(id));
    if (administrators === null || writer?.is !== 'signIn' || place.is !== 'at') {
      throw new CommandFailure('notAllowed', 'no sign-in is needed');
    }
    const { cloud, tenantId } = place.connection;
    const made = new DraftSignIn({
      clock,
      administrators,
      scopes: writer.scopes,
      place: () => ({ cloud, tenantId, clientId: writer.clientId }),
      openBrowser: options.signIn.openBrowser,
      pages: options.signIn.pages,
      publish: () => {
        pass(id, { signIn: made.state });
      },
      onSignedIn: () => {
        enqueue(id, () => proceed(id, 'entered'));
      },
      onUnexpected: options.onUnexpected,
    });
    life.signIn = made;
    return made;
  };

  return {
    start: () => {
      publish();
      for (const record of store.runs()) {
        if (isOpenRun(record)) enqueue(record.id, () => proceed(record.id, 'entered'));
      }
    },
    begin: (runbook, connectionId) => {
      const open = store
        .runs()
        .find((one) => isOpenRun(one) && one.runbook === runbook && one.connectionId === connectionId);
      if (open !== undefined) return open.id;
      const connection = options.connections().find(({ id }) => id === connectionId);
      if (connection === undefined) throw new CommandFailure('unknownConnection', 'no such connection');
      const record: RunRecord = {
        id: options.newId(),
        runbook,
        connectionId,
        connectionName: connection.name,
        startedAt: now(),
        endedAt: null,
        status: 'active',
        values: runbooks[runbook].initial,
        steps: {},
      };
      store.change((all) => [record, ...all]);
      note(record, message('runbook.activity.started', { runbook }), { runbook });
      publish();
      enqueue(record.id, () => proceed(record.id, 'entered'));
      return record.id;
    },
    act,
    cancel,
    forget: (id) => {
      if (isOpenRun(find(id))) throw new CommandFailure('notAllowed', 'it has not ended');
      store.change((all) => all.filter((one) => one.id !== id));
      lives.delete(id);
      publish();
    },
    handOver: async (id) => {
      const record = find(id);
      const place = placeOf(record);
      const step = place.is === 'at' ? place.step : null;
      if (place.is !== 'at' || step?.secret === undefined) {
        throw new CommandFailure('notAllowed', 'no secret at this step');
      }
      const value = await step.secret(ioOf(record, place.connection));
      if (value !== null) {
        note(record, message('runbook.activity.handedOver', { runbook: record.runbook }), { step: step.id });
      }
      return value;
    },
    beginSignIn: (id, method) => {
      signInOf(id).begin(method);
    },
    cancelSignIn: (id) => {
      lives.get(id)?.signIn?.cancel();
    },
    states: () => shown,
    plannedBy: (connectionId, keyId) => {
      const connections = options.connections();
      const clientIdOf = (id: string) => connections.find((one) => one.id === id)?.clientId.toLowerCase();
      const registration = clientIdOf(connectionId);
      const isPlanned = store.runs().some((record) => {
        if (registration === undefined || clientIdOf(record.connectionId) !== registration) return false;
        const place = placeOf(record);
        return place.is === 'at' && (place.plan.credentials?.includes(keyId) ?? false);
      });
      return isPlanned ? { at: now(), by: options.user } : null;
    },
    refresh: publish,
    settled: async () => {
      for (const id of [...lives.keys()]) await lifeOf(id).task;
    },
    dispose: () => {
      isDisposed = true;
      for (const life of lives.values()) {
        life.abort.abort();
        life.cancelTimer();
        life.signIn?.cancel();
      }
    },
  };
}
