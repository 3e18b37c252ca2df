import type { Unreadable } from '../checks/findings';
import { isPassing } from '../domain/failure';
import type { GenesysDomainFacts, GenesysIntegrationFacts, GenesysObservations } from '../domain/genesys';
import { type EpochMs, epochOf } from '../domain/instant';
import { type Observation, valueOf } from '../domain/observation';

/** The Microsoft Graph integration of an organisation, as its domains name it. */
export interface LinkedIntegration {
  readonly id: string;
  readonly name: string | null;
}

/**
 * What could not be read for a reason that goes by, so that asking again may tell; null: nothing. A missing permission is
 * none of those: somebody has to do by hand what it would have shown.
 */
export function passingFailure(observations: readonly Observation<unknown>[]): Unreadable | null {
  for (const observation of observations) {
    if (observation.state === 'read') continue;
    const { failure } = observation;
    // What answered in place of the service, or cut its answer off, does so for a moment.
    if (isPassing(failure) || failure.code === 'badPayload') return observation;
  }
  return null;
}

/** All that has to be read to find the integration, its configuration and its credentials. */
export function farEndObservations({
  token,
  domains,
  integrations,
}: GenesysObservations): readonly Observation<unknown>[] {
  return [
    token,
    ...domains.map(({ domain }) => domain),
    ...integrations.flatMap(({ integration, configuration, credentials }) => [
      integration,
      configuration,
      credentials,
    ]),
  ];
}

/**
 * Whether the credential at Genesys Cloud was last saved before a moment, so that it cannot hold a secret that was made
 * afterwards; null: that is not shown.
 */
export function isCredentialOlderThan(genesys: GenesysObservations | null, at: EpochMs): boolean | null {
  const credentials = (genesys?.integrations ?? []).flatMap(({ credentials: all }) => valueOf(all) ?? []);
  const saved = credentials.flatMap(({ modifiedAt }) => (modifiedAt === null ? [] : [epochOf(modifiedAt)]));
  return saved.length === 0 ? null : Math.max(...saved) < at;
}

/** The integration that the connection's domains are joined by; null: there is none, or there are several. */
export function linkedIntegration(genesys: GenesysObservations | null): LinkedIntegration | null {
  const there = (genesys?.integrations ?? []).flatMap(({ integration }) =>
    integration.state === 'read' && integration.value !== null ? [integration.value] : [],
  );
  const [first] = there;
  return there.length === 1 && first !== undefined ? { id: first.id, name: first.name } : null;
}

/** How the integration stands at Genesys Cloud. */
export type FarEndState =
  | { readonly is: 'unreadable'; readonly failure: Unreadable['failure']; readonly requestId: string | null }
  | { readonly is: 'gone' }
  | {
      readonly is: 'there';
      readonly intended: GenesysIntegrationFacts['intendedState'];
      readonly reported: GenesysIntegrationFacts['reportedState'];
      /** How the domains that are joined by it say that they are: the worst of them; `none` is joined by it. */
      readonly domains: 'active' | 'error' | 'pending' | 'none';
      readonly source: Pick<Observation<unknown>, 'at' | 'via' | 'requestId'>;
    };

/** What was read of the integration, and of the domains that are joined by it. */
export interface FarEnd {
  readonly integration: Observation<GenesysIntegrationFacts | null>;
  readonly domains: readonly Observation<GenesysDomainFacts | null>[];
}

function linkStatus(
  domains: FarEnd['domains'],
  integrationId: string,
): 'active' | 'error' | 'pending' | 'none' {
  const statuses = domains.flatMap((domain) =>
    domain.state === 'read' && domain.value?.graph?.integration?.id === integrationId
      ? [domain.value.graph.status]
      : [],
  );
  if (statuses.length === 0) return 'none';
  if (statuses.includes('Error') || statuses.includes('IntegrationDeleted')) return 'error';
  return statuses.every((status) => status === 'Active') ? 'active' : 'pending';
}

/** How an integration stands at Genesys Cloud. */
export function farEndState({ integration, domains }: FarEnd): FarEndState {
  if (integration.state === 'unreadable') {
    return { is: 'unreadable', failure: integration.failure, requestId: integration.requestId };
  }
  const { value } = integration;
  if (value === null) return { is: 'gone' };
  return {
    is: 'there',
    intended: value.intendedState,
    reported: value.reportedState,
    domains: linkStatus(domains, value.id),
    source: integration,
  };
}

/** Where the secret is at Genesys Cloud: a credential, of which all fields but the secret's are known. */
export interface SecretPlace {
  readonly credentialId: string;
  readonly name: string | null;
  readonly typeName: string;
  readonly secretField: string;
  /** All others, as they stay: writing replaces all of them. */
  readonly fields: Readonly<Record<string, string>>;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Whether something shows that a credential is the one of this app: its client id is among the fields, or the integration
 * signs in to this tenant and no other app is named. Otherwise another app's secret could be overwritten.
 */
export function isPlaceOfApp(
  { fields }: SecretPlace,
  app: {
    readonly clientId: string;
    /** Of the integration's configuration. */
    readonly tokenEndpoints: readonly string[];
    /** Id of the tenant, and its domains. */
    readonly tenantIds: readonly string[];
  },
): boolean {
  const values = Object.values(fields).map((value) => value.toLowerCase());
  if (values.includes(app.clientId.toLowerCase())) return true;
  const tenants = app.tenantIds.map((tenant) => tenant.toLowerCase());
  const namesAnother = values.some((value) => GUID.test(value) && !tenants.includes(value));
  const isOfTenant = [...app.tokenEndpoints, ...values].some((text) =>
    tenants.some((tenant) => text.toLowerCase().includes(`/${tenant}/`)),
  );
  return isOfTenant && !namesAnother;
}
