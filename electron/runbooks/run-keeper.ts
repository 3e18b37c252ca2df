import type { ActivityEvent } from '../../shared/alerts/activity';
import type { CredentialConfirmation } from '../../shared/domain/connection-memory';
import { type Instant, instantOf } from '../../shared/domain/instant';
import { type RunbookId, runbooksFor } from '../../shared/domain/runbook-id';
import { isOpenRun, type RunState } from '../../shared/domain/runbook-run';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { message } from '../../shared/messages/message';
import { isElsewhere } from '../../shared/profiles';
import { DraftSignIn, type DraftSignInOptions } from '../onboarding/draft-sign-in';
import { type Act, createAct } from './run-actions';
import { createRunCourse, type RunCourse, type RunCourseOptions } from './run-course';
import { createRunDesk, type RunDeskOptions } from './run-desk';
import { createRunJournal } from './run-journal';
import type { RunRecord } from './run-record';
import { createSend } from './run-sending';
import { createStepIo, type StepIoOptions } from './run-step-io';
import { titledAs } from './run-view';

/** What a keeper of runs is made of. */
export interface RunKeeperOptions extends RunDeskOptions, StepIoOptions, RunCourseOptions {
  readonly newId: () => string;
  /** The user of this computer. */
  readonly user: string;
  readonly signIn: Pick<DraftSignInOptions, 'openBrowser' | 'pages'>;
  readonly note: (event: ActivityEvent) => void;
}

/** Runs runbooks: one step after the other, as far as nobody is needed. */
export interface RunKeeper {
  /** Goes on with what a former process left. */
  readonly start: () => void;
  readonly begin: (runbook: RunbookId, connectionId: string) => string;
  /** @throws CommandFailure `unknownRun`; `busy` when the run is at another step; `notAllowed` */
  readonly act: Act;
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

/** Makes a keeper. Nothing is read before `start` or `begin`. */
export function createRunKeeper(options: RunKeeperOptions): RunKeeper {
  const { store, clock, runbooks } = options;
  const now = (): Instant => instantOf(clock.now());
  const desk = createRunDesk(options);
  const { lifeOf, dropLife, find, placeOf, pass, keep, publish } = desk;
  const journal = createRunJournal(options);
  const { note } = journal;
  const ioOf = createStepIo(options, desk);
  const send = createSend(options, { desk, journal, course: () => course, ioOf });
  // A covered step sends by itself, and what was sent goes on: each needs the other.
  const course: RunCourse = createRunCourse(options, { desk, journal, ioOf, send });
  const { proceed, enqueue, end } = course;

  const cancel: RunKeeper['cancel'] = (id) => {
    const record = find(id);
    if (!isOpenRun(record)) return;
    const life = lifeOf(id);
    life.abort.abort();
    life.cancelTimer();
    life.signIn?.cancel();
    const place = placeOf(record);
    const task = life.task;
    dropLife(id);
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
      if (!runbooksFor(isElsewhere(connection)).includes(runbook)) {
        throw new CommandFailure('notSupported', 'it mends what only Genesys Cloud has');
      }
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
      note(record, message('runbook.activity.started', titledAs(record, null)), { runbook });
      publish();
      enqueue(record.id, () => proceed(record.id, 'entered'));
      return record.id;
    },
    act: createAct(options, { desk, course, send, ioOf }),
    cancel,
    forget: (id) => {
      if (isOpenRun(find(id))) throw new CommandFailure('notAllowed', 'it has not ended');
      store.change((all) => all.filter((one) => one.id !== id));
      dropLife(id);
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
        const text = message('runbook.activity.handedOver', titledAs(record, place.plan));
        note(record, text, { step: step.id });
      }
      return value;
    },
    beginSignIn: (id, method) => {
      signInOf(id).begin(method);
    },
    cancelSignIn: (id) => {
      desk.knownLifeOf(id)?.signIn?.cancel();
    },
    states: desk.states,
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
      for (const [, life] of desk.lives()) await life.task;
    },
    dispose: () => {
      desk.dispose();
      for (const [, life] of desk.lives()) {
        life.abort.abort();
        life.cancelTimer();
        life.signIn?.cancel();
      }
    },
  };
}
