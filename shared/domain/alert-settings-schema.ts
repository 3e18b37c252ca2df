import { z } from 'zod';

import type { AlertSettings, MuteScope } from './alert-settings';
import {
  MAX_FREEZES,
  MAX_HOLIDAYS,
  MAX_SETTING_TEXT,
  MAX_STAGE_DAYS,
  MAX_STAGES,
} from './alert-settings-limits';
import { CHECK_IDS } from './finding';

const localDate = z.iso.date();
const timeOfDay = z.iso.time({ precision: -1 });
const check = z.enum(CHECK_IDS);
const text = z.string().trim().min(1).max(MAX_SETTING_TEXT);

const stageDays = z
  .array(z.number().int().min(1).max(MAX_STAGE_DAYS))
  .max(MAX_STAGES)
  .refine((days) => new Set(days).size === days.length, {
    error: 'days must differ',
    params: { rule: 'stagesDiffer' },
  })
  .readonly();

/** What a mute is about, as a command hands it over. */
export const muteScopeSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('check'), check }),
  z.strictObject({ by: z.literal('credential'), keyId: text }),
  z.strictObject({ by: z.literal('pattern'), pattern: text }),
]) satisfies z.ZodType<MuteScope>;

const mute = z.strictObject({
  id: z.string().min(1).max(100),
  connectionId: z.string().min(1).max(2_000).nullable(),
  scope: muteScopeSchema,
  reason: text,
  by: z.string().max(200),
  at: z.iso.datetime(),
});

const freeze = z
  .strictObject({ name: text, from: localDate, to: localDate })
  .refine(({ from, to }) => from <= to, {
    error: 'must not end before it begins',
    params: { rule: 'spanOrder' },
  });

/** What the administrator chose about being told, as it is stored and as a command hands it over. */
export const alertSettingsSchema = z.strictObject({
  stageDays,
  stageDaysOfCheck: z.partialRecord(check, stageDays),
  stageDaysOfConnection: z.record(z.string(), stageDays),
  quiet: z.strictObject({
    hours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
    daysOff: z.boolean(),
    criticalPasses: z.boolean(),
  }),
  calendar: z.strictObject({
    workingDays: z.array(z.number().int().min(1).max(7)).min(1).max(7).readonly(),
    holidays: z.array(localDate).max(MAX_HOLIDAYS).readonly(),
    freezes: z.array(freeze).max(MAX_FREEZES).readonly(),
  }),
  mutes: z.array(mute).max(500).readonly(),
}) satisfies z.ZodType<AlertSettings>;
