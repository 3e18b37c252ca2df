import { createHash, createHmac } from 'node:crypto';

import { SECOND_MS } from '../../../shared/domain/instant';

/** Before the base64 of a key (Standard Webhooks, "Signature scheme"). */
const PREFIX = 'whsec_';

/** The same for the same message, also when it is tried again: receivers tell by it what they have already. */
export function messageIdOf(channelId: string, noticeId: string): string {
  const hash = createHash('sha256').update(`${channelId}\n${noticeId}`).digest('base64url');
  return `msg_${hash.slice(0, 27)}`;
}

/**
 * The headers that Standard Webhooks demand (https://www.standardwebhooks.com): id, seconds since 1970, and the
 * HMAC-SHA256 of `id.seconds.body`.
 *
 * @param key as `signingKeySchema` allows it
 */
export function signatureHeaders(
  key: string,
  id: string,
  now: number,
  body: string,
): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(now / SECOND_MS));
  const secret = Buffer.from(key.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}
