import { z } from 'zod';

import type { EpochMs } from '../../shared/domain/instant';
import type { FaultSpec } from './faults';
import type { SimOrganisation } from './genesys/organisation';
import { organisationSchema } from './genesys/organisation-schema';
import { formatTime, parseTime } from './relative-time';
import type {
  SimAccessPolicy,
  SimApplication,
  SimDeviceCode,
  SimKey,
  SimPassword,
  SimPermissionGrant,
  SimRbacAssignment,
  SimServicePrincipal,
  SimSubscription,
  SimUser,
  SimVendor,
  Tenant,
} from './world';

/**
 * The shape of a tenant in a state file, both ways: `z.decode` reads a file, `z.encode` writes one. Fields that
 * have an obvious value may be left out of a file.
 */
export function tenantsSchema(now: EpochMs): z.ZodType<Tenant[]> {
  return z.array(tenantSchema(timeSchema(now))).min(1);
}

/** The shape of the Genesys Cloud organisations in a state file, both ways. */
export function organisationsSchema(now: EpochMs): z.ZodType<SimOrganisation[]> {
  return z.array(organisationSchema(timeSchema(now), faultSchema));
}

function timeSchema(now: EpochMs): Time {
  return z.codec(z.string(), z.number(), {
    decode: (text, context) => {
      const epoch = parseTime(text, now);
      if (epoch !== null) return epoch;
      context.issues.push({
        code: 'custom',
        input: text,
        message: 'must be a time such as "+6d", "-1h30m" or "2026-11-23T12:00:00Z"',
      });
      return z.NEVER;
    },
    encode: (epoch) => formatTime(epoch, now),
  });
}

type Time = z.ZodType<EpochMs>;

const text = z.string().min(1);
const id = z.guid();
const microsoftStatus = z.string().nullable().default(null);
const sku = z.strictObject({ skuId: id });

function tenantSchema(time: Time): z.ZodType<Tenant> {
  const keys = z.array(keySchema(time)).default([]);
  const passwords = z.array(passwordSchema(time)).default([]);
  return z.strictObject({
    id,
    displayName: text,
    domains: z
      .array(z.strictObject({ name: text, isDefault: z.boolean(), isInitial: z.boolean() }))
      .default([]),
    applications: z.array(applicationSchema(time, passwords, keys)).default([]),
    servicePrincipals: z.array(principalSchema(passwords, keys)).default([]),
    appRoleAssignments: z
      .array(z.strictObject({ id: text, principalId: id, resourceId: id, appRoleId: id, createdAt: time }))
      .default([]),
    permissionGrants: z.array(grantSchema()).default([]),
    users: z.array(userSchema(time)).default([]),
    subscriptions: z.array(subscriptionSchema(time)).default([]),
    accessPolicies: z.array(accessPolicySchema(time)).default([]),
    rbacAssignments: z.array(rbacAssignmentSchema(time)).default([]),
    credentialActivities: z
      .array(z.strictObject({ appId: id, keyId: id, lastSignIn: time.nullable() }))
      .default([]),
    serviceIssues: z
      .array(
        z.strictObject({
          id: text,
          service: text,
          title: text,
          classification: z.enum(['incident', 'advisory']),
          startedAt: time,
          resolvedAt: time.nullable(),
        }),
      )
      .default([]),
    appManagementPolicy: z
      .strictObject({
        isEnabled: z.boolean(),
        maxSecretLifetime: text.nullable(),
        maxCertificateLifetime: text.exactOptional(),
        secretsBlocked: z.boolean(),
      })
      .default({ isEnabled: false, maxSecretLifetime: null, secretsBlocked: false }),
    deviceCodes: z.array(deviceCodeSchema(time)).default([]),
    secretReplicationSeconds: z.number().nonnegative().default(12),
    exchangePropagationMinutes: z.number().nonnegative().default(60),
    faults: z.array(faultSchema).default([]),
    vendor: vendorSchema(time).exactOptional(),
  });
}

function applicationSchema(
  time: Time,
  passwords: z.ZodType<SimPassword[]>,
  keys: z.ZodType<SimKey[]>,
): z.ZodType<SimApplication> {
  return z.strictObject({
    id,
    appId: id,
    displayName: text,
    signInAudience: text,
    createdAt: time,
    isDisabled: z.boolean().default(false),
    disabledByMicrosoftStatus: microsoftStatus,
    web: z.array(text).default([]),
    publicClient: z.array(text).default([]),
    spa: z.array(text).default([]),
    passwords,
    keys,
    requested: z
      .array(z.strictObject({ resourceAppId: id, id, type: z.enum(['Scope', 'Role']) }))
      .default([]),
    owners: z.array(id).default([]),
  });
}

