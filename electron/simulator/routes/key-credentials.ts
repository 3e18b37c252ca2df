import { X509Certificate } from 'node:crypto';

import { z } from 'zod';

import { durationMs } from '../../../shared/domain/duration';
import { type GraphCall, graphError, type GraphReply } from '../graph-route';
import { RESTRICTED_SINCE } from '../resources/app-management-policy';
import { keyOf } from '../resources/credentials';
import type { SimApplication, SimKey } from '../world';
import { badRequest } from './directory-object';

/*
 * What Graph accepts as `keyCredentials` of a registration. The collection is replaced whole: what is not sent again is
 * gone (Microsoft: "Add a certificate to an app using Microsoft Graph"). An entry that exists is sent again with its
 * `keyId`, with its `key` (Microsoft's example) or without it, as it is read without `$select` (Azure CLI, `az ad app
 * credential reset --append`), and as it is: "Update to existing credential with KeyId … is not allowed", seen as
 * `KeyNotUpdatable`. `KeyCredentialsInvalidEndDate` is what people report for an end after the certificate's own, and for
 * one that has passed; the one year that the guide names as the longest is not enforced.
 */

const time = z.iso.datetime({ offset: true }).nullish();

/** microsoft.graph.keyCredential, as it is sent. */
export const keyCredentialBody = z.strictObject({
  customKeyIdentifier: z.string().nullish(),
  displayName: z.string().nullish(),
  endDateTime: time,
  key: z.base64().nullish(),
  keyId: z.guid().nullish(),
  startDateTime: time,
  type: z.enum(['AsymmetricX509Cert', 'Symmetric']).nullish(),
  usage: z.enum(['Verify', 'Sign']).nullish(),
});

type Wanted = z.output<typeof keyCredentialBody>;

const NO_CERTIFICATE = 'New key credentials must have a valid certificate as their key.';

function pemOf(key: string): string {
  return `-----BEGIN CERTIFICATE-----\n${key.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END CERTIFICATE-----\n`;
}

/** Whether an entry that exists is sent as it is; what is not sent stays. */
function isUnchanged(existing: SimKey, wanted: Wanted): boolean {
  const isSame = (sent: unknown, present: unknown): boolean =>
    sent === undefined || sent === null || sent === present;
  return (
    isSame(wanted.customKeyIdentifier, existing.customKeyIdentifier) &&
    isSame(wanted.key, keyOf(existing)) &&
    isSame(wanted.type, existing.type) &&
    isSame(wanted.usage, existing.usage) &&
    isSame(wanted.startDateTime ? Date.parse(wanted.startDateTime) : null, existing.start) &&
    isSame(wanted.endDateTime ? Date.parse(wanted.endDateTime) : null, existing.end)
  );
}

/** A certificate that is sent along, or why it is not taken. */
function newKey(call: GraphCall, application: SimApplication, wanted: Wanted): SimKey | GraphReply {
  if (!wanted.key) return badRequest(NO_CERTIFICATE);
  const certificatePem = pemOf(wanted.key);
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(certificatePem);
  } catch {
    return badRequest(NO_CERTIFICATE);
  }
  const start = Date.parse(wanted.startDateTime ?? certificate.validFrom);
  const end = Date.parse(wanted.endDateTime ?? certificate.validTo);
  if (end <= start || end <= call.now || end > Date.parse(certificate.validTo)) {
    return graphError(400, 'KeyCredentialsInvalidEndDate', 'Key credential end date is invalid.');
  }
  const policy = call.tenant.appManagementPolicy;
  const isRestricted = policy.isEnabled && application.createdAt >= Date.parse(RESTRICTED_SINCE);
  const longest = durationMs(policy.maxCertificateLifetime ?? '');
  if (isRestricted && longest !== null && end - start > longest) {
    return graphError(
      400,
      'CredentialInvalidLifetimeAsPerAppPolicy',
      'Credential lifetime exceeds the max value allowed as per assigned policy.',
    );
  }
  const thumbprint = Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64');
  return {
    keyId: wanted.keyId ?? call.newId(),
    displayName: wanted.displayName ?? certificate.subject,
    type: wanted.type ?? 'AsymmetricX509Cert',
    usage: wanted.usage ?? 'Verify',
    start,
    end,
    customKeyIdentifier: wanted.customKeyIdentifier ?? thumbprint,
    certificatePem,
  };
}

/** The certificates that a registration has after a change; or why it is refused, and nothing is changed. */
export function keysOf(
  call: GraphCall,
  application: SimApplication,
  wanted: readonly Wanted[],
): readonly SimKey[] | GraphReply {
  const keys: SimKey[] = [];
  for (const one of wanted) {
    const existing = application.keys.find(({ keyId }) => keyId.toLowerCase() === one.keyId?.toLowerCase());
    if (existing !== undefined && !isUnchanged(existing, one)) {
      return graphError(
        400,
        'KeyNotUpdatable',
        `Update to existing credential with KeyId '${existing.keyId}' is not allowed.`,
      );
    }
    const key = existing ?? newKey(call, application, one);
    if ('status' in key) return key;
    if (keys.some(({ keyId }) => keyId === key.keyId)) {
      return badRequest(`The key credential with keyId '${key.keyId}' stands in the collection twice.`);
    }
    keys.push(key);
  }
  return keys;
}
