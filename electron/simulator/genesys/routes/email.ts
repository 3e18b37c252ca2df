import { z } from 'zod';

import { noteChange } from '../audit-log';
import {
  badRequest,
  type GenesysCall,
  type GenesysPermissions,
  type GenesysReply,
  type GenesysRoute,
  notFound,
} from '../genesys-route';
import { typeOf } from '../integration-state';
import type { SimEmailDomain } from '../organisation';
import { pagedReply } from '../paging';
import { readBody } from '../request-body';
import {
  inboundDomainResource,
  inboundRouteResource,
  outboundDomainResource,
} from '../resources/email-domain';

// Permissions from the Genesys SDK documentation (RoutingApi, EmailsApi).
const MANAGE: GenesysPermissions = { kind: 'all', names: ['routing:email:manage'] };
const VIEW_OR_MANAGE: GenesysPermissions = {
  kind: 'any',
  names: ['routing:email:manage', 'routing:email:view'],
};
const VIEW_SETTINGS: GenesysPermissions = { kind: 'all', names: ['conversation:settings:view'] };
const EDIT_SETTINGS: GenesysPermissions = { kind: 'all', names: ['conversation:settings:edit'] };

/** Of `InboundDomainPatchRequest`, what this organisation can change; `status` and `errorInfo` are read-only. */
const domainBody = z.strictObject({
  graphApiSettings: z.strictObject({ integration: z.object({ id: z.string() }) }).nullable(),
});

const settingsBody = z.strictObject({ multipleRouteDestinationsOnInboundEmailEnabled: z.boolean() });

function withDomain(call: GenesysCall, handle: (domain: SimEmailDomain) => GenesysReply): GenesysReply {
  const wanted = call.params['domainId']?.toLowerCase();
  const domain = call.organisation.emailDomains.find(({ id }) => id.toLowerCase() === wanted);
  return domain === undefined ? notFound() : handle(domain);
}

function patchDomain(call: GenesysCall, domain: SimEmailDomain): GenesysReply {
  const body = readBody(call, domainBody);
  if ('refused' in body) return body.refused;
  const { organisation, now } = call;
  const id = body.value.graphApiSettings?.integration.id ?? null;
  const integration = organisation.integrations.find((one) => one.id === id);
  const isGraph = integration !== undefined && typeOf(organisation, integration)?.graph !== null;
  if (id !== null && !isGraph) {
    return badRequest('Integration {integrationId} is not a Graph API server integration.', {
      integrationId: id,
    });
  }
  const before = domain.graphIntegrationId ?? '';
  domain.graphIntegrationId = id;
  noteChange(call, {
    service: 'Routing',
    entityType: 'EmailDomain',
    entityId: domain.id,
    entityName: domain.id,
    changes: [{ property: 'graphApiSettings.integration.id', before, after: id ?? '' }],
  });
  return { status: 200, body: inboundDomainResource(organisation, domain, now) };
}

function settingsReply({ organisation }: GenesysCall): GenesysReply {
  return {
    status: 200,
    body: { multipleRouteDestinationsOnInboundEmailEnabled: organisation.multipleDestinations },
  };
}

function patchSettings(call: GenesysCall): GenesysReply {
  const body = readBody(call, settingsBody);
  if ('refused' in body) return body.refused;
  const { organisation } = call;
  const before = String(organisation.multipleDestinations);
  organisation.multipleDestinations = body.value.multipleRouteDestinationsOnInboundEmailEnabled;
  noteChange(call, {
    service: 'ContactCenter',
    entityType: 'EmailSettings',
    entityId: organisation.id,
    entityName: organisation.name,
    changes: [
      {
        property: 'multipleRouteDestinationsOnInboundEmailEnabled',
        before,
        after: String(organisation.multipleDestinations),
      },
    ],
  });
  return settingsReply(call);
}

/** E-mail domains, their routes, and the settings of e-mail. */
export const emailRoutes: readonly GenesysRoute[] = [
  {
    method: 'GET',
    path: '/routing/email/domains',
    permissions: MANAGE,
    handle: (call) =>
      pagedReply(call, call.organisation.emailDomains, {
        path: '/api/v2/routing/email/domains',
        maxPageSize: 100,
        serialise: (domain) => inboundDomainResource(call.organisation, domain, call.now),
      }),
  },
  {
    method: 'GET',
    path: '/routing/email/domains/{domainId}',
    permissions: VIEW_OR_MANAGE,
    handle: (call) =>
      withDomain(call, (domain) => ({
        status: 200,
        body: inboundDomainResource(call.organisation, domain, call.now),
      })),
  },
  {
    method: 'PATCH',
    path: '/routing/email/domains/{domainId}',
    permissions: MANAGE,
    handle: (call) => withDomain(call, (domain) => patchDomain(call, domain)),
  },
  {
    method: 'GET',
    path: '/routing/email/domains/{domainId}/routes',
    permissions: VIEW_OR_MANAGE,
    handle: (call) =>
      withDomain(call, (domain) => {
        const pattern = call.query.get('pattern')?.toLowerCase() ?? null;
        const routes = domain.routes.filter(
          (one) => pattern === null || one.pattern.toLowerCase() === pattern,
        );
        return pagedReply(call, routes, {
          path: `/api/v2/routing/email/domains/${domain.id}/routes`,
          maxPageSize: 100,
          serialise: (route) => inboundRouteResource(call.organisation, domain, route),
        });
      }),
  },
  {
    method: 'GET',
    path: '/routing/email/outbound/domains',
    permissions: MANAGE,
    handle: (call) =>
      pagedReply(call, call.organisation.outboundDomains, {
        path: '/api/v2/routing/email/outbound/domains',
        maxPageSize: 100,
        serialise: outboundDomainResource,
      }),
  },
  {
    method: 'GET',
    path: '/routing/email/outbound/domains/{domainId}',
    permissions: VIEW_OR_MANAGE,
    handle: ({ organisation, params }) => {
      const domain = organisation.outboundDomains.find(({ id }) => id === params['domainId']);
      return domain === undefined ? notFound() : { status: 200, body: outboundDomainResource(domain) };
    },
  },
  { method: 'GET', path: '/emails/settings', permissions: VIEW_SETTINGS, handle: settingsReply },
  { method: 'PATCH', path: '/emails/settings', permissions: EDIT_SETTINGS, handle: patchSettings },
];
