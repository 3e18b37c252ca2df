import { DEFAULT_POLICY } from '../../shared/domain/policy';
import type { AppProblem } from '../../shared/domain/state';
import { configurationErrorMessage } from '../../shared/messages/configuration-message';
import type { Watched } from '../application/watched';
import type { Clock } from '../clock';
import { fileTokenCaches } from '../identity/file-token-cache';
import type { Fetch } from '../network/fetch';
import { openOwnWorld, type OwnWorld } from '../onboarding/own-world';
import { openSampleTenant } from '../sample-tenant';
import { openSecretStore } from '../secrets/open-secret-store';
import { resolveFromEnvironmentAndKeychain } from '../secrets/resolve-secret';
import type { SecretStore } from '../secrets/secret-store';
import { loadConfiguration } from '../storage/configuration-file';
import type { DesktopArguments } from './arguments';

/** What the desktop watches, through which network and with which secrets. */
export interface DesktopSource {
  readonly watched: Watched;
  readonly world: OwnWorld;
  readonly secretStore: SecretStore;
  readonly problems: readonly AppProblem[];
}

/** What the choice depends on. */
export interface DesktopSourceOptions {
  readonly given: DesktopArguments;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The real network; the sample tenant brings its own. */
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Where sign-ins are kept. */
  readonly folder: string;
  readonly onUnexpected: (error: unknown) => void;
}

/**
 * Chooses: the sample tenant if it was asked for, the given configuration file, else the stored connections. A
 * file that cannot be used does not stop the application, which says so in its window; it watches nothing rather
 * than something else.
 */
export async function openDesktopSource(options: DesktopSourceOptions): Promise<DesktopSource> {
  const { env, fetch, clock, folder, onUnexpected } = options;
  const [{ store, problem }, [watched, problems]] = await Promise.all([
    openSecretStore({ clock }),
    chooseWatched(options),
  ]);
  return {
    watched,
    world: openOwnWorld({
      fetch,
      clock,
      resolveSecret: resolveFromEnvironmentAndKeychain(env, () => Promise.resolve(store)),
      openCache: fileTokenCaches({ folder, secretStore: store, clock, onProblem: onUnexpected }),
    }),
    secretStore: store,
    problems: problem === null ? problems : [...problems, problem],
  };
}

async function chooseWatched({
  given,
  env,
  clock,
}: DesktopSourceOptions): Promise<readonly [Watched, readonly AppProblem[]]> {
  if (given.isSample) return [{ source: 'sample', sample: await openSampleTenant(clock) }, []];
  if (given.configPath === null) return [{ source: 'stored' }, []];
  const loaded = await loadConfiguration(given.configPath, env);
  if (loaded.ok) return [{ source: 'file', ...loaded.value }, []];
  const text = configurationErrorMessage(loaded.error);
  return [
    { source: 'file', connections: [], policy: DEFAULT_POLICY },
    [{ code: 'configurationInvalid', message: text }],
  ];
}
