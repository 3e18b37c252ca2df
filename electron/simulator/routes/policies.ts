import { READ_POLICIES } from '../graph/permissions';
import type { GraphRoute } from '../graph-route';
import { collectionReply, entityReply } from '../odata';
import { TENANT_POLICY_PROPERTIES, tenantPolicyResource } from '../resources/app-management-policy';

/** App management policies: the tenant's default. The simulated tenants have none for single apps. */
export const policyRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/policies/defaultAppManagementPolicy',
    version: 'both',
    permissions: READ_POLICIES,
    handle: (call) =>
      entityReply(call, tenantPolicyResource(call.tenant), {
        context: 'policies/defaultAppManagementPolicy',
        type: 'microsoft.graph.tenantAppManagementPolicy',
        properties: TENANT_POLICY_PROPERTIES,
      }),
  },
  {
    method: 'GET',
    path: '/policies/appManagementPolicies',
    version: 'both',
    permissions: READ_POLICIES,
    handle: (call) =>
      collectionReply(call, [], {
        context: 'policies/appManagementPolicies',
        type: 'microsoft.graph.appManagementPolicy',
        properties: ['deletedDateTime', 'description', 'displayName', 'id', 'isEnabled', 'restrictions'],
        path: '/policies/appManagementPolicies',
        defaultTop: 100,
        maxTop: 999,
        fields: {},
        countNeedsConsistencyLevel: true,
        serialise: (policy) => policy,
      }),
  },
];
