import type { SimOrganisation } from './genesys/organisation';
import type { Tenant, World } from './world';

interface Issue {
  readonly place: string;
  readonly problem: string;
}

/** References of a world that lead nowhere, and ids that are given twice: mistakes that its schema cannot see. */
export function stateReferences(world: World): readonly Issue[] {
  return [
    ...duplicates(world.tenants, 'id', 'tenants'),
    ...world.tenants.flatMap((tenant, index) => [
      ...ofTenant(tenant, `tenants[${String(index)}]`),
      ...ofVendor(tenant, world.organisations, `tenants[${String(index)}].vendor.genesys`),
    ]),
    ...duplicates(world.organisations, 'id', 'organisations'),
    ...world.organisations.flatMap((one, index) => ofOrganisation(one, `organisations[${String(index)}]`)),
  ];
}

function ofVendor(
  { vendor }: Tenant,
  organisations: readonly SimOrganisation[],
  place: string,
): readonly Issue[] {
  if (vendor?.genesys === undefined) return [];
  const { organisationId, integrationId } = vendor.genesys;
  const organisation = organisations.find(({ id }) => id === organisationId);
  if (organisation === undefined) {
    return [{ place: `${place}.organisationId`, problem: 'is not the id of an organisation' }];
  }
  return organisation.integrations.some(({ id }) => id === integrationId)
    ? []
    : [{ place: `${place}.integrationId`, problem: 'is not the id of an integration of the organisation' }];
}

/**
 * What an organisation is made of. Flows, queues and integrations that routes and domains name may be gone: that is a
 * trouble that real ones have, too.
 */
function ofOrganisation(organisation: SimOrganisation, place: string): readonly Issue[] {
  const types = organisation.integrationTypes.map(({ id }) => id);
  const kinds = organisation.credentialTypes.map(({ name }) => name);
  return [
    ...duplicates(organisation.oauthClients, 'id', `${place}.oauthClients`),
    ...duplicates(organisation.integrations, 'id', `${place}.integrations`),
    ...duplicates(organisation.credentials, 'id', `${place}.credentials`),
    ...duplicates(organisation.emailDomains, 'id', `${place}.emailDomains`),
    ...duplicates(organisation.flows, 'id', `${place}.flows`),
    ...duplicates(organisation.queues, 'id', `${place}.queues`),
    ...organisation.integrations.flatMap(({ typeId }, index) =>
      types.includes(typeId)
        ? []
        : [
            {
              place: `${place}.integrations[${String(index)}].typeId`,
              problem: 'is not the id of an integration type of this organisation',
            },
          ],
    ),
    ...organisation.credentials.flatMap(({ type }, index) =>
      kinds.includes(type)
        ? []
        : [
            {
              place: `${place}.credentials[${String(index)}].type`,
              problem: 'is not the name of a credential type of this organisation',
            },
          ],
    ),
  ];
}

function ofTenant(tenant: Tenant, place: string): readonly Issue[] {
  const principals = new Set(tenant.servicePrincipals.map((one) => one.id));
  const users = new Set(tenant.users.map((one) => one.id));
  const known = (id: string, ids: ReadonlySet<string>, field: string, what: string): readonly Issue[] =>
    ids.has(id) ? [] : [{ place: `${place}.${field}`, problem: `is not the id of ${what} of this tenant` }];
  return [
    ...duplicates(tenant.applications, 'appId', `${place}.applications`),
    ...duplicates(tenant.servicePrincipals, 'appId', `${place}.servicePrincipals`),
    ...duplicates(tenant.users, 'userPrincipalName', `${place}.users`),
    ...tenant.appRoleAssignments.flatMap((one, index) => [
      ...known(
        one.principalId,
        principals,
        `appRoleAssignments[${String(index)}].principalId`,
        'a service principal',
      ),
      ...known(
        one.resourceId,
        principals,
        `appRoleAssignments[${String(index)}].resourceId`,
        'a service principal',
      ),
    ]),
    ...tenant.permissionGrants.flatMap((one, index) => [
      ...known(
        one.clientId,
        principals,
        `permissionGrants[${String(index)}].clientId`,
        'a service principal',
      ),
      ...known(
        one.resourceId,
        principals,
        `permissionGrants[${String(index)}].resourceId`,
        'a service principal',
      ),
      ...(one.principalId === null
        ? []
        : known(one.principalId, users, `permissionGrants[${String(index)}].principalId`, 'a user')),
    ]),
    ...tenant.rbacAssignments.flatMap((one, index) =>
      known(
        one.servicePrincipalId,
        principals,
        `rbacAssignments[${String(index)}].servicePrincipalId`,
        'a service principal',
      ),
    ),
  ];
}

function duplicates<K extends string>(
  items: readonly Readonly<Record<K, string>>[],
  key: K,
  place: string,
): readonly Issue[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const value = item[key].toLowerCase();
    if (seen.has(value)) return [{ place: `${place}[${String(index)}].${key}`, problem: 'is given twice' }];
    seen.add(value);
    return [];
  });
}
