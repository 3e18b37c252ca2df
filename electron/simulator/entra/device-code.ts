import { SECOND_MS } from '../../../shared/domain/instant';
import type { JsonObject } from '../../../shared/domain/json';
import { randomText } from '../random';
import type { Tenant } from '../world';
import { findClient, findTenant, isSharedEndpoint, tenantNotFound } from './directory';
import { type EntraRefusal, missingParameter, refusal } from './entra-error';
import type { TokenRequest } from './token-request';
import { issueUserTokens, scopeNames } from './user-tokens';

/** The grant type of a device-code sign-in. */
export const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** The name that MSAL sends for it, from before the standard; Entra takes both. */
export const MSAL_DEVICE_CODE_GRANT = 'device_code';

/** Seconds that a code waits for its user, and between polls (Microsoft: device authorization grant). */
const CODE_SECONDS = 900;
const POLL_SECONDS = 5;

/** The tenant of a device-code request; a shared endpoint means the tenant that knows the client. */
function tenantOf(request: TokenRequest, clientId: string): Tenant | EntraRefusal {
  const { world } = request.context;
  const tenant = isSharedEndpoint(request.tenantName)
    ? (world.tenants.find((candidate) => candidate.servicePrincipals.some((one) => one.appId === clientId)) ??
      null)
    : findTenant(world, request.tenantName);
  return tenant ?? tenantNotFound(request.tenantName);
}

/** Starts a sign-in; the world holds it until somebody approves or declines it there. */
export function startDeviceCode(request: TokenRequest): JsonObject | EntraRefusal {
  const { clientId, form, context, now } = request;
  if (clientId === null) return missingParameter('client_id');
  const scope = form.get('scope');
  if (scope === null) return missingParameter('scope');
  const tenant = tenantOf(request, clientId);
  if ('error' in tenant) return tenant;
  const client = findClient(context.world, tenant, clientId);
  if ('error' in client) return client;
  const userCode = randomText(context.random, 9, 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789');
  const deviceCode = randomText(
    context.random,
    64,
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  );
  tenant.deviceCodes.push({
    deviceCode,
    userCode,
    clientId,
    scopes: scopeNames(scope),
    expiresAt: now + CODE_SECONDS * SECOND_MS,
    approvedBy: null,
    isDeclined: false,
  });
  const verificationUri = `${request.origin}/common/oauth2/deviceauth`;
  return {
    user_code: userCode,
    device_code: deviceCode,
    verification_uri: verificationUri,
    expires_in: CODE_SECONDS,
    interval: POLL_SECONDS,
    message: `To sign in, use a web browser to open the page ${verificationUri} and enter the code ${userCode} to authenticate.`,
  };
}

/** Polled by the client until the user has decided; a code gives tokens once. */
export function redeemDeviceCode(request: TokenRequest): JsonObject | EntraRefusal {
  const { clientId, form, context, now } = request;
  if (clientId === null) return missingParameter('client_id');
  const code = form.get('device_code') ?? form.get('code');
  if (code === null) return missingParameter('device_code');
  const tenant = tenantOf(request, clientId);
  if ('error' in tenant) return tenant;
  const client = findClient(context.world, tenant, clientId);
  if ('error' in client) return client;
  const index = tenant.deviceCodes.findIndex(
    (pending) => pending.deviceCode === code && pending.clientId === clientId,
  );
  const pending = tenant.deviceCodes[index];
  if (pending === undefined) {
    return refusal(400, 'bad_verification_code', 70019, 'Verification code expired or unknown.');
  }
  if (pending.isDeclined) {
    return refusal(400, 'authorization_declined', 65004, 'User declined to consent to access the app.');
  }
  if (pending.expiresAt <= now) {
    return refusal(
      400,
      'expired_token',
      70020,
      'The provided value for the input parameter device_code has expired.',
    );
  }
  if (pending.approvedBy === null) {
    return refusal(
      400,
      'authorization_pending',
      70016,
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
    );
  }
  const user = tenant.users.find((candidate) => candidate.id === pending.approvedBy);
  if (user === undefined)
    return refusal(400, 'invalid_grant', 50034, 'The user account does not exist in the directory.');
  tenant.deviceCodes.splice(index, 1);
  return issueUserTokens(request, { tenant, principal: client.principal, user }, pending.scopes);
}
