import { DAY_MS, type EpochMs } from '../../../shared/domain/instant';
import { REDIRECT_URI, REGISTRATION_NAME } from '../../../shared/onboarding/registration-script';
import { ADMINISTRATOR_PERMISSIONS } from '../../../shared/profiles/watch-permissions';
import { mulberry32 } from '../random';
import { addUser, grantScopes, registerApp, requestPermission } from '../tenant-builder';
import type { SimUser, Tenant } from '../world';

/** Keeps what is drawn here apart from what scenarios draw: their ids stay as they were. */
const STREAM = 0x6b65;

/**
 * Registers Graphkeeper in a tenant as its onboarding says to (a public client with delegated permissions that
 * were consented to), and adds administrators besides the global one: one who only reads and one who may consent.
 */
export function registerGraphkeeper(
  tenant: Tenant,
  owner: SimUser,
  { now, seed }: { readonly now: EpochMs; readonly seed: number },
): void {
  const random = mulberry32(Math.imul(seed, 0x9e3779b1) ^ STREAM);
  const domain = tenant.domains.find(({ isDefault }) => isDefault)?.name ?? 'example.com';
  for (const [local, displayName, role] of [
    ['reader', 'Robin Reader', 'Global Reader'],
    ['consent', 'Casey Consent', 'Privileged Role Administrator'],
  ] as const) {
    addUser(tenant, `${local}@${domain}`, { displayName, roles: [role], random });
  }
  const { application, principal } = registerApp(tenant, {
    displayName: REGISTRATION_NAME,
    signInAudience: 'AzureADMyOrg',
    web: [],
    createdAt: now - 30 * DAY_MS,
    random,
  });
  application.owners.push(owner.id);
  application.publicClient.push(REDIRECT_URI);
  for (const { value } of ADMINISTRATOR_PERMISSIONS) requestPermission(application, value, 'Scope');
  const scopes = ADMINISTRATOR_PERMISSIONS.map(({ value }) => value);
  grantScopes(tenant, principal, scopes, { user: null, random });
}

/** Client id of Graphkeeper's registration in a tenant; null: it has none. */
export function administratorClientId(tenant: Tenant): string | null {
  return tenant.applications.find(({ displayName }) => displayName === REGISTRATION_NAME)?.appId ?? null;
}
