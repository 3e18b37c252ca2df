import { z } from 'zod';

import type { CertificateRestriction } from '../../../shared/runbooks/public-certificate';
import type { SecretPolicy } from '../../../shared/runbooks/rotation';
import { optionalInstant } from '../../network/answer-schema';
import { entityQuery, type GraphQuery } from '../query';

const restriction = z.object({
  restrictionType: z.string(),
  // Older policies have no state: they are in force.
  state: z.string().nullish(),
  maxLifetime: z.string().nullish(),
  restrictForAppsCreatedAfterDateTime: optionalInstant,
});

type Restriction = z.output<typeof restriction>;

/** What a tenant's policy says about new credentials of registrations. */
interface CredentialPolicy {
  readonly secret: SecretPolicy;
  readonly certificates: readonly CertificateRestriction[];
}

function secretPolicy(inForce: readonly Restriction[]): SecretPolicy {
  return {
    isBlocked: inForce.some(({ restrictionType }) => restrictionType === 'passwordAddition'),
    maxLifetime:
      inForce.find(({ restrictionType }) => restrictionType === 'passwordLifetime')?.maxLifetime ?? null,
  };
}

function certificateRestrictions(inForce: readonly Restriction[]): readonly CertificateRestriction[] {
  return inForce.flatMap((one): readonly CertificateRestriction[] => {
    const since = one.restrictForAppsCreatedAfterDateTime;
    switch (one.restrictionType) {
      case 'asymmetricKeyLifetime':
        return [{ about: 'lifetime', maxLifetime: one.maxLifetime ?? null, since }];
      case 'trustedCertificateAuthority':
        return [{ about: 'authority', maxLifetime: null, since }];
      default:
        return [];
    }
  });
}

/** microsoft.graph.tenantAppManagementPolicy, as far as it limits new credentials of registrations. */
const policy = z
  .object({
    isEnabled: z.boolean(),
    applicationRestrictions: z
      .object({
        passwordCredentials: z.array(restriction),
        keyCredentials: z.array(restriction).nullish(),
      })
      .nullish(),
  })
  .transform(({ isEnabled, applicationRestrictions: all }): CredentialPolicy => {
    const inForce = (one: readonly Restriction[] | null | undefined): readonly Restriction[] =>
      isEnabled ? (one ?? []).filter(({ state }) => state !== 'disabled') : [];
    return {
      secret: secretPolicy(inForce(all?.passwordCredentials)),
      certificates: certificateRestrictions(inForce(all?.keyCredentials)),
    };
  });

/**
 * What the tenant's default policy says about new client secrets and certificates. A policy of the app's own can say
 * otherwise; the refusal of the credential then tells.
 */
export const CREDENTIAL_POLICY_QUERY: GraphQuery<CredentialPolicy> = entityQuery({
  path: '/policies/defaultAppManagementPolicy',
  permission: 'Policy.Read.All',
  schema: policy,
});
