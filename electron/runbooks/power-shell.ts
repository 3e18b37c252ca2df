import type { Cloud, Connection } from '../../shared/domain/connection';

/** The clouds by their names in Microsoft's PowerShell module (`Connect-MgGraph -Environment`). */
const ENVIRONMENTS: Readonly<Record<Exclude<Cloud, object>, string>> = {
  global: 'Global',
  usgov: 'USGov',
  'usgov-dod': 'USGovDoD',
  china: 'China',
};

/** The line with which a script signs in to a connection's tenant. @param scopes delegated permissions */
export function connectMgGraph({ cloud, tenantId }: Connection, scopes: readonly string[]): string {
  const environment = typeof cloud === 'string' ? ENVIRONMENTS[cloud] : 'Global';
  return `Connect-MgGraph -TenantId ${tenantId} -Environment ${environment} -Scopes ${scopes.join(',')}`;
}
