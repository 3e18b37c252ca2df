import type { EpochMs } from '../../../shared/domain/instant';
import type { JsonObject } from '../../../shared/domain/json';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { permissionAllows, rbacRoleAllows } from '../exchange-scope';
import { type GraphCall, graphError, type GraphReply, type GraphRoute } from '../graph-route';
import {
  grantedExpiration,
  MAX_PER_MAILBOX,
  maxLifetimeMinutes,
  removeExpired,
  subscribedUser,
  userOfResource,
} from '../mail-subscription';
import { openMailbox } from '../mailbox';
import type { SimSubscription, SimUser } from '../world';
import { type NewSubscription, parseChange, parseNew, validateEndpoint } from './subscription-body';

/** Change notifications of mail. Who sees and may change what depends on app, user and role, not on a permission alone. */
export const subscriptionRoutes: readonly GraphRoute[] = [
  route('GET', '/subscriptions', list),
  route('POST', '/subscriptions', create),
  route('GET', '/subscriptions/{id}', get),
  route('PATCH', '/subscriptions/{id}', patch),
  route('POST', '/subscriptions/{id}/reauthorize', reauthorize),
  route('DELETE', '/subscriptions/{id}', remove),
];

type Answer = Result<GraphReply, GraphReply>;

/**
 * Directory roles that count as "admin" for `Subscription.Read.All`. Microsoft does not say which do; these are
 * an assumption.
 */
const ADMIN_ROLES: readonly string[] = [
  'Global Administrator',
  'Global Reader',
  'Privileged Role Administrator',
  'Application Administrator',
  'Cloud Application Administrator',
  'Exchange Administrator',
  'Security Administrator',
];

const READS_ALL = 'Subscription.Read.All';

function route(method: GraphRoute['method'], path: string, handle: (call: GraphCall) => Answer): GraphRoute {
  return {
    method,
    path,
    version: 'both',
    permissions: null,
    handle: (call) => {
      removeExpired(call.tenant, call.now);
      const result = handle(call);
      return result.ok ? result.value : result.error;
    },
  };
}

function list(call: GraphCall): Answer {
  if (!mayLook(call)) return fail(insufficientPrivileges());
  const option = [...call.query.keys()].find((key) => key.startsWith('$'));
  if (option !== undefined) {
    return fail(
      graphError(400, 'BadRequest', `The query option '${option}' is not supported by subscriptions.`),
    );
  }
  const visible = call.tenant.subscriptions.filter((subscription) => isVisible(call, subscription));
  return ok({
    status: 200,
    body: {
      '@odata.context': `${call.base}/$metadata#subscriptions`,
      value: visible.map((subscription) => resource(subscription, null)),
    },
  });
}

function get(call: GraphCall): Answer {
  if (!mayLook(call)) return fail(insufficientPrivileges());
  const found = find(call);
  return found !== undefined && isVisible(call, found)
    ? ok(entity(call, 200, found, null))
    : fail(notFound());
}

function create(call: GraphCall): Answer {
  const parsed = parseNew(call.body);
  if (!parsed.ok) return parsed;
  const wanted = parsed.value;
  const user = mailboxOwner(call, wanted.resource);
  if (!user.ok) return user;
  const expiration = lifetime(wanted.expiration, wanted.includeResourceData, call.now);
  if (!expiration.ok) return expiration;
  if (countOf(call, user.value) >= MAX_PER_MAILBOX) {
    return fail(
      graphError(
        403,
        'ExtensionError',
        `The mailbox has reached the limit of ${String(MAX_PER_MAILBOX)} subscriptions.`,
      ),
    );
  }
  const endpoints = checkEndpoints(wanted);
  if (endpoints !== null) return fail(endpoints);
  const subscription: SimSubscription = {
    id: call.newId(),
    resource: wanted.resource,
    applicationId: call.caller.appId,
    creatorId: creatorOf(call),
    changeType: wanted.changeType,
    notificationUrl: wanted.notificationUrl,
    lifecycleNotificationUrl: wanted.lifecycleNotificationUrl,
    clientState: wanted.clientState,
    includeResourceData: wanted.includeResourceData,
    expiration: expiration.value,
  };
  call.tenant.subscriptions.push(subscription);
  return ok(entity(call, 201, subscription, subscription.clientState));
}

function patch(call: GraphCall): Answer {
  const mine = findMine(call);
  if (!mine.ok) return mine;
  const parsed = parseChange(call.body);
  if (!parsed.ok) return parsed;
  const { expiration, notificationUrl } = parsed.value;
  const until =
    expiration === null
      ? ok(mine.value.expiration)
      : lifetime(expiration, mine.value.includeResourceData, call.now);
  if (!until.ok) return until;
  if (notificationUrl !== null) {
    const refusal = validateEndpoint(notificationUrl);
    if (refusal !== null) return fail(refusal);
    mine.value.notificationUrl = notificationUrl;
  }
  mine.value.expiration = until.value;
  return ok(entity(call, 200, mine.value, null));
}

/** Confirms a subscription after a `reauthorizationRequired` notification; its end stays where it is. */
function reauthorize(call: GraphCall): Answer {
  const mine = findMine(call);
  return mine.ok ? ok({ status: 204 }) : mine;
}

