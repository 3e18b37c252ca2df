import { configurationSchema } from '../shared/domain/configuration';
import type { Connection } from '../shared/domain/connection';
import type { Policy } from '../shared/domain/policy';
import type { Clock } from './clock';
import type { Fetch } from './network/fetch';
import { resolveFromEnvironment } from './secrets/resolve-secret';
import type { ResolveSecret } from './secrets/secret-store';
import { buildSample } from './simulator/scenarios/index';
import { createSimulator } from './simulator/simulator';
import { connectionOf, policyOf } from './storage/configuration-file';

/** The sample tenant, ready to be watched: its own network and its own secrets. */
export interface Sample {
  readonly connections: readonly Connection[];
  readonly policy: Policy;
  /** Answers in this process; nothing is sent anywhere. */
  readonly fetch: Fetch;
  readonly resolveSecret: ResolveSecret;
}

/** Opens the sample tenant, built for the moment that the clock reads. The desktop and the command line share it. */
export function openSample(clock: Clock): Sample {
  const setup = buildSample({ now: clock.now() });
  const configuration = configurationSchema.parse(setup.configuration);
  return {
    connections: configuration.connections.map((entry) => connectionOf(entry, entry.name)),
    policy: policyOf(configuration.policy),
    fetch: createSimulator({ world: setup.world, clock }).fetch,
    resolveSecret: resolveFromEnvironment(setup.env),
  };
}
