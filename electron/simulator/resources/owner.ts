import type { JsonObject } from '../../../shared/domain/json';
import type { Tenant } from '../world';

/** What `$select` may name of a `directoryObject` that is a user or a service principal. */
export const OWNER_PROPERTIES: readonly string[] = [
  'id',
  'deletedDateTime',
  'displayName',
  'userPrincipalName',
  'mail',
];

/**
 * An owner of a registration as a `directoryObject`.
 *
 * @param isNamed whether the caller may read more of it than its id and type
 */
export function ownerResource(tenant: Tenant, id: string, isNamed: boolean): JsonObject {
  const user = tenant.users.find((one) => one.id === id);
  const principal = tenant.servicePrincipals.find((one) => one.id === id);
  const type = user === undefined ? 'servicePrincipal' : 'user';
  const known = isNamed ? (user ?? principal) : undefined;
  return {
    '@odata.type': `#microsoft.graph.${type}`,
    id,
    deletedDateTime: null,
    displayName: known?.displayName ?? null,
    ...(type === 'user' && {
      userPrincipalName: isNamed ? (user?.userPrincipalName ?? null) : null,
      mail: isNamed ? (user?.mail ?? null) : null,
    }),
  };
}
