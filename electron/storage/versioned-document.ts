import type { z } from 'zod';

import { placeOf } from '../../shared/domain/configuration-error';
import type { Result } from '../../shared/domain/result';
import { structureErrorOf } from './structure-error';

/** A JSON object of which nothing more is known. */
type JsonFields = Readonly<Record<string, unknown>>;

/** One step from a format to the next. */
export interface Migration {
  /** What changed, for whoever has to understand an old file. */
  readonly description: string;
  /** The document in the next format, or the place of what it does not know. It need not be valid otherwise. */
  readonly migrate: (document: JsonFields) => Result<JsonFields, string>;
}

/** A format of a file that is kept over versions of Graphkeeper: `version` says which one it is of. */
export interface VersionedFormat<Document> {
  /** The format that this Graphkeeper writes. */
  readonly version: number;
  readonly schema: z.ZodObject & z.ZodType<Document>;
  /** Migration `n` leads from format `n` to `n + 1`. */
  readonly migrations: readonly Migration[];
}

/** What a JSON value turned out to be. */
export type ParsedDocument<Document> =
  | { readonly kind: 'valid'; readonly document: Document; readonly migratedFrom: number | null }
  /** Written by a newer Graphkeeper; `document` holds what this one understands of it, null when nothing. */
  | { readonly kind: 'newer'; readonly version: number; readonly document: Document | null }
  | { readonly kind: 'damaged'; readonly place: string };

function isObject(value: unknown): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a document of this or an earlier format. */
export function parseVersioned<Document>(
  value: unknown,
  { version: known, schema, migrations }: VersionedFormat<Document>,
): ParsedDocument<Document> {
  if (!isObject(value)) return { kind: 'damaged', place: '$' };
  const version = value['version'] ?? 0;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return { kind: 'damaged', place: placeOf(['version']) };
  }
  if (version > known) {
    const parts = Object.keys(schema.shape).map((name) => [name, value[name]] as const);
    const understood = schema.safeParse({ ...Object.fromEntries(parts), version: known });
    return { kind: 'newer', version, document: understood.success ? understood.data : null };
  }
  let current: JsonFields = value;
  for (const migration of migrations.slice(version)) {
    const migrated = migration.migrate(current);
    if (!migrated.ok) return { kind: 'damaged', place: migrated.error };
    current = migrated.value;
  }
  const parsed = schema.safeParse(current);
  if (!parsed.success) return { kind: 'damaged', place: structureErrorOf(parsed.error, current).place };
  return { kind: 'valid', document: parsed.data, migratedFrom: version === known ? null : version };
}
