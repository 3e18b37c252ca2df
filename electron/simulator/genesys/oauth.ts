import { GENESYS_REGIONS } from '../../../shared/domain/genesys-region';
import type { EpochMs } from '../../../shared/domain/instant';
import { basicCredentials } from '../entra/token-request';
import { type HttpReply, type HttpRequest, jsonReply } from '../http-exchange';
import type { World } from '../world';
import type { ApiTokens } from './api-tokens';
import type { SimOAuthClient, SimOrganisation } from './organisation';

/** The token endpoint's own error form, which is not that of the API. */
function refused(status: number, error: string, description: string): HttpReply {
  return jsonReply(status, { error, description, error_description: description });
}

/** Which region a host belongs to; null: a host of no region, where every organisation is to be found. */
export function regionOfHost(host: string): string | null {
  return GENESYS_REGIONS.find((region) => host === `login.${region}` || host === `api.${region}`) ?? null;
}

/** The organisation's client of an id. */
function findClient(
  world: World,
  clientId: string,
  region: string | null,
): { readonly organisation: SimOrganisation; readonly client: SimOAuthClient } | null {
  for (const organisation of world.organisations) {
    if (region !== null && organisation.region !== region) continue;
    const client = organisation.oauthClients.find(({ id }) => id.toLowerCase() === clientId.toLowerCase());
    if (client !== undefined) return { organisation, client };
  }
  return null;
}

/** The organisation that a token request is about, whether or not it will be granted. */
export function organisationOfTokenRequest(world: World, request: HttpRequest): SimOrganisation | null {
  const id = basicCredentials(request.headers)?.id;
  return id === undefined
    ? null
    : (findClient(world, id, regionOfHost(request.url.hostname))?.organisation ?? null);
}

/**
 * `POST /oauth/token` with the grant type Client Credentials. Of the refusals, "client not found" is as recorded by
 * public clients; the others follow its form.
 */
export function answerToken(
  { world, apiTokens }: { readonly world: World; readonly apiTokens: ApiTokens },
  request: HttpRequest,
  now: EpochMs,
): HttpReply {
  if (request.method !== 'POST') return refused(405, 'invalid_request', 'method not allowed');
  const isForm = (request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
  const grantType = isForm ? new URLSearchParams(request.text).get('grant_type') : null;
  if (grantType === null) return refused(400, 'invalid_request', 'grant_type is missing');
  if (grantType !== 'client_credentials') {
    return refused(400, 'unsupported_grant_type', `grant type ${grantType} is not supported for this client`);
  }
  const basic = basicCredentials(request.headers);
  if (basic === null) return refused(400, 'invalid_request', 'client credentials are missing');
  const found = findClient(world, basic.id, regionOfHost(request.url.hostname));
  if (found === null) return refused(400, 'invalid_client', 'client not found');
  if (found.client.secretText !== basic.secret)
    return refused(401, 'invalid_client', 'authentication failed');
  return jsonReply(
    200,
    {
      access_token: apiTokens.issue(found.organisation, found.client, now),
      token_type: 'bearer',
      expires_in: found.organisation.tokenSeconds - 1,
    },
    { 'cache-control': 'no-store', pragma: 'no-cache' },
  );
}
