import { type EpochMs, SECOND_MS } from '../../../shared/domain/instant';
import type { JsonValue } from '../../../shared/domain/json';
import type { TerminalFault } from '../fault-injection';
import { type HttpReply, type HttpRequest, isJsonObject } from '../http-exchange';
import type { Router } from '../routing';
import type { SimulationContext } from '../simulation-context';
import type { ApiGrant } from './api-tokens';
import { badRequest, genesysError, type GenesysReply, type GenesysRoute, notFound } from './genesys-route';
import { answerToken, organisationOfTokenRequest, regionOfHost } from './oauth';
import type { SimOAuthClient, SimOrganisation } from './organisation';
import type { RateCount } from './rate-limit';

/** A path of the simulated Genesys Cloud, taken apart. */
export type GenesysPath =
  | { readonly kind: 'token' }
  /** `path` is below `/api/v2`, still encoded. */
  | { readonly kind: 'api'; readonly path: string };

/** What a URL's path means in Genesys Cloud; null: nothing. */
export function parseGenesysPath(pathname: string): GenesysPath | null {
  if (pathname === '/oauth/token') return { kind: 'token' };
  const [, path] = /^\/api\/v2(\/.*)$/.exec(pathname) ?? [];
  return path === undefined ? null : { kind: 'api', path };
}

function bearer(headers: Headers): string | null {
  return /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
}

/** The organisation that a request is about, whether or not it will be let in. */
export function organisationOfRequest(
  context: SimulationContext,
  request: HttpRequest,
  path: GenesysPath,
): SimOrganisation | null {
  return path.kind === 'token'
    ? organisationOfTokenRequest(context.world, request)
    : (context.apiTokens.read(bearer(request.headers) ?? '')?.organisation ?? null);
}

/** What the API answers when a token is no longer good: the `unauthorized` fault, and an expired token. */
function badCredentials(): GenesysReply {
  return genesysError(401, 'bad.credentials', 'Invalid login credentials.');
}

function authenticate(
  context: SimulationContext,
  { headers, url }: HttpRequest,
  now: EpochMs,
): ApiGrant | GenesysReply {
  const token = bearer(headers);
  if (token === null) {
    return genesysError(
      401,
      'authentication.required',
      'No authentication bearer token specified in authorization header.',
    );
  }
  const grant = context.apiTokens.read(token);
  const region = regionOfHost(url.hostname);
  const isKnown =
    grant !== null &&
    grant.organisation.oauthClients.includes(grant.client) &&
    (region === null || region === grant.organisation.region);
  return isKnown && now < grant.expiresAt ? grant : badCredentials();
}

/**
 * The refusal by the organisation's "Allowed IP addresses". Status, code and text are an assumption: nothing published
 * shows them. The code is the general one of a refusal, and the text alone tells what it is about.
 */
function addressRefused(): GenesysReply {
  return genesysError(
    403,
    'not.authorized',
    "You are not authorized to perform the requested action. The IP address of the request is not in the organization's list of allowed IP addresses.",
  );
}

/** The refusal of a caller without the permissions of a route; null: let in. */
function refusePermission(client: SimOAuthClient, { permissions }: GenesysRoute): GenesysReply | null {
  if (permissions === null) return null;
  const missing = permissions.names.filter((name) => !client.permissions.includes(name));
  if (permissions.kind === 'any') {
    return missing.length < permissions.names.length
      ? null
      : genesysError(
          403,
          'missing.any.permissions',
          'Unable to perform the requested action. You must have at least one of the following permissions assigned: {permissions}',
          { permissions: permissions.names.join(', ') },
        );
  }
  return missing.length === 0
    ? null
    : genesysError(
        403,
        'missing.permissions',
        'Unable to perform the requested action. You are missing the following permission(s): {permissions}',
        { permissions: missing.join(', ') },
      );
}

/** The body of a request as JSON; the refusal of one that is none. */
function bodyOf(request: HttpRequest): { readonly body: JsonValue | undefined } | GenesysReply {
  if (request.text === '') return { body: undefined };
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    return genesysError(
      415,
      'unsupported.media.type',
      'Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header.',
    );
  }
  try {
    return { body: JSON.parse(request.text) as JsonValue };
  } catch {
    return badRequest('The request could not be understood by the server due to malformed syntax.');
  }
}

