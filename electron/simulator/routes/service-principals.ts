import { z } from 'zod';

import { insufficientPrivileges } from '../graph/authorisation';
import { READ_APPLICATIONS, WRITE_APPLICATIONS } from '../graph/permissions';
import { type GraphCall, graphError, type GraphReply, type GraphRoute } from '../graph-route';
import { type CollectionOptions, collectionReply, countReply, entityReply } from '../odata';
import { SERVICE_PRINCIPAL_PROPERTIES, servicePrincipalResource } from '../resources/service-principal';
import type { SimApplication, SimServicePrincipal } from '../world';
import { badRequest, findByKey, readBody, selects } from './directory-object';
import { mayWriteApplication } from './ownership';
import { addPassword, removePassword, type SecretHolder } from './password-credentials';

const TYPE = {
  context: 'servicePrincipals',
  type: 'microsoft.graph.servicePrincipal',
  properties: SERVICE_PRINCIPAL_PROPERTIES,
};

const postBody = z.strictObject({ appId: z.guid() });

const patchBody = z.strictObject({
  accountEnabled: z.boolean().optional(),
  displayName: z.string().min(1).max(256).optional(),
  isDisabled: z.boolean().nullish(),
});

function collection(call: GraphCall): CollectionOptions<SimServicePrincipal> {
  const withKeys = selects(call, 'keyCredentials');
  return {
    ...TYPE,
    path: '/servicePrincipals',
    defaultTop: 100,
    maxTop: 999,
    fields: {
      id: (principal) => principal.id,
      appId: (principal) => principal.appId,
      displayName: (principal) => principal.displayName,
      accountEnabled: (principal) => principal.accountEnabled,
      appOwnerOrganizationId: (principal) => principal.appOwnerOrganizationId,
    },
    countNeedsConsistencyLevel: true,
    serialise: (principal) => servicePrincipalResource(call.tenant, principal, withKeys),
  };
}

/** The service principal that the path names, or the 404. */
export function principalOf(call: GraphCall): SimServicePrincipal | GraphReply {
  return findByKey(call.tenant.servicePrincipals, call.params['principal'] ?? '');
}

/** Adds the enterprise application of a registration of this tenant; other tenants' are not simulated. */
function create(call: GraphCall): GraphReply {
  const body = readBody(call, postBody);
  if ('status' in body) return body;
  const { appId } = body.value;
  const { applications, servicePrincipals, id: tenantId } = call.tenant;
  const application = applications.find((one) => one.appId === appId);
  if (application === undefined) {
    return badRequest(
      `The appId '${appId}' of the service principal does not reference a valid application object.`,
    );
  }
  if (!mayWriteApplication(call, application)) return insufficientPrivileges();
  if (servicePrincipals.some((one) => one.appId === appId)) {
    return graphError(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
    );
  }
  const principal: SimServicePrincipal = {
    id: call.newId(),
    appId,
    displayName: application.displayName,
    accountEnabled: true,
    isDisabled: false,
    disabledByMicrosoftStatus: null,
    appOwnerOrganizationId: tenantId,
    appRoles: [],
    scopes: [],
    passwords: [],
    keys: [],
  };
  servicePrincipals.push(principal);
  return entityReply(call, servicePrincipalResource(call.tenant, principal, false), TYPE, 201);
}

function registrationOf(call: GraphCall, principal: SimServicePrincipal): SimApplication | null {
  return call.tenant.applications.find((application) => application.appId === principal.appId) ?? null;
}

function get(call: GraphCall): GraphReply {
  const principal = principalOf(call);
  if ('status' in principal) return principal;
  return entityReply(
    call,
    servicePrincipalResource(call.tenant, principal, selects(call, 'keyCredentials')),
    TYPE,
  );
}

/** A change by somebody who may make it: who owns the registration also looks after its service principal. */
function change(
  handle: (call: GraphCall, principal: SimServicePrincipal) => GraphReply,
): GraphRoute['handle'] {
  return (call) => {
    const principal = principalOf(call);
    if ('status' in principal) return principal;
    return mayWriteApplication(call, registrationOf(call, principal))
      ? handle(call, principal)
      : insufficientPrivileges();
  };
}

function patch(call: GraphCall, principal: SimServicePrincipal): GraphReply {
  const body = readBody(call, patchBody);
  if ('status' in body) return body;
  const { accountEnabled, displayName, isDisabled } = body.value;
  if (accountEnabled !== undefined) principal.accountEnabled = accountEnabled;
  if (displayName !== undefined) principal.displayName = displayName;
  if (isDisabled !== undefined) principal.isDisabled = isDisabled ?? false;
  return { status: 204 };
}

function holderOf(call: GraphCall, principal: SimServicePrincipal): SecretHolder {
  const registration = registrationOf(call, principal);
  return {
    passwords: principal.passwords,
    createdAt: registration?.createdAt ?? call.now,
    signInAudience: registration?.signInAudience ?? 'AzureADMultipleOrgs',
  };
}

/** Enterprise applications. */
export const servicePrincipalRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/servicePrincipals',
    version: 'both',
    permissions: READ_APPLICATIONS,
    handle: (call) => collectionReply(call, call.tenant.servicePrincipals, collection(call)),
  },
  {
    method: 'POST',
    path: '/servicePrincipals',
    version: 'both',
    permissions: WRITE_APPLICATIONS,
    handle: create,
  },
  {
    method: 'GET',
    path: '/servicePrincipals/$count',
    version: 'both',
    permissions: READ_APPLICATIONS,
    handle: (call) => countReply(call, call.tenant.servicePrincipals, collection(call)),
  },
  {
    method: 'GET',
    path: '/servicePrincipals/{principal}',
    version: 'both',
    permissions: READ_APPLICATIONS,
    handle: get,
  },
  {
    method: 'PATCH',
    path: '/servicePrincipals/{principal}',
    version: 'both',
    permissions: WRITE_APPLICATIONS,
    handle: change(patch),
  },
  {
    method: 'POST',
    path: '/servicePrincipals/{principal}/addPassword',
    version: 'both',
    permissions: WRITE_APPLICATIONS,
    handle: change((call, principal) => addPassword(call, holderOf(call, principal))),
  },
  {
    method: 'POST',
    path: '/servicePrincipals/{principal}/removePassword',
    version: 'both',
    permissions: WRITE_APPLICATIONS,
    handle: change((call, principal) => removePassword(call, holderOf(call, principal))),
  },
];
