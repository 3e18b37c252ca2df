import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { pausedEvent, problemEvent, resumedEvent } from '../shared/alerts/activity';
import { type Author, editedEvents, settingsEvents } from '../shared/alerts/changed-events';
import { observedEvents } from '../shared/alerts/observed-events';
import { unreadState } from '../shared/diagnosis/unread-state';
import type { Connection } from '../shared/domain/connection';
import { type EpochMs, instantOf } from '../shared/domain/instant';
import { pacedPolling, slowReasonOf } from '../shared/domain/pace';
import { DEFAULT_POLICY, type Policy } from '../shared/domain/policy';
import type { PollingSettings } from '../shared/domain/polling-settings';
import type { Report } from '../shared/domain/report';
import type { AppProblem, AppState, Settings } from '../shared/domain/state';
import type { StateChange } from '../shared/domain/state-change';
import type { CommandArgument, CommandHandlers } from '../shared/ipc/contract';
import { CommandFailure } from '../shared/ipc/dispatch';
import { changedSettings } from '../shared/ipc/settings-change';
import type { Language } from '../shared/messages/formatter';
import { message } from '../shared/messages/message';
import type { AlertKeeper } from './alerts/alert-keeper';
import { type AlertStore, createMemoryAlertStore } from './alerts/alert-store';
import { createChannelSecrets } from './alerts/channels/channel-secrets';
import { createSendOnChannel, type SendMail } from './alerts/channels/send-on-channel';
import { type CalendarUse, createDeadlineCalendar } from './alerts/deadline-calendar';
import { type KeptMemory, keptMemory } from './alerts/kept-memory';
import { type ActivityJournal, createMemoryActivityJournal } from './application/activity-journal';
import { alertCommands } from './application/alert-commands';
import { type AlertParts, createAlertParts } from './application/alert-parts';
import { createBareHost } from './application/bare-host';
import { createChannels } from './application/channels';
import { connectionCommands } from './application/connection-commands';
import { credentialCommands } from './application/credential-commands';
import { draftCommands } from './application/draft-commands';
import { generalCommands } from './application/general-commands';
import type { DesktopPort } from './application/host-port';
import { journalCommands } from './application/journal-commands';
import { createOwnConnections } from './application/own-connections';
import { createPause, nextLocalMidnight } from './application/pause';
import { createRunning } from './application/running';
import { createStateKeeper } from './application/state-keeper';
import { type SampleTenant, switchedCollector, type Watched } from './application/watched';
import { createWatching } from './application/watching';
import type { Clock } from './clock';
import { signInPages } from './identity/sign-in-pages';
import { localZone } from './local-zone';
import type { Fetch } from './network/fetch';
import { createDrafts } from './onboarding/draft';
import type { OwnWorld } from './onboarding/own-world';
import { createMemoryRunStore, type RunStore } from './runbooks/run-record';
import type { SecretStore } from './secrets/secret-store';
import { connectionOf, type Environment } from './storage/configuration-file';
import type { SettingsStore, StoredConnection } from './storage/settings-store';

/**
 * Graphkeeper without a surface: the monitor, the state and the commands. The desktop and the headless host put
 * their own surfaces on it.
 */
export interface Application {
  readonly state: () => AppState;
  /** Both transports serve exactly these. */
  readonly handlers: CommandHandlers;
  /** Called after every change of the state; the returned function ends it. */
  readonly onChange: (listener: (change: StateChange, state: AppState) => void) => () => void;
  /** The present state as a report, for `/metrics`. */
  readonly report: () => Report;
  /** All deadlines of what is watched as iCalendar text to subscribe to; null until everything was read once. */
  readonly calendar: () => string | null;
  /** Begins polling. */
  readonly start: () => void;
  readonly setOnline: (isOnline: boolean) => void;
  readonly suspend: () => void;
  readonly resume: () => void;
  /** Looks whether the time of day jumped or the time zone changed; the host does so now and then. */
  readonly checkTime: (isLate: boolean) => void;
  /** Stops polling and cancels what is under way. */
  readonly dispose: () => Promise<void>;
}

