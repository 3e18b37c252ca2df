import { z } from 'zod';

import { durationMs } from '../../../shared/domain/duration';
import { type EpochMs, SECOND_MS } from '../../../shared/domain/instant';
import { type GraphCall, graphError, type GraphReply } from '../graph-route';
import { RESTRICTED_SINCE } from '../resources/app-management-policy';
import { passwordCredentialResource } from '../resources/credentials';
import type { SimPassword } from '../world';
import { badRequest, readBody } from './directory-object';

/** Default lifetime of a client secret in years (Microsoft: application addPassword). */
const DEFAULT_YEARS = 2;

/** Secrets of an app that personal accounts may use (Microsoft: supported account types, validation). */
const MAX_WITH_PERSONAL_ACCOUNTS = 2;

/** What has client secrets: a registration or an enterprise application. */
export interface SecretHolder {
  readonly passwords: SimPassword[];
  readonly createdAt: EpochMs;
  readonly signInAudience: string;
}

const addBody = z.strictObject({
  passwordCredential: z
    .strictObject({
      displayName: z.string().nullish(),
      startDateTime: z.iso.datetime({ offset: true }).nullish(),
      endDateTime: z.iso.datetime({ offset: true }).nullish(),
    })
    .nullish(),
});

const removeBody = z.strictObject({ keyId: z.guid() });

function yearsLater(start: EpochMs, years: number): EpochMs {
  const date = new Date(start);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.getTime();
}

/**
 * What the tenant's app management policy says to a new secret (codes as in public clients' sources); null: fine.
 * Secrets that exist already are not touched by it.
 */
function refusedByPolicy(
  call: GraphCall,
  holder: SecretHolder,
  start: EpochMs,
  end: EpochMs,
): GraphReply | null {
  const policy = call.tenant.appManagementPolicy;
  if (!policy.isEnabled || holder.createdAt < Date.parse(RESTRICTED_SINCE)) return null;
  if (policy.secretsBlocked) {
    return graphError(
      400,
      'CredentialTypeNotAllowedAsPerAppPolicy',
      'Credential type not allowed as per assigned policy.',
    );
  }
  const longest = policy.maxSecretLifetime === null ? null : durationMs(policy.maxSecretLifetime);
  if (longest !== null && end - start > longest) {
    return graphError(
      400,
      'CredentialInvalidLifetimeAsPerAppPolicy',
      'Credential lifetime exceeds the max value allowed as per assigned policy.',
    );
  }
  return null;
}

/** 40 characters in the look of a real one. */
function newSecret(call: GraphCall): string {
  const bytes = Buffer.from([call.newId(), call.newId()].join('').replaceAll('-', ''), 'hex');
  const text = bytes.toString('base64url').replaceAll('_', '.').padEnd(37, 'x');
  return `${text.slice(0, 3)}8Q~${text.slice(3, 37)}`;
}

/** Adds a secret and shows it, this once. The token endpoint accepts it after the tenant's replication delay. */
export function addPassword(call: GraphCall, holder: SecretHolder): GraphReply {
  const body = readBody(call, addBody);
  if ('status' in body) return body;
  const wanted = body.value.passwordCredential ?? {};
  const start = wanted.startDateTime ? Date.parse(wanted.startDateTime) : call.now;
  const end = wanted.endDateTime ? Date.parse(wanted.endDateTime) : yearsLater(start, DEFAULT_YEARS);
  if (end <= start || end <= call.now) {
    return badRequest("Invalid value specified for property 'endDateTime' of resource 'PasswordCredential'.");
  }
  const refusal = refusedByPolicy(call, holder, start, end);
  if (refusal !== null) return refusal;
  if (/personal/i.test(holder.signInAudience) && holder.passwords.length >= MAX_WITH_PERSONAL_ACCOUNTS) {
    return badRequest(`The maximum of ${MAX_WITH_PERSONAL_ACCOUNTS} client secrets is reached.`);
  }
  const secretText = newSecret(call);
  const password: SimPassword = {
    keyId: call.newId(),
    displayName: wanted.displayName ?? null,
    secretText,
    hint: secretText.slice(0, 3),
    start,
    end,
    effectiveAt: call.now + call.tenant.secretReplicationSeconds * SECOND_MS,
    customKeyIdentifier: null,
  };
  holder.passwords.push(password);
  return {
    status: 200,
    body: {
      '@odata.context': `${call.base}/$metadata#microsoft.graph.passwordCredential`,
      ...passwordCredentialResource(password),
      secretText,
    },
  };
}

/** Removes a secret at once. */
export function removePassword(call: GraphCall, holder: SecretHolder): GraphReply {
  const body = readBody(call, removeBody);
  if ('status' in body) return body;
  const { keyId } = body.value;
  const index = holder.passwords.findIndex(
    (password) => password.keyId.toLowerCase() === keyId.toLowerCase(),
  );
  if (index < 0) return badRequest(`No password credential found with keyId '${keyId}'.`);
  holder.passwords.splice(index, 1);
  return { status: 204 };
}
