import { z } from 'zod';

import type { SecretPolicy } from '../../../shared/runbooks/rotation';
import { entityQuery, type GraphQuery } from '../query';

const restriction = z.object({
  restrictionType: z.string(),
  state: z.string().nullish(),
  maxLifetime: z.string().nullish(),
});

/** microsoft.graph.tenantAppManagementPolicy, as far as it limits new client secrets of registrations. */
const policy = z
  .object({
    isEnabled: z.boolean(),
    applicationRestrictions: z.object({ passwordCredentials: z.array(restriction) }).nullish(),
  })
  .transform((source): SecretPolicy => {
    const all = source.isEnabled ? (source.applicationRestrictions?.passwordCredentials ?? []) : [];
    // Older policies have no state: they are in force.
    const inForce = all.filter(({ state }) => state !== 'disabled');
    return {
      isBlocked: inForce.some(({ restrictionType }) => restrictionType === 'passwordAddition'),
      maxLifetime:
        inForce.find(({ restrictionType }) => restrictionType === 'passwordLifetime')?.maxLifetime ?? null,
    };
  });

/**
 * What the tenant's default policy says about new client secrets. A policy of the app's own can say otherwise; the
 * refusal of the secret then tells.
 */
export const SECRET_POLICY_QUERY: GraphQuery<SecretPolicy> = entityQuery({
  path: '/policies/defaultAppManagementPolicy',
  permission: 'Policy.Read.All',
  schema: policy,
});
