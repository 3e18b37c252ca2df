import type { SubscriptionFacts } from '../../../shared/domain/facts';
import { collectionQuery, type GraphQuery, pageOf } from '../query';
import { ALL_SUBSCRIPTIONS_PERMISSION, SUBSCRIPTION_PERMISSION } from '../read-permissions';
import { subscription } from '../schemas';

/** `users/{user}/…` and `Users('{user}')/…`: both are accepted when a subscription is created. */
const USER_SEGMENT = /^\/?users(?:\/([^/]+)|\('([^']+)'\))/i;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The user that a subscription's resource names; null when it names none. */
export function userOfResource(resource: string): string | null {
  const match = USER_SEGMENT.exec(resource);
  const user = match?.[1] ?? match?.[2];
  return user === undefined ? null : decode(user);
}

/**
 * A notification URL without what may be secret in it: user information, query and fragment. Event Hubs and
 * Event Grid use addresses of their own form; they are cut at the same places.
 */
export function publicPartOf(notificationUrl: string): string {
  if (/^https?:/i.test(notificationUrl) && URL.canParse(notificationUrl)) {
    const { origin, pathname } = new URL(notificationUrl);
    return origin + pathname;
  }
  return (notificationUrl.split(/[?#]/)[0] ?? '').replace(/\/\/[^/@]*@/, '//');
}

const subscriptionPage = pageOf(
  subscription.transform((source): SubscriptionFacts => ({
    id: source.id,
    resource: source.resource,
    user: userOfResource(source.resource),
    applicationId: source.applicationId,
    changeTypes: source.changeType.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
    notificationUrl: publicPartOf(source.notificationUrl),
    hasLifecycleUrl: source.lifecycleNotificationUrl !== null && source.lifecycleNotificationUrl !== '',
    expiration: source.expirationDateTime,
  })),
);

/** An app's own change-notification subscriptions. */
export function subscriptionsQuery(): GraphQuery<readonly SubscriptionFacts[]> {
  return listQuery(SUBSCRIPTION_PERMISSION);
}

/** The subscriptions of every app, as an administrator's sign-in sees them. */
export function allSubscriptionsQuery(): GraphQuery<readonly SubscriptionFacts[]> {
  return listQuery(ALL_SUBSCRIPTIONS_PERMISSION);
}

/** The subscriptions that the caller may see; the method takes no OData options. */
function listQuery(permission: string): GraphQuery<readonly SubscriptionFacts[]> {
  return collectionQuery<SubscriptionFacts>({
    path: '/subscriptions',
    permission,
    page: subscriptionPage,
  });
}
