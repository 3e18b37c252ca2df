import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import { MICROSOFT_GRAPH_APP_ID } from '../../shared/profiles/graph-permissions';
import { arrivingMessage } from './customer-mail';
import { grantedExpiration, removeExpired, subscribedUser } from './mail-subscription';
import { accessOf, findUser } from './mailbox';
import type { SimSubscription, SimUser, SimVendor, Tenant } from './world';

/** From a mail's arrival until the vendor has fetched it; Graph notifies within a minute on average. */
const FETCH_DELAY_MS = 75 * SECOND_MS;
/** The vendor renews a subscription that has less than this left … */
const RENEW_WITHIN_MS = DAY_MS;
/** … for this long, well within the seven days that Microsoft allows. */
const RENEWED_FOR_MS = 3 * DAY_MS;
/** Fetched mail that is older than this is not made up when a long time is played at once. */
const KEPT_MS = 2 * DAY_MS;

/**
 * Plays a tenant up to `now`: customers' mail arrives; the vendor fetches it (marks it read) and renews its
 * subscriptions while it can. Nothing happens when time stands still or runs backwards.
 */
export function advanceTenant(tenant: Tenant, now: EpochMs): void {
  const vendor = tenant.vendor;
  if (vendor === undefined || now <= vendor.advancedTo) return;
  const interval = vendor.mailEveryMinutes * MINUTE_MS;
  vendor.mailboxes.forEach((address, index) => {
    const user = findUser(tenant, address);
    if (!user?.mailbox || interval <= 0) return;
    const phase = Math.floor((interval * index) / vendor.mailboxes.length);
    const first = Math.floor((vendor.advancedTo - phase) / interval) + 1;
    for (let number = first; number * interval + phase <= now; number += 1) {
      const at = number * interval + phase;
      user.mailbox.messages.push(arrivingMessage(user, at));
      serve(tenant, vendor, user, at, now);
      serve(tenant, vendor, user, Math.min(at + FETCH_DELAY_MS, now), now);
    }
  });
  for (const address of vendor.mailboxes) {
    const user = findUser(tenant, address);
    if (user?.mailbox) serve(tenant, vendor, user, now, now);
  }
  removeExpired(tenant, now);
  noteUse(tenant, vendor, now);
  vendor.advancedTo = now;
}

/** What the vendor does about one mailbox at one moment. */
function serve(tenant: Tenant, vendor: SimVendor, user: SimUser, at: EpochMs, now: EpochMs): void {
  const live = tenant.subscriptions.filter(
    (one) =>
      one.applicationId === vendor.appId &&
      one.expiration > at &&
      subscribedUser(tenant, one)?.id === user.id,
  );
  if (live.length === 0 || !canOpen(tenant, vendor, user, at)) return;
  if (vendor.renewsSubscriptions)
    live.forEach((one) => {
      renew(one, at);
    });
  if (vendor.fetchesMail) fetchMail(user, at, now);
}

function renew(subscription: SimSubscription, at: EpochMs): void {
  if (subscription.expiration - at > RENEW_WITHIN_MS) return;
  const granted = grantedExpiration(at + RENEWED_FOR_MS, {
    now: at,
    includeResourceData: subscription.includeResourceData,
  });
  if (granted !== null) subscription.expiration = granted;
}

function fetchMail(user: SimUser, at: EpochMs, now: EpochMs): void {
  const messages = user.mailbox?.messages ?? [];
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message === undefined || message.isRead || message.receivedAt + FETCH_DELAY_MS > at) continue;
    if (message.receivedAt < now - KEPT_MS && at < now - KEPT_MS) {
      messages.splice(index, 1);
    } else {
      message.isRead = true;
      message.lastModifiedAt = at;
    }
  }
}

/** Whether the vendor's token is to be had at a moment and opens a mailbox for writing. */
function canOpen(tenant: Tenant, vendor: SimVendor, user: SimUser, at: EpochMs): boolean {
  const principal = tenant.servicePrincipals.find((one) => one.appId === vendor.appId);
  if (principal === undefined || !hasToken(tenant, vendor, at)) return false;
  const graph = tenant.servicePrincipals.find((one) => one.appId === MICROSOFT_GRAPH_APP_ID);
  const granted = new Set(
    tenant.appRoleAssignments
      .filter((one) => one.principalId === principal.id && one.resourceId === graph?.id)
      .map((one) => one.appRoleId),
  );
  const roles = (graph?.appRoles ?? []).filter((role) => granted.has(role.id)).map((role) => role.value);
  const caller = { kind: 'app', appId: vendor.appId, servicePrincipalId: principal.id, roles } as const;
  return accessOf(tenant, caller, user, 'write', at).allowed;
}

function hasToken(tenant: Tenant, vendor: SimVendor, at: EpochMs): boolean {
  const application = tenant.applications.find((one) => one.appId === vendor.appId);
  const principal = tenant.servicePrincipals.find((one) => one.appId === vendor.appId);
  if (application === undefined || principal === undefined) return false;
  const isEnabled = !application.isDisabled && !principal.isDisabled && principal.accountEnabled;
  const secret = application.passwords.find((one) => one.keyId === vendor.keyId);
  return isEnabled && secret !== undefined && secret.effectiveAt <= at && at < secret.end;
}

/** Keeps the report of last use going, to the hour. */
function noteUse(tenant: Tenant, vendor: SimVendor, now: EpochMs): void {
  if (!hasToken(tenant, vendor, now)) return;
  const used = Math.floor(now / HOUR_MS) * HOUR_MS;
  for (const activity of tenant.credentialActivities) {
    if (activity.keyId === vendor.keyId) activity.lastSignIn = Math.max(activity.lastSignIn ?? used, used);
  }
}
