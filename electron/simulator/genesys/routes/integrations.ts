import { z } from 'zod';

import { noteChange } from '../audit-log';
import {
  type GenesysCall,
  genesysError,
  type GenesysPermissions,
  type GenesysReply,
  type GenesysRoute,
  notFound,
} from '../genesys-route';
import { integrationStatus, setIntendedState } from '../integration-state';
import type { SimIntegration } from '../organisation';
import { pagedReply } from '../paging';
import { readBody } from '../request-body';
import {
  integrationConfigResource,
  integrationResource,
  integrationTypeResource,
} from '../resources/integration';
import { shownAt } from '../served-endpoint';

/** Reading integrations and credentials (Genesys SDK documentation: IntegrationsApi). */
export const VIEW_INTEGRATIONS: GenesysPermissions = {
  kind: 'all',
  names: ['integrations:integration:view'],
};
/** Changing them (same). */
export const EDIT_INTEGRATIONS: GenesysPermissions = {
  kind: 'all',
  names: ['integrations:integration:edit'],
};

/** Other fields of an integration may go along in a `PATCH`; the intended state is what can be changed here. */
const patchBody = z.object({ intendedState: z.enum(['ENABLED', 'DISABLED']) });

const configBody = z.strictObject({
  id: z.string().optional(),
  name: z.string().min(1),
  version: z.number().int(),
  properties: z.record(z.string(), z.string()),
  advanced: z.record(z.string(), z.json()),
  notes: z.string(),
  credentials: z.record(z.string(), z.object({ id: z.string() })),
  selfUri: z.string().optional(),
});

function findIntegration({ organisation, params }: GenesysCall): SimIntegration | null {
  return organisation.integrations.find(({ id }) => id === params['integrationId']) ?? null;
}

function withIntegration(
  call: GenesysCall,
  handle: (integration: SimIntegration) => GenesysReply,
): GenesysReply {
  const integration = findIntegration(call);
  return integration === null ? notFound() : handle(integration);
}

function list(call: GenesysCall): GenesysReply {
  const { organisation, query, now } = call;
  const ids = query.get('ids')?.split(',') ?? null;
  const matches = (name: string, value: string): boolean => (query.get(name) ?? value) === value;
  const credentialId = query.get('credentialId');
  const found = organisation.integrations.filter(
    (one) =>
      (ids === null || ids.includes(one.id)) &&
      matches('integrationType', one.typeId) &&
      matches('reportedState', integrationStatus(organisation, one, now).code) &&
      (credentialId === null || Object.values(one.credentials).includes(credentialId)),
  );
  return pagedReply(call, found, {
    path: '/api/v2/integrations',
    maxPageSize: 200,
    serialise: (one) => integrationResource(organisation, one, now),
  });
}

function patch(call: GenesysCall, integration: SimIntegration): GenesysReply {
  const body = readBody(call, patchBody);
  if ('refused' in body) return body.refused;
  const { organisation, now } = call;
  const before = integration.intendedState;
  const after = body.value.intendedState;
  setIntendedState(organisation, integration, after, now);
  noteChange(call, {
    service: 'Integrations',
    entityType: 'Integration',
    entityId: integration.id,
    entityName: integration.name,
    changes: [{ property: 'intendedState', before, after }],
  });
  return { status: 200, body: integrationResource(organisation, integration, now) };
}

function configReply({ organisation, servedAt }: GenesysCall, integration: SimIntegration): GenesysReply {
  const properties = shownAt(integration.properties, servedAt);
  return { status: 200, body: integrationConfigResource(organisation, { ...integration, properties }) };
}

function putConfig(call: GenesysCall, integration: SimIntegration): GenesysReply {
  const body = readBody(call, configBody);
  if ('refused' in body) return body.refused;
  const { organisation } = call;
  const { name, version, properties, notes, credentials } = body.value;
  if (version !== integration.configVersion) {
    return genesysError(
      409,
      'version.conflict',
      'Version {version} does not match the current version {current}.',
      {
        version: String(version),
        current: String(integration.configVersion),
      },
    );
  }
  for (const { id } of Object.values(credentials)) {
    if (!organisation.credentials.some((one) => one.id === id)) return notFound();
  }
  replaceAll(integration.properties, properties);
  replaceAll(
    integration.credentials,
    Object.fromEntries(Object.entries(credentials).map(([key, { id }]) => [key, id])),
  );
  integration.name = name;
  integration.notes = notes;
  integration.configVersion += 1;
  noteChange(call, {
    service: 'Integrations',
    entityType: 'IntegrationConfiguration',
    entityId: integration.id,
    entityName: name,
    changes: [{ property: 'version', before: String(version), after: String(integration.configVersion) }],
  });
  return configReply(call, integration);
}

function replaceAll(target: Record<string, string>, values: Readonly<Record<string, string>>): void {
  for (const key of Object.keys(target)) Reflect.deleteProperty(target, key);
  Object.assign(target, values);
}

/** Integrations, their configuration and their kinds. */
export const integrationRoutes: readonly GenesysRoute[] = [
  { method: 'GET', path: '/integrations', permissions: VIEW_INTEGRATIONS, handle: list },
  {
    method: 'GET',
    path: '/integrations/types',
    permissions: VIEW_INTEGRATIONS,
    handle: (call) =>
      pagedReply(call, call.organisation.integrationTypes, {
        path: '/api/v2/integrations/types',
        maxPageSize: 200,
        serialise: integrationTypeResource,
      }),
  },
  {
    method: 'GET',
    path: '/integrations/types/{typeId}',
    permissions: VIEW_INTEGRATIONS,
    handle: ({ organisation, params }) => {
      const type = organisation.integrationTypes.find(({ id }) => id === params['typeId']);
      return type === undefined ? notFound() : { status: 200, body: integrationTypeResource(type) };
    },
  },
  {
    method: 'GET',
    path: '/integrations/{integrationId}',
    permissions: VIEW_INTEGRATIONS,
    handle: (call) =>
      withIntegration(call, (integration) => ({
        status: 200,
        body: integrationResource(call.organisation, integration, call.now),
      })),
  },
  {
    method: 'PATCH',
    path: '/integrations/{integrationId}',
    permissions: EDIT_INTEGRATIONS,
    handle: (call) => withIntegration(call, (integration) => patch(call, integration)),
  },
  {
    method: 'GET',
    path: '/integrations/{integrationId}/config/current',
    permissions: VIEW_INTEGRATIONS,
    handle: (call) => withIntegration(call, (integration) => configReply(call, integration)),
  },
  {
    method: 'PUT',
    path: '/integrations/{integrationId}/config/current',
    permissions: EDIT_INTEGRATIONS,
    handle: (call) => withIntegration(call, (integration) => putConfig(call, integration)),
  },
];
