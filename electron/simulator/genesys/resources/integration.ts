import type { EpochMs } from '../../../../shared/domain/instant';
import type { JsonObject } from '../../../../shared/domain/json';
import { integrationStatus, type ReportedState, typeOf } from '../integration-state';
import type { SimIntegration, SimIntegrationType, SimOrganisation } from '../organisation';
import { credentialInfoResource } from './credential';
import { genesysTime } from './genesys-time';

const EFFECTIVE: Readonly<Record<ReportedState, string>> = {
  ACTIVE: 'Active',
  ACTIVATING: 'Activating',
  INACTIVE: 'Inactive',
  DEACTIVATING: 'Deactivating',
  ERROR: 'Error',
};

/** An integration as Genesys Cloud's `Integration`. */
export function integrationResource(
  organisation: SimOrganisation,
  integration: SimIntegration,
  now: EpochMs,
): JsonObject {
  const selfUri = `/api/v2/integrations/${integration.id}`;
  const type = typeOf(organisation, integration);
  const { code, since, failure } = integrationStatus(organisation, integration, now);
  return {
    id: integration.id,
    name: integration.name,
    integrationType: {
      id: integration.typeId,
      ...(type === null ? {} : { name: type.name, description: type.description, category: type.category }),
      selfUri: `/api/v2/integrations/types/${integration.typeId}`,
    },
    notes: integration.notes,
    intendedState: integration.intendedState,
    config: { current: integrationConfigResource(organisation, integration) },
    reportedState: {
      code,
      effective: EFFECTIVE[code],
      ...(failure === null
        ? {}
        : { detail: { localizableMessageCode: failure.code, message: failure.message } }),
      lastUpdated: genesysTime(since),
    },
    attributes: {},
    selfUri,
  };
}

/** Its configuration as `IntegrationConfiguration`. */
export function integrationConfigResource(
  organisation: SimOrganisation,
  integration: SimIntegration,
): JsonObject {
  return {
    id: integration.id,
    name: integration.name,
    version: integration.configVersion,
    properties: { ...integration.properties },
    advanced: {},
    notes: integration.notes,
    credentials: Object.fromEntries(
      Object.entries(integration.credentials).flatMap(([key, id]) => {
        const credential = organisation.credentials.find((one) => one.id === id);
        return credential === undefined ? [] : [[key, credentialInfoResource(credential)]];
      }),
    ),
    selfUri: `/api/v2/integrations/${integration.id}/config/current`,
  };
}

/** A kind of integration as `IntegrationType`. */
export function integrationTypeResource(type: SimIntegrationType): JsonObject {
  const selfUri = `/api/v2/integrations/types/${type.id}`;
  return {
    id: type.id,
    name: type.name,
    description: type.description,
    category: type.category,
    configPropertiesSchemaUri: `${selfUri}/configschemas/properties`,
    configAdvancedSchemaUri: `${selfUri}/configschemas/advanced`,
    credentials: Object.fromEntries(
      Object.entries(type.credentials).map(([key, { title, required, credentialTypes }]) => [
        key,
        { title, required, credentialTypes: [...credentialTypes] },
      ]),
    ),
    nonInstallable: false,
    selfUri,
  };
}
