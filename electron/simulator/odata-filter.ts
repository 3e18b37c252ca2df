import type { JsonValue } from '../../shared/domain/json';

/** Whether an item matches. */
type Filter<T> = (item: T) => boolean;

/** The properties that may be filtered by, and how each is read: nothing is serialised to be filtered out. */
export type FilterFields<T> = Readonly<Record<string, (item: T) => JsonValue>>;

const LITERAL = String.raw`'(?:[^']|'')*'|[\w.:+-]+`;
const EQUALS = new RegExp(String.raw`^([\w/]+)\s+eq\s+(${LITERAL})$`, 'i');
const IN = new RegExp(
  String.raw`^([\w/]+)\s+in\s*\(\s*((?:${LITERAL})(?:\s*,\s*(?:${LITERAL}))*)\s*\)$`,
  'i',
);
const STARTS_WITH = /^startswith\(\s*([\w/]+)\s*,\s*('(?:[^']|'')*')\s*\)$/i;

/** Splits at `and` outside quotes. */
function conjuncts(text: string): readonly string[] {
  const quoted = new RegExp(String.raw`'(?:[^']|'')*'|\s+and\s+`, 'gi');
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(quoted)) {
    if (match[0].startsWith("'")) continue;
    parts.push(text.slice(start, match.index));
    start = match.index + match[0].length;
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim());
}

function unquote(literal: string): string {
  return literal.slice(1, -1).replaceAll("''", "'");
}

function valueOf(literal: string): JsonValue {
  if (literal.startsWith("'")) return unquote(literal);
  if (literal === 'true' || literal === 'false') return literal === 'true';
  if (literal === 'null') return null;
  return literal;
}

/** Directory strings compare without regard to case. */
function isSame(actual: JsonValue, expected: JsonValue): boolean {
  if (typeof actual === 'string' && typeof expected === 'string') {
    return actual.toLowerCase() === expected.toLowerCase();
  }
  return actual === expected;
}

/** The operand of a comparison: its reader, or null when the property is not one to filter by. */
function reader<T>(name: string, fields: FilterFields<T>): ((item: T) => JsonValue) | null {
  const known = Object.keys(fields).find((field) => field.toLowerCase() === name.toLowerCase());
  return known === undefined ? null : (fields[known] ?? null);
}

function compileOne<T>(text: string, fields: FilterFields<T>): Filter<T> | null {
  const equals = EQUALS.exec(text);
  if (equals?.[1] !== undefined && equals[2] !== undefined) {
    const read = reader(equals[1], fields);
    const expected = valueOf(equals[2]);
    return read === null ? null : (item) => isSame(read(item), expected);
  }
  const within = IN.exec(text);
  if (within?.[1] !== undefined && within[2] !== undefined) {
    const read = reader(within[1], fields);
    const expected = [...within[2].matchAll(new RegExp(LITERAL, 'g'))].map((match) => valueOf(match[0]));
    return read === null ? null : (item) => expected.some((value) => isSame(read(item), value));
  }
  const starts = STARTS_WITH.exec(text);
  if (starts?.[1] !== undefined && starts[2] !== undefined) {
    const read = reader(starts[1], fields);
    const prefix = unquote(starts[2]).toLowerCase();
    if (read === null) return null;
    return (item) => {
      const actual = read(item);
      return typeof actual === 'string' && actual.toLowerCase().startsWith(prefix);
    };
  }
  return null;
}

/**
 * The subset of `$filter` that monitors use: `eq`, `in (…)`, `startswith(…)`, joined by `and`, on the named
 * properties. Null: Graph would refuse it.
 */
export function compileFilter<T>(text: string | null, fields: FilterFields<T>): Filter<T> | null {
  if (text === null) return () => true;
  const filters: Filter<T>[] = [];
  for (const part of conjuncts(text.trim())) {
    const filter = compileOne(part, fields);
    if (filter === null) return null;
    filters.push(filter);
  }
  return (item) => filters.every((filter) => filter(item));
}