/** The parts that an application is made of; each surface brings its own. */
export interface ApplicationOptions {
  readonly mode: AppState['app']['mode'];
  readonly version: string;
  /** What the setting `system` stands for. */
  readonly systemLanguage: Language;
  /** What is watched at the start. */
  readonly watched: Watched;
  /** The world outside, for one's own connections and for the drafts of new ones. */
  readonly world: OwnWorld;
  /** Opens the sample tenant when somebody wants to see it. */
  readonly openSample: () => Promise<SampleTenant>;
  readonly clock: Clock;
  /** From 0 up to 1: jitter of the polls. */
  readonly random: () => number;
  /** Settings and one's own connections. */
  readonly settings: SettingsStore;
  readonly secretStore: SecretStore;
  /** The way out for messages on other channels than the desktop. */
  readonly fetch: Fetch;
  /** How e-mail leaves; over SMTP without it. */
  readonly sendMail?: SendMail;
  /** Alerts, what was told of them and what is remembered of one's own connections; in this process without it. */
  readonly alertStore?: AlertStore;
  /** What happened to one's own connections; in this process without it. */
  readonly journal?: ActivityJournal;
  /** Runbooks under way and ended, of one's own connections; in this process without it. */
  readonly runStore?: RunStore;
  /** The user of this computer: who acknowledged and snoozed. */
  readonly user: string;
  /** IANA name of the administrator's zone; this computer's own without it. */
  readonly zone?: () => string;
  /**
   * Opens an address in the system browser; only https addresses of Microsoft are given to it.
   *
   * @param signInOrigin where an administrator signs in: allowed beside the portals, because the connection says so
   */
  readonly openExternal: (url: string, signInOrigin?: string) => Promise<void>;
  /** What only a desktop can do; without it, nothing of it can be done. */
  readonly host?: DesktopPort;
  /** Environment variables that an imported configuration may refer to. */
  readonly env?: Environment;
  /** What else went wrong at start, for example that there is no keychain. */
  readonly problems?: readonly AppProblem[];
  /** Ids of new connections; random without it. */
  readonly newId?: () => string;
  /** When today ends, for a pause until tomorrow; this computer's own midnight without it. */
  readonly nextMidnight?: (now: EpochMs) => EpochMs;
  /** Is told about defects, for the log. */
  readonly onUnexpected?: (error: unknown) => void;
}

function connectionOfStored(stored: StoredConnection): Connection {
  return connectionOf(stored, stored.id);
}

