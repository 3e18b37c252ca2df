import { type EpochMs, SECOND_MS } from '../../../shared/domain/instant';
import type { AccessClaims } from '../entra/access-tokens';
import { findTenant } from '../entra/directory';
import { type Caller, graphError, type GraphReply, type GraphRoute } from '../graph-route';
import type { SimulationContext } from '../simulation-context';
import type { Tenant } from '../world';

/** A caller whose token was accepted. */
export interface Session {
  readonly tenant: Tenant;
  readonly caller: Caller;
}

function bearer(headers: Headers): string | null {
  return /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
}

function unauthorized(message: string): GraphReply {
  return {
    ...graphError(401, 'InvalidAuthenticationToken', message),
    headers: {
      'www-authenticate':
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
    },
  };
}

/** What Graph answers when a token is no longer good: the `unauthorized` fault, and an expired token. */
export function tokenExpired(): GraphReply {
  return unauthorized('Lifetime validation failed, the token is expired.');
}

/** The tenant that a request is about, whether or not its token will be accepted. */
export function tenantOfRequest(context: SimulationContext, headers: Headers): Tenant | null {
  const claims = context.accessTokens.read(bearer(headers) ?? '');
  return claims === null ? null : findTenant(context.world, claims.tid);
}

function callerOf(tenant: Tenant, claims: AccessClaims): Caller | null {
  if (claims.idtyp === 'user') {
    const user = tenant.users.find((candidate) => candidate.id === claims.oid);
    if (user === undefined) return null;
    return {
      kind: 'user',
      appId: claims.appid,
      userId: user.id,
      scopes: claims.scp?.split(' ') ?? [],
      directoryRoles: user.roles,
    };
  }
  const principal = tenant.servicePrincipals.find((candidate) => candidate.id === claims.oid);
  if (principal === undefined) return null;
  return {
    kind: 'app',
    appId: claims.appid,
    servicePrincipalId: principal.id,
    roles: claims.roles ?? [],
  };
}

/** Who calls, or the 401 to send. The token's permissions are those of its issue, as in the real service. */
export function authenticate(
  context: SimulationContext,
  headers: Headers,
  now: EpochMs,
): Session | GraphReply {
  const token = bearer(headers);
  if (token === null) return unauthorized('Access token is empty.');
  const claims = context.accessTokens.read(token);
  if (claims === null) return unauthorized('CompactToken parsing failed with error code: 80049217');
  if (claims.exp <= now / SECOND_MS) return tokenExpired();
  const tenant = findTenant(context.world, claims.tid);
  if (tenant === null) return unauthorized('Access token validation failure. Invalid tenant.');
  const caller = callerOf(tenant, claims);
  if (caller === null) {
    // Code from public logs; status is an assumption.
    return graphError(
      401,
      'Authorization_IdentityNotFound',
      'The identity of the calling application could not be established.',
    );
  }
  return { tenant, caller };
}

/** Whether the token holds one of the permissions. */
export function holdsAny(
  caller: Caller,
  permissions: { readonly application: readonly string[]; readonly delegated: readonly string[] },
): boolean {
  return caller.kind === 'app'
    ? caller.roles.some((role) => permissions.application.includes(role))
    : caller.scopes.some((scope) => permissions.delegated.includes(scope));
}

/** What the directory answers to a caller without the permission or the role. */
export function insufficientPrivileges(): GraphReply {
  return graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

/** The refusal of a caller whom the route does not let in; null: let in, or the route decides itself. */
export function refusePermission(caller: Caller, route: GraphRoute): GraphReply | null {
  return route.permissions === null || holdsAny(caller, route.permissions) ? null : insufficientPrivileges();
}
