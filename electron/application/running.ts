import { problemEvent } from '../../shared/alerts/activity';
import { instantOf } from '../../shared/domain/instant';
import type { Language } from '../../shared/messages/formatter';
import { message } from '../../shared/messages/message';
import type { OwnWorld } from '../onboarding/own-world';
import type { RunKeeper } from '../runbooks/run-keeper';
import type { RunStore } from '../runbooks/run-record';
import { createMemorySecretStore } from '../secrets/memory-secret-store';
import type { SecretStore } from '../secrets/secret-store';
import type { Clipboard } from './clipboard-loan';
import type { OwnConnections } from './own-connections';
import { replaceOwnSecret } from './own-secret';
import { createRunParts, runCommands, type RunPartsOptions } from './run-parts';
import type { Watched } from './watched';
import type { Watching } from './watching';

/** What runbooks run on. */
export interface RunningOptions extends Pick<
  RunPartsOptions,
  'clock' | 'newId' | 'user' | 'signIn' | 'note' | 'show' | 'onUnexpected'
> {
  readonly watched: () => Watched;
  readonly watching: Watching;
  readonly own: OwnConnections;
  readonly world: OwnWorld;
  /** What is kept of runs: of one's own connections, and of the sample tenant's. */
  readonly stores: { readonly own: RunStore; readonly sample: RunStore };
  readonly secretStore: SecretStore;
  readonly language: () => Language;
  readonly zone: () => string;
  readonly clipboard: Clipboard | null;
}

/** The runbooks of whatever is watched at present. */
export interface Running {
  readonly keeper: () => RunKeeper;
  readonly commands: ReturnType<typeof runCommands>['commands'];
  readonly dispose: () => Promise<void>;
}

/** Keeps the runs of one's own connections and those of the sample tenant apart. */
export function createRunning(options: RunningOptions): Running {
  const { watched, watching, own, world, clock, note, onUnexpected } = options;
  const isSampleWatched = (): boolean => watched().source === 'sample';

  const runsOf = (isSample: boolean, store: RunStore): RunKeeper =>
    createRunParts({
      store,
      secretStore: isSample ? createMemorySecretStore() : options.secretStore,
      isWatched: () => isSampleWatched() === isSample,
      connections: watching.connections,
      workbench: () => {
        const present = watched();
        return present.source === 'sample' ? present.sample.workbench : world.workbench;
      },
      clock,
      newId: options.newId,
      user: options.user,
      replaceOwnSecret: (connection, value) => {
        const present = watched();
        if (present.source !== 'sample') return replaceOwnSecret(connection, value, options.secretStore);
        present.sample.replaceSecret(connection, value);
        return Promise.resolve('replaced');
      },
      correctOwnEndpoint: ({ id }, tokenEndpoint) => {
        const stored = watched().source === 'stored' ? own.find(id) : null;
        if (stored === null) return Promise.resolve('elsewhere');
        own.keep({ ...stored, tokenEndpoint });
        return Promise.resolve('corrected');
      },
      keepFilterPolicy: ({ id }, policy) => {
        watching.keepFilterPolicy(id, policy);
      },
      signIn: options.signIn,
      show: options.show,
      note,
      onChanged: (connectionId) => {
        if (watching.connections().some(({ id }) => id === connectionId)) {
          watching.monitor.recheck('full', connectionId).catch(onUnexpected);
        }
      },
      onSecretRefused: () => {
        note(problemEvent(message('runbook.problem.keychain'), instantOf(clock.now())));
      },
      onUnexpected,
    });

  const keepers = {
    own: runsOf(false, options.stores.own),
    sample: runsOf(true, options.stores.sample),
  };
  const keeper = (): RunKeeper => (isSampleWatched() ? keepers.sample : keepers.own);
  const parts = runCommands({
    keeper,
    clock,
    language: options.language,
    zone: options.zone,
    clipboard: options.clipboard,
    onHandedOver: ({ connectionId }, secret) => {
      const present = watched();
      if (present.source === 'sample') present.sample.handToVendor(connectionId, secret);
    },
    onUnexpected,
  });
  return {
    keeper,
    commands: parts.commands,
    dispose: async () => {
      keepers.own.dispose();
      keepers.sample.dispose();
      await parts.dispose();
    },
  };
}
