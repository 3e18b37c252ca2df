import { z } from 'zod';

import { LANGUAGES } from '../messages/formatter';
import type { Channel } from './channel';

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
