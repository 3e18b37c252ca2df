import { z } from 'zod';

import { type EpochMs, SECOND_MS } from '../../../shared/domain/instant';
import { MICROSOFT_GRAPH_APP_ID } from '../../../shared/profiles/graph-permissions';
import { type Random, randomBytesOf } from '../random';
import type { SimServicePrincipal, SimUser, Tenant } from '../world';
import { roleTemplateIds } from './directory-roles';
import { decodeJwt, encodeJwt, hasHmac, hmac } from './jwt';

/** Shortest lifetime of an access token, in seconds (Microsoft: configurable token lifetimes, 60 to 90 minutes). */
const SHORTEST_SECONDS = 3_600;
const SPREAD_SECONDS = 1_800;

/** Audience of a token for Microsoft Graph. */
const GRAPH_AUDIENCE = 'https://graph.microsoft.com';

const claims = z.object({
  exp: z.number(),
  nbf: z.number(),
  tid: z.string(),
  oid: z.string(),
  appid: z.string(),
  idtyp: z.enum(['app', 'user']),
  roles: z.array(z.string()).optional(),
  scp: z.string().optional(),
});

/** The claims of a token that Graph decides by. */
export type AccessClaims = z.output<typeof claims>;

/** A token as the endpoint hands it out. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresInSeconds: number;
}

/** How the client proved itself: the `appidacr` claim (1: secret, 2: certificate, 0: public client). */
export type ClientProof = 'secret' | 'certificate' | 'none';

const APPIDACR: Readonly<Record<ClientProof, string>> = { none: '0', secret: '1', certificate: '2' };

/** Issues and reads access tokens for Microsoft Graph. */
export interface AccessTokens {
  readonly forApp: (
    tenant: Tenant,
    principal: SimServicePrincipal,
    proof: ClientProof,
    now: EpochMs,
  ) => IssuedToken;
  readonly forUser: (
    tenant: Tenant,
    principal: SimServicePrincipal,
    user: SimUser,
    scopes: readonly string[],
    now: EpochMs,
  ) => IssuedToken;
  /** Null: not a token of this simulator. Expiry is for the caller to judge. */
  readonly read: (token: string) => AccessClaims | null;
}

/**
 * The application permissions granted on Microsoft Graph when the token is issued. Exchange's own role
 * assignments (RBAC for Applications) are not among them: no token shows them.
 */
export function grantedRoles(tenant: Tenant, principalId: string): readonly string[] {
  const graph = tenant.servicePrincipals.find((principal) => principal.appId === MICROSOFT_GRAPH_APP_ID);
  if (graph === undefined) return [];
  const granted = new Set(
    tenant.appRoleAssignments
      .filter((assignment) => assignment.principalId === principalId && assignment.resourceId === graph.id)
      .map((assignment) => assignment.appRoleId),
  );
  return graph.appRoles.filter((role) => granted.has(role.id)).map((role) => role.value);
}

/** Tokens signed with a key of this simulator's own, so that another's are refused. */
export function createAccessTokens(random: Random): AccessTokens {
  const key = randomBytesOf(random, 32);
  const issue = (
    tenant: Tenant,
    principal: SimServicePrincipal,
    now: EpochMs,
    particulars: Readonly<Record<string, string | string[]>>,
  ): IssuedToken => {
    const issuedAt = Math.floor(now / SECOND_MS);
    const expiresInSeconds = SHORTEST_SECONDS + Math.floor(random() * SPREAD_SECONDS);
    const issuer = `https://sts.windows.net/${tenant.id}/`;
    const payload = {
      aud: GRAPH_AUDIENCE,
      iss: issuer,
      iat: issuedAt,
      nbf: issuedAt,
      exp: issuedAt + expiresInSeconds,
      appid: principal.appId,
      idp: issuer,
      tid: tenant.id,
      uti: randomBytesOf(random, 16).toString('base64url'),
      ver: '1.0',
      ...particulars,
    };
    const header = { typ: 'JWT', alg: 'HS256', kid: 'simulated' };
    return { token: encodeJwt(header, payload, (signed) => hmac(key, signed)), expiresInSeconds };
  };
  return {
    forApp: (tenant, principal, proof, now) => {
      const roles = [...grantedRoles(tenant, principal.id)];
      return issue(tenant, principal, now, {
        appidacr: APPIDACR[proof],
        idtyp: 'app',
        oid: principal.id,
        sub: principal.id,
        // Without any granted permission a token is issued all the same, without the claim.
        ...(roles.length === 0 ? {} : { roles }),
      });
    },
    forUser: (tenant, principal, user, scopes, now) =>
      issue(tenant, principal, now, {
        appidacr: APPIDACR.none,
        idtyp: 'user',
        oid: user.id,
        sub: user.id,
        upn: user.userPrincipalName,
        name: user.displayName,
        scp: scopes.join(' '),
        wids: [...roleTemplateIds(user.roles)],
      }),
    read: (token) => {
      const decoded = decodeJwt(token);
      if (decoded === null || !hasHmac(decoded, key)) return null;
      const parsed = claims.safeParse(decoded.payload);
      return parsed.success ? parsed.data : null;
    },
  };
}
