import type { GenesysIntegrationObservations } from '../../shared/domain/genesys';
import { type Observation, read, unreadable } from '../../shared/domain/observation';
import type { GenesysQuery } from '../genesys/query';
import { configurationQuery, type IntegrationConfiguration } from '../genesys/readers/configuration';
import {
  credentialEndpointsQuery,
  credentialFacts,
  credentialListingQuery,
} from '../genesys/readers/credentials';

type Ask = <T>(query: GenesysQuery<T>) => Promise<Observation<T>>;

/** What of an integration seldom changes. */
type IntegrationDetail = Pick<GenesysIntegrationObservations, 'configuration' | 'credentials'>;

/**
 * Reads how an integration is configured, and its credentials: their dates are in the configuration, or else in the
 * listing of all. Its token endpoint may be a property of the configuration or a field of a credential.
 */
export async function readIntegrationDetail(id: string, ask: Ask): Promise<IntegrationDetail> {
  const configuration = await ask(configurationQuery(id));
  if (configuration.state === 'unreadable') return { configuration, credentials: configuration };
  const { value } = configuration;
  if (value === null)
    return { configuration: read(null, configuration), credentials: read([], configuration) };
  const [endpoints, credentials] = await Promise.all([
    Promise.all(value.credentials.map((credential) => ask(credentialEndpointsQuery(credential.id)))),
    readCredentials({ ...configuration, value }, ask),
  ]);
  const failed = endpoints.find(({ state }) => state === 'unreadable');
  return {
    configuration:
      failed?.state === 'unreadable'
        ? unreadable(failed.failure, failed)
        : read(
            {
              version: value.version,
              tokenEndpoints: [
                ...new Set([
                  ...value.tokenEndpoints,
                  ...endpoints.flatMap((one) => (one.state === 'read' ? one.value : [])),
                ]),
              ],
              credentials: value.credentials.map((credential) => ({
                id: credential.id,
                name: credential.name,
              })),
            },
            configuration,
          ),
    credentials,
  };
}

async function readCredentials(
  configuration: Extract<Observation<IntegrationConfiguration>, { state: 'read' }>,
  ask: Ask,
): Promise<IntegrationDetail['credentials']> {
  const { credentials } = configuration.value;
  const isComplete = credentials.every(({ modifiedDate }) => modifiedDate !== null);
  if (isComplete) return read(credentials.map(credentialFacts), configuration);
  const listing = await ask(credentialListingQuery());
  if (listing.state === 'unreadable') return listing;
  return read(
    credentials.map((known) => credentialFacts(listing.value.find(({ id }) => id === known.id) ?? known)),
    listing,
  );
}
