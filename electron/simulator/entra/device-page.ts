import type { EpochMs } from '../../../shared/domain/instant';
import type { HttpReply, HttpRequest } from '../http-exchange';
import type { SimulationContext } from '../simulation-context';
import type { SimDeviceCode, SimUser, Tenant, World } from '../world';
import { signInChoices } from './authorize';
import { consentOf } from './consent';
import { choicePage, noticePage, questionPage } from './pages';

const TITLE = 'Enter code';

/** A code that waits for its user. */
interface Pending {
  readonly tenant: Tenant;
  readonly code: SimDeviceCode;
}

/** Finds a code by what the user was shown; null when there is none, or its time is over. */
function findPending(world: World, userCode: string, now: EpochMs): Pending | null {
  const wanted = userCode.trim().toUpperCase();
  for (const tenant of world.tenants) {
    const code = tenant.deviceCodes.find((one) => one.userCode === wanted && one.expiresAt > now);
    if (code !== undefined) return { tenant, code };
  }
  return null;
}

function administratorOf(tenant: Tenant): SimUser | undefined {
  return tenant.users.find((user) => user.roles.length > 0) ?? tenant.users[0];
}

/**
 * Decides a device code as somebody at Microsoft's page would; false: there is no such code.
 *
 * @param decision who signs in, by sign-in name; null: the tenant's first administrator. Or that it is declined.
 */
export function decideDeviceCode(
  world: World,
  userCode: string,
  now: EpochMs,
  decision: { readonly approveAs: string | null } | 'decline',
): boolean {
  const pending = findPending(world, userCode, now);
  if (pending === null) return false;
  if (decision === 'decline') {
    pending.code.isDeclined = true;
    return true;
  }
  const user =
    decision.approveAs === null
      ? administratorOf(pending.tenant)
      : pending.tenant.users.find((one) => one.userPrincipalName === decision.approveAs);
  if (user === undefined) return false;
  pending.code.approvedBy = user.id;
  return true;
}

/** The page where a device code is entered: asks for the code, then who signs in, then says what became of it. */
export function answerDevicePage(
  context: SimulationContext,
  { method, url, text }: HttpRequest,
  now: EpochMs,
): HttpReply {
  const { world } = context;
  const userCode = url.searchParams.get('user_code') ?? url.searchParams.get('otc');
  if (userCode === null || userCode === '') {
    return questionPage(TITLE, 'The code that the app shows', 'user_code');
  }
  const pending = findPending(world, userCode, now);
  if (pending === null)
    return noticePage(TITLE, 'That code did not work. Check the code and try again.', 400);
  if (method !== 'POST') {
    return choicePage(
      TITLE,
      'Who is signing in on the other device?',
      `${url.pathname}${url.search}`,
      signInChoices(pending.tenant),
    );
  }
  const user = pending.tenant.users.find((one) => one.id === new URLSearchParams(text).get('user'));
  if (user === undefined) {
    pending.code.isDeclined = true;
    return noticePage(TITLE, 'You have declined the sign-in.');
  }
  const { tenant, code } = pending;
  const principal = tenant.servicePrincipals.find(({ appId }) => appId === code.clientId);
  const consent =
    principal === undefined ? null : consentOf(context, { tenant, principal, user }, code.scopes, url);
  if (consent?.is === 'asked') return consent.page;
  // The code goes on waiting: somebody else may sign in with it.
  if (consent?.is === 'forbidden') {
    return noticePage(TITLE, 'Need admin approval: only an admin can grant what this app asks for.');
  }
  code.approvedBy = user.id;
  return noticePage(TITLE, 'You have signed in on the other device. You may close this page.');
}
