import type { JsonObject } from '../../../shared/domain/json';
import { CLOUD_HOSTS, cloudOfLoginHost } from '../well-known-hosts';
import type { Tenant } from '../world';
import { type EntraRefusal, refusal } from './entra-error';

/**
 * A tenant's discovery document. Called by a well-known login host it names that cloud's hosts; called by any
 * other origin (the simulator's own) it names that origin for everything, so that a client stays with it.
 */
export function openIdConfiguration(origin: URL, tenantName: string, tenant: Tenant | null): JsonObject {
  const cloud = cloudOfLoginHost(origin.host);
  const base = `${origin.origin}/${tenant?.id ?? tenantName}`;
  const graphHost = cloud?.graph ?? origin.host;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'private_key_jwt',
      'client_secret_basic',
      'self_signed_tls_client_auth',
    ],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${origin.origin}/${tenant?.id ?? '{tenantid}'}/v2.0`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: `https://${graphHost}/oidc/userinfo`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'preferred_username', 'oid', 'tid', 'ver'],
    tenant_region_scope: 'EU',
    cloud_instance_name: cloud?.instance ?? origin.hostname,
    cloud_graph_host_name: cloud === null ? origin.host : 'graph.windows.net',
    msgraph_host: graphHost,
    rbac_url: 'https://pas.windows.net',
  };
}

function metadataEntry(host: string, aliases: readonly string[]): JsonObject {
  return { preferred_network: host, preferred_cache: host, aliases: [host, ...aliases] };
}

/** Which login hosts belong together, and where the asked authority's discovery document is. */
export function instanceDiscovery(url: URL): JsonObject | EntraRefusal {
  const asked = url.searchParams.get('authorization_endpoint');
  const authority = asked !== null && URL.canParse(asked) ? new URL(asked) : null;
  if (authority === null) {
    return refusal(
      400,
      'invalid_request',
      900144,
      "The request must contain the following parameter: 'authorization_endpoint'.",
    );
  }
  const isKnown = authority.host === url.host || cloudOfLoginHost(authority.host) !== null;
  if (!isKnown) return refusal(400, 'invalid_instance', 50049, 'Unknown or invalid instance.');
  const tenantName = authority.pathname.split('/')[1] ?? 'common';
  const clouds = new Map(
    CLOUD_HOSTS.map((cloud) => [cloud.login, metadataEntry(cloud.login, cloud.aliases)]),
  );
  if (cloudOfLoginHost(url.host) === null) clouds.set(url.host, metadataEntry(url.host, []));
  return {
    tenant_discovery_endpoint: `${authority.origin}/${tenantName}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [...clouds.values()],
  };
}
