import type { EpochMs } from '../../../shared/domain/instant';
import type { SimApplication, SimServicePrincipal, Tenant, World } from '../world';
import { type EntraRefusal, refusal } from './entra-error';

/** Names in place of a tenant that stand for several. */
const SHARED_ENDPOINTS = new Set(['common', 'organizations', 'consumers']);

/** Whether the tenant segment names no single tenant. */
export function isSharedEndpoint(tenant: string): boolean {
  return SHARED_ENDPOINTS.has(tenant.toLowerCase());
}

/** A tenant by id or verified domain. */
export function findTenant(world: Pick<World, 'tenants'>, name: string): Tenant | null {
  const wanted = name.toLowerCase();
  return (
    world.tenants.find(
      (tenant) =>
        tenant.id.toLowerCase() === wanted ||
        tenant.domains.some((domain) => domain.name.toLowerCase() === wanted),
    ) ?? null
  );
}

/** No such tenant (HTTP status and `error` as logged in 2023 and 2024; older recordings say `invalid_request`). */
export function tenantNotFound(name: string): EntraRefusal {
  return refusal(
    400,
    'invalid_tenant',
    90002,
    `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  );
}

/** A client of the token endpoint: its object in this tenant and its registration, wherever that is homed. */
export interface Client {
  readonly principal: SimServicePrincipal;
  readonly application: SimApplication | null;
}

/** The client in a tenant, or why it may not sign in. */
export function findClient(
  world: Pick<World, 'tenants'>,
  tenant: Tenant,
  clientId: string,
): Client | EntraRefusal {
  const wanted = clientId.toLowerCase();
  const principal = tenant.servicePrincipals.find((candidate) => candidate.appId.toLowerCase() === wanted);
  if (principal === undefined) {
    return refusal(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    );
  }
  const application =
    world.tenants
      .flatMap((home) => home.applications)
      .find((candidate) => candidate.appId.toLowerCase() === wanted) ?? null;
  if (isDisabled(principal, application)) {
    // Microsoft documents the number only; status and `error` are an assumption.
    return refusal(
      400,
      'unauthorized_client',
      7000112,
      `Application '${clientId}'(${principal.displayName}) is disabled.`,
    );
  }
  return { principal, application };
}

function isDisabled(principal: SimServicePrincipal, application: SimApplication | null): boolean {
  return (
    !principal.accountEnabled ||
    principal.isDisabled ||
    principal.disabledByMicrosoftStatus !== null ||
    application?.isDisabled === true ||
    (application !== null && application.disabledByMicrosoftStatus !== null)
  );
}

/** Whether the client's secret is good, or why not. */
export function checkSecret(client: Client, secret: string, now: EpochMs): EntraRefusal | null {
  const { principal, application } = client;
  const known = [...(application?.passwords ?? []), ...principal.passwords].find(
    (password) => password.secretText === secret && password.effectiveAt <= now && password.start <= now,
  );
  if (known === undefined) {
    return refusal(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${principal.appId}'.`,
    );
  }
  if (known.end <= now) {
    return refusal(
      401,
      'invalid_client',
      7000222,
      `The provided client secret keys for app '${principal.appId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    );
  }
  return null;
}
