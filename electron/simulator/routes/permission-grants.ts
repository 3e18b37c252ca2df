import { z } from 'zod';

import { insufficientPrivileges } from '../graph/authorisation';
import { READ_PERMISSION_GRANTS, WRITE_PERMISSION_GRANTS } from '../graph/permissions';
import type { GraphCall, GraphReply, GraphRoute } from '../graph-route';
import { type CollectionOptions, collectionReply, entityReply } from '../odata';
import { PERMISSION_GRANT_PROPERTIES, permissionGrantResource } from '../resources/grants';
import type { SimPermissionGrant } from '../world';
import { badRequest, objectNotFound, pathKey, readBody } from './directory-object';
import { mayGrant } from './ownership';
import { principalOf } from './service-principals';

const TYPE = {
  context: 'oauth2PermissionGrants',
  type: 'microsoft.graph.oAuth2PermissionGrant',
  properties: PERMISSION_GRANT_PROPERTIES,
};

const postBody = z.strictObject({
  clientId: z.guid(),
  consentType: z.enum(['AllPrincipals', 'Principal']),
  principalId: z.guid().nullish(),
  resourceId: z.guid(),
  scope: z.string(),
});

const patchBody = z.strictObject({ scope: z.string() });

function collection(path: string): CollectionOptions<SimPermissionGrant> {
  return {
    ...TYPE,
    path,
    defaultTop: 100,
    maxTop: 999,
    fields: {
      clientId: (grant) => grant.clientId,
      consentType: (grant) => grant.consentType,
      principalId: (grant) => grant.principalId,
      resourceId: (grant) => grant.resourceId,
    },
    countNeedsConsistencyLevel: true,
    serialise: permissionGrantResource,
  };
}

function found(call: GraphCall): SimPermissionGrant | GraphReply {
  const id = call.params['grant'] ?? '';
  return call.tenant.permissionGrants.find((grant) => grant.id === id) ?? objectNotFound(id);
}

function listOfPrincipal(call: GraphCall): GraphReply {
  const principal = principalOf(call);
  if ('status' in principal) return principal;
  const path = `/servicePrincipals${pathKey(call.params['principal'] ?? '')}/oauth2PermissionGrants`;
  const grants = call.tenant.permissionGrants.filter((grant) => grant.clientId === principal.id);
  return collectionReply(call, grants, collection(path));
}

function get(call: GraphCall): GraphReply {
  const grant = found(call);
  return 'status' in grant ? grant : entityReply(call, permissionGrantResource(grant), TYPE);
}

function create(call: GraphCall): GraphReply {
  const body = readBody(call, postBody);
  if ('status' in body) return body;
  if (!mayGrant(call, 'otherwise')) return insufficientPrivileges();
  const { clientId, consentType, resourceId, scope } = body.value;
  const principalId = body.value.principalId ?? null;
  const { servicePrincipals, users, permissionGrants } = call.tenant;
  const unknown = [clientId, resourceId].find(
    (id) => !servicePrincipals.some((principal) => principal.id === id),
  );
  if (unknown !== undefined) return objectNotFound(unknown);
  if ((consentType === 'Principal') !== (principalId !== null)) {
    return badRequest("'principalId' must be given for consentType 'Principal', and only then.");
  }
  if (principalId !== null && !users.some((user) => user.id === principalId))
    return objectNotFound(principalId);
  const exists = permissionGrants.some(
    (grant) =>
      grant.clientId === clientId &&
      grant.resourceId === resourceId &&
      grant.consentType === consentType &&
      grant.principalId === principalId,
  );
  if (exists) return badRequest('Permission entry already exists.');
  const id = Buffer.from(`${clientId}${call.newId()}`.replaceAll('-', ''), 'hex').toString('base64url');
  const grant: SimPermissionGrant = { id, clientId, consentType, principalId, resourceId, scope };
  permissionGrants.push(grant);
  return entityReply(call, permissionGrantResource(grant), TYPE, 201);
}

function patch(call: GraphCall): GraphReply {
  const grant = found(call);
  if ('status' in grant) return grant;
  const body = readBody(call, patchBody);
  if ('status' in body) return body;
  if (!mayGrant(call, 'otherwise')) return insufficientPrivileges();
  grant.scope = body.value.scope;
  return { status: 204 };
}

function remove(call: GraphCall): GraphReply {
  const grant = found(call);
  if ('status' in grant) return grant;
  if (!mayGrant(call, 'otherwise')) return insufficientPrivileges();
  call.tenant.permissionGrants.splice(call.tenant.permissionGrants.indexOf(grant), 1);
  return { status: 204 };
}

const ONE = '/oauth2PermissionGrants/{grant}';

/** Delegated grants. A change of `scope` replaces the whole list. */
export const permissionGrantRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/oauth2PermissionGrants',
    version: 'both',
    permissions: READ_PERMISSION_GRANTS,
    handle: (call) =>
      collectionReply(call, call.tenant.permissionGrants, collection('/oauth2PermissionGrants')),
  },
  {
    method: 'GET',
    path: '/servicePrincipals/{principal}/oauth2PermissionGrants',
    version: 'both',
    permissions: READ_PERMISSION_GRANTS,
    handle: listOfPrincipal,
  },
  {
    method: 'POST',
    path: '/oauth2PermissionGrants',
    version: 'both',
    permissions: WRITE_PERMISSION_GRANTS,
    handle: create,
  },
  { method: 'GET', path: ONE, version: 'both', permissions: READ_PERMISSION_GRANTS, handle: get },
  { method: 'PATCH', path: ONE, version: 'both', permissions: WRITE_PERMISSION_GRANTS, handle: patch },
  { method: 'DELETE', path: ONE, version: 'both', permissions: WRITE_PERMISSION_GRANTS, handle: remove },
];
