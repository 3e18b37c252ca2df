import { z } from 'zod';

import { alertSettingsSchema } from '../../shared/domain/alert-settings-schema';
import { channelSchema } from '../../shared/domain/channel-schema';
import { connectionEntrySchema, credentialDaysSchema } from '../../shared/domain/configuration';
import { PACES } from '../../shared/domain/pace';
import { DEFAULT_SETTINGS } from '../../shared/domain/state';
import { LANGUAGES } from '../../shared/messages/formatter';

/** The format that this Graphkeeper writes. A change of the schema below raises it and adds a migration. */
export const SETTINGS_VERSION = 4;

const settings = z.strictObject({
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark']),
  polling: z.strictObject({
    frequentMinutes: z.number().int().min(1).max(1_440),
    fullMinutes: z.number().int().min(5).max(1_440),
  }),
  pace: z.enum(PACES),
  notifications: z.strictObject({ enabled: z.boolean() }),
  alerts: alertSettingsSchema,
  channels: z
    .array(channelSchema)
    .max(100)
    .readonly()
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, {
      error: 'ids must be unique',
      params: { rule: 'uniqueIds' },
    }),
  credentialDays: credentialDaysSchema,
  closeWithoutTray: z.enum(['minimize', 'quit']),
  updates: z.strictObject({ enabled: z.boolean() }),
  shortcuts: z.strictObject({ enabled: z.boolean() }),
});

/**
 * The stored document. Nothing is optional and nothing unknown is let pass: a field whose name was damaged must
 * show as damage, not as a default, or a computer could go on watching no connections at all.
 */
export const storedDocumentSchema = z.strictObject({
  version: z.literal(SETTINGS_VERSION),
  settings,
  connections: z
    .array(connectionEntrySchema.extend({ id: z.string().min(1).max(200) }))
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, {
      error: 'ids must be unique',
      params: { rule: 'uniqueIds' },
    }),
});

/** What the settings file holds. */
export type StoredDocument = z.output<typeof storedDocumentSchema>;

/** What applies on a first start. */
export const DEFAULT_DOCUMENT: StoredDocument = {
  version: SETTINGS_VERSION,
  settings: structuredClone(DEFAULT_SETTINGS),
  connections: [],
};
