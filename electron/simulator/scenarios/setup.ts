import type { ConfigurationInput } from '../../../shared/domain/configuration';
import { moveTokenEndpoint } from '../genesys/integration-state';
import type { World } from '../world';

/** A simulated world, the configuration that watches it, and the secrets that the configuration refers to. */
export interface SimulatedSetup {
  readonly world: World;
  readonly configuration: ConfigurationInput;
  /** Value by name of the environment variable. */
  readonly env: Readonly<Record<string, string>>;
}

/** An address of Microsoft's, with its path as it is, at the origin that a simulated world is served at. */
function movedTo(origin: string, address: string): string {
  return URL.canParse(address) ? new URL(new URL(address).pathname, origin).href : address;
}

/**
 * Moves what the organisations of a world sign in to Microsoft with to the origin that the world is served at: otherwise
 * they would be configured for another cloud than the connections that watch them.
 */
export function moveOrganisations({ organisations }: World, origin: string): void {
  for (const organisation of organisations) {
    for (const integration of organisation.integrations) {
      moveTokenEndpoint(organisation, integration, (endpoint) => movedTo(origin, endpoint));
    }
  }
}

/**
 * The configuration for a simulated world that is served at an origin: each connection's cloud is that origin, and so
 * are both hosts of its Genesys Cloud region; the token endpoint, as it stands at the vendor, is moved there with its
 * path as it is.
 */
export function configurationAt(configuration: ConfigurationInput, origin: string): ConfigurationInput {
  return {
    ...configuration,
    connections: configuration.connections.map((connection) => ({
      ...connection,
      cloud: { login: origin, graph: origin },
      ...(connection.tokenEndpoint === undefined
        ? {}
        : { tokenEndpoint: movedTo(origin, connection.tokenEndpoint) }),
      ...(connection.genesys === undefined
        ? {}
        : { genesys: { ...connection.genesys, region: { login: origin, api: origin } } }),
    })),
  };
}
