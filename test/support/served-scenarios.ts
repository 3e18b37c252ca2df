import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Clock, systemClock } from '../../electron/clock';
import { type FarEnd, farEndOf } from '../../electron/simulator/genesys/far-end';
import { serveSimulator } from '../../electron/simulator/https-server';
import { mulberry32, type Random } from '../../electron/simulator/random';
import {
  buildScenario,
  configurationAt,
  type GenesysScenarioName,
  type ScenarioName,
  type SimulatedSetup,
} from '../../electron/simulator/scenarios';
import type { Integration } from '../../electron/simulator/scenarios/integration';
import { createSimulator } from '../../electron/simulator/simulator';
import type { Tenant } from '../../electron/simulator/world';
import type { ConfigurationInput } from '../../shared/domain/configuration';
import type { Connection } from '../../shared/domain/connection';
import type { EpochMs } from '../../shared/domain/instant';

/** What a connection is about, open to what people do there: in the portal, in Exchange, at Genesys Cloud. */
export interface ServedPlace {
  readonly connection: Pick<Connection, 'mailboxes' | 'canaryMailboxes'>;
  readonly integration: Pick<Integration, 'tenant' | 'app' | 'mailboxes' | 'random'>;
  readonly clock: Clock;
}

/** Scenarios, each a tenant of its own and watched by a connection that has its name. */
export interface ServedScenarios {
  /** All of them, as one configuration. */
  readonly configuration: ConfigurationInput;
  /** The secrets, and the authority to trust: all that an application on this configuration needs. */
  readonly env: Readonly<Record<string, string>>;
  /** The tenant of a scenario: what is changed in it, applications see at their next look. */
  readonly tenant: (name: ScenarioName | GenesysScenarioName) => Tenant;
  readonly place: (name: ScenarioName | GenesysScenarioName) => ServedPlace;
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

/** The integration in a tenant, as its connection names it. */
function placeIn(
  tenant: Tenant,
  { mailboxes, canaryMailboxes = [] }: ConfigurationInput['connections'][number],
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): ServedPlace {
  const { vendor } = tenant;
  const application = tenant.applications.find(({ appId }) => appId === vendor?.appId);
  const principal = tenant.servicePrincipals.find(({ appId }) => appId === vendor?.appId);
  if (vendor === undefined || application === undefined || principal === undefined) {
    throw new Error('there is no integration in this tenant');
  }
  return {
    connection: { mailboxes, canaryMailboxes },
    integration: {
      tenant: Object.assign(tenant, { vendor }),
      app: { application, principal },
      mailboxes: tenant.users.filter(({ userPrincipalName }) => mailboxes.includes(userPrincipalName)),
      random,
    },
    clock,
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
  const configuration = configurationAt(
    { connections: setups.flatMap((setup) => setup.configuration.connections) },
    origin,
  );
  const random = mulberry32(1);
  let files = 0;
  const tenantOf = (name: ScenarioName | GenesysScenarioName): Tenant => {
    const tenant = tenants[names.indexOf(name)];
    if (tenant === undefined) throw new Error(`${name} is not served`);
    return tenant;
  };
  return {
    configuration,
    env: Object.assign({ NODE_EXTRA_CA_CERTS: caPath }, ...setups.map(({ env }) => env)) as Record<
      string,
      string
    >,
    tenant: tenantOf,
    place: (name) => {
      const connection = configuration.connections.find((one) => one.name === name);
      if (connection === undefined) throw new Error(`${name} is not served`);
      return placeIn(tenantOf(name), connection, { clock, random });
    },
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
