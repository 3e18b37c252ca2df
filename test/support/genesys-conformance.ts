import table from './data/genesys-types.json';

/**
 * Checks payloads against the models of Genesys Cloud's SDK (`data/genesys-types.json`): every required property
 * present, each of its type and none null, none that the model does not have. Models that the table does not describe
 * are checked for their kind only.
 */

const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = table.types;

const PRIMITIVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  object: isObject,
};

const LISTING = /^Array<(.+)>$/;
const MAP = /^\{ \[key: string\]: (.+)$/;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problemsOfValue(value: unknown, type: string, path: string): readonly string[] {
  const item = LISTING.exec(type)?.[1];
  if (item !== undefined) {
    return Array.isArray(value)
      ? value.flatMap((one: unknown, index) => problemsOfValue(one, item, `${path}[${String(index)}]`))
      : [`${path}: is no list`];
  }
  const entry = MAP.exec(type)?.[1];
  if (entry !== undefined) {
    return isObject(value)
      ? Object.entries(value).flatMap(([key, one]) => problemsOfValue(one, entry, `${path}.${key}`))
      : [`${path}: is no map`];
  }
  const primitive = PRIMITIVES[type];
  if (primitive !== undefined) {
    return primitive(value) ? [] : [`${path}: ${JSON.stringify(value)} is no ${type}`];
  }
  if (TYPES[type] !== undefined) return genesysConformanceProblems(value, type, path);
  return isObject(value) ? [] : [`${path}: is no ${type}`];
}

/**
 * What is wrong with a payload; empty when it conforms.
 *
 * @param type name of a model, for example `InboundDomain`
 */
export function genesysConformanceProblems(payload: unknown, type: string, path = type): readonly string[] {
  const properties = TYPES[type];
  if (properties === undefined) return [`${path}: no such model in the table`];
  if (!isObject(payload)) return [`${path}: is no object`];
  const names = Object.entries(properties).map(([written, of]) => ({
    name: written.replace(/\?$/, ''),
    isOptional: written.endsWith('?'),
    of,
  }));
  const unknown = Object.keys(payload)
    .filter((key) => !names.some(({ name }) => name === key))
    .map((key) => `${path}.${key}: is not a property of the model`);
  const wrong = names.flatMap(({ name, isOptional, of }) => {
    const value = payload[name];
    if (value === undefined) return isOptional ? [] : [`${path}.${name}: is missing`];
    return problemsOfValue(value, of, `${path}.${name}`);
  });
  return [...unknown, ...wrong];
}
