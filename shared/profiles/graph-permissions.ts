/** Client id of Microsoft Graph, the same in every tenant and cloud. */
export const MICROSOFT_GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

/** One permission of Microsoft Graph by its name and its ids. */
export interface GraphPermission {
  /** The name in tokens, grants and Microsoft's documentation, for example `Mail.ReadWrite`. */
  readonly value: string;
  /** Id of the application permission (`Role`); null: there is none. */
  readonly roleId: string | null;
  /** Id of the delegated permission (`Scope`); null: there is none. */
  readonly scopeId: string | null;
}

/**
 * The permissions that mail integrations and their monitors deal with. The ids are Microsoft's, from the
 * permissions reference and the devx permission descriptions; they are the same in every tenant.
 */
export const GRAPH_PERMISSIONS: readonly GraphPermission[] = [
  { value: 'User.Read', roleId: null, scopeId: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d' },
  {
    value: 'User.Read.All',
    roleId: 'df021288-bdef-4463-88db-98f22de89214',
    scopeId: 'a154be20-db9c-4678-8ab7-66f6cc099a59',
  },
  {
    value: 'Mail.Read',
    roleId: '810c84a8-4a9e-49e6-bf7d-12d183f40d01',
    scopeId: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca',
  },
  {
    value: 'Mail.ReadWrite',
    roleId: 'e2a3a72e-5f79-4c64-b1b1-878b674786c9',
    scopeId: '024d486e-b451-40bb-833d-3e66d98c5c73',
  },
  {
    value: 'Mail.Send',
    roleId: 'b633e1c5-b582-4048-a93e-9f11b44c7e96',
    scopeId: 'e383f46e-2787-4529-855e-0e479a3ffac0',
  },
  {
    value: 'Mail.ReadBasic',
    roleId: '6be147d2-ea4f-4b5a-a3fa-3eab6f3c140a',
    scopeId: 'a4b8392a-d8d1-4954-a029-8e668a39a170',
  },
  { value: 'Mail.ReadBasic.All', roleId: '693c5e45-0940-467d-9b8a-1022fb9d42ef', scopeId: null },
  { value: 'Mail.Read.Shared', roleId: null, scopeId: '7b9103a5-4610-446b-9670-80643382c1fa' },
  { value: 'Mail.ReadBasic.Shared', roleId: null, scopeId: 'b11fa0e7-fdb7-4dc9-b1f1-59facd463480' },
  { value: 'Mail.ReadWrite.Shared', roleId: null, scopeId: '5df07973-7d5d-46ed-9847-1271055cbd51' },
  { value: 'Mail-Advanced.ReadWrite', roleId: null, scopeId: 'f3af82f6-18e0-4a41-8dc8-a03c11854a8d' },
  { value: 'Mail-Advanced.ReadWrite.All', roleId: 'e118f1da-5c1c-46cf-bff6-8858d786f46f', scopeId: null },
  {
    value: 'MailboxSettings.Read',
    roleId: '40f97065-369a-49f4-947c-6a255697ae91',
    scopeId: '87f447af-9fa4-4c32-9dfa-4a57a73d18ce',
  },
  {
    value: 'Application.Read.All',
    roleId: '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
    scopeId: 'c79f8feb-a9db-4090-85f9-90d820caa0eb',
  },
  {
    value: 'Application.ReadWrite.All',
    roleId: '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9',
    scopeId: 'bdfbf15f-ee85-4955-8675-146e8e5296b5',
  },
  { value: 'Application.ReadWrite.OwnedBy', roleId: '18a4783c-866b-4cc7-a460-3d5e5662c884', scopeId: null },
  {
    value: 'Application.ReadUpdate.All',
    roleId: 'fc023787-fd04-4e44-9bc7-d454f00c0f0a',
    scopeId: '0586a906-4d89-4de8-b3c8-1aacdcc0c679',
  },
  {
    value: 'AppRoleAssignment.ReadWrite.All',
    roleId: '06b708a9-e830-4db3-a914-8e69da51d44f',
    scopeId: '84bccea3-f856-4a8a-967b-dbe0a3d53a64',
  },
  {
    value: 'DelegatedPermissionGrant.Read.All',
    roleId: '81b4724a-58aa-41c1-8a55-84ef97466587',
    scopeId: 'a197cdc4-a8e8-4d49-9d35-4ca7c83887b4',
  },
  {
    value: 'DelegatedPermissionGrant.ReadWrite.All',
    roleId: '8e8e4742-1d95-4f68-9d56-6ee75648c72a',
    scopeId: '41ce6ca6-6826-4807-84f1-1c82854f7ee5',
  },
  {
    value: 'Directory.Read.All',
    roleId: '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
    scopeId: '06da0dbc-49e2-44d2-8312-53f166ab848a',
  },
  { value: 'Subscription.Read.All', roleId: null, scopeId: '5f88184c-80bb-4d52-9ff2-757288b2e9b7' },
  {
    value: 'Policy.Read.All',
    roleId: '246dd0d5-5bd0-4def-940b-0421030a5b68',
    scopeId: '572fea84-0151-49b2-9301-11cb16974376',
  },
  {
    value: 'AuditLog.Read.All',
    roleId: 'b0afded3-3588-46d8-8b3d-9842eff778da',
    scopeId: 'e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20',
  },
  {
    value: 'ServiceHealth.Read.All',
    roleId: '79c261e0-fe76-4144-aad5-bdc68fbe4037',
    scopeId: '55896846-df78-47a7-aa94-8d3d4442ca7f',
  },
  {
    value: 'DirectoryRecommendations.Read.All',
    roleId: 'ae73097b-cb2a-4447-b064-5d80f6093921',
    scopeId: '34d3bd24-f6a6-468c-b67c-0c365c1d6410',
  },
  { value: 'offline_access', roleId: null, scopeId: '7427e0e9-2fba-42fe-b0c0-848c9e6a8182' },
  { value: 'openid', roleId: null, scopeId: '37f7f235-527c-4136-accd-4a02d197296e' },
  { value: 'profile', roleId: null, scopeId: '14dad69e-099b-42c9-810b-d002981feec1' },
  { value: 'email', roleId: null, scopeId: '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0' },
];

const BY_ROLE_ID = new Map(GRAPH_PERMISSIONS.map((permission) => [permission.roleId, permission]));
const BY_SCOPE_ID = new Map(GRAPH_PERMISSIONS.map((permission) => [permission.scopeId, permission]));
const BY_VALUE = new Map(GRAPH_PERMISSIONS.map((permission) => [permission.value, permission]));

/** The permission whose application permission has this id; null when it is not in the table. */
export function permissionByRoleId(id: string): GraphPermission | null {
  return BY_ROLE_ID.get(id.toLowerCase()) ?? null;
}

/** The permission whose delegated permission has this id; null when it is not in the table. */
export function permissionByScopeId(id: string): GraphPermission | null {
  return BY_SCOPE_ID.get(id.toLowerCase()) ?? null;
}

/** The permission of this name; null when it is not in the table. */
export function permissionByValue(value: string): GraphPermission | null {
  return BY_VALUE.get(value) ?? null;
}
