import { createHash, timingSafeEqual } from 'node:crypto';

import type { JsonObject } from '../../../shared/domain/json';
import { findClient, findTenant } from './directory';
import { type EntraRefusal, missingParameter, refusal } from './entra-error';
import type { TokenRequest } from './token-request';
import { issueUserTokens } from './user-tokens';

/** PKCE with `S256` (RFC 7636, 4.6). */
function isVerified(challenge: string, verifier: string): boolean {
  const expected = Buffer.from(challenge);
  const actual = Buffer.from(createHash('sha256').update(verifier).digest('base64url'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Tokens for an authorization code. Numbers are Microsoft's; status and `error` of some are an assumption. */
export function redeemAuthorizationCode(request: TokenRequest): JsonObject | EntraRefusal {
  const { clientId, clientSecret, form, context, now } = request;
  if (clientId === null) return missingParameter('client_id');
  const text = form.get('code');
  if (text === null) return missingParameter('code');
  const code = context.authorizationCodes.redeem(text);
  const tenant = code === null ? null : findTenant(context.world, code.tenantId);
  if (code === null || tenant === null || code.clientId.toLowerCase() !== clientId.toLowerCase()) {
    return refusal(
      400,
      'invalid_grant',
      54005,
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    );
  }
  if (code.expiresAt <= now) {
    return refusal(
      400,
      'invalid_grant',
      70008,
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    );
  }
  if (form.get('redirect_uri') !== code.redirectUri) {
    return refusal(
      400,
      'invalid_grant',
      500112,
      'The redirect URI does not match the one that the code was issued for.',
    );
  }
  if (code.codeChallenge !== null && !isVerified(code.codeChallenge, form.get('code_verifier') ?? '')) {
    return refusal(
      400,
      'invalid_grant',
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    );
  }
  const client = findClient(context.world, tenant, clientId);
  if ('error' in client) return client;
  if ((client.application?.publicClient.length ?? 0) === 0 && clientSecret === null) {
    return refusal(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  const user = tenant.users.find((candidate) => candidate.id === code.userId);
  if (user === undefined) {
    return refusal(400, 'invalid_grant', 50034, 'The user account does not exist in the directory.');
  }
  return issueUserTokens(request, { tenant, principal: client.principal, user }, code.scopes);
}
