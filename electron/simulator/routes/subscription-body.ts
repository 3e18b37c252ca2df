import { z } from 'zod';

import type { EpochMs } from '../../../shared/domain/instant';
import type { JsonValue } from '../../../shared/domain/json';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { graphError, type GraphReply } from '../graph-route';

const CHANGE_TYPES: readonly string[] = ['created', 'updated', 'deleted'];

const changeType = z
  .string()
  .refine((text) => text.split(',').every((part) => CHANGE_TYPES.includes(part.trim().toLowerCase())));
const time = z.iso.datetime({ offset: true });
const url = z.url({ protocol: /^https$/ });

const newSubscription = z.strictObject({
  changeType,
  notificationUrl: url,
  lifecycleNotificationUrl: url.nullish(),
  resource: z.string().min(1),
  expirationDateTime: time,
  clientState: z.string().max(128).nullish(),
  latestSupportedTlsVersion: z.enum(['v1_0', 'v1_1', 'v1_2', 'v1_3']).optional(),
  includeResourceData: z.boolean().nullish(),
  encryptionCertificate: z.string().min(1).nullish(),
  encryptionCertificateId: z.string().min(1).nullish(),
});

const change = z.strictObject({ expirationDateTime: time.optional(), notificationUrl: url.optional() });

/** The body of a request for a new subscription. */
export interface NewSubscription {
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly resource: string;
  readonly expiration: EpochMs;
  readonly clientState: string | null;
  readonly includeResourceData: boolean;
}

/** Reads the body of a POST; fails with the 400 to send. */
export function parseNew(body: JsonValue | undefined): Result<NewSubscription, GraphReply> {
  const parsed = newSubscription.safeParse(body);
  if (!parsed.success) return fail(invalid(parsed.error));
  const { data } = parsed;
  const includeResourceData = data.includeResourceData ?? false;
  if (includeResourceData && !(data.encryptionCertificate && data.encryptionCertificateId)) {
    return fail(
      graphError(
        400,
        'InvalidRequest',
        'Resource data needs encryptionCertificate and encryptionCertificateId.',
      ),
    );
  }
  return ok({
    changeType: data.changeType,
    notificationUrl: data.notificationUrl,
    lifecycleNotificationUrl: data.lifecycleNotificationUrl ?? null,
    resource: data.resource,
    expiration: Date.parse(data.expirationDateTime),
    clientState: data.clientState ?? null,
    includeResourceData,
  });
}

/**
 * Reads the body of a PATCH. Only the end and the notification URL can change: a lifecycle URL has to be given at
 * creation (Microsoft: lifecycle events).
 */
export function parseChange(
  body: JsonValue | undefined,
): Result<{ readonly expiration: EpochMs | null; readonly notificationUrl: string | null }, GraphReply> {
  const parsed = change.safeParse(body);
  if (!parsed.success) return fail(invalid(parsed.error));
  const { expirationDateTime, notificationUrl } = parsed.data;
  return ok({
    expiration: expirationDateTime === undefined ? null : Date.parse(expirationDateTime),
    notificationUrl: notificationUrl ?? null,
  });
}

/**
 * What Graph finds when it calls a notification endpoint to prove that it is there: in this world every host
 * answers but those of the reserved top-level name `.invalid`. Null: it answered; otherwise the 400 to send.
 */
export function validateEndpoint(address: string): GraphReply | null {
  if (!new URL(address).hostname.endsWith('.invalid')) return null;
  return graphError(
    400,
    'InvalidRequest',
    'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
  );
}

function invalid(error: z.ZodError): GraphReply {
  const issue = error.issues[0];
  const field = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : (issue?.path.join('.') ?? '');
  return graphError(400, 'InvalidRequest', `The request is invalid: '${field}'.`);
}
