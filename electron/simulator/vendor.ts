import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import { arrivingMessage } from './customer-mail';
import { grantedRoles } from './entra/access-tokens';
import {
  type FarEnd,
  farEndOf,
  isActive,
  isPulling,
  isSignedIn,
  noteFailure,
  openSession,
} from './genesys/far-end';
import { openConversations } from './genesys/mail-routing';
import type { SimOrganisation } from './genesys/organisation';
import { grantedExpiration, removeExpired, subscribedUser } from './mail-subscription';
import { accessOf, findUser } from './mailbox';
import type { SimMessage, SimSubscription, SimUser, SimVendor, Tenant } from './world';

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
 * subscriptions while it can. Where the vendor belongs to a Genesys Cloud organisation, it can as long as its
 * integration is active there, and what it fetches becomes conversations. Nothing happens when time stands still or
 * runs backwards, but that the integration notices whether it can sign in.
 */
export function advanceTenant(
  tenant: Tenant,
  now: EpochMs,
  organisations: readonly SimOrganisation[] = [],
): void {
  const vendor = tenant.vendor;
  if (vendor === undefined) return;
  const farEnd = farEndOf(vendor, organisations);
  if (now > vendor.advancedTo) play({ tenant, vendor, farEnd, now });
  if (farEnd !== null) noteFailure(farEnd, tenant, now);
}

/** A tenant and both of its ends, on the way to a moment. */
interface Stage {
  readonly tenant: Tenant;
  readonly vendor: SimVendor;
  /** Null: the vendor is no Genesys Cloud organisation that could be looked at. */
  readonly farEnd: FarEnd | null;
  readonly now: EpochMs;
}

function play(stage: Stage): void {
  const { tenant, vendor, farEnd, now } = stage;
  if (farEnd !== null) {
    const ready = (user: SimUser, at: EpochMs) => canOpen(stage, user, at);
    openSession(farEnd, { tenant, vendor, now, canOpen: ready });
  }
  const interval = vendor.mailEveryMinutes * MINUTE_MS;
  vendor.mailboxes.forEach((address, index) => {
    const user = findUser(tenant, address);
    if (!user?.mailbox || interval <= 0) return;
    const phase = Math.floor((interval * index) / vendor.mailboxes.length);
    const first = Math.floor((vendor.advancedTo - phase) / interval) + 1;
    for (let number = first; number * interval + phase <= now; number += 1) {
      const at = number * interval + phase;
      user.mailbox.messages.push(arrivingMessage(user, at));
      serve(stage, user, at);
      serve(stage, user, Math.min(at + FETCH_DELAY_MS, now));
    }
  });
  for (const address of vendor.mailboxes) {
    const user = findUser(tenant, address);
    if (user?.mailbox) serve(stage, user, now);
  }
  removeExpired(tenant, now);
  noteUse(stage);
  vendor.advancedTo = now;
}

/** What the vendor does about one mailbox at one moment. */
function serve(stage: Stage, user: SimUser, at: EpochMs): void {
  const { tenant, vendor, farEnd } = stage;
  if (farEnd !== null && !isPulling(farEnd, user, at)) return;
  const live = tenant.subscriptions.filter(
    (one) =>
      one.applicationId === vendor.appId &&
      one.expiration > at &&
      subscribedUser(tenant, one)?.id === user.id,
  );
  if (live.length === 0) return;
  if (!canOpen(stage, user, at)) {
    if (farEnd !== null && isMailDue(user, at)) farEnd.integration.pulls.failed += 1;
    return;
  }
  if (vendor.renewsSubscriptions)
    live.forEach((one) => {
      renew(one, at);
    });
  if (vendor.fetchesMail) fetchMail(stage, user, at);
}

function renew(subscription: SimSubscription, at: EpochMs): void {
  if (subscription.expiration - at > RENEW_WITHIN_MS) return;
  const granted = grantedExpiration(at + RENEWED_FOR_MS, {
    now: at,
    includeResourceData: subscription.includeResourceData,
  });
  if (granted !== null) subscription.expiration = granted;
}

