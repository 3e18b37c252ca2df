import { z } from 'zod';

import { alertSettingsSchema } from '../../shared/domain/alert-settings-schema';
import { channelSchema } from '../../shared/domain/channel-schema';
import { connectionEntrySchema, credentialDaysSchema } from '../../shared/domain/configuration';
import { placeOf } from '../../shared/domain/configuration-error';
import { DEFAULT_SETTINGS } from '../../shared/domain/state';
import { LANGUAGES } from '../../shared/messages/formatter';
import { MIGRATIONS } from './settings-migrations';
import { structureErrorOf } from './structure-error';

/** The format that this Graphkeeper writes. A change of the schema below raises it and adds a migration. */
export const SETTINGS_VERSION = 3;

const settings = z.strictObject({
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark']),
  polling: z.strictObject({
    frequentMinutes: z.number().int().min(1).max(1_440),
    fullMinutes: z.number().int().min(5).max(1_440),
  }),
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

/** What a JSON value turned out to be. */
export type ParsedDocument =
  | { readonly kind: 'valid'; readonly document: StoredDocument; readonly migratedFrom: number | null }
  /** Written by a newer Graphkeeper; `document` holds what this one understands of it, null when nothing. */
  | { readonly kind: 'newer'; readonly version: number; readonly document: StoredDocument | null }
  | { readonly kind: 'damaged'; readonly place: string };

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a stored document of this or an earlier format. */
export function parseStoredDocument(value: unknown): ParsedDocument {
  if (!isObject(value)) return { kind: 'damaged', place: '$' };
  const version = value['version'] ?? 0;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return { kind: 'damaged', place: placeOf(['version']) };
  }
  if (version > SETTINGS_VERSION) {
    const { settings: ofNewer, connections } = value;
    const understood = storedDocumentSchema.safeParse({
      version: SETTINGS_VERSION,
      settings: ofNewer,
      connections,
    });
    return { kind: 'newer', version, document: understood.success ? understood.data : null };
  }
  let current: Readonly<Record<string, unknown>> = value;
  for (const migration of MIGRATIONS.slice(version)) {
    const migrated = migration.migrate(current);
    if (!migrated.ok) return { kind: 'damaged', place: migrated.error };
    current = migrated.value;
  }
  const parsed = storedDocumentSchema.safeParse(current);
  if (!parsed.success) return { kind: 'damaged', place: structureErrorOf(parsed.error, current).place };
  return {
    kind: 'valid',
    document: parsed.data,
    migratedFrom: version === SETTINGS_VERSION ? null : version,
  };
}
