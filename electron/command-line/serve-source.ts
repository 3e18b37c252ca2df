import type { AppProblem } from '../../shared/domain/state';
import type { Watched } from '../application/watched';
import { systemClock } from '../clock';
import { fileTokenCaches } from '../identity/file-token-cache';
import type { Fetch } from '../network/fetch';
import { openOwnWorld, type OwnWorld } from '../onboarding/own-world';
import { sampleTenantOf } from '../sample-tenant';
import { createMemorySecretStore } from '../secrets/memory-secret-store';
import { openSecretStore } from '../secrets/open-secret-store';
import { resolveFromEnvironmentAndKeychain } from '../secrets/resolve-secret';
import type { SecretStore } from '../secrets/secret-store';
import { openConfDocument } from '../storage/conf-document';
import { dataFolder } from '../storage/data-folder';
import { openFileSettingsStore } from '../storage/file-settings-store';
import { createMemorySettingsStore } from '../storage/memory-settings-store';
import type { SettingsStore } from '../storage/settings-store';
import { openSource, type SourceOptions } from './source';
import type { Environment } from './terminal';

/** What `serve` watches, and where it keeps what is entered. */
export interface ServeSource {
  readonly watched: Watched;
  readonly world: OwnWorld;
  readonly settings: SettingsStore;
  readonly secretStore: SecretStore;
  readonly problems: readonly AppProblem[];
  /** Null where nothing is kept. */
  readonly dataFolder: string | null;
}

/** Node's own: the one way out of `serve`. */
export const realFetch: Fetch = (input, init) => globalThis.fetch(input, init);

/**
 * Opens what the arguments name, or else one's own connections. With the sample tenant nothing outlasts the
 * process, settings and secrets included: it is for a look and for tests, and leaves no trace.
 */
export async function openServeSource(
  options: SourceOptions,
  env: Environment,
  command: string,
  onUnexpected: (error: unknown) => void,
): Promise<ServeSource> {
  const isStored = options.sample !== true && options.config === undefined;
  const source = isStored ? null : await openSource(options, env, command);
  const folder = source !== null && source.sample !== null ? null : dataFolder(env);
  const opened =
    source === null
      ? await openSecretStore()
      : { store: source.sample !== null ? createMemorySecretStore() : source.secretStore, problem: null };
  const secretStore = opened.store;
  const resolveSecret = resolveFromEnvironmentAndKeychain(env, () => Promise.resolve(secretStore));
  const own = { fetch: realFetch, clock: systemClock, resolveSecret };
  const watched: Watched =
    source === null
      ? { source: 'stored' }
      : source.sample !== null
        ? { source: 'sample', sample: sampleTenantOf(source.sample, systemClock) }
        : { source: 'file', connections: source.connections, policy: source.policy };
  return {
    watched,
    world: openOwnWorld(
      folder === null
        ? own
        : {
            ...own,
            openCache: fileTokenCaches({ folder, secretStore, clock: systemClock, onProblem: onUnexpected }),
          },
    ),
    settings:
      folder === null
        ? createMemorySettingsStore()
        : openFileSettingsStore({ folder, openDocument: openConfDocument }),
    secretStore,
    problems: [...(source?.problems ?? []), ...(opened.problem === null ? [] : [opened.problem])],
    dataFolder: folder,
  };
}
