import { configurationSchema } from '../shared/domain/configuration';
import type { Connection } from '../shared/domain/connection';
import type { Policy } from '../shared/domain/policy';
import type { Clock } from './clock';
import { createAppOnlyIdentity } from './identity/app-only-identity';
import { originsOf } from './identity/clouds';
import type { Identity } from './identity/identity';
import type { Fetch } from './network/fetch';
import { resolveFromEnvironment } from './secrets/resolve-secret';
import type { ResolveSecret } from './secrets/secret-store';
import { farEndOf } from './simulator/genesys/far-end';
import { replaceSecret, restart } from './simulator/genesys/integration-state';
import { buildSample } from './simulator/scenarios/index';
import { registerStandIn } from './simulator/scenarios/stand-in-administrator';
import { createSimulator } from './simulator/simulator';
import { connectionOf, policyOf } from './storage/configuration-file';

/** The sample tenant, ready to be watched: its own network and its own secrets. */
export interface Sample {
  readonly connections: readonly Connection[];
  readonly policy: Policy;
  /** Answers in this process; nothing is sent anywhere. */
  readonly fetch: Fetch;
  readonly resolveSecret: ResolveSecret;
  /** Whoever changes something in a connection's tenant, where nobody can sign in. */
  readonly standIn: (connection: Connection) => Identity | null;
  readonly replaceSecret: (connection: Connection, value: string) => void;
  readonly handToVendor: (connectionId: string, secret: string) => void;
}

/** Opens the sample tenant, built for the moment that the clock reads. The desktop and the command line share it. */
export function openSample(clock: Clock): Sample {
  const now = clock.now();
  const setup = buildSample({ now });
  const configuration = configurationSchema.parse(setup.configuration);
  const connections = configuration.connections.map((entry) => connectionOf(entry, entry.name));
  const env: Record<string, string> = { ...setup.env };
  const { fetch } = createSimulator({ world: setup.world, clock });
  const tenantOf = (connection: Connection | undefined) =>
    setup.world.tenants.find(({ id }) => id === connection?.tenantId);
  const standIns = new Map<string, Identity>();
  return {
    connections,
    policy: policyOf(configuration.policy),
    fetch,
    resolveSecret: resolveFromEnvironment(env),
    standIn: (connection) => {
      const known = standIns.get(connection.tenantId);
      const tenant = tenantOf(connection);
      if (known !== undefined || tenant === undefined) return known ?? null;
      const { clientId, secret } = registerStandIn(tenant, { now });
      const made = createAppOnlyIdentity(
        { fetch, clock },
        {
          kind: 'monitorRegistration',
          tenantId: tenant.id,
          clientId,
          origins: originsOf(connection.cloud),
          credential: { method: 'secret', secret },
        },
      );
      standIns.set(connection.tenantId, made);
      return made;
    },
    replaceSecret: ({ access }, value) => {
      for (const one of access) {
        if (one.kind === 'integrationCredential' && 'secret' in one && 'env' in one.secret) {
          env[one.secret.env] = value;
        }
      }
    },
    handToVendor: (connectionId, secret) => {
      const connection = connections.find(({ id }) => id === connectionId);
      const tenant = tenantOf(connection);
      const held = tenant?.applications
        .flatMap(({ passwords }) => passwords)
        .find(({ secretText }) => secretText === secret);
      if (tenant?.vendor === undefined || held === undefined) return;
      tenant.vendor.keyId = held.keyId;
      const farEnd = farEndOf(tenant.vendor, setup.world.organisations);
      if (farEnd === null) return;
      replaceSecret(farEnd.organisation, farEnd.integration, secret, clock.now());
      restart(farEnd.organisation, farEnd.integration, clock.now());
    },
  };
}
