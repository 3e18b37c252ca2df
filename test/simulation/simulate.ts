import { setImmediate } from 'node:timers/promises';

import type { Clock } from '../../electron/clock';
import { type Collector, createCollectorOver, type Outlook } from '../../electron/monitor/collector';
import type { Tenant } from '../../electron/simulator/world';
import { createMemorySettingsStore } from '../../electron/storage/memory-settings-store';
import type { ReadFailure } from '../../shared/domain/failure';
import { DAY_MS, type EpochMs } from '../../shared/domain/instant';
import type { PollingSettings } from '../../shared/domain/polling-settings';
import { type AppState, DEFAULT_SETTINGS } from '../../shared/domain/state';
import { readingBothWays } from './both-ways';
import { drawChannels, keychainOf } from './channels';
import { createComputer } from './computer';
import { fateOfComputer, restartAfter, ZONES } from './computer-fate';
import { createDraws } from './draws';
import { type Graphkeeper, startGraphkeeper, storedConnectionOf } from './graphkeeper';
import { createInProcessCloud } from './in-process-cloud';
import { allInvariants } from './invariants';
import type { Circumstances, Invariant } from './invariants/invariant';
import { narrator } from './invariants/narrator';
import { foundOrganisation, type Organisation } from './organisation';
import { fateOf, type Span } from './organisation-fate';
import { drawAlertSettings, drawPolling, fateOfPeople } from './people';
import { createPollWatch } from './poll-watch';
import { createReceivers } from './receivers';
import { serveCloud, type ServedCloud } from './served-cloud';
import { createServices } from './services';
import { createTrace } from './trace';
import { Killed, mountVirtualDisk } from './virtual-disk';
import { createVirtualTime } from './virtual-time';

/** Something that must never happen, and did. */
export interface Violation {
  readonly invariant: string;
  readonly at: EpochMs;
  readonly text: string;
}

/** What came of a simulated year. */
export interface Outcome {
  readonly seed: number;
  /** Oldest first; a year ends with its first ones. */
  readonly violations: readonly Violation[];
  readonly polls: number;
  readonly deaths: number;
  readonly notices: number;
  readonly trace: readonly string[];
}

/** A year that holds both changes of daylight saving is as good as any. */
const START = Date.parse('2026-02-10T09:00:00.000Z');

const YEAR_DAYS = 365;

/** After this many violations nothing more is learnt from a year, unless somebody wants to know less. */
const ENOUGH = 5;

const NAMES = ['Alpha', 'Beta', 'Gamma'] as const;

