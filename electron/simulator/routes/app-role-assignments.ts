import { z } from 'zod';

import { MICROSOFT_GRAPH_APP_ID } from '../../../shared/profiles/graph-permissions';
import { holdsAny, insufficientPrivileges } from '../graph/authorisation';
import { ALSO_TO_GRANT, READ_APP_ROLE_ASSIGNMENTS, WRITE_APP_ROLE_ASSIGNMENTS } from '../graph/permissions';
import type { GraphCall, GraphReply, GraphRoute } from '../graph-route';
import { collectionReply, entityReply } from '../odata';
import { APP_ROLE_ASSIGNMENT_PROPERTIES, appRoleAssignmentResource } from '../resources/grants';
import type { SimAppRoleAssignment, SimServicePrincipal } from '../world';
import { badRequest, objectNotFound, pathKey, readBody } from './directory-object';
import { mayGrant } from './ownership';
import { principalOf } from './service-principals';

/** The same assignments from both ends: what a principal holds, and what a resource has given. */
type End = 'appRoleAssignments' | 'appRoleAssignedTo';

const postBody = z.strictObject({ principalId: z.guid(), resourceId: z.guid(), appRoleId: z.guid() });

function belongsTo(end: End, principal: SimServicePrincipal): (assignment: SimAppRoleAssignment) => boolean {
  return (assignment) =>
    (end === 'appRoleAssignments' ? assignment.principalId : assignment.resourceId) === principal.id;
}

function typeOf(end: End, principal: SimServicePrincipal) {
  return {
    context: `servicePrincipals('${principal.id}')/${end}`,
    type: 'microsoft.graph.appRoleAssignment',
    properties: APP_ROLE_ASSIGNMENT_PROPERTIES,
  };
}

function list(end: End): GraphRoute['handle'] {
  return (call) => {
    const principal = principalOf(call);
    if ('status' in principal) return principal;
    return collectionReply(call, call.tenant.appRoleAssignments.filter(belongsTo(end, principal)), {
      ...typeOf(end, principal),
      path: `/servicePrincipals${pathKey(call.params['principal'] ?? '')}/${end}`,
      defaultTop: 100,
      maxTop: 999,
      fields: {
        appRoleId: (assignment) => assignment.appRoleId,
        principalId: (assignment) => assignment.principalId,
        resourceId: (assignment) => assignment.resourceId,
      },
      countNeedsConsistencyLevel: true,
      serialise: (assignment) => appRoleAssignmentResource(call.tenant, assignment),
    });
  };
}

/** An id in the form of the directory's: 32 bytes, the first half the principal's id. */
function assignmentId(call: GraphCall, principalId: string): string {
  return Buffer.from(`${principalId}${call.newId()}`.replaceAll('-', ''), 'hex').toString('base64url');
}

function grant(end: End): GraphRoute['handle'] {
  return (call) => {
    const named = principalOf(call);
    if ('status' in named) return named;
    if (!holdsAny(call.caller, ALSO_TO_GRANT)) return insufficientPrivileges();
    const body = readBody(call, postBody);
    if ('status' in body) return body;
    const { principalId, resourceId, appRoleId } = body.value;
    const { tenant } = call;
    const principal = tenant.servicePrincipals.find((one) => one.id === principalId);
    const resource = tenant.servicePrincipals.find((one) => one.id === resourceId);
    if (principal === undefined) return objectNotFound(principalId);
    if (resource === undefined) return objectNotFound(resourceId);
    if ((end === 'appRoleAssignments' ? principal : resource) !== named) {
      return badRequest('The id in the path is not the one in the body.');
    }
    if (!mayGrant(call, resource.appId === MICROSOFT_GRAPH_APP_ID ? 'graphAppRole' : 'otherwise')) {
      return insufficientPrivileges();
    }
    if (!resource.appRoles.some((role) => role.id === appRoleId)) {
      return badRequest(`Permission being assigned was not found on application '${resource.appId}'.`);
    }
    const isGranted = tenant.appRoleAssignments.some(
      (one) =>
        one.principalId === principalId && one.resourceId === resourceId && one.appRoleId === appRoleId,
    );
    if (isGranted) return badRequest('Permission being assigned already exists on the object');
    const assignment: SimAppRoleAssignment = {
      id: assignmentId(call, principalId),
      principalId,
      resourceId,
      appRoleId,
      createdAt: call.now,
    };
    tenant.appRoleAssignments.push(assignment);
    return entityReply(call, appRoleAssignmentResource(tenant, assignment), typeOf(end, named), 201);
  };
}

function revoke(end: End): GraphRoute['handle'] {
  return (call): GraphReply => {
    const principal = principalOf(call);
    if ('status' in principal) return principal;
    const { appRoleAssignments } = call.tenant;
    const id = call.params['assignment'] ?? '';
    const assignment = appRoleAssignments.filter(belongsTo(end, principal)).find((one) => one.id === id);
    if (assignment === undefined) return objectNotFound(id);
    const isGraph = call.tenant.servicePrincipals.some(
      (one) => one.id === assignment.resourceId && one.appId === MICROSOFT_GRAPH_APP_ID,
    );
    if (!mayGrant(call, isGraph ? 'graphAppRole' : 'otherwise')) return insufficientPrivileges();
    appRoleAssignments.splice(appRoleAssignments.indexOf(assignment), 1);
    return { status: 204 };
  };
}

function routesOf(end: End): readonly GraphRoute[] {
  const path = `/servicePrincipals/{principal}/${end}`;
  return [
    { method: 'GET', path, version: 'both', permissions: READ_APP_ROLE_ASSIGNMENTS, handle: list(end) },
    { method: 'POST', path, version: 'both', permissions: WRITE_APP_ROLE_ASSIGNMENTS, handle: grant(end) },
    {
      method: 'DELETE',
      path: `${path}/{assignment}`,
      version: 'both',
      permissions: WRITE_APP_ROLE_ASSIGNMENTS,
      handle: revoke(end),
    },
  ];
}

/** Granted application permissions. A grant takes effect in the next token. */
export const appRoleAssignmentRoutes: readonly GraphRoute[] = [
  ...routesOf('appRoleAssignments'),
  ...routesOf('appRoleAssignedTo'),
];
