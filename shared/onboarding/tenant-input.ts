import type { Cloud } from '../domain/connection';
import {
  cloudsOfLoginHost,
  isSharedTenant,
  type NamedCloud,
  tokenEndpointOf,
} from '../domain/token-endpoint';

/**
 * Which tenant somebody means who pastes whatever is at hand: the OAuth 2.0 token endpoint, any address of the
 * sign-in page, the discovery document, an address of a portal, an id or a domain name (FAQ row Q2). Pure, so
 * that it can be judged while they type.
 */

/** What was recognised. */
export type TenantInputForm =
  'tenantId' | 'domain' | 'emailAddress' | 'tokenEndpoint' | 'signInAddress' | 'portalAddress';

/** Something about a recognised input that its author should know; it does not stand in the way. */
export type TenantInputNote =
  /** The v1 token endpoint: the vendor needs the v2.0 one. */
  | 'version1'
  /** `http:`: a secret must not be sent there. */
  | 'notHttps'
  /** The address belongs to another cloud than the chosen one; the address decides. */
  | 'otherCloud'
  /** Two clouds of the US government share the sign-in host: which one has to be chosen. */
  | 'sharedHost'
  /** A sign-in address, but not the token endpoint. */
  | 'notTokenEndpoint';

/** Why no tenant could be taken from the input. */
export type TenantInputProblem =
  /** `common`, `organizations`, `consumers`: no single tenant. */
  | 'sharedTenant'
  /** An address of the sign-in page or of a portal that names no tenant. */
  | 'noTenant'
  /** A host that is none of Microsoft's sign-in hosts or portals. */
  | 'otherHost'
  | 'notRecognised';

/** What an input means. */
export type TenantInput =
  | { readonly outcome: 'empty' }
  | {
      readonly outcome: 'recognised';
      readonly form: TenantInputForm;
      /** Tenant id or domain name. */
      readonly tenant: string;
      readonly cloud: Cloud;
      /** The right v2.0 token endpoint of this tenant. */
      readonly tokenEndpoint: string;
      /** The token endpoint as it was pasted, right or not: it may be what is configured at the vendor. */
      readonly pastedEndpoint: string | null;
      readonly notes: readonly TenantInputNote[];
    }
  | {
      readonly outcome: 'refused';
      readonly problem: TenantInputProblem;
      readonly form: TenantInputForm | null;
    };

const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;
/** Labels of letters, digits and hyphens, at least two of them (RFC 1035), the last not a number. */
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i;
const EMAIL = /^[^\s@/]+@([^\s@/]+)$/;

/** Portals in which an app registration is looked after, by cloud. */
const PORTALS: Readonly<Record<string, NamedCloud>> = {
  'portal.azure.com': 'global',
  'entra.microsoft.com': 'global',
  'aad.portal.azure.com': 'global',
  'portal.azure.us': 'usgov',
  'entra.microsoft.us': 'usgov',
  'portal.azure.cn': 'china',
  'entra.microsoftonline.cn': 'china',
};

/** Hosts of the computer itself, where `graphkeeper simulate` serves a tenant. */
const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/** The cloud of a tenant's first domain name, which Microsoft gives; null for any other domain. */
function cloudOfDomain(domain: string): NamedCloud | null {
  const name = domain.toLowerCase();
  if (name.endsWith('.onmicrosoft.com')) return 'global';
  if (name.endsWith('.onmicrosoft.us')) return 'usgov';
  return name.endsWith('.partner.onmschina.cn') ? 'china' : null;
}

function isTenant(text: string): boolean {
  return GUID.test(text) || DOMAIN.test(text);
}

function plainTenant(text: string): string {
  return (GUID.exec(text)?.[1] ?? text).toLowerCase();
}

/** The cloud that an address belongs to among the ones that share its host: the chosen one if it is among them. */
function settleCloud(
  candidates: readonly NamedCloud[],
  chosen: Cloud,
): { readonly cloud: NamedCloud | null; readonly notes: readonly TenantInputNote[] } {
  const same = candidates.find((candidate) => candidate === chosen);
  if (same !== undefined) return { cloud: same, notes: [] };
  const [first, second] = candidates;
  if (first === undefined) return { cloud: null, notes: [] };
  return { cloud: first, notes: second === undefined ? ['otherCloud'] : ['otherCloud', 'sharedHost'] };
}

function recognised(
  form: TenantInputForm,
  tenant: string,
  cloud: Cloud,
  notes: readonly TenantInputNote[],
  pastedEndpoint: string | null = null,
): TenantInput {
  const plain = plainTenant(tenant);
  return {
    outcome: 'recognised',
    form,
    tenant: plain,
    cloud,
    tokenEndpoint: tokenEndpointOf(cloud, plain),
    pastedEndpoint,
    notes,
  };
}

