import type { ResourceFacts, ServicePrincipalFacts } from '../../../shared/domain/facts';
import { MICROSOFT_GRAPH_APP_ID } from '../../../shared/profiles/graph-permissions';
import { absentIsNull } from '../../network/query';
import { entityQuery, type GraphQuery, literal } from '../query';
import { READ_PERMISSIONS } from '../read-permissions';
import { resource, servicePrincipal } from '../schemas';
import { credentialFacts } from './credentials';

const MEMBERS =
  'id,appId,displayName,accountEnabled,isDisabled,disabledByMicrosoftStatus,appOwnerOrganizationId,' +
  'passwordCredentials,keyCredentials';

const servicePrincipalFacts = servicePrincipal.transform((source): ServicePrincipalFacts => ({
  id: source.id,
  appId: source.appId,
  displayName: source.displayName,
  accountEnabled: source.accountEnabled,
  isDisabled: source.isDisabled,
  disabledByMicrosoftStatus: source.disabledByMicrosoftStatus,
  appOwnerOrganizationId: source.appOwnerOrganizationId,
  credentials: credentialFacts(source, 'servicePrincipal'),
}));

function named(
  permissions: readonly { readonly id: string; readonly value: string | null }[],
): readonly { readonly id: string; readonly value: string }[] {
  return permissions.flatMap(({ id, value }) => (value === null ? [] : [{ id, value }]));
}

const resourceFacts = resource.transform((source): ResourceFacts => ({
  id: source.id,
  appId: source.appId,
  appRoles: named(source.appRoles),
  scopes: named(source.oauth2PermissionScopes),
}));

/** The path of a service principal by its app's client id. */
export function servicePrincipalPath(appId: string): string {
  return `/servicePrincipals(appId=${literal(appId)})`;
}

/** The enterprise application with this client id; null when this tenant has none. */
export function servicePrincipalQuery(appId: string): GraphQuery<ServicePrincipalFacts | null> {
  return entityQuery<ServicePrincipalFacts | null>({
    path: `${servicePrincipalPath(appId)}?$select=${MEMBERS}`,
    permission: READ_PERMISSIONS.servicePrincipal.least,
    schema: servicePrincipalFacts,
    resultOf: absentIsNull,
  });
}

/** Microsoft Graph's own service principal: names for permission ids. It all but never changes. */
export function graphResourceQuery(): GraphQuery<ResourceFacts> {
  return entityQuery<ResourceFacts>({
    path: `${servicePrincipalPath(MICROSOFT_GRAPH_APP_ID)}?$select=id,appId,appRoles,oauth2PermissionScopes`,
    permission: READ_PERMISSIONS.resource.least,
    schema: resourceFacts,
  });
}
