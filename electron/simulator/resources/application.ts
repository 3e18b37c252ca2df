import type { JsonObject, JsonValue } from '../../../shared/domain/json';
import type { SimApplication, Tenant } from '../world';
import { keyCredentialResource, passwordCredentialResource } from './credentials';
import { graphTime } from './graph-time';

/** Every property of Graph's `application`, empty. */
const EMPTY: JsonObject = {
  addIns: [],
  api: null,
  appId: null,
  appRoles: [],
  applicationTemplateId: null,
  authenticationBehaviors: null,
  certification: null,
  createdByAppId: null,
  createdDateTime: null,
  defaultRedirectUri: null,
  deletedDateTime: null,
  description: null,
  disabledByMicrosoftStatus: null,
  displayName: null,
  groupMembershipClaims: null,
  id: '',
  identifierUris: [],
  info: null,
  isDeviceOnlyAuthSupported: null,
  isDisabled: null,
  isFallbackPublicClient: null,
  keyCredentials: [],
  managerApplications: [],
  nativeAuthenticationApisEnabled: null,
  notes: null,
  oauth2RequirePostResponse: false,
  optionalClaims: null,
  parentalControlSettings: null,
  passwordCredentials: [],
  publicClient: null,
  publisherDomain: null,
  requestSignatureVerification: null,
  requiredResourceAccess: [],
  samlMetadataUrl: null,
  serviceManagementReference: null,
  servicePrincipalLockConfiguration: null,
  signInAudience: null,
  spa: null,
  tags: [],
  tokenEncryptionKeyId: null,
  uniqueName: null,
  verifiedPublisher: null,
  web: null,
};

/** What `$select` may name. */
export const APPLICATION_PROPERTIES: readonly string[] = Object.keys(EMPTY);

function requiredResourceAccess(application: SimApplication): JsonValue {
  const resources = [...new Set(application.requested.map((one) => one.resourceAppId))];
  return resources.map((resourceAppId) => ({
    resourceAppId,
    resourceAccess: application.requested
      .filter((one) => one.resourceAppId === resourceAppId)
      .map(({ id, type }) => ({ id, type })),
  }));
}

/** An app registration as Graph's `application`. */
export function applicationResource(
  tenant: Tenant,
  application: SimApplication,
  withKeys: boolean,
): JsonObject {
  return {
    ...EMPTY,
    id: application.id,
    appId: application.appId,
    displayName: application.displayName,
    createdDateTime: graphTime(application.createdAt),
    disabledByMicrosoftStatus: application.disabledByMicrosoftStatus,
    info: {
      logoUrl: null,
      marketingUrl: null,
      privacyStatementUrl: null,
      supportUrl: null,
      termsOfServiceUrl: null,
    },
    isDisabled: application.isDisabled,
    isFallbackPublicClient: application.publicClient.length > 0,
    keyCredentials: application.keys.map((key) => keyCredentialResource(key, withKeys)),
    passwordCredentials: application.passwords.map(passwordCredentialResource),
    publicClient: { redirectUris: [...application.publicClient] },
    publisherDomain: tenant.domains.find((domain) => domain.isDefault)?.name ?? null,
    requiredResourceAccess: requiredResourceAccess(application),
    signInAudience: application.signInAudience,
    spa: { redirectUris: [...application.spa] },
    web: {
      homePageUrl: null,
      logoutUrl: null,
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      redirectUriSettings: application.web.map((uri) => ({ uri, index: null })),
      redirectUris: [...application.web],
    },
  };
}
