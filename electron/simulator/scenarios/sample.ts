import type { EpochMs } from '../../../shared/domain/instant';
import { consentWithdrawn } from './consent';
import { buildIntegration, CONTOSO, type Integration, type Organisation, type Scenario } from './integration';
import type { SimulatedSetup } from './setup';
import { secretEndingIn } from './token';

/** Only the integration's own credential is given, so most of the directory stays unknown. */
const WITHOUT_MONITOR: Scenario = {
  prepare: ({ connection, env, secretName }) => {
    connection.access = connection.access.filter((access) => access.kind === 'integrationCredential');
    for (const name of Object.keys(env)) if (name !== secretName) Reflect.deleteProperty(env, name);
  },
};

const SAMPLE: readonly {
  readonly organisation: Organisation;
  readonly scenario: Scenario;
  /** Whether its Genesys Cloud is watched too. */
  readonly isJoined?: boolean;
}[] = [
  { organisation: CONTOSO, scenario: {}, isJoined: true },
  {
    organisation: {
      connection: 'Fabrikam orders',
      tenant: 'Fabrikam',
      domain: 'fabrikam.example',
      mailboxes: ['orders', 'shipping'],
    },
    scenario: secretEndingIn(20),
  },
  {
    organisation: {
      connection: 'Litware service',
      tenant: 'Litware',
      domain: 'litware.example',
      mailboxes: ['service'],
    },
    scenario: WITHOUT_MONITOR,
  },
  {
    organisation: {
      connection: 'Adatum claims',
      tenant: 'Adatum',
      domain: 'adatum.example',
      mailboxes: ['claims', 'documents'],
    },
    scenario: consentWithdrawn(3),
  },
];

/**
 * The tenants that a newcomer explores without an account: one is well, one has a secret that ends in 20 days,
 * one is watched with too little access, and one has stopped because consent was withdrawn.
 */
export function buildSample({ now }: { readonly now: EpochMs }): SimulatedSetup {
  return setupOf(
    SAMPLE.map(({ organisation, scenario, isJoined = false }, index) =>
      buildIntegration(organisation, scenario, { now, seed: index + 1, organisation: isJoined }),
    ),
  );
}

/** The world of several integrations, one tenant each, and the configuration that watches them all. */
export function setupOf(integrations: readonly Integration[]): SimulatedSetup {
  return {
    world: {
      tenants: integrations.map((integration) => integration.tenant),
      organisations: integrations.flatMap(({ farEnd }) => (farEnd === null ? [] : [farEnd.organisation])),
    },
    configuration: { connections: integrations.map((integration) => integration.connection) },
    env: Object.assign({}, ...integrations.map((integration) => integration.env)) as Record<string, string>,
  };
}
