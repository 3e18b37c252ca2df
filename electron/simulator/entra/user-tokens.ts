import { z } from 'zod';

import { DAY_MS, type EpochMs } from '../../../shared/domain/instant';
import type { JsonObject } from '../../../shared/domain/json';
import { MICROSOFT_GRAPH_APP_ID } from '../../../shared/profiles/graph-permissions';
import type { SimServicePrincipal, SimUser, Tenant } from '../world';
import { findClient, findTenant } from './directory';
import { type EntraRefusal, missingParameter, refusal } from './entra-error';
import type { TokenRequest } from './token-request';

/** Days without use after which a refresh token ends (Microsoft: configurable token lifetimes). */
const REFRESH_DAYS = 90;

/** Scopes that need no grant. */
const IDENTITY_SCOPES = new Set(['openid', 'profile', 'offline_access', 'email']);

/** Who signed in where. */
export interface UserSession {
  readonly tenant: Tenant;
  readonly principal: SimServicePrincipal;
  readonly user: SimUser;
}

/** `https://graph.microsoft.com/Mail.Read` and `Mail.Read` are the same scope. */
export function scopeNames(scope: string): readonly string[] {
  return scope
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => part.replace(/^https:\/\/[^/]+\//, ''));
}

/** The delegated permissions on Microsoft Graph that this user has with this client. */
function grantedScopes({ tenant, principal, user }: UserSession): readonly string[] {
  const graph = tenant.servicePrincipals.find((candidate) => candidate.appId === MICROSOFT_GRAPH_APP_ID);
  const grants = tenant.permissionGrants.filter(
    (grant) =>
      grant.clientId === principal.id &&
      grant.resourceId === graph?.id &&
      (grant.consentType === 'AllPrincipals' || grant.principalId === user.id),
  );
  return [...new Set(grants.flatMap((grant) => scopeNames(grant.scope)))];
}

/** The first of these scopes that was not consented to for this user; null: all were. */
export function missingScope(session: UserSession, requested: readonly string[]): string | null {
  const granted = grantedScopes(session);
  const wanted = requested.filter((scope) => !IDENTITY_SCOPES.has(scope) && scope !== '.default');
  return wanted.find((scope) => !granted.includes(scope)) ?? null;
}

const refreshTicket = z.object({
  tenantId: z.string(),
  clientId: z.string(),
  userId: z.string(),
  scopes: z.array(z.string()),
  issuedAt: z.number(),
});

function writeRefreshToken(session: UserSession, scopes: readonly string[], now: EpochMs): string {
  const ticket = {
    tenantId: session.tenant.id,
    clientId: session.principal.appId,
    userId: session.user.id,
    scopes: [...scopes],
    issuedAt: now,
  };
  return `0.${Buffer.from(JSON.stringify(ticket)).toString('base64url')}`;
}

function readRefreshToken(text: string): z.output<typeof refreshTicket> | null {
  try {
    const parsed = refreshTicket.safeParse(
      JSON.parse(Buffer.from(text.slice(2), 'base64url').toString('utf8')),
    );
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Tokens for a user: access token with the scopes granted, id token, refresh token. */
export function issueUserTokens(
  request: TokenRequest,
  session: UserSession,
  requested: readonly string[],
): JsonObject | EntraRefusal {
  const granted = grantedScopes(session);
  if (missingScope(session, requested) !== null) {
    return refusal(
      400,
      'invalid_grant',
      65001,
      `The user or administrator has not consented to use the application with ID '${session.principal.appId}' named '${session.principal.displayName}'. Send an interactive authorization request for this user and resource.`,
    );
  }
  const { tenant, principal, user } = session;
  const { token, expiresInSeconds } = request.context.accessTokens.forUser(
    tenant,
    principal,
    user,
    granted,
    request.now,
  );
  return {
    token_type: 'Bearer',
    scope: granted.join(' '),
    expires_in: expiresInSeconds,
    ext_expires_in: expiresInSeconds,
    access_token: token,
    ...(requested.includes('offline_access')
      ? { refresh_token: writeRefreshToken(session, requested, request.now) }
      : {}),
    ...(requested.includes('openid')
      ? {
          id_token: request.context.idTokens.issue(tenant, user, {
            clientId: principal.appId,
            issuer: `${request.origin}/${tenant.id}/v2.0`,
            now: request.now,
          }),
        }
      : {}),
    client_info: Buffer.from(JSON.stringify({ uid: user.id, utid: tenant.id })).toString('base64url'),
  };
}

/** A new access token for a refresh token. */
export function refreshTokens(request: TokenRequest): JsonObject | EntraRefusal {
  const { form, clientId, context, now } = request;
  if (clientId === null) return missingParameter('client_id');
  const text = form.get('refresh_token');
  if (text === null) return missingParameter('refresh_token');
  const ticket = readRefreshToken(text);
  const tenant = ticket === null ? null : findTenant(context.world, ticket.tenantId);
  const user = tenant?.users.find((candidate) => candidate.id === ticket?.userId);
  if (ticket === null || tenant === null || user === undefined || ticket.clientId !== clientId) {
    return refusal(400, 'invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.');
  }
  if (now - ticket.issuedAt > REFRESH_DAYS * DAY_MS) {
    return refusal(400, 'invalid_grant', 700082, 'The refresh token has expired due to inactivity.');
  }
  if (!user.accountEnabled) {
    return refusal(400, 'invalid_grant', 50057, 'The user account is disabled.');
  }
  const client = findClient(context.world, tenant, clientId);
  if ('error' in client) return client;
  const scope = form.get('scope');
  return issueUserTokens(
    request,
    { tenant, principal: client.principal, user },
    scope === null ? ticket.scopes : scopeNames(scope),
  );
}
