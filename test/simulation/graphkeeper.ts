import { type Application, createApplication } from '../../electron/application';
import { createBareHost } from '../../electron/application/bare-host';
import { entryOfConnection } from '../../electron/application/exchange';
import type { Administrators } from '../../electron/identity/administrators';
import type { Collector } from '../../electron/monitor/collector';
import { createWorkbench } from '../../electron/runbooks/workbench';
import type { SecretStore } from '../../electron/secrets/secret-store';
import { openFileActivityJournal } from '../../electron/storage/file-activity-journal';
import { openFileAlertStore } from '../../electron/storage/file-alert-store';
import type { SettingsStore } from '../../electron/storage/settings-store';
import { noticeOf } from '../../shared/alerts/notice';
import type { ActivityEntry } from '../../shared/domain/activity';
import type { DeliveryOutcome, Notice } from '../../shared/domain/channel';
import type { Connection } from '../../shared/domain/connection';
import { dispatch } from '../../shared/ipc/dispatch';
import { waysOut } from './channels';
import type { Run, RunPorts } from './computer';
import type { Give } from './people';
import { DISK } from './virtual-disk';

/** One run of the whole application: everything is real but what is outside of it. */
export interface Graphkeeper extends Run {
  readonly application: Application;
  readonly give: Give;
  /** Newest first. */
  readonly journal: () => readonly ActivityEntry[];
}

const NOBODY: Administrators = {
  of: () => {
    throw new Error('Nobody signs in here.');
  },
  forget: () => Promise.resolve(),
};

/** Begins a run. */
export function startGraphkeeper(
  ports: RunPorts,
  options: {
    readonly collector: Collector;
    readonly settings: SettingsStore;
    readonly random: () => number;
    readonly newId: () => string;
    readonly zone: () => string;
    readonly secretStore: SecretStore;
    readonly deliver: (channelId: string, notice: Notice) => Promise<DeliveryOutcome>;
    /** Whether a receiver that does not answer keeps the connection. */
    readonly hangs: () => boolean;
    readonly onDefect: (error: unknown) => void;
  },
): Graphkeeper {
  const journal = openFileActivityJournal({ folder: DISK, clock: ports.clock });
  const alertStore = openFileAlertStore({ folder: DISK, clock: ports.clock });
  const ways = waysOut((channelId) => {
    // Kept before it is sent: what a channel is sending is known without reading its message.
    const sending = alertStore
      .present()
      .outbox.entries.filter((entry) => entry.channelId === channelId && entry.state === 'sending');
    const tellings = sending.map(({ telling }) => telling);
    return options.deliver(channelId, noticeOf(tellings, sending[0]?.reason ?? 'now'));
  }, options.hangs);
  const application = createApplication({
    mode: 'desktop',
    version: '0.0.0',
    systemLanguage: 'en',
    watched: { source: 'stored' },
    world: {
      collector: options.collector,
      administrators: NOBODY,
      resolveSecret: () => Promise.resolve(null),
      workbench: createWorkbench({
        fetch: () => Promise.reject(new Error('no way out')),
        clock: ports.clock,
        resolveSecret: () => Promise.resolve(null),
        collector: options.collector,
      }),
      listGenesysDomains: () => Promise.resolve({ domains: [], problem: null }),
      preflight: () => Promise.reject(new Error('Nothing is connected here.')),
    },
    openSample: () => Promise.reject(new Error('Nobody looks at the sample here.')),
    clock: ports.clock,
    random: options.random,
    settings: options.settings,
    ...ways,
    secretStore: options.secretStore,
    alertStore,
    journal,
    user: 'admin',
    zone: options.zone,
    openExternal: () => Promise.resolve(),
    host: {
      ...createBareHost(),
      showNotice: (notice) => options.deliver('desktop', notice),
    },
    newId: options.newId,
    onUnexpected: options.onDefect,
  });
  application.start();
  return {
    application,
    give: (name, argument) => {
      void dispatch(application.handlers, name, argument, options.onDefect);
    },
    suspend: application.suspend,
    resume: application.resume,
    setOnline: application.setOnline,
    checkTime: application.checkTime,
    journal: journal.entries,
    quit: application.dispose,
  };
}

/** How a connection is stored. */
export function storedConnectionOf(connection: Connection) {
  return { ...entryOfConnection(connection), id: connection.id };
}
