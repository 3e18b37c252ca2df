import { generateKeyPairSync, type KeyPairKeyObjectResult, sign } from 'node:crypto';

import { type EpochMs, SECOND_MS } from '../../../shared/domain/instant';
import type { JsonObject } from '../../../shared/domain/json';
import type { SimUser, Tenant } from '../world';
import { encodeJwt } from './jwt';

/** Seconds that an id token is valid (Microsoft: configurable token lifetimes, one hour). */
const LIFETIME_SECONDS = 3_600;

/** Id tokens and the key set to check them with. */
export interface IdTokens {
  readonly issue: (
    tenant: Tenant,
    user: SimUser,
    request: { readonly clientId: string; readonly issuer: string; readonly now: EpochMs },
  ) => string;
  /** What `/discovery/v2.0/keys` answers with. */
  readonly keySet: () => JsonObject;
}

/** The key pair is made when it is first needed: most runs never sign in a user. */
export function createIdTokens(keyId: string): IdTokens {
  let pair: KeyPairKeyObjectResult | null = null;
  const keys = (): KeyPairKeyObjectResult => (pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 }));
  return {
    issue: (tenant, user, { clientId, issuer, now }) => {
      const issuedAt = Math.floor(now / SECOND_MS);
      const payload = {
        aud: clientId,
        iss: issuer,
        iat: issuedAt,
        nbf: issuedAt,
        exp: issuedAt + LIFETIME_SECONDS,
        name: user.displayName,
        preferred_username: user.userPrincipalName,
        oid: user.id,
        sub: user.id,
        tid: tenant.id,
        ver: '2.0',
      };
      return encodeJwt({ typ: 'JWT', alg: 'RS256', kid: keyId }, payload, (signed) =>
        sign('sha256', Buffer.from(signed), keys().privateKey),
      );
    },
    keySet: () => {
      const { n, e } = keys().publicKey.export({ format: 'jwk' });
      return { keys: [{ kty: 'RSA', use: 'sig', kid: keyId, n: n ?? '', e: e ?? '' }] };
    },
  };
}
