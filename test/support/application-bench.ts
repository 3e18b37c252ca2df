import type { AlertStore } from '../../electron/alerts/alert-store';
import { type Application, createApplication } from '../../electron/application';
import type { ActivityJournal } from '../../electron/application/activity-journal';
import { entryOfConnection } from '../../electron/application/exchange';
import type { DesktopPort } from '../../electron/application/host-port';
import type { SampleTenant, Watched } from '../../electron/application/watched';
import type { Administrators } from '../../electron/identity/administrators';
import type { SignInMethod } from '../../electron/identity/sign-in-attempt';
import type { Fetch } from '../../electron/network/fetch';
import type { OwnWorld } from '../../electron/onboarding/own-world';
import type { PreflightResult } from '../../electron/onboarding/preflight';
import { createWorkbench } from '../../electron/runbooks/workbench';
import { createMemorySecretStore } from '../../electron/secrets/memory-secret-store';
import { resolveFromEnvironmentAndKeychain } from '../../electron/secrets/resolve-secret';
import type { SecretStore } from '../../electron/secrets/secret-store';
import { createMemorySettingsStore } from '../../electron/storage/memory-settings-store';
import type { SettingsStore, StoredConnection } from '../../electron/storage/settings-store';
import { unreadSnapshot } from '../../shared/diagnosis/unread-snapshot';
import type { Connection } from '../../shared/domain/connection';
import { DAY_MS, type EpochMs, instantOf } from '../../shared/domain/instant';
import { fail, type Result } from '../../shared/domain/result';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { AppProblem, AppState } from '../../shared/domain/state';
import type { StateChange } from '../../shared/domain/state-change';
import type { CommandAnswers, CommandArgument, CommandName } from '../../shared/ipc/contract';
import { dispatch, type DispatchResult } from '../../shared/ipc/dispatch';
import type { Language } from '../../shared/messages/formatter';
import type { SignedIn, SignInFailure } from '../../shared/onboarding/sign-in';
import { createFakeClock, type FakeClock } from './fake-clock';
import {
  createScriptedCollector,
  type ScriptedAnswer,
  type ScriptedCollector,
  scriptedConnection,
} from './scripted-collector';

/** A sign-in as a test answers it. */
interface ScriptedSignIn {
  readonly place: { readonly tenantId: string; readonly clientId: string };
  readonly how: SignInMethod;
  readonly signal: AbortSignal | undefined;
  readonly answer: (result: Result<SignedIn, SignInFailure>) => void;
}

/** A preflight as a test answers it. */
interface ScriptedPreflight {
  readonly connection: Connection;
  readonly options: Parameters<OwnWorld['preflight']>[1];
  readonly finish: (result: Partial<PreflightResult>) => void;
  readonly break: (error: Error) => void;
}

/** An application on doubles of the world outside; its stores, clock, state and commands are real. */
export interface ApplicationBench {
  readonly application: Application;
  readonly clock: FakeClock;
  readonly collector: ScriptedCollector;
  readonly sampleCollector: ScriptedCollector;
  readonly settings: SettingsStore;
  readonly secretStore: SecretStore;
  /** What was opened in the browser, and the sign-in's own origin with it. */
  readonly opened: string[];
  readonly signIns: ScriptedSignIn[];
  readonly preflights: ScriptedPreflight[];
  /** Sign-ins that were forgotten, as `tenant/client id`. */
  readonly forgotten: string[];
  readonly changes: { readonly change: StateChange; readonly state: AppState }[];
  readonly unexpected: unknown[];
  /** Gives a command as it comes over either transport. */
  readonly run: (name: CommandName, argument: unknown) => Promise<DispatchResult>;
  /** Gives a command that has to succeed. */
  readonly must: <K extends CommandName>(name: K, argument: CommandArgument<K>) => Promise<CommandAnswers[K]>;
}

/** What a test may bring itself. */
export interface BenchOptions {
  readonly watched?: Watched;
  /** Ids of stored connections; none of them is real. */
  readonly stored?: readonly string[];
  readonly answer?: (poll: number, connectionId: string) => ScriptedAnswer;
  readonly settings?: SettingsStore;
  readonly secretStore?: SecretStore;
  /** The way out for channels; without it, nothing is reached. */
  readonly fetch?: Fetch;
  readonly alertStore?: AlertStore;
  readonly journal?: ActivityJournal;
  readonly systemLanguage?: Language;
  readonly openExternal?: (url: string) => Promise<void>;
  readonly problems?: readonly AppProblem[];
  readonly host?: DesktopPort;
  readonly env?: Readonly<Record<string, string>>;
  readonly account?: string;
  /** What a look at one's own connections shows. */
  readonly snapshot?: (connection: Connection, at: EpochMs) => Snapshot;
  readonly user?: string;
  /** The administrator's time zone at present; UTC without it. */
  readonly zone?: () => string;
}

/** A stored connection; nothing about it is real. */
export function storedConnection(id: string): StoredConnection {
  return { ...entryOfConnection(scriptedConnection(id)), id };
}

