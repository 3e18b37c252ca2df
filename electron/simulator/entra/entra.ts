import type { EpochMs } from '../../../shared/domain/instant';
import type { JsonObject } from '../../../shared/domain/json';
import { retryAfter, type TerminalFault } from '../fault-injection';
import { clientRequestIdOf, type HttpReply, type HttpRequest, jsonReply } from '../http-exchange';
import type { SimulationContext } from '../simulation-context';
import { answerAuthorize } from './authorize';
import { clientCredentials, clientCredentialsV1 } from './client-credentials';
import { DEVICE_CODE_GRANT, MSAL_DEVICE_CODE_GRANT, redeemDeviceCode, startDeviceCode } from './device-code';
import { answerDevicePage } from './device-page';
import { findTenant, isSharedEndpoint, tenantNotFound } from './directory';
import { instanceDiscovery, openIdConfiguration } from './discovery';
import { entraErrorReply, type EntraRefusal, missingParameter, refusal } from './entra-error';
import { redeemAuthorizationCode } from './redeem-code';
import { readTokenRequest, type TokenRequest } from './token-request';
import { refreshTokens } from './user-tokens';

/** A path of the simulated Entra, taken apart. */
export interface EntraPath {
  readonly tenantName: string;
  readonly endpoint:
    | 'instanceDiscovery'
    | 'configuration'
    | 'authorize'
    | 'token'
    | 'tokenV1'
    | 'deviceCode'
    | 'devicePage'
    | 'keys';
}

const ENDPOINTS: Readonly<Record<string, EntraPath['endpoint']>> = {
  'discovery/instance': 'instanceDiscovery',
  'v2.0/.well-known/openid-configuration': 'configuration',
  'oauth2/v2.0/authorize': 'authorize',
  'oauth2/v2.0/token': 'token',
  'oauth2/token': 'tokenV1',
  'oauth2/v2.0/devicecode': 'deviceCode',
  'oauth2/deviceauth': 'devicePage',
  'discovery/v2.0/keys': 'keys',
};

/** Which endpoint of which tenant a path means; null: none of Entra's. */
export function parseEntraPath(pathname: string): EntraPath | null {
  const [, tenantName, ...rest] = pathname.split('/');
  const endpoint = ENDPOINTS[rest.join('/').toLowerCase()];
  return tenantName === undefined || tenantName === '' || endpoint === undefined
    ? null
    : { tenantName, endpoint };
}

function tokenAnswer(request: TokenRequest): JsonObject | EntraRefusal {
  const grantType = request.form.get('grant_type');
  switch (grantType) {
    case null:
      return missingParameter('grant_type');
    case 'client_credentials':
      return clientCredentials(request);
    case DEVICE_CODE_GRANT:
    case MSAL_DEVICE_CODE_GRANT:
      return redeemDeviceCode(request);
    case 'authorization_code':
      return redeemAuthorizationCode(request);
    case 'refresh_token':
      return refreshTokens(request);
    default:
      return refusal(
        400,
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${grantType}'.`,
      );
  }
}

function tokenAnswerV1(request: TokenRequest): JsonObject | EntraRefusal {
  const grantType = request.form.get('grant_type');
  if (grantType === null) return missingParameter('grant_type');
  if (grantType !== 'client_credentials') {
    return refusal(
      400,
      'unsupported_grant_type',
      70003,
      `The app requested an unsupported grant type '${grantType}'.`,
    );
  }
  return clientCredentialsV1(request);
}

function answer(
  context: SimulationContext,
  request: HttpRequest,
  { tenantName, endpoint }: EntraPath,
  now: EpochMs,
): JsonObject | EntraRefusal | HttpReply {
  // What people see in a browser.
  if (endpoint === 'authorize') return answerAuthorize(context, request, tenantName, now);
  if (endpoint === 'devicePage') return answerDevicePage(context, request, now);
  const isPost = request.method === 'POST';
  const mustPost = endpoint === 'token' || endpoint === 'tokenV1' || endpoint === 'deviceCode';
  if (mustPost !== isPost) {
    return refusal(
      400,
      'invalid_request',
      900561,
      `The endpoint only accepts ${mustPost ? 'POST' : 'GET'} requests.`,
    );
  }
  switch (endpoint) {
    case 'instanceDiscovery':
      return instanceDiscovery(request.url);
    case 'configuration': {
      const tenant = findTenant(context.world, tenantName);
      if (tenant === null && !isSharedEndpoint(tenantName)) return tenantNotFound(tenantName);
      return openIdConfiguration(request.url, tenantName, tenant);
    }
    case 'keys':
      return context.idTokens.keySet();
    case 'token':
      return tokenAnswer(readTokenRequest(context, request, tenantName, now));
    case 'tokenV1':
      return tokenAnswerV1(readTokenRequest(context, request, tenantName, now));
    case 'deviceCode':
      return startDeviceCode(readTokenRequest(context, request, tenantName, now));
  }
}

function isPage(value: JsonObject | EntraRefusal | HttpReply): value is HttpReply {
  return 'headers' in value && 'body' in value;
}

function isRefusal(value: JsonObject | EntraRefusal): value is EntraRefusal {
  return 'error' in value && 'code' in value;
}

function refusalOfFault(fault: TerminalFault): EntraRefusal | null {
  switch (fault.kind) {
    case 'throttled':
    case 'throttledWithoutRetryAfter':
      return {
        ...refusal(
          429,
          'temporarily_unavailable',
          90055,
          'The server is terminating the request because of too many requests.',
        ),
        headers: fault.kind === 'throttled' ? retryAfter(fault) : {},
      };
    case 'unavailable':
      return {
        ...refusal(
          503,
          'temporarily_unavailable',
          90033,
          'A transient error has occurred. Please try again.',
        ),
        headers: fault.seconds > 0 ? retryAfter(fault) : {},
      };
    default:
      return null;
  }
}

/** Answers one request to Entra. A fault that Entra itself reports is answered instead of the request. */
export function answerEntra(
  context: SimulationContext,
  request: HttpRequest,
  path: EntraPath,
  now: EpochMs,
  fault: TerminalFault | null,
): HttpReply {
  const result = (fault === null ? null : refusalOfFault(fault)) ?? answer(context, request, path, now);
  const traceId = context.newId();
  const correlationId = clientRequestIdOf(request) ?? context.newId();
  const reply = isPage(result)
    ? result
    : isRefusal(result)
      ? entraErrorReply(result, { now, traceId, correlationId })
      : jsonReply(200, result, { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' });
  return {
    ...reply,
    headers: {
      ...reply.headers,
      date: new Date(now).toUTCString(),
      'x-ms-request-id': traceId,
      'client-request-id': correlationId,
    },
  };
}