/** Lives through a year as one seed decides it. */
export async function simulate(
  seed: number,
  options: {
    readonly isTraced?: boolean;
    /** Null: a whole year. */
    readonly days?: number | null;
    readonly enough?: number;
    /** How often is read, instead of what the seed has. */
    readonly polling?: PollingSettings;
    /** Through real sockets, whose authority is in this folder and trusted by this process; null: in process. */
    readonly authority?: string | null;
  } = {},
): Promise<Outcome> {
  const draws = createDraws(seed);
  const year: Span = { start: START, end: START + YEAR_DAYS * DAY_MS };
  const time = createVirtualTime({
    start: year.start,
    countsSleep: draws.of('timers').chance(0.5),
    settle: () => served?.settle() ?? setImmediate(),
  });
  const violations: Violation[] = [];
  const trace = createTrace(options.isTraced ?? false, () => ({
    true: time.now(),
    computer: time.computer.now(),
  }));
  const blame = (invariant: string, text: string): void => {
    trace.note(() => `VIOLATION of "${invariant}": ${text}`);
    violations.push({ invariant, at: time.now(), text });
  };
  const onDefect = (error: unknown): void => {
    if (error instanceof Killed) return;
    blame('no unexpected error', error instanceof Error ? (error.stack ?? error.message) : String(error));
  };

  const count = draws.of('organisations').weighted([
    [40, 1],
    [2, 2],
    [0.4, 3],
  ] as const);
  const services = createServices(year, draws.of('services'));
  let failures = 0;
  const failureOf = (service: 'entra' | 'graph'): ReadFailure | null => {
    const failure = services.failureOf(service, time.now());
    if (failure !== null) failures += 1;
    return failure;
  };
  const authority = options.authority ?? null;
  const served: ServedCloud | null =
    authority === null
      ? null
      : await serveCloud({
          folder: authority,
          tenants: () => organisations.map((one) => one.tenant()),
          clock: { ...time.computer, now: time.now },
          failureOf,
          resolveSecret: (reference) => {
            const name = 'env' in reference ? reference.env : '';
            const values = organisations.map((one) => one.secretNamed(name));
            return Promise.resolve(values.find((value) => value !== null) ?? null);
          },
        });
  const founded = NAMES.slice(0, count).map((name) => {
    const own = draws.of(name);
    const ends = {
      secret: year.start + own.between(5, 360) * DAY_MS,
      monitor: year.start + own.between(20, 500) * DAY_MS,
    };
    const organisation = foundOrganisation(name, {
      now: year.start,
      draws: own.of('founding'),
      mailboxes: own.chance(0.8) ? 1 : 2,
      secretEnd: ends.secret,
      monitorEnd: ends.monitor,
      mailEveryMinutes: own.pick([480, 1_440]),
      origin: served?.origin ?? null,
    });
    return { organisation, ends, own };
  });
  const organisations = founded.map(({ organisation }) => organisation);
  const ofConnection = (id: string): Organisation => {
    const found = organisations.find(({ connection }) => connection.id === id);
    if (found === undefined) throw new Error(`There is no organisation ${id}.`);
    return found;
  };
  const ofTenant = (tenant: Tenant): Organisation => {
    const found = organisations.find((one) => one.tenant() === tenant);
    if (found === undefined) throw new Error('There is no such tenant.');
    return found;
  };

  const disk = mountVirtualDisk(time.now, draws.of('disk'));
  const chosen = draws.of('settings');
  const channels = drawChannels(
    organisations.map(({ connection }) => connection.id),
    draws.of('channels'),
  );
  const drawn = drawPolling(chosen);
  const settings = createMemorySettingsStore({
    settings: {
      ...DEFAULT_SETTINGS,
      polling: options.polling ?? drawn,
      channels,
      alerts: chosen.chance(0.3)
        ? DEFAULT_SETTINGS.alerts
        : { ...drawAlertSettings(year, chosen.of('alerts')), mutes: [] },
    },
    connections: organisations.map(({ connection }) => storedConnectionOf(connection)),
  });
  const receivers = createReceivers(year, time.now, draws.of('receivers'));
  const secretStore = keychainOf(channels);
  const hanging = draws.of('hanging');
  const latency = draws.of('latency');
  const jitter = draws.of('jitter');
  let zone: string = draws.of('zone').pick(ZONES);
  let ids = 0;
  let deaths = 0;
  let notices = 0;
  /** Since when the same run has been awake, by the computer's clock. */
  let awakeSince = 0;
  let endedAt = 0;

  const invariants: readonly Invariant[] = [
    ...(options.isTraced === true ? [narrator(trace)] : []),
    ...allInvariants(blame),
  ];
  const circumstances = (): Circumstances => ({
    now: time.computer.now(),
    awakeFor: time.computer.now() - awakeSince,
    settings: settings.settings().alerts,
    zone,
  });
  const watch = createPollWatch({
    now: time.now,
    endedAt: () => endedAt,
    offset: time.computer.offset,
    services,
    blame,
    onPoll: (id) => {
      ofConnection(id).tidyUp(time.now());
      trace.note(() => `poll of ${id}`);
    },
  });

  const collectorOver = (cloud: Outlook, clock: Clock): Collector => {
    const inProcess = createCollectorOver(cloud, clock);
    return served === null
      ? inProcess
      : readingBothWays(served.collectorFor(clock), inProcess, {
          now: clock.now,
          failures: () => failures,
          blame,
        });
  };

  const computer = createComputer<Graphkeeper>({
    time,
    disk,
    onDefect,
    start: (ports) => {
      trace.note(() => 'Graphkeeper starts');
      watch.restart();
      awakeSince = time.computer.now();
      for (const one of invariants) one.onStart?.();
      const cloud = createInProcessCloud(
        {
          now: time.now,
          tenantOf: (connection) => ofConnection(connection.id).tenant(),
          revisionOf: (tenant) => ofTenant(tenant).revision(),
          failureOf: (service) => (served === null ? failureOf(service) : null),
          secretOf: (connection, access) => ofConnection(connection.id).secretOf(access),
        },
        ports.clock,
      );
      return startGraphkeeper(ports, {
        collector: watch.watched(collectorOver(cloud, ports.clock), ports, () => latency.between(50, 900)),
        settings,
        random: jitter.random,
        newId: () => `id-${(ids += 1)}`,
        zone: () => zone,
        secretStore,
        hangs: () => hanging.chance(0.5),
        deliver: (channelId, notice) => {
          const attempt = { ...circumstances(), channelId, notice };
          return receivers.deliver(ports, attempt, {
            onAttempt: () => {
              notices += 1;
              trace.note(() => `  tells on ${channelId}: ${notice.tellings.map(({ id }) => id).join(', ')}`);
              for (const one of invariants) one.onAttempt?.(attempt);
            },
            onArrival: () => {
              for (const one of invariants) one.onArrival?.(attempt);
            },
            onOutcome: (outcome) => {
              for (const one of invariants) one.onOutcome?.(attempt, outcome);
            },
          });
        },
        onDefect,
      });
    },
  });

  const deeds = [
    ...founded.flatMap(({ organisation, ends, own }) => fateOf(organisation, ends, year, own.of('fate'))),
    ...fateOfComputer(
      {
        computer,
        time,
        setZone: (next) => {
          zone = next;
        },
      },
      zone,
      year,
      draws.of('computer'),
    ),
    ...fateOfPeople(
      (act) => {
        computer.use(({ application, give }) => {
          act({ state: application.state, give });
        });
      },
      time.computer.now,
      year,
      draws.of('people'),
    ),
  ];
  for (const { at, what, happen } of deeds) {
    time.at(at, () => {
      trace.note(() => what);
      happen();
    });
  }

  const restarts = draws.of('restarts');
  let isLaunching = false;
  const launch = (): void => {
    isLaunching = false;
    if (!time.computer.isAsleep() && computer.run() === null) computer.launch();
  };
  let clockwork = '';
  let wasAsleep = false;
  let seen: { readonly state: AppState | null; readonly at: EpochMs } = { state: null, at: 0 };
  /** Whether a state shows anything that invariants look at: most changes are about what is being read just now. */
  const isNews = (state: AppState): boolean =>
    state.alerts !== seen.state?.alerts ||
    state.settings !== seen.state.settings ||
    state.connections.some(({ health }, index) => health !== seen.state?.connections[index]?.health) ||
    time.now() - seen.at > UNSEEN_MS;

  const checkTime = (): void => {
    computer.use((run) => {
      run.checkTime(false);
    });
  };

  /** After each step: who died is buried, and what there is to see is looked at. */
  const look = (): boolean => {
    const death = computer.settle();
    if (death !== null) {
      deaths += 1;
      endedAt = time.now();
      trace.note(() => `Graphkeeper is ended (${death.how}) during: ${death.during}`);
      const last = death.run?.application.state();
      for (const one of invariants) one.onDeath?.(time.computer.now(), last ?? null, death.during);
    }
    const works = `${time.computer.offset()} ${zone}`;
    const isAsleep = time.computer.isAsleep();
    if (clockwork !== works || (wasAsleep && !isAsleep)) time.at(time.now() + TIME_CHECK_MS, checkTime);
    if (clockwork !== works) {
      clockwork = works;
      awakeSince = time.computer.now();
      for (const one of invariants) one.onClockChange?.();
    }
    if (isAsleep || wasAsleep) awakeSince = time.computer.now();
    wasAsleep = isAsleep;
    const state = computer.run()?.application.state() ?? null;
    if (state === null) {
      if (!isLaunching && !time.computer.isAsleep()) {
        isLaunching = true;
        time.at(restartAfter(time.now(), restarts), launch);
      }
    } else if (!time.computer.isAsleep() && isNews(state)) {
      seen = { state, at: time.now() };
      const sight = {
        ...circumstances(),
        state,
        alerts: state.alerts,
        journal: computer.run()?.journal() ?? [],
      };
      for (const one of invariants) one.onSight?.(sight);
    }
    return violations.length < (options.enough ?? ENOUGH);
  };

  computer.launch();
  try {
    await time.runUntil(year.start + Math.min(options.days ?? YEAR_DAYS, YEAR_DAYS) * DAY_MS, look);
  } finally {
    await served?.close();
  }
  return { seed, violations, polls: watch.count(), deaths, notices, trace: trace.lines };
}

/** The host looks at the clock every minute: here once after each time that it may have changed. */
const TIME_CHECK_MS = 30_000;

/** A state that does not change is looked at again after this long. */
const UNSEEN_MS = DAY_MS / 96;
