import { HOUR_MS } from '../../../shared/domain/instant';
import type { Scenario } from './integration';

// Scenarios of the fourth link: whether Microsoft tells the vendor that mail has come.

/** The subscriptions were removed, and the vendor has not noticed. */
export const subscriptionMissing: Scenario = {
  incident: {
    hoursAgo: 3,
    happen: ({ tenant }) => {
      tenant.subscriptions.splice(0);
    },
  },
};

/** The vendor does not renew: three hours are left. */
export const subscriptionExpiring: Scenario = {
  prepare: ({ tenant, now }) => {
    tenant.vendor.renewsSubscriptions = false;
    for (const subscription of tenant.subscriptions) subscription.expiration = now + 3 * HOUR_MS;
  },
};
