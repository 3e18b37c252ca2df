import type { EpochMs } from '../../shared/domain/instant';
import { fail, ok, type Result } from '../../shared/domain/result';
import { type MailAction, type MailboxAccess, mailboxAccess, permissionAllows } from './exchange-scope';
import { type Caller, type GraphCall, graphError, type GraphReply } from './graph-route';
import type { SimMessage, SimUser, Tenant } from './world';

/** A mailbox that the caller may open. */
export interface OpenMailbox {
  readonly user: SimUser;
  /** What has arrived by now, in no particular order. */
  readonly messages: readonly SimMessage[];
  /** Whether the caller sees bodies; `Mail.ReadBasic` does not. */
  readonly showsBodies: boolean;
}

/** A user by object id, user principal name or mail address, in any case; null when there is none. */
export function findUser(tenant: Tenant, reference: string): SimUser | null {
  const wanted = reference.toLowerCase();
  return (
    tenant.users.find((user) => user.id.toLowerCase() === wanted || addressesOf(user).includes(wanted)) ??
    null
  );
}

/** Every address of a user, in lower case: what Exchange's scopes are matched with. */
function addressesOf(user: SimUser): readonly string[] {
  const addresses = [user.userPrincipalName.toLowerCase()];
  const mail = user.mail?.toLowerCase();
  return mail === undefined || addresses.includes(mail) ? addresses : [...addresses, mail];
}

/** The refusal for a role that is missing or does not reach this mailbox (observed wording). */
const ACCESS_DENIED: GraphReply = graphError(
  403,
  'ErrorAccessDenied',
  'Access is denied. Check credentials and try again.',
);

/** The refusal by a legacy access policy; `[RAOP]` is what tells it from missing consent (observed wording). */
const BLOCKED_BY_POLICY: GraphReply = graphError(
  403,
  'ErrorAccessDenied',
  'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
);

/**
 * Opens a mailbox for a caller as Exchange does: first it must be found, then the caller's grants count.
 * Fails with the reply to send.
 */
export function openMailbox(
  call: Pick<GraphCall, 'tenant' | 'caller' | 'now'>,
  reference: string,
  action: MailAction,
): Result<OpenMailbox, GraphReply> {
  const user = findUser(call.tenant, reference);
  if (user === null) return fail(unknownUser(reference));
  const mailbox = user.mailbox;
  if (mailbox === null) {
    return fail(
      graphError(
        404,
        'MailboxNotEnabledForRESTAPI',
        'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
      ),
    );
  }
  const access = accessOf(call.tenant, call.caller, user, action, call.now);
  if (!access.allowed) return fail(access.because === 'accessPolicy' ? BLOCKED_BY_POLICY : ACCESS_DENIED);
  return ok({
    user,
    messages: mailbox.messages.filter((message) => message.receivedAt <= call.now),
    showsBodies: accessOf(call.tenant, call.caller, user, 'read', call.now).allowed,
  });
}

/**
 * What a caller may do with a user's mailbox. Delegated callers reach their own only: the `*.Shared` scopes need
 * a delegation in Exchange, which this world does not have.
 */
export function accessOf(
  tenant: Tenant,
  caller: Caller,
  user: SimUser,
  action: MailAction,
  now: EpochMs,
): MailboxAccess {
  if (caller.kind === 'user') {
    const isOwn = caller.userId === user.id;
    return isOwn && caller.scopes.some((scope) => permissionAllows(scope, action))
      ? { allowed: true, via: 'entra' }
      : { allowed: false, because: 'noGrant' };
  }
  return mailboxAccess({
    appId: caller.appId,
    servicePrincipalId: caller.servicePrincipalId,
    roles: caller.roles,
    addresses: addressesOf(user),
    action,
    policies: tenant.accessPolicies,
    assignments: tenant.rbacAssignments,
    now,
  });
}

/** Exchange answers differently for an address and for an id that it cannot find. */
function unknownUser(reference: string): GraphReply {
  return reference.includes('@')
    ? graphError(404, 'ErrorInvalidUser', `The requested user '${reference}' is invalid.`)
    : graphError(404, 'ResourceNotFound', 'Resource could not be discovered.');
}
