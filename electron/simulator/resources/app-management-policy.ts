import type { JsonObject } from '../../../shared/domain/json';
import type { Tenant } from '../world';

/** What `$select` may name. */
export const TENANT_POLICY_PROPERTIES: readonly string[] = [
  'applicationRestrictions',
  'deletedDateTime',
  'description',
  'displayName',
  'id',
  'isEnabled',
  'servicePrincipalRestrictions',
];

/** Apps created before are not restricted: earlier than any in the simulated world. */
export const RESTRICTED_SINCE = '2019-01-01T00:00:00Z';

function restriction(restrictionType: string, isOn: boolean, maxLifetime: string | null): JsonObject {
  return {
    restrictionType,
    state: isOn ? 'enabled' : 'disabled',
    maxLifetime,
    restrictForAppsCreatedAfterDateTime: RESTRICTED_SINCE,
    excludeActors: null,
  };
}

/** The tenant's limits on adding credentials as Graph's `tenantAppManagementPolicy`. */
export function tenantPolicyResource({ appManagementPolicy: policy }: Tenant): JsonObject {
  const passwordCredentials = [
    restriction('passwordAddition', policy.secretsBlocked, null),
    ...(policy.maxSecretLifetime === null
      ? []
      : [restriction('passwordLifetime', true, policy.maxSecretLifetime)]),
  ];
  const keyCredentials =
    policy.maxCertificateLifetime === undefined
      ? []
      : [restriction('asymmetricKeyLifetime', true, policy.maxCertificateLifetime)];
  return {
    id: '00000000-0000-0000-0000-000000000000',
    deletedDateTime: null,
    displayName: 'Default app management tenant policy',
    description:
      'Default tenant policy that enforces app management restrictions on applications and service principals.',
    isEnabled: policy.isEnabled,
    applicationRestrictions: { identifierUris: null, passwordCredentials, keyCredentials },
    servicePrincipalRestrictions: { passwordCredentials, keyCredentials },
  };
}
