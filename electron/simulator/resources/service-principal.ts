import type { JsonObject } from '../../../shared/domain/json';
import type { SimServicePrincipal, Tenant } from '../world';
import { keyCredentialResource, passwordCredentialResource } from './credentials';

/** Every property of Graph's `servicePrincipal`, empty. */
const EMPTY: JsonObject = {
  accountEnabled: null,
  addIns: [],
  alternativeNames: [],
  appDescription: null,
  appDisplayName: null,
  appId: null,
  appOwnerOrganizationId: null,
  appRoleAssignmentRequired: false,
  appRoles: [],
  applicationTemplateId: null,
  createdByAppId: null,
  customSecurityAttributes: null,
  deletedDateTime: null,
  description: null,
  disabledByMicrosoftStatus: null,
  displayName: null,
  homepage: null,
  id: '',
  info: null,
  isDisabled: null,
  keyCredentials: [],
  loginUrl: null,
  logoutUrl: null,
  notes: null,
  notificationEmailAddresses: [],
  oauth2PermissionScopes: [],
  passwordCredentials: [],
  preferredSingleSignOnMode: null,
  preferredTokenSigningKeyThumbprint: null,
  replyUrls: [],
  resourceSpecificApplicationPermissions: [],
  samlSingleSignOnSettings: null,
  servicePrincipalNames: [],
  servicePrincipalType: null,
  signInAudience: null,
  tags: [],
  tokenEncryptionKeyId: null,
  verifiedPublisher: null,
};

/** What `$select` may name. */
export const SERVICE_PRINCIPAL_PROPERTIES: readonly string[] = Object.keys(EMPTY);

function appRoleResource(role: { readonly id: string; readonly value: string }): JsonObject {
  return {
    allowedMemberTypes: ['Application'],
    description: `Allows the app to use ${role.value} without a signed-in user.`,
    displayName: role.value,
    id: role.id,
    isEnabled: true,
    origin: 'Application',
    value: role.value,
  };
}

function scopeResource(scope: { readonly id: string; readonly value: string }): JsonObject {
  return {
    adminConsentDescription: `Allows the app to use ${scope.value} on behalf of the signed-in user.`,
    adminConsentDisplayName: scope.value,
    id: scope.id,
    isEnabled: true,
    origin: 'Application',
    type: scope.value.endsWith('.All') ? 'Admin' : 'User',
    userConsentDescription: `Allows the app to use ${scope.value} on your behalf.`,
    userConsentDisplayName: scope.value,
    value: scope.value,
  };
}

/** An enterprise application as Graph's `servicePrincipal`. */
export function servicePrincipalResource(
  tenant: Tenant,
  principal: SimServicePrincipal,
  withKeys: boolean,
): JsonObject {
  const registration = tenant.applications.find((application) => application.appId === principal.appId);
  return {
    ...EMPTY,
    id: principal.id,
    accountEnabled: principal.accountEnabled,
    appDisplayName: principal.displayName,
    appId: principal.appId,
    appOwnerOrganizationId: principal.appOwnerOrganizationId,
    appRoles: principal.appRoles.map(appRoleResource),
    disabledByMicrosoftStatus: principal.disabledByMicrosoftStatus,
    displayName: principal.displayName,
    info: {
      logoUrl: null,
      marketingUrl: null,
      privacyStatementUrl: null,
      supportUrl: null,
      termsOfServiceUrl: null,
    },
    isDisabled: principal.isDisabled,
    keyCredentials: principal.keys.map((key) => keyCredentialResource(key, withKeys)),
    oauth2PermissionScopes: principal.scopes.map(scopeResource),
    passwordCredentials: principal.passwords.map(passwordCredentialResource),
    replyUrls: [
      ...(registration?.web ?? []),
      ...(registration?.publicClient ?? []),
      ...(registration?.spa ?? []),
    ],
    servicePrincipalNames: [principal.appId],
    servicePrincipalType: 'Application',
    signInAudience: registration?.signInAudience ?? 'AzureADMultipleOrgs',
    tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
  };
}
