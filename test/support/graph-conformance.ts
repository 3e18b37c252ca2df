import table from './data/graph-v1-types.json';

/**
 * Checks payloads against the property types of Microsoft Graph's metadata (`data/graph-v1-types.json`): every
 * property present and of its type, none that the type does not have. Types that the table does not describe
 * (small complex types) are checked for their kind only.
 */

interface TypeFacts {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, TypeFacts>> = table.types;
const ENUMS: Readonly<Record<string, readonly string[]>> = table.enums;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/;
const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const PRIMITIVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int32: (value) => Number.isInteger(value),
  Guid: (value) => typeof value === 'string' && GUID.test(value),
  DateTimeOffset: (value) =>
    typeof value === 'string' && DATE_TIME.test(value) && !Number.isNaN(Date.parse(value)),
  Duration: (value) => typeof value === 'string' && DURATION.test(value),
  Binary: (value) => typeof value === 'string' && BASE64.test(value),
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problemsOfValue(value: unknown, type: string, path: string): readonly string[] {
  const primitive = PRIMITIVES[type];
  if (primitive !== undefined)
    return primitive(value) ? [] : [`${path}: ${JSON.stringify(value)} is no ${type}`];
  const name = `microsoft.${type}`;
  const members = ENUMS[name];
  if (members !== undefined) {
    return members.includes(value as string) ? [] : [`${path}: ${JSON.stringify(value)} is none of ${name}`];
  }
  if (TYPES[name] !== undefined) return conformanceProblems(value, name, path);
  return ['object', 'string'].includes(typeof value) && !Array.isArray(value)
    ? []
    : [`${path}: is no ${name}`];
}

function problemsOfProperty(value: unknown, written: string, path: string): readonly string[] {
  const isRequired = written.endsWith('!');
  const type = isRequired ? written.slice(0, -1) : written;
  // Streams are fetched by themselves and never stand in a payload.
  if (type === 'Stream') return value === undefined ? [] : [`${path}: a stream does not stand in a payload`];
  if (value === undefined) return [`${path}: is missing`];
  if (value === null) return isRequired ? [`${path}: is null`] : [];
  const item = /^Collection\((.+)\)$/.exec(type)?.[1];
  if (item === undefined) return problemsOfValue(value, type, path);
  if (!Array.isArray(value)) return [`${path}: is no collection`];
  return value.flatMap((one: unknown, index) => problemsOfValue(one, item, `${path}[${index}]`));
}

/**
 * What is wrong with a payload; empty when it conforms.
 *
 * @param type for example `microsoft.graph.application`
 */
export function conformanceProblems(payload: unknown, type: string, path = type): readonly string[] {
  const facts = TYPES[type];
  if (facts === undefined) return [`${path}: no such type in the table`];
  if (!isObject(payload)) return [`${path}: is no object`];
  const unknown = Object.keys(payload)
    .filter((name) => !name.startsWith('@') && !Object.hasOwn(facts.properties, name))
    .map((name) => `${path}.${name}: is not a property of the type`);
  const wrong = Object.entries(facts.properties).flatMap(([name, written]) =>
    problemsOfProperty(payload[name], written, `${path}.${name}`),
  );
  return [...unknown, ...wrong];
}
