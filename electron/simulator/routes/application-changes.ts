import { X509Certificate } from 'node:crypto';

import { z } from 'zod';

import { type GraphCall, type GraphReply } from '../graph-route';
import type { SimApplication, SimKey } from '../world';
import { badRequest, readBody } from './directory-object';

const redirectUris = z.looseObject({ redirectUris: z.array(z.string()).optional() });

const keyCredential = z.strictObject({
  customKeyIdentifier: z.string().nullish(),
  displayName: z.string().nullish(),
  endDateTime: z.iso.datetime({ offset: true }).nullish(),
  key: z.base64().nullish(),
  keyId: z.guid().nullish(),
  startDateTime: z.iso.datetime({ offset: true }).nullish(),
  type: z.enum(['AsymmetricX509Cert', 'Symmetric']).default('AsymmetricX509Cert'),
  usage: z.enum(['Verify', 'Sign']).default('Verify'),
});

/** What may be changed here; `passwordCredentials` is not among it, secrets are added by `addPassword`. */
const patchBody = z.strictObject({
  displayName: z.string().min(1).max(256).optional(),
  signInAudience: z
    .enum([
      'AzureADMyOrg',
      'AzureADMultipleOrgs',
      'AzureADandPersonalMicrosoftAccount',
      'PersonalMicrosoftAccount',
    ])
    .optional(),
  isDisabled: z.boolean().nullish(),
  requiredResourceAccess: z
    .array(
      z.strictObject({
        resourceAppId: z.guid(),
        resourceAccess: z.array(z.strictObject({ id: z.guid(), type: z.enum(['Scope', 'Role']) })),
      }),
    )
    .optional(),
  web: redirectUris.optional(),
  publicClient: redirectUris.optional(),
  spa: redirectUris.optional(),
  keyCredentials: z.array(keyCredential).optional(),
});

function replace<T>(target: T[], values: readonly T[]): void {
  target.splice(0, target.length, ...values);
}

function pemOf(key: string): string {
  return `-----BEGIN CERTIFICATE-----\n${key.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END CERTIFICATE-----\n`;
}

/** A certificate that is sent along; null: not one. */
function newKey(call: GraphCall, wanted: z.output<typeof keyCredential>, key: string): SimKey | null {
  try {
    const certificatePem = pemOf(key);
    const certificate = new X509Certificate(certificatePem);
    const thumbprint = Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64');
    return {
      keyId: wanted.keyId ?? call.newId(),
      displayName: wanted.displayName ?? certificate.subject,
      type: wanted.type,
      usage: wanted.usage,
      start: Date.parse(wanted.startDateTime ?? certificate.validFrom),
      end: Date.parse(wanted.endDateTime ?? certificate.validTo),
      customKeyIdentifier: wanted.customKeyIdentifier ?? thumbprint,
      certificatePem,
    };
  } catch {
    return null;
  }
}

/** The collection replaces the present one: what is not sent again is gone, what has no `key` must exist. */
function keysOf(
  call: GraphCall,
  application: SimApplication,
  wanted: readonly z.output<typeof keyCredential>[],
): readonly SimKey[] | GraphReply {
  const keys: SimKey[] = [];
  for (const one of wanted) {
    const key = one.key
      ? newKey(call, one, one.key)
      : (application.keys.find((existing) => existing.keyId === one.keyId) ?? null);
    if (key === null) return badRequest('New key credentials must have a valid certificate as their key.');
    keys.push(key);
  }
  return keys;
}

/** Changes a registration; collections are replaced whole. */
export function patchApplication(call: GraphCall, application: SimApplication): GraphReply {
  const body = readBody(call, patchBody);
  if ('status' in body) return body;
  const change = body.value;
  const keys = change.keyCredentials === undefined ? null : keysOf(call, application, change.keyCredentials);
  if (keys !== null && 'status' in keys) return keys;
  if (keys !== null) replace(application.keys, keys);
  if (change.displayName !== undefined) application.displayName = change.displayName;
  if (change.signInAudience !== undefined) application.signInAudience = change.signInAudience;
  if (change.isDisabled !== undefined) application.isDisabled = change.isDisabled ?? false;
  if (change.requiredResourceAccess !== undefined) {
    replace(
      application.requested,
      change.requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) =>
        resourceAccess.map(({ id, type }) => ({ resourceAppId, id, type })),
      ),
    );
  }
  if (change.web?.redirectUris !== undefined) replace(application.web, change.web.redirectUris);
  if (change.publicClient?.redirectUris !== undefined)
    replace(application.publicClient, change.publicClient.redirectUris);
  if (change.spa?.redirectUris !== undefined) replace(application.spa, change.spa.redirectUris);
  return { status: 204 };
}
