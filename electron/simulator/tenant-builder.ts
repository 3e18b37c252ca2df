import { DAY_MS, type EpochMs } from '../../shared/domain/instant';
import {
  GRAPH_PERMISSIONS,
  type GraphPermission,
  MICROSOFT_GRAPH_APP_ID,
  permissionByValue,
} from '../../shared/profiles/graph-permissions';
import { type Random, randomGuid, randomText } from './random';
import type { SimApplication, SimPassword, SimServicePrincipal, SimUser, Tenant } from './world';

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The tenant that Microsoft's own applications are homed in. */
const MICROSOFT_TENANT_ID = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

/** Exchange Online (Plan 1), from Microsoft's list of licensing service plans. */
const EXCHANGE_ONLINE_SKU = '4b9405b0-7788-4568-add1-99614e613b69';

/** A tenant with nothing in it but Microsoft Graph itself. */
export function createTenant(name: string, domain: string, random: Random): Tenant {
  return {
    id: randomGuid(random),
    displayName: name,
    domains: [
      { name: domain, isDefault: true, isInitial: false },
      { name: `${domain.split('.')[0] ?? domain}.onmicrosoft.com`, isDefault: false, isInitial: true },
    ],
    applications: [],
    servicePrincipals: [graphPrincipal(random)],
    appRoleAssignments: [],
    permissionGrants: [],
    users: [],
    subscriptions: [],
    accessPolicies: [],
    rbacAssignments: [],
    credentialActivities: [],
    serviceIssues: [],
    appManagementPolicy: { isEnabled: false, maxSecretLifetime: null, secretsBlocked: false },
    deviceCodes: [],
    secretReplicationSeconds: 12,
    exchangePropagationMinutes: 60,
    faults: [],
  };
}

function graphPrincipal(random: Random): SimServicePrincipal {
  return {
    id: randomGuid(random),
    appId: MICROSOFT_GRAPH_APP_ID,
    displayName: 'Microsoft Graph',
    accountEnabled: true,
    isDisabled: false,
    disabledByMicrosoftStatus: null,
    appOwnerOrganizationId: MICROSOFT_TENANT_ID,
    appRoles: GRAPH_PERMISSIONS.flatMap(({ roleId, value }) =>
      roleId === null ? [] : [{ id: roleId, value }],
    ),
    scopes: GRAPH_PERMISSIONS.flatMap(({ scopeId, value }) =>
      scopeId === null ? [] : [{ id: scopeId, value }],
    ),
    passwords: [],
    keys: [],
  };
}

/** An app registration and its enterprise application. */
export interface RegisteredApp {
  readonly application: SimApplication;
  readonly principal: SimServicePrincipal;
}

/** Registers an app in a tenant, with its enterprise application. */
export function registerApp(
  tenant: Tenant,
  options: {
    readonly displayName: string;
    readonly signInAudience: string;
    readonly web: readonly string[];
    readonly createdAt: EpochMs;
    readonly random: Random;
  },
): RegisteredApp {
  const application = newApplication(options);
  const principal: SimServicePrincipal = {
    id: randomGuid(options.random),
    appId: application.appId,
    displayName: options.displayName,
    accountEnabled: true,
    isDisabled: false,
    disabledByMicrosoftStatus: null,
    appOwnerOrganizationId: tenant.id,
    appRoles: [],
    scopes: [],
    passwords: [],
    keys: [],
  };
  tenant.applications.push(application);
  tenant.servicePrincipals.push(principal);
  return { application, principal };
}

function newApplication(options: {
  readonly displayName: string;
  readonly signInAudience: string;
  readonly web: readonly string[];
  readonly createdAt: EpochMs;
  readonly random: Random;
}): SimApplication {
  return {
    id: randomGuid(options.random),
    appId: randomGuid(options.random),
    displayName: options.displayName,
    signInAudience: options.signInAudience,
    createdAt: options.createdAt,
    isDisabled: false,
    disabledByMicrosoftStatus: null,
    web: [...options.web],
    publicClient: [],
    spa: [],
    passwords: [],
    keys: [],
    requested: [],
    owners: [],
  };
}

/**
 * Adds a client secret of the look of Microsoft's, accepted from its start on. Its hint (the first three
 * characters) is unlike that of every other secret of the tenant, so that a hint tells which secret it is.
 */
export function addSecret(
  tenant: Tenant,
  application: SimApplication,
  options: {
    readonly displayName: string;
    readonly start: EpochMs;
    readonly end: EpochMs;
    readonly random: Random;
  },
): SimPassword {
  const taken = new Set(tenant.applications.flatMap((one) => one.passwords.map((password) => password.hint)));
  let hint = randomText(options.random, 3, ALPHANUMERIC);
  while (taken.has(hint)) hint = randomText(options.random, 3, ALPHANUMERIC);
  const password = newPassword(hint, options);
  application.passwords.push(password);
  return password;
}

function newPassword(
  hint: string,
  options: {
    readonly displayName: string;
    readonly start: EpochMs;
    readonly end: EpochMs;
    readonly random: Random;
  },
): SimPassword {
  return {
    keyId: randomGuid(options.random),
    displayName: options.displayName,
    secretText: `${hint}8Q~${randomText(options.random, 34, `${ALPHANUMERIC}._-~`)}`,
    hint,
    start: options.start,
    end: options.end,
    effectiveAt: options.start,
    customKeyIdentifier: null,
  };
}