/** Makes an application; it reads nothing before `start`. */
export function createApplication(options: ApplicationOptions): Application {
  const { clock, world, settings: store } = options;
  const host = options.host ?? createBareHost();
  const onUnexpected = options.onUnexpected ?? (() => undefined);
  const newId = options.newId ?? randomUUID;
  const zone = options.zone ?? localZone;
  const stored = store.settings();
  const languageOf = (settings: Settings): Language =>
    settings.language === 'system' ? options.systemLanguage : settings.language;

  /** What is watched when the sample tenant is not. */
  const home: Exclude<Watched, { source: 'sample' }> =
    options.watched.source === 'sample' ? { source: 'stored' } : options.watched;
  let watched: Watched = options.watched;
  let watchingSince: EpochMs | null = null;
  /** The zone that stages and quiet hours were planned in. */
  let plannedIn = zone();
  const journals = {
    own: options.journal ?? createMemoryActivityJournal(),
    sample: createMemoryActivityJournal(),
  };

  const journal = (): ActivityJournal => (watched.source === 'sample' ? journals.sample : journals.own);

  const runStores = { own: options.runStore ?? createMemoryRunStore(), sample: createMemoryRunStore() };
  const alertStores = {
    own: options.alertStore ?? createMemoryAlertStore(),
    sample: createMemoryAlertStore(),
  };
  const problemsNow = (): readonly AppProblem[] => [
    ...store.problems,
    ...alertStores.own.problems(),
    ...journals.own.problems(),
    ...runStores.own.problems(),
    ...(options.problems ?? []),
  ];

  const author = (): Author => ({ by: options.user, at: instantOf(clock.now()) });

  const connectionsOf = (one: Watched): readonly Connection[] => {
    switch (one.source) {
      case 'stored':
        return store.connections().map(connectionOfStored);
      case 'file':
        return one.connections;
      case 'sample':
        return one.sample.connections;
    }
  };
  const policy = (): Policy =>
    watched.source === 'file'
      ? watched.policy
      : { ...DEFAULT_POLICY, credentialDays: keeper.state().settings.credentialDays };

  const keeper = createStateKeeper({
    initial: {
      app: {
        version: options.version,
        mode: options.mode,
        isSample: watched.source === 'sample',
        isReadOnly: home.source === 'file',
        language: languageOf(stored),
      },
      monitor: { status: 'running', now: instantOf(clock.now()), pausedUntil: null },
      settings: stored,
      secretStore: options.secretStore.kind,
      problems: problemsNow(),
      connections: connectionsOf(watched).map(unreadState),
      draft: null,
      alerts: [],
      channels: [],
      runs: [],
      environment: host.environment(),
    },
    clock,
    journal,
  });

  const memories = { own: keptMemory(alertStores.own), sample: keptMemory(alertStores.sample) };
  const memory = (): KeptMemory => (watched.source === 'sample' ? memories.sample : memories.own);

  const watching = createWatching({
    connections: connectionsOf(watched),
    collector: switchedCollector(
      () => (watched.source === 'sample' ? watched.sample.collector : world.collector),
      () => (watched.source === 'sample' ? [watched.sample.collector, world.collector] : [world.collector]),
    ),
    polling: pacedPolling(stored.polling, slowReasonOf(stored.pace, host.environment().strain)),
    policy,
    clock,
    random: options.random,
    memory: {
      memoryOf: (id) => memory().memoryOf(id),
      onLearnt: (id, learnt, changes) => {
        const { name } = watching.find(id);
        // First: should the process end in between, it is seen and noted again, and not lost.
        keeper.note(...observedEvents({ id, name }, changes));
        memory().onLearnt(id, learnt, changes);
      },
      waitOf: (id) => memory().waitOf(id),
      onWait: (id, wait) => {
        memory().onWait(id, wait);
      },
    },
    plannedBy: (id, keyId) => runs().plannedBy(id, keyId),
    changeConnection: keeper.changeConnection,
    onStatus: (status) => {
      if (status === 'paused' || status === 'suspended') watchingSince = null;
      else watchingSince ??= clock.now();
      keeper.change({ monitor: { ...keeper.state().monitor, status } });
    },
    onTimeGap: () => {
      if (watchingSince !== null) watchingSince = clock.now();
      pause.catchUp();
      alerts().plan();
    },
    onUnexpected,
  });
  const { monitor } = watching;

  /** What is one's own is not changed while the sample tenant is shown. */
  const refuseInSample = (): void => {
    if (watched.source === 'sample') throw new CommandFailure('notAllowed', 'sample tenant');
  };
  const secrets = createChannelSecrets(options.secretStore);
  const channels = createChannels({
    channels: () => keeper.state().settings.channels,
    requireOwn: refuseInSample,
    keep: (all) => {
      saveSettings({ ...keeper.state().settings, channels: all });
    },
    secrets,
    send: createSendOnChannel({
      network: { fetch: options.fetch, clock },
      secrets,
      zone,
      sendMail: options.sendMail,
    }),
    outbox: () => alertStores.own.present().outbox,
    runner: () => ownAlerts.outbox,
    newId,
    clock,
    publish: (states) => {
      if (!isDeepStrictEqual(states, keeper.state().channels)) keeper.change({ channels: states });
    },
    onSecretLeft: () => {
      keeper.note(problemEvent(message('application.activity.secretLeft'), instantOf(clock.now())));
    },
  });

  const alertPartsOf = (isSample: boolean, alertStore: AlertStore): AlertParts =>
    createAlertParts({
      store: alertStore,
      clock,
      random: options.random,
      zone,
      user: options.user,
      state: keeper.state,
      isWatched: () => (watched.source === 'sample') === isSample,
      watchingSince: () => watchingSince,
      lookAtClock: () => {
        monitor.lookAtClock(false);
      },
      showNotice: host.showNotice,
      channels: isSample
        ? null
        : { targets: channels.targets, send: channels.send, onProgress: channels.show },
      note: (events) => {
        keeper.note(...events);
      },
      onEntries: (alerts) => {
        keeper.change({ alerts });
      },
    });
  const ownAlerts = alertPartsOf(false, alertStores.own);
  const sampleAlerts = alertPartsOf(true, alertStores.sample);
  const alerts = (): AlertKeeper => (watched.source === 'sample' ? sampleAlerts : ownAlerts).keeper;
  const deadlineCalendar = createDeadlineCalendar();
  const calendar = (use: CalendarUse): string | null =>
    deadlineCalendar(keeper.state(), alerts().book().alerts, alerts().context(), use);
  const endPlanning = keeper.onChange(({ upserted, order }) => {
    if (upserted.length > 0 || order !== null) alerts().changed();
  });

  // Afterwards, and not within a change: whoever listens learns of changes in their order.
  let isLooking = false;
  const endLooking = keeper.onChange(() => {
    if (isLooking) return;
    isLooking = true;
    queueMicrotask(() => {
      isLooking = false;
      keeper.change({ problems: problems() });
    });
  });

  const paced = (): PollingSettings => {
    const { settings, environment } = keeper.state();
    return pacedPolling(settings.polling, slowReasonOf(settings.pace, environment.strain));
  };
  const endHost = host.onEnvironmentChange((environment) => {
    const before = paced();
    keeper.change({ environment });
    if (!isDeepStrictEqual(paced(), before)) monitor.setPolling(paced());
  });

  const pause = createPause({
    clock,
    nextMidnight: options.nextMidnight ?? nextLocalMidnight,
    keep: (kept) => {
      alertStores.own.change((before) => ({ ...before, pause: kept }));
    },
    onChange: ({ isRestored }) => {
      const present = pause.present();
      const end = present?.until ?? null;
      const until = end === null ? null : instantOf(end);
      const at = instantOf(clock.now());
      if (!isRestored) keeper.note(present === null ? resumedEvent(at) : pausedEvent(until, at));
      keeper.change({ monitor: { ...keeper.state().monitor, pausedUntil: until } });
      monitor.setPaused(present !== null);
    },
  });

  /** The stores find out about their files as they go; the same problems stay the same object. */
  const problems = (): readonly AppProblem[] => {
    const all = [...problemsNow(), ...channels.problems()];
    const before = keeper.state().problems;
    return isDeepStrictEqual(all, before) ? before : all;
  };

  /** Watches something else, or the same with other connections. */
  const watch = (next: Watched): void => {
    const isOther = watched.source !== next.source;
    watched = next;
    const { app, connections } = keeper.state();
    const isSample = next.source === 'sample';
    keeper.change({
      app: app.isSample === isSample ? app : { ...app, isSample },
      connections: watching.setConnections(connectionsOf(next), isOther ? [] : connections),
      problems: problems(),
    });
    if (isOther) alerts().plan();
    if (isOther) runs().start();
    else runs().refresh();
  };

  const own = createOwnConnections({
    settings: store,
    secretStore: options.secretStore,
    administrators: world.administrators,
    onEdit: (before, after) => {
      keeper.note(...editedEvents(before, after, author()));
    },
    // Whoever adds a connection wants to see it: the sample tenant makes way.
    onChange: (before, after) => {
      watch({ source: 'stored' });
      const left = new Set(after.map(({ id }) => id));
      memories.own.forget(before.flatMap(({ id }) => (left.has(id) ? [] : [id])));
    },
    onSecretLeft: () => {
      keeper.note(problemEvent(message('application.activity.secretLeft'), instantOf(clock.now())));
    },
    onUnexpected,
  });

  const openSignIn = async (url: string, signInOrigin: string): Promise<void> => {
    const address = new URL(url);
    if (address.protocol !== 'https:' || address.origin !== signInOrigin) {
      throw new CommandFailure('notAllowed', 'not the sign-in page');
    }
    await options.openExternal(url, signInOrigin);
  };
  const pages = () => signInPages(keeper.state().app.language);

  const running = createRunning({
    watched: () => watched,
    watching,
    own,
    world,
    stores: runStores,
    secretStore: options.secretStore,
    clock,
    newId,
    user: options.user,
    language: () => keeper.state().app.language,
    zone,
    clipboard: host.clipboard,
    signIn: { openBrowser: openSignIn, pages },
    show: (states) => {
      keeper.change({ runs: states });
    },
    note: keeper.note,
    onUnexpected,
  });
  const runs = running.keeper;

  const drafts = createDrafts({
    world,
    clock,
    secretStore: options.secretStore,
    connections: own.all,
    keep: own.keep,
    newId,
    openBrowser: openSignIn,
    pages,
    publish: (draft) => {
      keeper.change({ draft });
    },
    onSignedIn: () => {
      const id = drafts.connectionId();
      if (id !== null && watched.source === 'stored') monitor.recheck('full', id).catch(onUnexpected);
    },
    onUnexpected,
  });

  /** Connections of a configuration file are edited in the file. */
  const requireOwn = (): void => {
    if (home.source === 'file') throw new CommandFailure('notAllowed', 'configuration file');
  };

  /** A connection that may be edited: not one of the sample tenant. */
  const findOwn = (connectionId: string): StoredConnection => {
    requireOwn();
    refuseInSample();
    watching.find(connectionId);
    const found = own.find(connectionId);
    if (found === null) throw new CommandFailure('unknownConnection', 'no such connection');
    return found;
  };

  const updateSettings = (change: CommandArgument<'updateSettings'>): void => {
    saveSettings(changedSettings(keeper.state().settings, change));
  };

  const saveSettings = (settings: Settings): void => {
    const { settings: before, app } = keeper.state();
    const language = languageOf(settings);
    const events = settingsEvents(before, settings, author());
    // Settings are one's own, whatever is watched. Noted before they are kept: a kill in between loses nothing.
    if (watched.source === 'sample') journals.own.add(events);
    else keeper.note(...events);
    store.saveSettings(settings);
    keeper.change({
      settings,
      app: language === app.language ? app : { ...app, language },
      problems: problems(),
    });
    const isToldOtherwise =
      settings.alerts !== before.alerts ||
      settings.notifications !== before.notifications ||
      settings.channels !== before.channels;
    if (isToldOtherwise) alerts().plan();
    if (settings.polling !== before.polling || settings.pace !== before.pace) monitor.setPolling(paced());
    if (settings.credentialDays !== before.credentialDays && watched.source !== 'file') monitor.rejudge();
  };

  const handlers: CommandHandlers = {
    ...generalCommands({
      present: keeper.present,
      now: clock.now,
      watching,
      pause,
      host,
      updateSettings,
      openExternal: options.openExternal,
      exploreSample: async () => {
        if (watched.source === 'sample') return;
        watch({ source: 'sample', sample: await options.openSample() });
      },
      leaveSample: () => {
        if (watched.source === 'sample') watch(home);
      },
    }),
    ...draftCommands(drafts, requireOwn, findOwn),
    ...connectionCommands({
      own,
      drafts,
      requireOwn,
      findOwn,
      exported: () =>
        watched.source === 'sample' ? null : { connections: watching.connections(), policy: policy() },
      env: options.env ?? {},
      newId,
    }),
    ...credentialCommands({ watching, user: options.user, note: keeper.note }),
    ...running.commands,
    ...channels.commands,
    ...journalCommands({
      journal,
      clock,
      language: () => keeper.state().app.language,
      onRead: () => {
        keeper.change({ problems: problems() });
      },
    }),
    ...alertCommands({
      keeper: alerts,
      clock,
      user: options.user,
      newId,
      state: keeper.state,
      snapshot: monitor.snapshot,
      memory: watching.memory,
      policy,
      calendar: () => calendar('copy'),
      changeMutes: (next, event) => {
        refuseInSample();
        keeper.note(event);
        const { settings } = keeper.state();
        saveSettings({ ...settings, alerts: { ...settings.alerts, mutes: next(settings.alerts.mutes) } });
      },
    }),
  };

  return {
    state: keeper.state,
    handlers,
    onChange: keeper.onChange,
    report: () => watching.report(keeper.state().app.language),
    calendar: () => calendar('subscription'),
    start: () => {
      pause.restore(alertStores.own.present().pause);
      watchingSince = monitor.status() === 'paused' ? null : clock.now();
      // What was kept is there before anything is read.
      alerts().plan();
      monitor.start();
      runs().start();
      ownAlerts.outbox.wake();
      channels.look().catch(onUnexpected);
    },
    setOnline: (isOnline) => {
      monitor.setOnline(isOnline);
      if (isOnline) ownAlerts.outbox.wake();
    },
    suspend: monitor.suspend,
    resume: () => {
      pause.catchUp();
      monitor.resume();
      alerts().plan();
      ownAlerts.outbox.wake();
    },
    checkTime: (isLate) => {
      monitor.lookAtClock(isLate);
      const now = zone();
      if (now === plannedIn) return;
      plannedIn = now;
      alerts().plan();
    },
    dispose: async () => {
      keeper.dispose();
      endPlanning();
      endLooking();
      ownAlerts.dispose();
      sampleAlerts.dispose();
      endHost();
      pause.dispose();
      drafts.dispose();
      await running.dispose();
      await monitor.dispose();
      await own.settled();
    },
  };
}
