import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Clock, systemClock } from '../../electron/clock';
import { type FarEnd, farEndOf } from '../../electron/simulator/genesys/far-end';
import { serveSimulator } from '../../electron/simulator/https-server';
import {
  buildScenario,
  configurationAt,
  type GenesysScenarioName,
  type ScenarioName,
  type SimulatedSetup,
} from '../../electron/simulator/scenarios';
import { createSimulator } from '../../electron/simulator/simulator';
import type { Tenant } from '../../electron/simulator/world';
import type { ConfigurationInput } from '../../shared/domain/configuration';
import type { EpochMs } from '../../shared/domain/instant';

/** Scenarios, each a tenant of its own and watched by a connection that has its name. */
export interface ServedScenarios {
  /** All of them, as one configuration. */
  readonly configuration: ConfigurationInput;
  /** The secrets, and the authority to trust: all that an application on this configuration needs. */
  readonly env: Readonly<Record<string, string>>;
  /** The tenant of a scenario: what is changed in it, applications see at their next look. */
  readonly tenant: (name: ScenarioName | GenesysScenarioName) => Tenant;
  /** Genesys Cloud at the other end of a scenario that has one. */
  readonly farEnd: (name: GenesysScenarioName) => FarEnd;
  /** Writes a configuration file and gives its path. */
  readonly write: (configuration: ConfigurationInput) => string;
  readonly close: () => Promise<void>;
}

/** A scenario whose names collide with those of no other: its tenant's ids are drawn from a seed of its own. */
function separate(name: ScenarioName | GenesysScenarioName, now: EpochMs, seed: number): SimulatedSetup {
  const { world, configuration, env } = buildScenario(name, { now, seed });
  const own = (variable: string): string => `${name.toUpperCase().replaceAll('-', '_')}_${variable}`;
  return {
    world,
    configuration: {
      connections: configuration.connections.map((connection) => ({
        ...connection,
        name,
        access: connection.access.map((access) =>
          'secret' in access && access.secret !== undefined && 'env' in access.secret
            ? { ...access, secret: { env: own(access.secret.env) } }
            : access,
        ),
        ...(connection.genesys === undefined || !('env' in connection.genesys.secret)
          ? {}
          : { genesys: { ...connection.genesys, secret: { env: own(connection.genesys.secret.env) } } }),
      })),
    },
    env: Object.fromEntries(Object.entries(env).map(([variable, secret]) => [own(variable), secret])),
  };
}

/**
 * Serves scenarios over HTTPS on loopback, as `graphkeeper simulate` does, but several at once and from this
 * process, where a test can reach into their tenants.
 */
export async function serveScenarios(
  names: readonly (ScenarioName | GenesysScenarioName)[],
  { latencyMs = 0, clock = systemClock }: { readonly latencyMs?: number; readonly clock?: Clock } = {},
): Promise<ServedScenarios> {
  const now = clock.now();
  const setups = names.map((name, index) => separate(name, now, index + 1));
  const tenants = setups.flatMap(({ world }) => world.tenants);
  const organisations = setups.flatMap(({ world }) => world.organisations);
  const simulator = createSimulator({ world: { tenants, organisations }, clock, latencyMs });
  const { origin, caPath, close } = await serveSimulator(simulator);
  const folder = mkdtempSync(join(tmpdir(), 'graphkeeper-test-'));
  let files = 0;
  const tenantOf = (name: ScenarioName | GenesysScenarioName): Tenant => {
    const tenant = tenants[names.indexOf(name)];
    if (tenant === undefined) throw new Error(`${name} is not served`);
    return tenant;
  };
  return {
    configuration: configurationAt(
      { connections: setups.flatMap(({ configuration }) => configuration.connections) },
      origin,
    ),
    env: Object.assign({ NODE_EXTRA_CA_CERTS: caPath }, ...setups.map(({ env }) => env)) as Record<
      string,
      string
    >,
    tenant: tenantOf,
    farEnd: (name) => {
      const { vendor } = tenantOf(name);
      const farEnd = vendor === undefined ? null : farEndOf(vendor, organisations);
      if (farEnd === null) throw new Error(`${name} has no organisation`);
      return farEnd;
    },
    write: (configuration) => {
      const path = join(folder, `${String(++files)}.json`);
      writeFileSync(path, JSON.stringify(configuration));
      return path;
    },
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
