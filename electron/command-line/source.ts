import type { Connection } from '../../shared/domain/connection';
import type { Policy } from '../../shared/domain/policy';
import type { AppProblem } from '../../shared/domain/state';
import { configurationErrorMessage } from '../../shared/messages/configuration-message';
import { message } from '../../shared/messages/message';
import { type Clock, systemClock } from '../clock';
import type { Fetch } from '../network/fetch';
import type { Sample } from '../sample';
import type { ResolveSecret, SecretStore } from '../secrets/secret-store';
import { CommandLineError } from './command-line-error';
import type { Environment } from './terminal';

/** `--sample` or `--config FILE`, as commander hands them over. */
export interface SourceOptions {
  readonly sample?: boolean;
  readonly config?: string;
}

/** Which connections to look at, through which network, at which time. */
export interface Source {
  readonly connections: readonly Connection[];
  readonly policy: Policy;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly resolveSecret: ResolveSecret;
  /** Opened only where the configuration refers to the keychain. */
  readonly secretStore: SecretStore;
  readonly problems: readonly AppProblem[];
  /** The sample tenant; null: it is not what the arguments name. */
  readonly sample: Sample | null;
}

function refersToKeychain(connections: readonly Connection[]): boolean {
  return connections
    .flatMap((connection) => [
      ...connection.access.flatMap((access) =>
        'secret' in access ? access.secret : 'certificate' in access ? access.certificate : [],
      ),
      ...(connection.genesys === null ? [] : [connection.genesys.secret]),
    ])
    .some((reference) => 'keychain' in reference);
}

async function openSampleSource(): Promise<Source> {
  const [{ openSample }, { createMemorySecretStore }] = await Promise.all([
    import('../sample'),
    import('../secrets/memory-secret-store'),
  ]);
  const sample = openSample(systemClock);
  return {
    connections: sample.connections,
    policy: sample.policy,
    fetch: sample.fetch,
    resolveSecret: sample.resolveSecret,
    sample,
    clock: systemClock,
    secretStore: createMemorySecretStore(),
    problems: [],
  };
}

async function openConfiguration(path: string, env: Environment): Promise<Source> {
  const { loadConfiguration } = await import('../storage/configuration-file');
  const loaded = await loadConfiguration(path, env);
  if (!loaded.ok) throw new CommandLineError(configurationErrorMessage(loaded.error));
  const [{ resolveFromEnvironmentAndKeychain }, { createMemorySecretStore }] = await Promise.all([
    import('../secrets/resolve-secret'),
    import('../secrets/memory-secret-store'),
  ]);
  const { store, problem } = refersToKeychain(loaded.value.connections)
    ? await (await import('../secrets/open-secret-store')).openSecretStore()
    : { store: createMemorySecretStore(), problem: null };
  return {
    sample: null,
    connections: loaded.value.connections,
    policy: loaded.value.policy,
    fetch: (input, init) => globalThis.fetch(input, init),
    clock: systemClock,
    resolveSecret: resolveFromEnvironmentAndKeychain(env, () => Promise.resolve(store)),
    secretStore: store,
    problems: problem === null ? [] : [problem],
  };
}

/** Opens what the arguments name; an unusable configuration is told before anything is sent. */
export function openSource(options: SourceOptions, env: Environment, command: string): Promise<Source> {
  const { sample = false, config } = options;
  if (sample && config !== undefined) {
    throw new CommandLineError(
      message('cli.error.twoOptions', { first: '--sample', second: '--config' }),
      command,
    );
  }
  if (sample) return openSampleSource();
  if (config === undefined) throw new CommandLineError(message('cli.error.noSource'), command);
  return openConfiguration(config, env);
}

/** The connections with the given names, in the configuration's order; all where none is named. */
export function chooseConnections(
  connections: readonly Connection[],
  names: readonly string[],
): readonly Connection[] {
  const known = new Set(connections.map((connection) => connection.name));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new CommandLineError(message('cli.error.unknownConnection', { name: unknown, names: [...known] }));
  }
  return names.length === 0
    ? connections
    : connections.filter((connection) => names.includes(connection.name));
}
