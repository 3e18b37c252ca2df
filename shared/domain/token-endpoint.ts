import type { Cloud } from './connection';

/**
 * The OAuth 2.0 token endpoint (v2.0) as an administrator pastes it (FAQ row Q2): what is wrong with an address,
 * and what the right one is. Pure, so that onboarding can judge while somebody types.
 */

/** What is wrong with an address. */
export type TokenEndpointProblem =
  /** Not an address at all, or one without `https://`. */
  | 'notUrl'
  /** `http:`: a secret must not be sent there. */
  | 'notHttps'
  /** The host belongs to another cloud, or to nobody we know. */
  | 'otherHost'
  /** `common`, `organizations`, `consumers`: refused for client credentials (AADSTS9001023). */
  | 'commonTenant'
  /** The endpoint of another tenant. */
  | 'otherTenant'
  /** `/oauth2/token`: the v1 endpoint, which takes no scopes (AADSTS901002). */
  | 'version1'
  /** Another endpoint, for example `/authorize`. */
  | 'otherPath'
  /** Right, but with something around it: spaces, a query, a slash at the end. */
  | 'untidy';

/** What an address is compared with. */
export interface TokenEndpointExpectation {
  readonly cloud: Cloud;
  /** The connection's tenant: an id or a domain name. */
  readonly tenantId: string;
  /** The tenant's id as its discovery document or directory gives it; null when neither was read. */
  readonly knownTenantId: string | null;
  /** The tenant's domain names; null when they were not read, so that a domain name cannot be judged. */
  readonly knownDomains: readonly string[] | null;
  /** `token_endpoint` of the tenant's discovery document; null when it was not read. */
  readonly discovered: string | null;
}

/** What was found about an address. */
export interface TokenEndpointAnalysis {
  /** Worst first; empty when the address is right as far as can be told. */
  readonly problems: readonly TokenEndpointProblem[];
  /** The tenant in the address could not be compared: it is a name, and the tenant's names are not known. */
  readonly isTenantUndecided: boolean;
  /** The address to use. */
  readonly right: string;
}

/** A cloud that Microsoft names. */
export type NamedCloud = Extract<Cloud, string>;

const NAMED_CLOUDS: readonly NamedCloud[] = ['global', 'usgov', 'usgov-dod', 'china'];

/** Sign-in origins (Microsoft: national cloud deployments). */
const LOGIN_ORIGINS: Readonly<Record<NamedCloud, string>> = {
  global: 'https://login.microsoftonline.com',
  usgov: 'https://login.microsoftonline.us',
  'usgov-dod': 'https://login.microsoftonline.us',
  china: 'https://login.chinacloudapi.cn',
};

/** Other names of the same hosts, as Microsoft's instance discovery lists them (also built into MSAL). */
const ALIASES: Readonly<Record<NamedCloud, readonly string[]>> = {
  global: ['login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
  usgov: ['login.usgovcloudapi.net'],
  'usgov-dod': ['login.usgovcloudapi.net'],
  china: ['login.partner.microsoftonline.cn'],
};

/** Hosts of Microsoft Graph (Microsoft: national cloud deployments); null: an unlisted cloud may have any. */
const GRAPH_HOSTS: Readonly<Record<NamedCloud, string>> = {
  global: 'graph.microsoft.com',
  usgov: 'graph.microsoft.us',
  'usgov-dod': 'dod-graph.microsoft.us',
  china: 'microsoftgraph.chinacloudapi.cn',
};

const SHARED_TENANTS = new Set(['common', 'organizations', 'consumers']);
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function loginOriginOf(cloud: Cloud): string {
  if (typeof cloud === 'string') return LOGIN_ORIGINS[cloud];
  return parseUrl(cloud.login)?.origin ?? cloud.login;
}

/** Host of Microsoft Graph in a cloud; null for an unlisted cloud, whose discovery document may name another. */
export function graphHostOf(cloud: Cloud): string | null {
  return typeof cloud === 'string' ? GRAPH_HOSTS[cloud] : null;
}

/** The named clouds that sign in at a host, under its present or an older name; empty for any other host. */
export function cloudsOfLoginHost(host: string): readonly NamedCloud[] {
  const wanted = host.toLowerCase();
  return NAMED_CLOUDS.filter(
    (cloud) => new URL(LOGIN_ORIGINS[cloud]).host === wanted || ALIASES[cloud].includes(wanted),
  );
}

/** Whether the tenant segment of a sign-in address names no single tenant. */
export function isSharedTenant(tenant: string): boolean {
  return SHARED_TENANTS.has(tenant.toLowerCase());
}

/** The v2.0 token endpoint of a tenant: its id is used where it is known, because names can move. */
export function tokenEndpointOf(cloud: Cloud, tenant: string): string {
  return `${loginOriginOf(cloud)}/${tenant}/oauth2/v2.0/token`;
}

function isHostExpected(host: string, { cloud, discovered }: TokenEndpointExpectation): boolean {
  const known = [parseUrl(loginOriginOf(cloud))?.host, parseUrl(discovered ?? '')?.host];
  return known.includes(host) || (typeof cloud === 'string' && ALIASES[cloud].includes(host));
}

function compareTenant(
  tenant: string,
  expectation: TokenEndpointExpectation,
): 'same' | 'other' | 'undecided' {
  const given = tenant.toLowerCase();
  const { tenantId, knownTenantId, knownDomains } = expectation;
  const names = [tenantId, knownTenantId, ...(knownDomains ?? [])].map((name) => name?.toLowerCase());
  if (names.includes(given)) return 'same';
  const isDecidable = GUID.test(given) ? names.some((name) => GUID.test(name ?? '')) : knownDomains !== null;
  return isDecidable ? 'other' : 'undecided';
}

function pathProblem(endpoint: string): TokenEndpointProblem | null {
  switch (endpoint) {
    case 'oauth2/v2.0/token':
      return null;
    case 'oauth2/token':
    case 'oauth2/v1.0/token':
      return 'version1';
    default:
      return 'otherPath';
  }
}

/** Compares the address that is configured at the vendor with what it has to be. */
export function analyseTokenEndpoint(
  configured: string,
  expectation: TokenEndpointExpectation,
): TokenEndpointAnalysis {
  const { cloud, tenantId, knownTenantId, discovered } = expectation;
  const right = discovered ?? tokenEndpointOf(cloud, knownTenantId ?? tenantId);
  const url = parseUrl(configured.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return { problems: ['notUrl'], isTenantUndecided: false, right };
  }
  const [tenant = '', ...rest] = url.pathname.split('/').filter((segment) => segment !== '');
  const isShared = isSharedTenant(tenant);
  const comparison = isShared || tenant === '' ? null : compareTenant(tenant, expectation);
  const path = pathProblem(rest.join('/').toLowerCase());
  const plain = `${url.protocol}//${url.host}/${[tenant, ...rest].join('/')}`;
  const problems: readonly (TokenEndpointProblem | false | null)[] = [
    url.protocol === 'http:' && 'notHttps',
    !isHostExpected(url.host, expectation) && 'otherHost',
    path,
    isShared && 'commonTenant',
    comparison === 'other' && 'otherTenant',
    plain.toLowerCase() !== configured.toLowerCase() && 'untidy',
  ];
  return {
    problems: problems.filter((problem) => problem !== false && problem !== null),
    isTenantUndecided: comparison === 'undecided',
    right,
  };
}
