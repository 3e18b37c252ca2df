import { type EpochMs, MINUTE_MS } from '../../shared/domain/instant';
import { findUser } from './mailbox';
import type { SimSubscription, SimUser, Tenant } from './world';

/**
 * Minutes that a subscription for mail may last. Microsoft documents 10,080; the live service was seen to refuse
 * more than 10,070.
 */
const MAX_LIFETIME_MINUTES = 10_070;
/** The same with resource data in the notifications (Microsoft: subscription resource). */
const MAX_LIFETIME_WITH_DATA_MINUTES = 1_440;
/** A shorter lifetime is raised to this without a word (same). */
const MIN_LIFETIME_MINUTES = 45;
/** Active subscriptions of one mailbox, over all applications (Microsoft: change-notifications overview). */
export const MAX_PER_MAILBOX = 1_000;

const RESOURCE =
  /^\/?(?:users(?:\/([^/]+)|\('([^']+)'\))|(me))(?:\/mailfolders(?:\/[^/]+|\('[^']+'\)))?\/messages(?:\?.*)?$/i;

/** The user that a subscription's resource names, as written (`me` for the signed-in one); null: not mail. */
export function userOfResource(resource: string): string | null {
  const [, bySegment, byKey, me] = RESOURCE.exec(resource) ?? [];
  const user = bySegment ?? byKey ?? me;
  return user === undefined ? null : decodeURIComponent(user);
}

/** The user whose mail a subscription is about; null when the resource names nobody of this tenant. */
export function subscribedUser(
  tenant: Tenant,
  subscription: Pick<SimSubscription, 'resource' | 'creatorId'>,
): SimUser | null {
  const reference = userOfResource(subscription.resource);
  if (reference === null) return null;
  return findUser(tenant, reference.toLowerCase() === 'me' ? subscription.creatorId : reference);
}

/** Forgets what has expired: Microsoft lists active subscriptions only, and an expired one cannot be renewed. */
export function removeExpired(tenant: Tenant, now: EpochMs): void {
  for (let index = tenant.subscriptions.length - 1; index >= 0; index -= 1) {
    const subscription = tenant.subscriptions[index];
    if (subscription !== undefined && subscription.expiration <= now) tenant.subscriptions.splice(index, 1);
  }
}

/** When a subscription that was asked to last until `wanted` ends; null: longer than the service allows. */
export function grantedExpiration(
  wanted: EpochMs,
  { now, includeResourceData }: { readonly now: EpochMs; readonly includeResourceData: boolean },
): EpochMs | null {
  if (wanted > now + maxLifetimeMinutes(includeResourceData) * MINUTE_MS) return null;
  return Math.max(wanted, now + MIN_LIFETIME_MINUTES * MINUTE_MS);
}

/** The longest lifetime, in minutes. */
export function maxLifetimeMinutes(includeResourceData: boolean): number {
  return includeResourceData ? MAX_LIFETIME_WITH_DATA_MINUTES : MAX_LIFETIME_MINUTES;
}

/**
 * A subscription as Genesys Cloud makes it for a mailbox. Host and path of its addresses are invented: Genesys Cloud
 * does not publish its own.
 */
export function vendorSubscription(
  tenant: Tenant,
  {
    user,
    ...rest
  }: Pick<SimSubscription, 'id' | 'applicationId' | 'creatorId' | 'clientState' | 'expiration'> & {
    readonly user: SimUser;
  },
): SimSubscription {
  const address = `https://api.mypurecloud.de/graph-notifications/${tenant.id}`;
  return {
    ...rest,
    resource: `users/${user.id}/mailFolders('inbox')/messages`,
    changeType: 'created',
    notificationUrl: `${address}/messages`,
    lifecycleNotificationUrl: `${address}/lifecycle`,
    includeResourceData: false,
  };
}
