import type { Connection } from '../domain/connection';
import type { GenesysObservations } from '../domain/genesys';
import { genesysDomainsOf } from '../domain/genesys-domains';
import type { Observation } from '../domain/observation';

/** An organisation of which nothing could be read, for one reason; null: the connection has none. */
export function unreadGenesys(
  connection: Connection,
  because: Observation<never>,
): GenesysObservations | null {
  const { genesys } = connection;
  if (genesys === null) return null;
  return {
    token: because,
    rate: null,
    domains: genesysDomainsOf(genesys, connection).map((name) => ({
      name,
      domain: because,
      routes: because,
    })),
    integrations: [],
    flows: [],
    queues: [],
    queueActivity: because,
    conversations: because,
    emailSettings: because,
    outboundDomains: because,
    ipRanges: because,
  };
}
