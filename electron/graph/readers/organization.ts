import { z } from 'zod';

import type { OrganizationFacts } from '../../../shared/domain/facts';
import { entityQuery, type GraphQuery } from '../query';
import { READ_PERMISSIONS } from '../read-permissions';
import { organization } from '../schemas';

const onlyTenant = z
  .object({ value: z.tuple([organization], z.unknown()) })
  .transform(({ value: [source] }): OrganizationFacts => ({
    id: source.id,
    displayName: source.displayName,
    domains: source.verifiedDomains.map((domain) => domain.name),
  }));

/** The tenant: a collection that always holds exactly one. */
export function organizationQuery(): GraphQuery<OrganizationFacts> {
  return entityQuery<OrganizationFacts>({
    path: '/organization?$select=id,displayName,verifiedDomains',
    permission: READ_PERMISSIONS.organization.least,
    schema: onlyTenant,
  });
}
