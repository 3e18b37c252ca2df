import { type EpochMs } from '../../../shared/domain/instant';
import type { HttpReply, HttpRequest } from '../http-exchange';
import type { SimulationContext } from '../simulation-context';
import type { SimApplication, Tenant } from '../world';
import { consentOf } from './consent';
import { type Client, findClient, findTenant, isSharedEndpoint, tenantNotFound } from './directory';
import { type EntraRefusal, refusal } from './entra-error';
import { choicePage, formPostPage, noticePage, type PageButton } from './pages';
import { scopeNames } from './user-tokens';

/** A request to the authorize endpoint that may be shown a sign-in page. */
interface SignInRequest {
  readonly tenant: Tenant;
  readonly client: Client;
  readonly redirectUri: string;
  readonly state: string;
  readonly scopes: readonly string[];
  readonly codeChallenge: string | null;
}

/** `http://localhost` matches with any port (Microsoft: redirect URI restrictions). */
function isRegistered({ web, publicClient, spa }: SimApplication, redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false;
  const asked = new URL(redirectUri);
  return [...web, ...publicClient, ...spa].some((registered) => {
    if (registered === redirectUri) return true;
    if (!URL.canParse(registered)) return false;
    const { protocol, hostname, pathname } = new URL(registered);
    const isSame = protocol === asked.protocol && hostname === asked.hostname && pathname === asked.pathname;
    return isSame && hostname === 'localhost';
  });
}

/** What Entra shows in the browser and never sends to the application: it does not trust where to. */
function shownError({ code, text, status }: EntraRefusal): HttpReply {
  return noticePage('Sign in', `AADSTS${String(code)}: ${text}`, status);
}

function readRequest(
  { world }: SimulationContext,
  query: URLSearchParams,
  tenantName: string,
): SignInRequest | EntraRefusal {
  const clientId = query.get('client_id') ?? '';
  const tenant = isSharedEndpoint(tenantName)
    ? (world.tenants.find((one) => one.servicePrincipals.some(({ appId }) => appId === clientId)) ?? null)
    : findTenant(world, tenantName);
  if (tenant === null) return tenantNotFound(tenantName);
  const client = findClient(world, tenant, clientId);
  if ('error' in client) return client;
  const redirectUri = query.get('redirect_uri') ?? '';
  if (client.application === null || !isRegistered(client.application, redirectUri)) {
    return refusal(
      400,
      'invalid_request',
      50011,
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'.`,
    );
  }
  if (query.get('response_type') !== 'code' || query.get('response_mode') !== 'form_post') {
    // Entra offers others; the simulated sign-in has this one, which is all that MSAL for desktops uses.
    return refusal(
      400,
      'unsupported_response_type',
      70005,
      'The simulated sign-in answers by form_post only.',
    );
  }
  return {
    tenant,
    client,
    redirectUri,
    state: query.get('state') ?? '',
    scopes: scopeNames(query.get('scope') ?? ''),
    codeChallenge: query.get('code_challenge'),
  };
}

/** Who may be signed in as: those with a role of the directory, and everybody where nobody has one. */
export function signInChoices(tenant: Tenant): readonly PageButton[] {
  const administrators = tenant.users.filter((user) => user.roles.length > 0);
  const users = administrators.length > 0 ? administrators : tenant.users;
  return [
    ...users.map((user) => ({
      name: 'user',
      value: user.id,
      label: `Sign in as ${user.displayName}${user.roles.length > 0 ? ` (${user.roles.join(', ')})` : ''}`,
    })),
    { name: 'decision', value: 'cancel', label: 'Cancel' },
  ];
}

/** What Entra sends back through the browser when it does not sign in. */
function refused(request: SignInRequest, problem: EntraRefusal): HttpReply {
  return formPostPage(request.redirectUri, {
    error: problem.error,
    error_description: `AADSTS${String(problem.code)}: ${problem.text}`,
    error_uri: `https://login.microsoftonline.com/error?code=${String(problem.code)}`,
    state: request.state,
  });
}

function decide(
  context: SimulationContext,
  request: SignInRequest,
  { url, text }: Pick<HttpRequest, 'url' | 'text'>,
  now: EpochMs,
): HttpReply {
  const form = new URLSearchParams(text);
  const { tenant, client, redirectUri, state, scopes, codeChallenge } = request;
  const user = tenant.users.find((one) => one.id === form.get('user'));
  if (user === undefined) {
    return refused(
      request,
      refusal(400, 'access_denied', 65004, 'User declined to consent to access the app.'),
    );
  }
  if (!user.accountEnabled) {
    return shownError(refusal(400, 'invalid_grant', 50057, 'The user account is disabled.'));
  }
  const consent = consentOf(context, { tenant, principal: client.principal, user }, scopes, url);
  if (consent.is === 'asked') return consent.page;
  if (consent.is === 'forbidden') {
    return refused(
      request,
      refusal(
        400,
        'access_denied',
        90094,
        `${client.principal.displayName} needs permission to access resources in your organization that only an admin can grant.`,
      ),
    );
  }
  const code = context.authorizationCodes.issue(
    {
      tenantId: tenant.id,
      clientId: client.principal.appId,
      userId: user.id,
      scopes,
      redirectUri,
      codeChallenge,
    },
    now,
  );
  return formPostPage(redirectUri, { code, state, session_state: context.newId() });
}

/**
 * The authorize endpoint: a page to choose a simulated administrator on, and after the choice (posted to the
 * same address) a page that carries the code to the application.
 */
export function answerAuthorize(
  context: SimulationContext,
  { method, url, text }: HttpRequest,
  tenantName: string,
  now: EpochMs,
): HttpReply {
  const request = readRequest(context, url.searchParams, tenantName);
  if ('error' in request) return shownError(request);
  if (method === 'POST') return decide(context, request, { url, text }, now);
  return choicePage(
    'Sign in',
    `${request.client.principal.displayName} wants to use an account of ${request.tenant.displayName}.`,
    `${url.pathname}${url.search}`,
    signInChoices(request.tenant),
  );
}