function isMailDue(user: SimUser, at: EpochMs): boolean {
  return (user.mailbox?.messages ?? []).some((message) => isDue(message, at));
}

function isDue(message: SimMessage, at: EpochMs): boolean {
  return !message.isRead && message.receivedAt + FETCH_DELAY_MS <= at;
}

function fetchMail({ farEnd, now }: Stage, user: SimUser, at: EpochMs): void {
  const messages = user.mailbox?.messages ?? [];
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message === undefined || !isDue(message, at)) continue;
    if (farEnd !== null) farEnd.integration.pulls.succeeded += 1;
    if (message.receivedAt < now - KEPT_MS && at < now - KEPT_MS) {
      messages.splice(index, 1);
    } else {
      message.isRead = true;
      message.lastModifiedAt = at;
      if (farEnd !== null) {
        const mailbox = user.mail ?? user.userPrincipalName;
        openConversations(farEnd.organisation, farEnd.integration.id, { mailbox, message, at });
      }
    }
  }
}

/** Whether the vendor's token is to be had at a moment and opens a mailbox for writing. */
function canOpen(stage: Stage, user: SimUser, at: EpochMs): boolean {
  const { tenant, vendor } = stage;
  const principal = tenant.servicePrincipals.find((one) => one.appId === vendor.appId);
  if (principal === undefined || !hasToken(stage, at)) return false;
  const roles = grantedRoles(tenant, principal.id);
  const caller = { kind: 'app', appId: vendor.appId, servicePrincipalId: principal.id, roles } as const;
  return accessOf(tenant, caller, user, 'write', at).allowed;
}

function hasToken({ tenant, vendor, farEnd }: Stage, at: EpochMs): boolean {
  if (farEnd !== null) return isSignedIn(farEnd, tenant, at);
  const application = tenant.applications.find((one) => one.appId === vendor.appId);
  const principal = tenant.servicePrincipals.find((one) => one.appId === vendor.appId);
  if (application === undefined || principal === undefined) return false;
  const isEnabled = !application.isDisabled && !principal.isDisabled && principal.accountEnabled;
  const secret = application.passwords.find((one) => one.keyId === vendor.keyId);
  const certificate = application.keys.find((one) => one.keyId === vendor.keyId);
  const isValid =
    (secret !== undefined && secret.effectiveAt <= at && at < secret.end) ||
    (certificate !== undefined && certificate.start <= at && at < certificate.end);
  return isEnabled && isValid;
}

/** The id of the secret or certificate in use; null: none of the app's. */
function keyInUse({ tenant, vendor, farEnd }: Stage): string | null {
  if (farEnd === null) return vendor.keyId;
  const secret = farEnd.integration.session?.settings.secret;
  const application = tenant.applications.find((one) => one.appId === vendor.appId);
  return application?.passwords.find((one) => one.secretText === secret)?.keyId ?? null;
}

/** Keeps the report of last use going, to the hour. */
function noteUse(stage: Stage): void {
  const { tenant, vendor, now, farEnd } = stage;
  if (!hasToken(stage, now) || (farEnd !== null && !isActive(farEnd, now))) return;
  const keyId = keyInUse(stage);
  const used = Math.floor(now / HOUR_MS) * HOUR_MS;
  for (const activity of tenant.credentialActivities) {
    if (activity.keyId === keyId) activity.lastSignIn = Math.max(activity.lastSignIn ?? used, used);
  }
  // A secret that an integration was given since is in the report as soon as it is used.
  if (farEnd === null || keyId === null) return;
  if (tenant.credentialActivities.some((activity) => activity.keyId === keyId)) return;
  tenant.credentialActivities.push({ appId: vendor.appId, keyId, lastSignIn: now });
}
