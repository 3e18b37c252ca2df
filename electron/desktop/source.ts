import type { Connection } from '../../shared/domain/connection';
import { DEFAULT_POLICY, type Policy } from '../../shared/domain/policy';
import type { AppProblem } from '../../shared/domain/state';
import { configurationErrorMessage } from '../../shared/messages/configuration-message';
import type { Clock } from '../clock';
import type { Fetch } from '../network/fetch';
import { openSample } from '../sample';
import { createMemorySecretStore } from '../secrets/memory-secret-store';
import { openSecretStore } from '../secrets/open-secret-store';
import { resolveFromEnvironmentAndKeychain } from '../secrets/resolve-secret';
import type { ResolveSecret, SecretStore } from '../secrets/secret-store';
import { connectionOf, loadConfiguration } from '../storage/configuration-file';
import type { SettingsStore } from '../storage/settings-store';
import type { DesktopArguments } from './arguments';

/** Which connections the desktop watches, through which network and with which secrets. */
export interface DesktopSource {
  readonly isSample: boolean;
  readonly connections: readonly Connection[];
  readonly policy: Policy;
  readonly fetch: Fetch;
  readonly resolveSecret: ResolveSecret;
  readonly secretStore: SecretStore;
  readonly problems: readonly AppProblem[];
}

/** What the choice depends on. */
export interface DesktopSourceOptions {
  readonly given: DesktopArguments;
  readonly settings: SettingsStore;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The real network; the sample tenant brings its own. */
  readonly fetch: Fetch;
  readonly clock: Clock;
}

/**
 * Chooses: the given configuration file, else the stored connections, else the sample tenant. A file that cannot
 * be used does not stop the application, which says so in its window; it watches nothing rather than something
 * else.
 */
export async function openDesktopSource(options: DesktopSourceOptions): Promise<DesktopSource> {
  const { given, settings, env, clock } = options;
  if (given.isSample) return sampleSource(clock);
  if (given.configPath !== null) {
    const loaded = await loadConfiguration(given.configPath, env);
    return loaded.ok
      ? realSource(options, loaded.value.connections, loaded.value.policy)
      : realSource(options, [], DEFAULT_POLICY, [
          { code: 'configurationInvalid', message: configurationErrorMessage(loaded.error) },
        ]);
  }
  const stored = settings.connections().map((entry) => connectionOf(entry, entry.id));
  return stored.length === 0 ? sampleSource(clock) : realSource(options, stored, DEFAULT_POLICY);
}

function sampleSource(clock: Clock): DesktopSource {
  return { ...openSample(clock), isSample: true, secretStore: createMemorySecretStore(), problems: [] };
}

async function realSource(
  { env, fetch, clock }: DesktopSourceOptions,
  connections: readonly Connection[],
  policy: Policy,
  problems: readonly AppProblem[] = [],
): Promise<DesktopSource> {
  const { store, problem } = await openSecretStore({ clock });
  return {
    isSample: false,
    connections,
    policy,
    fetch,
    resolveSecret: resolveFromEnvironmentAndKeychain(env, () => Promise.resolve(store)),
    secretStore: store,
    problems: problem === null ? problems : [...problems, problem],
  };
}