function scriptedAdministrators(
  signIns: ScriptedSignIn[],
  forgotten: string[],
  account: string | undefined,
): Administrators {
  return {
    of: ({ tenantId }, clientId) => ({
      kind: 'administrator',
      clientId,
      getToken: () => Promise.reject(new Error('no token here')),
      getWriteToken: () => Promise.reject(new Error('no token here')),
      account: () =>
        Promise.resolve(account === undefined ? null : { username: account, name: null, tenantId }),
      signOut: () => Promise.resolve(),
      signIn: (how, signal) =>
        new Promise((answer) => {
          signal?.addEventListener('abort', () => {
            answer(fail({ code: 'cancelled' }));
          });
          signIns.push({ place: { tenantId, clientId }, how, signal, answer });
        }),
    }),
    forget: ({ tenantId }, clientId) => {
      forgotten.push(`${tenantId}/${clientId}`);
      return Promise.resolve();
    },
  };
}

/** Builds an application for a test; `start` is the test's. */
export function applicationBench(options: BenchOptions = {}): ApplicationBench {
  const clock = createFakeClock();
  const scripted = options.answer === undefined ? {} : { answer: options.answer };
  const shown = options.snapshot === undefined ? {} : { snapshot: options.snapshot };
  const collector = createScriptedCollector({ clock, ...scripted, ...shown });
  const sampleCollector = createScriptedCollector({ clock });
  const settings =
    options.settings ??
    createMemorySettingsStore({ connections: (options.stored ?? ['a', 'b', 'c']).map(storedConnection) });
  const secretStore = options.secretStore ?? createMemorySecretStore();
  const opened: string[] = [];
  const signIns: ScriptedSignIn[] = [];
  const preflights: ScriptedPreflight[] = [];
  const forgotten: string[] = [];
  const unexpected: unknown[] = [];
  let ids = 0;
  const fetch: Fetch = options.fetch ?? (() => Promise.reject(new TypeError('no way out')));
  const resolveSecret = resolveFromEnvironmentAndKeychain(options.env ?? {}, () =>
    Promise.resolve(secretStore),
  );
  const world: OwnWorld = {
    collector,
    administrators: scriptedAdministrators(signIns, forgotten, options.account),
    resolveSecret,
    workbench: createWorkbench({ fetch, clock, resolveSecret, collector }),
    listGenesysDomains: ({ clientId }, resolveGiven) =>
      resolveGiven({ keychain: 'graphkeeper/draft/genesysClient' }).then((secret) => ({
        domains: [`${clientId}.example`, `${String(secret?.length)}.example`],
        problem: null,
      })),
    preflight: (connection, given) =>
      new Promise((resolve, reject) => {
        given.signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
        preflights.push({
          connection,
          options: given,
          break: reject,
          finish: (result) => {
            const snapshot = unreadSnapshot(connection, instantOf(clock.now()));
            resolve({ items: [], request: null, registration: null, snapshot, ...result });
          },
        });
      }),
  };
  const sample: SampleTenant = {
    connections: ['sample-1', 'sample-2'].map(scriptedConnection),
    collector: sampleCollector,
    workbench: createWorkbench({ fetch, clock, resolveSecret, collector: sampleCollector }),
    replaceSecret: () => undefined,
    handToVendor: () => undefined,
  };
  const application = createApplication({
    mode: 'headless',
    version: '1.2.3',
    systemLanguage: options.systemLanguage ?? 'en',
    watched: options.watched ?? { source: 'stored' },
    world,
    openSample: () => Promise.resolve(sample),
    clock,
    random: () => 0.5,
    settings,
    secretStore,
    fetch,
    user: options.user ?? 'ada',
    zone: options.zone ?? (() => 'UTC'),
    ...(options.alertStore === undefined ? {} : { alertStore: options.alertStore }),
    ...(options.journal === undefined ? {} : { journal: options.journal }),
    openExternal:
      options.openExternal ??
      ((url) => {
        opened.push(url);
        return Promise.resolve();
      }),
    newId: () => {
      ids += 1;
      return `new-${String(ids)}`;
    },
    nextMidnight: (now) => (Math.floor(now / DAY_MS) + 1) * DAY_MS,
    ...(options.problems === undefined ? {} : { problems: options.problems }),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.env === undefined ? {} : { env: options.env }),
    onUnexpected: (error) => unexpected.push(error),
  });
  const changes: ApplicationBench['changes'] = [];
  application.onChange((change, state) => changes.push({ change, state }));
  const run: ApplicationBench['run'] = (name, argument) =>
    dispatch(application.handlers, name, argument, (error) => {
      unexpected.push(error);
    });
  return {
    application,
    clock,
    collector,
    sampleCollector,
    settings,
    secretStore,
    opened,
    signIns,
    preflights,
    forgotten,
    changes,
    unexpected,
    run,
    must: async <K extends CommandName>(name: K, argument: CommandArgument<K>) => {
      const result = await run(name, argument);
      if (!result.ok) throw new Error(`${name}: ${result.error.code}, ${result.error.detail}`);
      return result.value as CommandAnswers[K];
    },
  };
}
