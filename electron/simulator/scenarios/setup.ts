import type { ConfigurationInput } from '../../../shared/domain/configuration';
import type { World } from '../world';

/** A simulated world, the configuration that watches it, and the secrets that the configuration refers to. */
export interface SimulatedSetup {
  readonly world: World;
  readonly configuration: ConfigurationInput;
  /** Value by name of the environment variable. */
  readonly env: Readonly<Record<string, string>>;
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
        : { tokenEndpoint: new URL(new URL(connection.tokenEndpoint).pathname, origin).href }),
      ...(connection.genesys === undefined
        ? {}
        : { genesys: { ...connection.genesys, region: { login: origin, api: origin } } }),
    })),
  };
}
