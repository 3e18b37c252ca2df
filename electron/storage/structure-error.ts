import type { z } from 'zod';

import {
  jsonTypeOf,
  placeOf,
  type StructureError,
  type TextFormat,
} from '../../shared/domain/configuration-error';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const EXPECTED: Readonly<Record<string, Extract<StructureError, { code: 'wrongType' }>['expected']>> = {
  string: 'text',
  number: 'number',
  int: 'wholeNumber',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
};

const FORMATS: Readonly<Record<string, TextFormat>> = {
  guid: 'guid',
  email: 'email',
  url: 'httpsAddress',
  // The only pattern in our schemas is the tenant's.
  regex: 'tenant',
};

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Object.getOwnPropertyDescriptor(value, key)?.value
        : undefined,
    document,
  );
}

function isSecretReference(path: Path): boolean {
  const last = path.at(-1);
  return last === 'secret' || last === 'certificate';
}

/** The place of the first entry whose field repeats that of an earlier one. */
function duplicatePlace(list: unknown, path: Path, field: string): string {
  const seen = new Set<string>();
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  for (const [index] of entries.entries()) {
    const value = valueAt(entries, [index, field]);
    const key = typeof value === 'string' ? value.trim() : '';
    if (seen.has(key)) return placeOf([...path, index, field]);
    seen.add(key);
  }
  return placeOf(path);
}

function customError(issue: z.core.$ZodIssueCustom, path: Path, document: unknown): StructureError {
  const rule: unknown = issue.params?.['rule'];
  const place = placeOf(path);
  switch (rule) {
    case 'oneCredential':
      return { code: 'credentialChoice', place };
    case 'daysOrder':
      return { code: 'daysOrder', place };
    case 'uniqueNames':
      return { code: 'duplicateValue', place: duplicatePlace(valueAt(document, path), path, 'name') };
    case 'uniqueIds':
      return { code: 'duplicateValue', place: duplicatePlace(valueAt(document, path), path, 'id') };
    default:
      return { code: 'invalid', place };
  }
}

function rangeError(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, path: Path): StructureError {
  return {
    code: 'outOfRange',
    place: placeOf(path),
    bound: issue.code === 'too_small' ? 'atLeast' : 'atMost',
    limit: Number(issue.code === 'too_small' ? issue.minimum : issue.maximum),
    unit: issue.origin === 'string' ? 'characters' : issue.origin === 'array' ? 'entries' : 'value',
  };
}

/** The values of a discriminating field; none where the library does not tell. */
function allowedKinds(issue: z.core.$ZodIssueInvalidUnion): readonly string[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

/**
 * Of the ways in which a value fits none of several shapes, the one that its writer meant: the shape whose kind
 * fits and whose fields are there but wrong.
 */
function unionError(issue: z.core.$ZodIssueInvalidUnion, path: Path, document: unknown): StructureError {
  const place = placeOf(path);
  const value = valueAt(document, path);
  if (issue.errors.length === 0) {
    return value === undefined
      ? { code: 'missingField', place }
      : { code: 'notOneOf', place, allowed: allowedKinds(issue) };
  }
  if (value === undefined) return { code: 'missingField', place };
  const fitting = issue.errors.filter(
    (option) =>
      !option.some(
        (one) => one.path.length === 0 && (one.code === 'invalid_type' || one.code === 'invalid_value'),
      ),
  );
  for (const one of fitting.flat()) {
    const inner = [...path, ...one.path];
    if (one.code !== 'unrecognized_keys' && valueAt(document, inner) !== undefined) {
      return errorOf(one, path, document);
    }
  }
  const unknown = fitting.map((option) =>
    option.flatMap((one) => (one.code === 'unrecognized_keys' ? one.keys : [])),
  );
  const nowhereKnown = unknown[0]?.find((key) => unknown.every((keys) => keys.includes(key)));
  if (nowhereKnown !== undefined) return { code: 'unknownField', place: placeOf([...path, nowhereKnown]) };
  if (isSecretReference(path)) return { code: 'secretReference', place };
  const candidate = fitting.flat()[0] ?? issue.errors.flat().find((one) => one.code === 'invalid_value');
  return candidate === undefined ? { code: 'invalid', place } : errorOf(candidate, path, document);
}

function errorOf(issue: Issue, prefix: Path, document: unknown): StructureError {
  const path = [...prefix, ...issue.path];
  const place = placeOf(path);
  switch (issue.code) {
    case 'invalid_type': {
      const value = valueAt(document, path);
      if (value === undefined && path.length > 0) return { code: 'missingField', place };
      const expected = EXPECTED[issue.expected];
      return expected === undefined
        ? { code: 'invalid', place }
        : { code: 'wrongType', place, expected, found: jsonTypeOf(value) };
    }
    case 'unrecognized_keys':
      return { code: 'unknownField', place: placeOf([...path, issue.keys[0] ?? '']) };
    case 'invalid_value':
      return valueAt(document, path) === undefined
        ? { code: 'missingField', place }
        : { code: 'notOneOf', place, allowed: issue.values.map(String) };
    case 'invalid_format':
      return { code: 'badFormat', place, format: FORMATS[issue.format] ?? 'other' };
    case 'too_small':
    case 'too_big':
      return rangeError(issue, path);
    case 'invalid_union':
      return unionError(issue, path, document);
    case 'custom':
      return customError(issue, path, document);
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return { code: 'invalid', place };
    default:
      return { code: 'invalid', place };
  }
}

/**
 * The one error to show of a document that its schema refused. A misspelt field is both unknown and missing
 * under its right name: then the unknown one is named, because that is what is written in the file.
 */
export function structureErrorOf(error: z.ZodError, document: unknown): StructureError {
  const errors = error.issues.map((issue) => errorOf(issue, [], document));
  const first = errors[0];
  if (first === undefined) return { code: 'invalid', place: '$' };
  if (first.code !== 'missingField' && first.code !== 'credentialChoice') return first;
  const objectPath =
    first.code === 'missingField' ? error.issues[0]?.path.slice(0, -1) : error.issues[0]?.path;
  const place = placeOf(objectPath ?? []);
  const unknown = error.issues.findIndex(
    (issue) => issue.code === 'unrecognized_keys' && placeOf(issue.path) === place,
  );
  return errors[unknown] ?? first;
}
