import { z } from 'zod';

import { type GraphCall, type GraphReply } from '../graph-route';
import type { SimApplication } from '../world';
import { readBody } from './directory-object';
import { keyCredentialBody, keysOf } from './key-credentials';

const redirectUris = z.looseObject({ redirectUris: z.array(z.string()).optional() });

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
  keyCredentials: z.array(keyCredentialBody).optional(),
});

function replace<T>(target: T[], values: readonly T[]): void {
  target.splice(0, target.length, ...values);
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