function remove(call: GraphCall): Answer {
  const mine = findMine(call);
  if (!mine.ok) return mine;
  call.tenant.subscriptions.splice(call.tenant.subscriptions.indexOf(mine.value), 1);
  return ok({ status: 204 });
}

/** Listing needs what creating needed: some right to read mail. */
function mayLook(call: GraphCall): boolean {
  const { caller, tenant, now } = call;
  if (caller.kind === 'user') {
    return caller.scopes.some((scope) => scope === READS_ALL || permissionAllows(scope, 'readBasic'));
  }
  return (
    caller.roles.some((role) => permissionAllows(role, 'readBasic')) ||
    tenant.rbacAssignments.some(
      (assignment) =>
        assignment.servicePrincipalId === caller.servicePrincipalId &&
        rbacRoleAllows(assignment.role, 'readBasic') &&
        assignment.effectiveFrom <= now &&
        (assignment.effectiveUntil === null || now < assignment.effectiveUntil),
    )
  );
}

/** Microsoft's table of visibility (subscription-list): own app, own mailbox, or everything for an admin. */
function isVisible(call: GraphCall, subscription: SimSubscription): boolean {
  const { caller, tenant } = call;
  const isOwnApp = subscription.applicationId === caller.appId;
  if (caller.kind === 'app') return isOwnApp;
  if (caller.scopes.includes(READS_ALL)) {
    const isAdmin = caller.directoryRoles.some((role) => ADMIN_ROLES.includes(role));
    return isAdmin || subscribedUser(tenant, subscription)?.id === caller.userId;
  }
  return isOwnApp && subscription.creatorId === caller.userId;
}

function find(call: GraphCall): SimSubscription | undefined {
  return call.tenant.subscriptions.find((subscription) => subscription.id === call.params['id']);
}

/**
 * The subscription that the caller created and may still read the mailbox of. Another app's cannot be changed
 * (Microsoft does not say so; seen as 404).
 */
function findMine(call: GraphCall): Result<SimSubscription, GraphReply> {
  const found = find(call);
  if (found?.applicationId !== call.caller.appId) return fail(notFound());
  if (call.caller.kind === 'user' && found.creatorId !== call.caller.userId) return fail(notFound());
  const user = mailboxOwner(call, found.resource);
  return user.ok ? ok(found) : user;
}

/** The owner of the mailbox that a resource names, which the caller must be able to read. */
function mailboxOwner(call: GraphCall, path: string): Result<SimUser, GraphReply> {
  const reference = userOfResource(path);
  if (reference === null) {
    return fail(
      graphError(400, 'InvalidRequest', `Resource '${path}' is not supported by the simulated tenant.`),
    );
  }
  const isMe = reference.toLowerCase() === 'me';
  if (isMe && call.caller.kind === 'app') {
    return fail(
      graphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.'),
    );
  }
  const mailbox = openMailbox(call, isMe ? creatorOf(call) : reference, 'readBasic');
  return mailbox.ok ? ok(mailbox.value.user) : mailbox;
}

function countOf(call: GraphCall, user: SimUser): number {
  return call.tenant.subscriptions.filter((one) => subscribedUser(call.tenant, one)?.id === user.id).length;
}

function creatorOf(call: GraphCall): string {
  return call.caller.kind === 'app' ? call.caller.servicePrincipalId : call.caller.userId;
}

function lifetime(wanted: EpochMs, includeResourceData: boolean, now: EpochMs): Result<EpochMs, GraphReply> {
  const granted = grantedExpiration(wanted, { now, includeResourceData });
  if (granted !== null) return ok(granted);
  const minutes = maxLifetimeMinutes(includeResourceData);
  return fail(
    graphError(
      400,
      'ExtensionError',
      `Subscription expiration can only be ${String(minutes)} minutes in the future.`,
    ),
  );
}

function checkEndpoints(wanted: NewSubscription): GraphReply | null {
  const refusal = validateEndpoint(wanted.notificationUrl);
  if (refusal !== null || wanted.lifecycleNotificationUrl === null) return refusal;
  return validateEndpoint(wanted.lifecycleNotificationUrl);
}

function entity(
  call: GraphCall,
  status: number,
  subscription: SimSubscription,
  clientState: string | null,
): GraphReply {
  return {
    status,
    body: {
      '@odata.context': `${call.base}/$metadata#subscriptions/$entity`,
      ...resource(subscription, clientState),
    },
  };
}

/** Graph's `subscription`. Only the answer to its creation tells `clientState`. */
function resource(subscription: SimSubscription, clientState: string | null): JsonObject {
  return {
    id: subscription.id,
    resource: subscription.resource,
    applicationId: subscription.applicationId,
    changeType: subscription.changeType,
    clientState,
    notificationUrl: subscription.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
    expirationDateTime: serviceTime(subscription.expiration),
    creatorId: subscription.creatorId,
    includeResourceData: subscription.includeResourceData,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}

/** A date and time with seven fractional digits, as the subscription service writes it. */
function serviceTime(epoch: EpochMs): string {
  return new Date(epoch).toISOString().replace('Z', '0000Z');
}

function notFound(): GraphReply {
  return graphError(404, 'ResourceNotFound', 'The object was not found.');
}

function insufficientPrivileges(): GraphReply {
  return graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}
