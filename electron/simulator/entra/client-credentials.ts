import type { JsonObject } from '../../../shared/domain/json';
import type { Tenant } from '../world';
import type { ClientProof } from './access-tokens';
import { ASSERTION_TYPE, checkAssertion } from './client-assertion';
import {
  checkSecret,
  type Client,
  findClient,
  findTenant,
  isSharedEndpoint,
  tenantNotFound,
} from './directory';
import { type EntraRefusal, missingParameter, refusal } from './entra-error';
import type { TokenRequest } from './token-request';

/** Scopes for Microsoft Graph under any of its names. */
const GRAPH_DEFAULT_SCOPE = /^(https:\/\/[\w.:-]+|00000003-0000-0000-c000-000000000000)\/\/?\.default$/;

/** A client that proved itself. */
interface ProvenClient {
  readonly tenant: Tenant;
  readonly client: Client;
  readonly proof: ClientProof;
}

/** What the endpoint is called, for the audience of assertions. */
function audiencesOf(request: TokenRequest, tenant: Tenant): readonly string[] {
  return [request.tenantName, tenant.id].flatMap((name) => [
    `${request.origin}/${name}/oauth2/v2.0/token`,
    `${request.origin}/${name}/oauth2/token`,
    `${request.origin}/${name}/v2.0`,
  ]);
}

/** Finds the tenant and the client and checks the client's credential. */
function proveClient(request: TokenRequest): ProvenClient | EntraRefusal {
  const { form, clientId, clientSecret, context, now } = request;
  if (clientId === null) return missingParameter('client_id');
  if (isSharedEndpoint(request.tenantName)) {
    return refusal(
      400,
      'invalid_request',
      9001023,
      'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
    );
  }
  const tenant = findTenant(context.world, request.tenantName);
  if (tenant === null) return tenantNotFound(request.tenantName);
  const client = findClient(context.world, tenant, clientId);
  if ('error' in client) return client;
  const assertion = form.get('client_assertion');
  if (assertion !== null) {
    if (form.get('client_assertion_type') !== ASSERTION_TYPE)
      return missingParameter('client_assertion_type');
    const problem = checkAssertion(client, assertion, audiencesOf(request, tenant), now);
    return problem ?? { tenant, client, proof: 'certificate' };
  }
  if (clientSecret !== null) {
    return checkSecret(client, clientSecret, now) ?? { tenant, client, proof: 'secret' };
  }
  return refusal(
    401,
    'invalid_client',
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  );
}

/** The v2.0 endpoint: a scope ending in `/.default`, and no `resource`. */
export function clientCredentials(request: TokenRequest): JsonObject | EntraRefusal {
  const { form, context, now } = request;
  if (form.has('resource')) {
    return refusal(400, 'invalid_request', 901002, "The 'resource' request parameter isn't supported.");
  }
  const scope = form.get('scope');
  if (scope === null) return missingParameter('scope');
  if (!scope.split(' ').every((part) => GRAPH_DEFAULT_SCOPE.test(part))) {
    return refusal(
      400,
      'invalid_scope',
      70011,
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    );
  }
  const proven = proveClient(request);
  if ('error' in proven) return proven;
  const { token, expiresInSeconds } = context.accessTokens.forApp(
    proven.tenant,
    proven.client.principal,
    proven.proof,
    now,
  );
  return {
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
    ext_expires_in: expiresInSeconds,
    access_token: token,
  };
}

/** The v1 endpoint: a `resource` instead of a `scope`; numbers as text. */
export function clientCredentialsV1(request: TokenRequest): JsonObject | EntraRefusal {
  const { form, context, now } = request;
  const resource = form.get('resource');
  if (resource === null) return missingParameter('resource');
  const proven = proveClient(request);
  if ('error' in proven) return proven;
  const { token, expiresInSeconds } = context.accessTokens.forApp(
    proven.tenant,
    proven.client.principal,
    proven.proof,
    now,
  );
  const issued = Math.floor(now / 1_000);
  return {
    token_type: 'Bearer',
    expires_in: String(expiresInSeconds),
    ext_expires_in: String(expiresInSeconds),
    expires_on: String(issued + expiresInSeconds),
    not_before: String(issued),
    resource,
    access_token: token,
  };
}
