import { z } from 'zod';

import { LANGUAGES } from '../messages/formatter';
import type { Channel } from './channel';
import { isSigningKey, isWebhookAddress } from './channel-input';

const text = z.string().trim().min(1).max(200);
const address = z.email().max(320);

const host = z.string().trim().min(1).max(255);

const common = {
  name: text,
  isEnabled: z.boolean(),
  connectionIds: z.array(z.string().min(1).max(2_000)).max(1_000).readonly().nullable(),
  minimumSeverity: z.enum(['notice', 'warning', 'critical']),
  language: z.enum(LANGUAGES),
};

const id = z.string().min(1).max(100);

const email = {
  kind: z.literal('email'),
  ...common,
  host,
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  user: text.nullable(),
  from: address,
  to: z.array(address).min(1).max(50).readonly(),
};

const byAddress = { kind: z.enum(['webhook', 'teams', 'slack']), ...common };

/** A channel as it is stored: without its secrets. */
export const channelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...byAddress, id, host }),
  z.strictObject({ ...email, id }),
]) satisfies z.ZodType<Channel>;

const draftId = id.nullable();

/**
 * A channel as somebody fills it in: a new one has no id yet, and a webhook's host comes from its address. A password
 * is not sent over a connection that anybody can read.
 */
export const channelDraftSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...byAddress, id: draftId }),
  z
    .strictObject({ ...email, id: draftId })
    .refine(({ user, security }) => user === null || security !== 'none', {
      error: 'no password without encryption',
      path: ['security'],
    }),
]);

/** A channel as somebody fills it in. */
export type ChannelDraft = z.output<typeof channelDraftSchema>;

/** Secrets of a channel on their way to the keychain; what is left out stays as it is. */
export const channelSecretsSchema = z.strictObject({
  url: z.string().trim().max(2_000).refine(isWebhookAddress, { error: 'no https address' }).optional(),
  signingKey: z.string().trim().refine(isSigningKey, { error: 'no whsec_ key' }).optional(),
  password: z.string().min(1).max(1_000).optional(),
});
