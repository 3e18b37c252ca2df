import { DAY_MS, type EpochMs } from '../../../shared/domain/instant';
import { subscribedUser, vendorSubscription } from '../mail-subscription';
import { findUser } from '../mailbox';
import type { SimUser, SimVendor, Tenant } from '../world';
import { signInFailure } from './graph-sign-in';
import { settledAt } from './integration-state';
import { advanceQueues, derivedGuid, routeOf } from './mail-routing';
import type { SimIntegration, SimOrganisation } from './organisation';

/** How long a new subscription lasts, well within the seven days that Microsoft allows. */
const SUBSCRIBED_FOR_MS = 3 * DAY_MS;

/** An integration that was enabled without its credential. The real code is not published. */
const NOT_CONFIGURED = {
  code: 'missing.credential',
  message: 'The integration has no credential to sign in with.',
};

/** The integration in an organisation that a tenant's vendor is. */
export interface FarEnd {
  readonly organisation: SimOrganisation;
  readonly integration: SimIntegration;
}

/** The organisation's side of a vendor; null: it has none. An integration that was deleted pulls nothing either. */
export function farEndOf(vendor: SimVendor, organisations: readonly SimOrganisation[]): FarEnd | null {
  const organisation = organisations.find(({ id }) => id === vendor.genesys?.organisationId);
  const integration = organisation?.integrations.find(({ id }) => id === vendor.genesys?.integrationId);
  return organisation === undefined || integration === undefined ? null : { organisation, integration };
}

/** Whether an integration is to be at work: it was enabled, and its activation is over. */
export function isActive({ organisation, integration }: FarEnd, at: EpochMs): boolean {
  return integration.intendedState === 'ENABLED' && settledAt(organisation, integration) <= at;
}

/** Whether mail of a mailbox is the integration's business at a moment. */
export function isPulling(farEnd: FarEnd, user: SimUser, at: EpochMs): boolean {
  const { organisation, integration } = farEnd;
  return isActive(farEnd, at) && routeOf(organisation, integration.id, addressOf(user)) !== null;
}

/** Whether the integration can sign in to the tenant with what it was last activated with. */
export function isSignedIn({ integration }: FarEnd, tenant: Tenant, at: EpochMs): boolean {
  return integration.session !== null && signInFailure(tenant, integration.session.settings, at) === null;
}

/**
 * What an integration does once it is active and can sign in: it subscribes to every routed mailbox that has no
 * subscription of its app. Microsoft refuses those that it cannot open; it does not ask again until the next
 * activation.
 */
export function openSession(
  { organisation, integration }: FarEnd,
  {
    tenant,
    vendor,
    now,
    canOpen,
  }: {
    readonly tenant: Tenant;
    readonly vendor: SimVendor;
    readonly now: EpochMs;
    readonly canOpen: (user: SimUser, at: EpochMs) => boolean;
  },
): void {
  advanceQueues(organisation, now);
  const { session } = integration;
  const farEnd = { organisation, integration };
  if (session === null || session.hasSubscribed || !isActive(farEnd, now)) return;
  const at = [settledAt(organisation, integration), now].find((moment) => isSignedIn(farEnd, tenant, moment));
  if (at === undefined) return;
  session.hasSubscribed = true;
  const principal = tenant.servicePrincipals.find(({ appId }) => appId === vendor.appId);
  for (const address of vendor.mailboxes) {
    const user = findUser(tenant, address);
    if (principal === undefined || !user?.mailbox || !canOpen(user, at)) continue;
    if (routeOf(organisation, integration.id, addressOf(user)) === null) continue;
    const isSubscribed = tenant.subscriptions.some(
      (one) =>
        one.applicationId === vendor.appId &&
        one.expiration > at &&
        subscribedUser(tenant, one)?.id === user.id,
    );
    if (isSubscribed) continue;
    tenant.subscriptions.push(
      vendorSubscription(tenant, {
        user,
        id: derivedGuid(`subscription/${user.id}/${String(at)}`),
        applicationId: vendor.appId,
        creatorId: principal.id,
        clientState: derivedGuid(`state/${user.id}/${String(at)}`),
        expiration: at + SUBSCRIBED_FOR_MS,
      }),
    );
  }
}

/** Lets an integration notice whether it can sign in: what it reports follows from it. */
export function noteFailure({ integration }: FarEnd, tenant: Tenant, now: EpochMs): void {
  const { session, failure } = integration;
  const found = session === null ? NOT_CONFIGURED : signInFailure(tenant, session.settings, now);
  if (found === null) integration.failure = null;
  else if (found.code !== failure?.code || found.message !== failure.message) {
    integration.failure = { ...found, since: sinceWhen(tenant, integration, now) };
  }
}

/** An expired secret tells since when; anything else is noticed when it is noticed. */
function sinceWhen(tenant: Tenant, { session }: SimIntegration, now: EpochMs): EpochMs {
  const held = tenant.applications
    .flatMap(({ passwords }) => passwords)
    .find(({ secretText }) => secretText === session?.settings.secret);
  return held === undefined ? now : Math.min(held.end, now);
}

function addressOf(user: SimUser): string {
  return user.mail ?? user.userPrincipalName;
}