function refused(problem: TenantInputProblem, form: TenantInputForm | null = null): TenantInput {
  return { outcome: 'refused', problem, form };
}

function ofSignInAddress(
  url: URL,
  text: string,
  cloud: Cloud,
  notes: readonly TenantInputNote[],
): TenantInput {
  const [tenant = '', ...rest] = url.pathname.split('/').filter((segment) => segment !== '');
  const path = rest.join('/').toLowerCase();
  const isVersion1 = path === 'oauth2/token' || path === 'oauth2/v1.0/token';
  const isEndpoint = isVersion1 || path === 'oauth2/v2.0/token';
  const form = isEndpoint ? 'tokenEndpoint' : 'signInAddress';
  if (isSharedTenant(tenant)) return refused('sharedTenant', form);
  if (!isTenant(tenant)) return refused('noTenant', form);
  const found: readonly (TenantInputNote | false)[] = [
    ...notes,
    url.protocol === 'http:' && 'notHttps',
    isVersion1 && 'version1',
    !isEndpoint && 'notTokenEndpoint',
  ];
  return recognised(
    form,
    tenant,
    cloud,
    found.filter((note) => note !== false),
    isEndpoint ? text : null,
  );
}

/** A portal names its tenant as `#@tenant/…`, as the first part of the path, or as `tenantId` of a query. */
function ofPortal(url: URL, portal: NamedCloud, chosen: Cloud): TenantInput {
  const afterHash = url.hash.replace(/^#/, '');
  const named = /^@([^/?]+)/.exec(afterHash)?.[1];
  const [first] = url.pathname.split('/').filter((segment) => segment !== '');
  const queried = url.searchParams.get('tenantId') ?? url.searchParams.get('tid');
  const tenant = [named, first, queried].find(
    (candidate) => typeof candidate === 'string' && isTenant(candidate),
  );
  if (typeof tenant !== 'string') return refused('noTenant', 'portalAddress');
  // The portal of the US government serves both of its clouds.
  const { cloud, notes } = settleCloud(portal === 'usgov' ? ['usgov', 'usgov-dod'] : [portal], chosen);
  return recognised('portalAddress', tenant, cloud ?? portal, notes);
}

/** The address in a text; one without its scheme counts, because browsers leave it out when they show it. */
function addressIn(text: string): URL | null {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!text.includes('/') || !URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

function originOf(cloud: Cloud): string | null {
  if (typeof cloud === 'string' || !URL.canParse(cloud.login)) return null;
  return new URL(cloud.login).origin;
}

function ofAddress(url: URL, text: string, chosen: Cloud): TenantInput {
  if (originOf(chosen) === url.origin) return ofSignInAddress(url, text, chosen, []);
  const clouds = cloudsOfLoginHost(url.host);
  const { cloud, notes } = settleCloud(clouds, chosen);
  if (cloud !== null) return ofSignInAddress(url, text, cloud, notes);
  const portal = Object.hasOwn(PORTALS, url.host) ? PORTALS[url.host] : undefined;
  if (portal !== undefined) return ofPortal(url, portal, chosen);
  if (LOOPBACK.has(url.hostname)) {
    return ofSignInAddress(url, text, { login: url.origin, graph: url.origin }, []);
  }
  return refused('otherHost');
}

/**
 * Recognises a tenant.
 *
 * @param input what was typed or pasted
 * @param chosen the cloud that is chosen so far; an id or a name says nothing about it
 */
export function readTenantInput(input: string, chosen: Cloud = 'global'): TenantInput {
  const text = input.trim().replace(/^["'<]+|["'>]+$/g, '');
  if (text === '') return { outcome: 'empty' };
  if (GUID.test(text)) return recognised('tenantId', text, chosen, []);
  const url = addressIn(text);
  if (url !== null) return ofAddress(url, text, chosen);
  if (isSharedTenant(text)) return refused('sharedTenant');
  const mailDomain = EMAIL.exec(text)?.[1];
  const domain = mailDomain ?? text;
  if (!DOMAIN.test(domain)) return refused('notRecognised');
  // A host by itself names no tenant, although it has the form of a domain.
  if (cloudsOfLoginHost(domain).length > 0) return refused('noTenant', 'signInAddress');
  if (Object.hasOwn(PORTALS, domain.toLowerCase())) return refused('noTenant', 'portalAddress');
  const own = cloudOfDomain(domain);
  const isGovernment = own === 'usgov';
  const { cloud, notes } =
    own === null || typeof chosen !== 'string'
      ? { cloud: null, notes: [] }
      : settleCloud(isGovernment ? ['usgov', 'usgov-dod'] : [own], chosen);
  return recognised(mailDomain === undefined ? 'domain' : 'emailAddress', domain, cloud ?? chosen, notes);
}
