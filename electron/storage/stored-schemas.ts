import { z } from 'zod';

import type { JsonValue } from '../../shared/domain/json';
import { SEVERITIES } from '../../shared/domain/severity';

/** Any JSON value; what is in it is not looked at. */
const jsonValue: z.ZodType<JsonValue> = z.json();

/** Any JSON object. */
export const jsonObjectSchema = z.record(z.string(), jsonValue);

/** A message as it is kept: its id and its values, which may be those of another version of Graphkeeper. */
export const storedMessageSchema = z.strictObject({ id: z.string().min(1), params: jsonObjectSchema });

/** A moment as Graphkeeper writes it. */
export const instantSchema = z.iso.datetime();

export const severitySchema = z.enum(SEVERITIES);