/** Puts a permission of Microsoft Graph on an app's list of requested ones. */
export function requestPermission(application: SimApplication, value: string, type: 'Scope' | 'Role'): void {
  const permission = permissionOf(value);
  const id = type === 'Role' ? permission.roleId : permission.scopeId;
  if (id === null) throw new Error(`${value} has no ${type}`);
  application.requested.push({ resourceAppId: MICROSOFT_GRAPH_APP_ID, id, type });
}

/** Grants an application permission of Microsoft Graph. */
export function grantRole(
  tenant: Tenant,
  principal: SimServicePrincipal,
  value: string,
  { at, random }: { readonly at: EpochMs; readonly random: Random },
): void {
  const { roleId } = permissionOf(value);
  if (roleId === null) throw new Error(`${value} has no application permission`);
  tenant.appRoleAssignments.push({
    id: randomText(random, 43, ALPHANUMERIC),
    principalId: principal.id,
    resourceId: graphPrincipalOf(tenant).id,
    appRoleId: roleId,
    createdAt: at,
  });
}

/** Takes an application permission of Microsoft Graph away. */
export function withdrawRole(tenant: Tenant, principal: SimServicePrincipal, value: string): void {
  const { roleId } = permissionOf(value);
  const index = tenant.appRoleAssignments.findIndex(
    (one) => one.principalId === principal.id && one.appRoleId === roleId,
  );
  if (index >= 0) tenant.appRoleAssignments.splice(index, 1);
}

/** Grants delegated permissions: by an administrator for everybody, or by one user for itself. */
export function grantScopes(
  tenant: Tenant,
  principal: SimServicePrincipal,
  scopes: readonly string[],
  { user, random }: { readonly user: SimUser | null; readonly random: Random },
): void {
  tenant.permissionGrants.push({
    id: randomText(random, 43, ALPHANUMERIC),
    clientId: principal.id,
    consentType: user === null ? 'AllPrincipals' : 'Principal',
    principalId: user?.id ?? null,
    resourceId: graphPrincipalOf(tenant).id,
    scope: scopes.join(' '),
  });
}

/** Takes all delegated permissions of an app away. */
export function withdrawScopes(tenant: Tenant, principal: SimServicePrincipal): void {
  const others = tenant.permissionGrants.filter((grant) => grant.clientId !== principal.id);
  tenant.permissionGrants.splice(0, tenant.permissionGrants.length, ...others);
}

/** Adds a user with a licence and an empty mailbox. */
export function addUser(
  tenant: Tenant,
  address: string,
  options: { readonly displayName: string; readonly roles?: readonly string[]; readonly random: Random },
): SimUser {
  const user: SimUser = {
    id: randomGuid(options.random),
    userPrincipalName: address,
    mail: address,
    displayName: options.displayName,
    accountEnabled: true,
    licences: [{ skuId: EXCHANGE_ONLINE_SKU }],
    roles: [...(options.roles ?? [])],
    mailbox: { messages: [] },
  };
  tenant.users.push(user);
  return user;
}

/**
 * Adds app registrations that have nothing to do with mail, as a large organisation has them: `count` of them,
 * each with two or three credentials (two secrets, and a certificate on every other one: 25,000 in 10,000).
 */
export function addApplications(tenant: Tenant, count: number, now: EpochMs, random: Random): void {
  for (let index = 0; index < count; index += 1) {
    const createdAt = now - Math.floor(random() * 2_000) * DAY_MS;
    const application = newApplication({
      displayName: `Line of business ${String(index + 1).padStart(5, '0')}`,
      signInAudience: 'AzureADMyOrg',
      web: [],
      createdAt,
      random,
    });
    for (const displayName of ['primary', 'secondary']) {
      const end = endOf(now, random);
      const hint = randomText(random, 3, ALPHANUMERIC);
      application.passwords.push(newPassword(hint, { displayName, start: end - 365 * DAY_MS, end, random }));
    }
    if (index % 2 === 0) addCertificate(application, endOf(now, random), random);
    tenant.applications.push(application);
  }
}

function addCertificate(application: SimApplication, end: EpochMs, random: Random): void {
  application.keys.push({
    keyId: randomGuid(random),
    displayName: `CN=${application.displayName}`,
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    start: end - 730 * DAY_MS,
    end,
    customKeyIdentifier: `${randomText(random, 27, ALPHANUMERIC)}=`,
    certificatePem: null,
  });
}

/** From three months past to almost two years ahead. */
function endOf(now: EpochMs, random: Random): EpochMs {
  return now + Math.floor(random() * 800 - 90) * DAY_MS;
}

function graphPrincipalOf(tenant: Tenant): SimServicePrincipal {
  const found = tenant.servicePrincipals.find((one) => one.appId === MICROSOFT_GRAPH_APP_ID);
  if (found === undefined) throw new Error('The tenant has no Microsoft Graph');
  return found;
}

function permissionOf(value: string): GraphPermission {
  const permission = permissionByValue(value);
  if (permission === null) throw new Error(`${value} is not in the table of permissions`);
  return permission;
}