function perform(
  context: SimulationContext,
  router: Router<GenesysRoute>,
  request: HttpRequest,
  { path, grant, now }: { readonly path: string; readonly grant: ApiGrant; readonly now: EpochMs },
): GenesysReply {
  const routing = router(request.method, path, () => true);
  if (routing.kind === 'unknown') return notFound();
  if (routing.kind === 'methodNotAllowed') {
    return genesysError(
      405,
      'method.not.allowed',
      'The HTTP method is not allowed for the requested resource.',
    );
  }
  const { route, params } = routing.match;
  const refusal = refusePermission(grant.client, route);
  if (refusal !== null) return refusal;
  const read = bodyOf(request);
  if ('status' in read) return read;
  return route.handle({
    organisation: grant.organisation,
    client: grant.client,
    params,
    query: request.url.searchParams,
    body: read.body,
    now,
    servedAt: regionOfHost(request.url.hostname) === null ? request.url.origin : null,
    newId: context.newId,
  });
}

function tooMany(seconds: number, isTold: boolean): GenesysReply {
  const reply = genesysError(
    429,
    'too.many.requests',
    'Rate limit exceeded the maximum. Retry the request in [{retryAfter}] seconds',
    { retryAfter: String(seconds) },
  );
  return isTold ? { ...reply, headers: { 'retry-after': String(seconds) } } : reply;
}

function replyOfFault(fault: TerminalFault): GenesysReply | null {
  const seconds = Math.ceil(fault.seconds);
  switch (fault.kind) {
    case 'throttled':
      return tooMany(seconds, true);
    case 'throttledWithoutRetryAfter':
      return tooMany(seconds, false);
    case 'unavailable':
      return {
        ...genesysError(
          503,
          'service.unavailable',
          'Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance).',
        ),
        headers: seconds > 0 ? { 'retry-after': String(seconds) } : {},
      };
    case 'unauthorized':
      return badCredentials();
    default:
      return null;
  }
}

function rateHeaders({ count, allowed, resetSeconds }: RateCount): Readonly<Record<string, string>> {
  return {
    'inin-ratelimit-count': String(count),
    'inin-ratelimit-allowed': String(allowed),
    'inin-ratelimit-reset': String(resetSeconds),
  };
}

function answerApi(
  context: SimulationContext,
  router: Router<GenesysRoute>,
  request: HttpRequest,
  { path, now }: { readonly path: string; readonly now: EpochMs },
): GenesysReply {
  const grant = authenticate(context, request, now);
  if ('status' in grant) return grant;
  if (grant.client.isAddressRefused) return addressRefused();
  const rate = context.apiRate.count(grant.client, now);
  const reply = rate.isOver
    ? tooMany(rate.resetSeconds, true)
    : perform(context, router, request, { path, grant, now });
  return { ...reply, headers: { ...rateHeaders(rate), ...reply.headers } };
}

/** Answers one request to Genesys Cloud. A fault that it reports itself is answered instead of the request. */
export function answerGenesys(
  context: SimulationContext,
  router: Router<GenesysRoute>,
  request: HttpRequest,
  path: GenesysPath,
  now: EpochMs,
  fault: TerminalFault | null,
): HttpReply {
  const correlationId = context.newId();
  const common = {
    'inin-correlation-id': correlationId,
    date: new Date(Math.floor(now / SECOND_MS) * SECOND_MS).toUTCString(),
  };
  const faulty =
    fault === null || (path.kind === 'token' && fault.kind === 'unauthorized') ? null : replyOfFault(fault);
  if (faulty === null && path.kind === 'token') {
    const reply = answerToken(context, request, now);
    return { ...reply, headers: { ...reply.headers, ...common } };
  }
  const { path: below } = path.kind === 'api' ? path : { path: '' };
  const reply = faulty ?? answerApi(context, router, request, { path: below, now });
  const body = withContext(reply, correlationId);
  return {
    status: reply.status,
    headers: {
      ...common,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...reply.headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  };
}

/** Puts the id of the request into an error. */
function withContext({ status, body }: GenesysReply, contextId: string): JsonValue | undefined {
  return status >= 400 && isJsonObject(body) ? { ...body, contextId } : body;
}
