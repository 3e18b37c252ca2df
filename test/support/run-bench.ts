import type { Clock } from '../../electron/clock';
import { createAppOnlyIdentity } from '../../electron/identity/app-only-identity';
import { originsOf } from '../../electron/identity/clouds';
import type { Identity } from '../../electron/identity/identity';
import { createCollector } from '../../electron/monitor/collector';
import type { Fetch } from '../../electron/network/fetch';
import { createRunKeeper, type RunKeeper } from '../../electron/runbooks/run-keeper';
import { createMemoryRunStore, type RunStore } from '../../electron/runbooks/run-record';
import { createRunVault } from '../../electron/runbooks/run-vault';
import { RUNBOOKS } from '../../electron/runbooks/runbooks';
import { createWorkbench, type Workbench } from '../../electron/runbooks/workbench';
import { createMemorySecretStore } from '../../electron/secrets/memory-secret-store';
import { resolveFromEnvironment } from '../../electron/secrets/resolve-secret';
import type { SecretStore } from '../../electron/secrets/secret-store';
import { vendorSubscription } from '../../electron/simulator/mail-subscription';
import { randomGuid } from '../../electron/simulator/random';
import { configurationAt } from '../../electron/simulator/scenarios';
import {
  buildIntegration,
  CONTOSO,
  type Integration,
  type Scenario,
} from '../../electron/simulator/scenarios/integration';
import { registerStandIn } from '../../electron/simulator/scenarios/stand-in-administrator';
import { createSimulator, type Simulator } from '../../electron/simulator/simulator';
import { connectionOf } from '../../electron/storage/configuration-file';
import type { ActivityEvent } from '../../shared/alerts/activity';
import { remember, rememberFilterPolicy } from '../../shared/diagnosis/remember';
import { configurationSchema } from '../../shared/domain/configuration';
import type { Connection } from '../../shared/domain/connection';
import type { ConnectionMemory, RememberedFilterPolicy } from '../../shared/domain/connection-memory';
import { DAY_MS } from '../../shared/domain/instant';
import type { RunbookId } from '../../shared/domain/runbook-id';
import type { RunAction, RunState } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import { createFormatter } from '../../shared/messages/formatter';
import type { Message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';
import { createFakeClock, type FakeClock } from './fake-clock';

/** Whom the directory lets write, in a test. */
export type WriteAccess = 'all' | 'none' | readonly string[];

/** A tenant with a broken integration in it, and runbooks to mend it with. */
export interface RunBench {
  readonly clock: FakeClock;
  /** Its requests go over real sockets: simulated time passes while they are under way. */
  readonly isServed: boolean;
  readonly integration: Integration;
  readonly simulator: Simulator;
  readonly connection: Connection;
  readonly env: Record<string, string>;
  readonly store: RunStore;
  readonly secrets: SecretStore;
  readonly noted: ActivityEvent[];
  /** Connection filter policies as they were pasted. */
  readonly keptPolicies: readonly RememberedFilterPolicy[];
  readonly unexpected: unknown[];
  readonly keeper: RunKeeper;
  /** The connection is not watched any more. */
  readonly removeConnection: () => void;
  /** What is remembered of the connection after a look, what was pasted included. */
  readonly remember: (snapshot: Snapshot) => ConnectionMemory;
  /** A workbench of its own, as another process would have. */
  readonly workbench: () => Workbench;
  /** The process ends here and another one goes on. */
  readonly restart: () => RunKeeper;
  /** Requests that change something, as the tenant saw them. */
  readonly writes: () => readonly string[];
  /** What is shown of a run. */
  readonly run: (id: string) => RunState;
}

/** What a test may change. */
export interface RunBenchOptions {
  readonly scenario?: Scenario;
  /** Whether Genesys Cloud at the other end is simulated too. */
  readonly organisation?: boolean;
  readonly writes?: WriteAccess;
  readonly seed?: number;
  /** Wraps the way out: faults, counts, kills. */
  readonly network?: (fetch: Fetch) => Fetch;
  readonly store?: RunStore;
  readonly secrets?: SecretStore;
  /** The access that the connection has; all of the scenario's without it. */
  readonly access?: (access: Connection['access'], integration: Integration) => Connection['access'];
  readonly workbench?: (workbench: Workbench) => Workbench;
  /** Where the tenant is served over HTTPS: requests take real time then, and `network` brings them there. */
  readonly origin?: string;
}

/** Whether a request changes something, at Microsoft Graph or at Genesys Cloud: what only asks is none. */
export function isWrite({ pathname }: URL, method: string): boolean {
  if (method === 'GET') return false;
  if (/^\/(?:v1\.0|beta)\//.test(pathname)) return !pathname.endsWith('/$batch');
  return pathname.startsWith('/api/v2/') && !/\/query(?:\/|$)/.test(pathname);
}

/** Words of a message, in English, as of the bench's clock. */
export function wordsOf(text: Message, clock: FakeClock): string {
  return say(text, 'en', createFormatter('en', clock.now(), 'UTC'));
}

/** Builds it; nothing is read before a run begins. */
export function createRunBench(options: RunBenchOptions = {}): RunBench {
  const clock = createFakeClock();
  const integration = buildIntegration(CONTOSO, options.scenario ?? {}, {
    now: clock.now(),
    seed: options.seed ?? 1,
    organisation: options.organisation ?? false,
  });
  const { tenant, env } = integration;
  const { origin } = options;
  const organisations = integration.farEnd === null ? [] : [integration.farEnd.organisation];
  const simulator = createSimulator({ world: { tenants: [tenant], organisations }, clock });
  const fetch = options.network?.(simulator.fetch) ?? simulator.fetch;
  const written = { connections: [integration.connection] };
  const configuration = configurationSchema.parse(
    origin === undefined ? written : configurationAt(written, origin),
  );
  const entry = configuration.connections[0]!;
  const base = connectionOf(entry, entry.name);
  let isRemoved = false;
  let memory: ConnectionMemory | null = null;
  let connection: Connection = {
    ...base,
    access: options.access?.(base.access, integration) ?? base.access,
  };
  const writes = options.writes ?? 'all';
  const stand =
    writes === 'none'
      ? null
      : registerStandIn(tenant, { now: clock.now(), ...(writes === 'all' ? {} : { permissions: writes }) });
  const port = { fetch, clock };
  const resolveSecret = resolveFromEnvironment(env);
  const store = options.store ?? createMemoryRunStore();
  const secrets = options.secrets ?? createMemorySecretStore();
  const noted: ActivityEvent[] = [];
  const unexpected: unknown[] = [];
  const keptPolicies: RememberedFilterPolicy[] = [];
  let ids = 0;
  /** Of one process: what waits for a token dies with it. */
  const standIn = (): Identity | null =>
    stand === null
      ? null
      : createAppOnlyIdentity(port, {
          kind: 'monitorRegistration',
          tenantId: tenant.id,
          clientId: stand.clientId,
          origins: originsOf(connection.cloud),
          credential: { method: 'secret', secret: stand.secret },
        });
  const openWorkbench = (): Workbench => {
    const identity = standIn();
    const made = createWorkbench({
      ...port,
      resolveSecret,
      collector: createCollector({ ...port, resolveSecret }),
      substitute: () => identity,
    });
    return options.workbench?.(made) ?? made;
  };
  const open = (): RunKeeper => {
    const workbench = openWorkbench();
    return createRunKeeper({
      runbooks: RUNBOOKS,
      store,
      vault: createRunVault(secrets, () => undefined),
      workbench: () => workbench,
      connections: () => (isRemoved ? [] : [connection]),
      clock,
      newId: () => {
        ids += 1;
        return `run-${String(ids)}`;
      },
      user: 'ada',
      replaceOwnSecret: (_connection, value) => {
        env[integration.secretName] = value;
        return Promise.resolve('replaced');
      },
      correctOwnEndpoint: (_connection, tokenEndpoint) => {
        connection = { ...connection, tokenEndpoint };
        return Promise.resolve('corrected');
      },
      keepFilterPolicy: (_connection, policy) => {
        keptPolicies.push(policy);
        memory = memory === null ? null : rememberFilterPolicy(memory, policy);
      },
      signIn: { openBrowser: () => Promise.resolve(), pages: () => ({ signedIn: '', notSignedIn: '' }) },
      publish: () => undefined,
      note: (event) => noted.push(event),
      onChanged: () => undefined,
      onUnexpected: (error) => unexpected.push(error),
    });
  };
  let keeper = open();
  return {
    clock,
    isServed: origin !== undefined,
    integration,
    simulator,
    get connection() {
      return connection;
    },
    env,
    store,
    secrets,
    noted,
    keptPolicies,
    unexpected,
    get keeper() {
      return keeper;
    },
    workbench: openWorkbench,
    remember: (snapshot) => {
      memory = remember(memory, snapshot).memory;
      return memory;
    },
    removeConnection: () => {
      isRemoved = true;
      keeper.refresh();
    },
    restart: () => {
      keeper.dispose();
      keeper = open();
      keeper.start();
      return keeper;
    },
    writes: () =>
      simulator.requests
        .filter(({ method, path }) => isWrite(new URL(path, 'https://any.example'), method))
        .map(({ method, path, status }) => `${method} ${path} ${String(status)}`),
    run: (id) => {
      const found = keeper.states().find((one) => one.id === id);
      if (found === undefined) throw new Error(`no run ${id}`);
      return found;
    },
  };
}

/** What the vendor does when its integration is enabled: it subscribes to its mailboxes anew. */
export function subscribeAnew({
  integration: { tenant, app, mailboxes, random },
  clock,
}: {
  readonly integration: Pick<Integration, 'tenant' | 'app' | 'mailboxes' | 'random'>;
  readonly clock: Pick<Clock, 'now'>;
}): void {
  for (const user of mailboxes) {
    tenant.subscriptions.push(
      vendorSubscription(tenant, {
        user,
        id: randomGuid(random),
        applicationId: app.application.appId,
        creatorId: app.principal.id,
        clientState: randomGuid(random),
        expiration: clock.now() + 3 * DAY_MS,
      }),
    );
  }
}

/** What an administrator does at a step: an action with answers, or nothing yet. */
export type Administrator = (
  state: RunState,
) =>
  | { readonly action: RunAction; readonly answers?: Readonly<Record<string, string>> }
  | null
  | Promise<{ readonly action: RunAction; readonly answers?: Readonly<Record<string, string>> } | null>;

/** An administrator who presses each primary button and answers what is proposed. */
export const WILLING: Administrator = ({ current }) => {
  const primary = current?.primary ?? null;
  if (current === null || primary === null) return null;
  const answers = Object.fromEntries(current.questions.map(({ id, value }) => [id, value]));
  return { action: primary.action, answers };
};

/** Lets an administrator work on a run until it has ended, or nothing goes on; time passes where it has to. */
export async function drive(
  bench: RunBench,
  runId: string,
  administrator: Administrator = WILLING,
  limit = 200,
  /** The process is dead: nothing will go on. */
  isDead: () => boolean = () => false,
): Promise<RunState> {
  for (let round = 0; round < limit; round += 1) {
    await quiet(bench, isDead);
    if (isDead()) return bench.run(runId);
    const state = bench.run(runId);
    const { current } = state;
    if (current === null) return state;
    const given = current.isBusy ? null : await administrator(state);
    if (given !== null) {
      bench.keeper.act(runId, current.id, given.action, given.answers ?? {});
      continue;
    }
    if (!current.isBusy && current.wait === null) return state;
    const next = current.wait?.nextLookAt ?? null;
    await bench.clock.advance(next === null ? 1_000 : Math.max(1, Date.parse(next) - bench.clock.now()));
  }
  return bench.run(runId);
}

/** Simulated ms that pass with each real one while requests are under way over real sockets. */
const SERVED_PACE = 40;

/** Lets a moment pass: none of the simulated time, unless requests take real time. */
async function moment({ clock, isServed }: RunBench): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1));
  await clock.advance(isServed ? SERVED_PACE : 0);
}

/** Everything that needs no time has been done. */
export async function quiet(bench: RunBench, isDead: () => boolean = () => false): Promise<void> {
  const rounds = bench.isServed ? 20_000 : 200;
  await bench.clock.advance(0);
  for (let round = 0; round < rounds && !isDead(); round += 1) {
    if (bench.keeper.states().every(({ current }) => !current?.isBusy)) return;
    await moment(bench);
  }
}

/** Reads everything anew, as the monitor does. */
export async function lookAnew(bench: RunBench): Promise<Snapshot> {
  const progress = { isOver: false };
  const looking = bench
    .workbench()
    .look(bench.connection, new AbortController().signal)
    .finally(() => {
      progress.isOver = true;
    });
  while (!progress.isOver) await moment(bench);
  return looking;
}

/** Begins a runbook for the bench's connection. */
export function begin(bench: RunBench, runbook: RunbookId): string {
  return bench.keeper.begin(runbook, bench.connection.id);
}
