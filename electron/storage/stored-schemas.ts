import { z } from 'zod';

import type { JsonValue } from '../../shared/domain/json';
import { SEVERITIES } from '../../shared/domain/severity';

function isJson(value: unknown): value is JsonValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || Object.values(value).every(isJson);
    default:
      return false;
  }
}

/** Any JSON value. Not `z.json()`, which tries each type in turn and takes many times as long. */
const jsonValue = z.custom<JsonValue>(isJson);

/** Any JSON object. */
export const jsonObjectSchema = z.record(z.string(), jsonValue);

/** A message as it is kept: its id and its values, which may be those of another version of Graphkeeper. */
export const storedMessageSchema = z.strictObject({ id: z.string().min(1), params: jsonObjectSchema });

/** A moment as Graphkeeper writes it. */
export const instantSchema = z.iso.datetime();

export const severitySchema = z.enum(SEVERITIES);
