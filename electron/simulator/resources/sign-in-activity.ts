import { type EpochMs, HOUR_MS } from '../../../shared/domain/instant';
import type { JsonObject } from '../../../shared/domain/json';
import type { SimKey, SimPassword, Tenant } from '../world';
import { graphTime } from './graph-time';

/** Last use of one credential, as the world knows it. */
type CredentialActivity = Tenant['credentialActivities'][number];

/** What `$select` may name of an `appCredentialSignInActivity`. */
export const CREDENTIAL_ACTIVITY_PROPERTIES: readonly string[] = [
  'id',
  'appId',
  'appObjectId',
  'servicePrincipalObjectId',
  'credentialOrigin',
  'createdDateTime',
  'expirationDate',
  'expirationDateTime',
  'keyId',
  'keyType',
  'keyUsage',
  'resourceId',
  'signInActivity',
];

/** What `$select` may name of a `servicePrincipalSignInActivity`. */
export const PRINCIPAL_ACTIVITY_PROPERTIES: readonly string[] = [
  'id',
  'appId',
  'lastSignInActivity',
  'applicationAuthenticationClientSignInActivity',
  'applicationAuthenticationResourceSignInActivity',
  'delegatedClientSignInActivity',
  'delegatedResourceSignInActivity',
];

/** `2021-03-18T00:00:00-8:00`: the one-digit offset that stands in Microsoft's own samples. */
function oddTime(epoch: EpochMs): string {
  return `${new Date(epoch - 8 * HOUR_MS).toISOString().slice(0, 19)}-8:00`;
}

/** Half of the credentials get the odd form, always the same ones. */
function reportTime(epoch: EpochMs, keyId: string): string {
  return Number.parseInt(keyId.slice(0, 1), 16) % 2 === 0 ? oddTime(epoch) : graphTime(epoch);
}

interface Origin {
  readonly credentialOrigin: 'application' | 'servicePrincipal';
  readonly keyType: 'secret' | 'certificate';
  readonly keyUsage: string;
  readonly end: EpochMs | null;
}

/** Where a credential stands; one that was removed keeps its line in the report. */
function originOf(tenant: Tenant, { appId, keyId }: CredentialActivity): Origin {
  const application = tenant.applications.find((one) => one.appId === appId);
  const principal = tenant.servicePrincipals.find((one) => one.appId === appId);
  const holders: readonly [Origin['credentialOrigin'], readonly SimPassword[], readonly SimKey[]][] = [
    ['application', application?.passwords ?? [], application?.keys ?? []],
    ['servicePrincipal', principal?.passwords ?? [], principal?.keys ?? []],
  ];
  for (const [credentialOrigin, passwords, keys] of holders) {
    const password = passwords.find((one) => one.keyId === keyId);
    if (password !== undefined)
      return { credentialOrigin, keyType: 'secret', keyUsage: 'verify', end: password.end };
    const key = keys.find((one) => one.keyId === keyId);
    if (key !== undefined) {
      return { credentialOrigin, keyType: 'certificate', keyUsage: key.usage.toLowerCase(), end: key.end };
    }
  }
  return { credentialOrigin: 'application', keyType: 'secret', keyUsage: 'verify', end: null };
}

/** One line of `appCredentialSignInActivities`. */
export function credentialActivityResource(tenant: Tenant, activity: CredentialActivity): JsonObject {
  const { appId, keyId, lastSignIn } = activity;
  const { credentialOrigin, keyType, keyUsage, end } = originOf(tenant, activity);
  const expiration = end === null ? null : reportTime(end, keyId);
  return {
    id: Buffer.from(`${appId}|${keyId}`).toString('base64'),
    appId,
    appObjectId: tenant.applications.find((one) => one.appId === appId)?.id ?? null,
    servicePrincipalObjectId: tenant.servicePrincipals.find((one) => one.appId === appId)?.id ?? null,
    credentialOrigin,
    createdDateTime: null,
    expirationDate: expiration,
    expirationDateTime: expiration,
    keyId,
    keyType,
    keyUsage,
    resourceId: null,
    signInActivity:
      lastSignIn === null
        ? null
        : { lastSignInDateTime: reportTime(lastSignIn, keyId), lastSignInRequestId: keyId },
  };
}

/** One line of `servicePrincipalSignInActivities`: the latest use of any of the app's credentials. */
export function principalActivityResource(appId: string, lastSignIn: EpochMs | null): JsonObject {
  const activity =
    lastSignIn === null ? null : { lastSignInDateTime: graphTime(lastSignIn), lastSignInRequestId: appId };
  return {
    id: Buffer.from(appId).toString('base64'),
    appId,
    lastSignInActivity: activity,
    applicationAuthenticationClientSignInActivity: activity,
    applicationAuthenticationResourceSignInActivity: null,
    delegatedClientSignInActivity: null,
    delegatedResourceSignInActivity: null,
  };
}