function passwordSchema(time: Time): z.ZodType<SimPassword> {
  return z.strictObject({
    keyId: id,
    displayName: z.string().nullable().default(null),
    secretText: text,
    hint: text,
    start: time,
    end: time,
    effectiveAt: time,
    customKeyIdentifier: text.nullable().default(null),
  });
}

function keySchema(time: Time): z.ZodType<SimKey> {
  return z.strictObject({
    keyId: id,
    displayName: z.string().nullable().default(null),
    type: z.enum(['AsymmetricX509Cert', 'Symmetric']),
    usage: z.enum(['Verify', 'Sign']),
    start: time,
    end: time,
    customKeyIdentifier: text,
    certificatePem: text.nullable().default(null),
  });
}

function principalSchema(
  passwords: z.ZodType<SimPassword[]>,
  keys: z.ZodType<SimKey[]>,
): z.ZodType<SimServicePrincipal> {
  const permissions = z.array(z.strictObject({ id, value: text })).default([]);
  return z.strictObject({
    id,
    appId: id,
    displayName: text,
    accountEnabled: z.boolean().default(true),
    isDisabled: z.boolean().default(false),
    disabledByMicrosoftStatus: microsoftStatus,
    appOwnerOrganizationId: id,
    appRoles: permissions,
    scopes: permissions,
    passwords,
    keys,
  });
}

function grantSchema(): z.ZodType<SimPermissionGrant> {
  return z.strictObject({
    id: text,
    clientId: id,
    consentType: z.enum(['AllPrincipals', 'Principal']),
    principalId: id.nullable().default(null),
    resourceId: id,
    scope: z.string(),
  });
}

function userSchema(time: Time): z.ZodType<SimUser> {
  const message = z.strictObject({
    id: text,
    receivedAt: time,
    subject: z.string(),
    from: text,
    isRead: z.boolean(),
    lastModifiedAt: time,
    recipients: z.array(text).exactOptional(),
    internetMessageId: text.exactOptional(),
  });
  return z.strictObject({
    id,
    userPrincipalName: text,
    mail: text.nullable(),
    displayName: z.string(),
    accountEnabled: z.boolean().default(true),
    licences: z.array(sku).default([]),
    roles: z.array(text).default([]),
    mailbox: z.strictObject({ messages: z.array(message) }).nullable(),
  });
}

function subscriptionSchema(time: Time): z.ZodType<SimSubscription> {
  return z.strictObject({
    id,
    resource: text,
    applicationId: id,
    creatorId: id,
    changeType: text,
    notificationUrl: z.url(),
    lifecycleNotificationUrl: z.url().nullable().default(null),
    clientState: z.string().nullable().default(null),
    includeResourceData: z.boolean().default(false),
    expiration: time,
  });
}

function accessPolicySchema(time: Time): z.ZodType<SimAccessPolicy> {
  return z.strictObject({
    appId: id,
    right: z.enum(['RestrictAccess', 'DenyAccess']),
    members: z.array(text),
    effectiveFrom: time,
    effectiveUntil: time.nullable().default(null),
  });
}

function rbacAssignmentSchema(time: Time): z.ZodType<SimRbacAssignment> {
  return z.strictObject({
    id: text,
    servicePrincipalId: id,
    role: text,
    members: z.array(text).nullable(),
    effectiveFrom: time,
    effectiveUntil: time.nullable().default(null),
  });
}

function deviceCodeSchema(time: Time): z.ZodType<SimDeviceCode> {
  return z.strictObject({
    deviceCode: text,
    userCode: text,
    clientId: id,
    scopes: z.array(text),
    expiresAt: time,
    approvedBy: id.nullable().default(null),
    isDeclined: z.boolean().default(false),
  });
}

function vendorSchema(time: Time): z.ZodType<SimVendor> {
  return z.strictObject({
    appId: id,
    keyId: id.nullable(),
    mailboxes: z.array(text),
    mailEveryMinutes: z.number().nonnegative(),
    fetchesMail: z.boolean(),
    renewsSubscriptions: z.boolean(),
    advancedTo: time,
    genesys: z.strictObject({ organisationId: id, integrationId: id }).exactOptional(),
  });
}

const faultSchema: z.ZodType<FaultSpec> = z.strictObject({
  kind: z.enum([
    'throttled',
    'throttledWithoutRetryAfter',
    'unavailable',
    'slow',
    'dropped',
    'truncated',
    'notJson',
    'htmlError',
    'unauthorized',
    'batchItemThrottled',
    'batchItemFailed',
    'clockSkew',
  ]),
  rate: z.number().min(0).max(1),
  on: z.enum(['entra', 'graph', 'genesys', 'all']),
  seconds: z.number().nonnegative(),
});
