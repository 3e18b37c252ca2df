import type { EpochMs } from '../../../shared/domain/instant';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { graphError, type GraphReply } from '../graph-route';
import { internetMessageId, isMessageProperty } from '../mail-resource';
import type { SimMessage } from '../world';

/** What a list of messages was asked for. */
export interface MailQuery {
  readonly matches: (message: SimMessage) => boolean;
  readonly compare: (a: SimMessage, b: SimMessage) => number;
  /** Null: everything. */
  readonly select: readonly string[] | null;
  readonly top: number;
  readonly skip: number;
  readonly isCounted: boolean;
}

/** Messages a page when the caller names no number (Microsoft: user-list-messages). */
const DEFAULT_PAGE = 10;
/** Messages a page at the most (same). */
const MAX_PAGE = 1_000;

const KNOWN_OPTIONS: readonly string[] = ['$filter', '$orderby', '$select', '$top', '$skip', '$count'];

type Property = (message: SimMessage) => number | boolean | string;

/** The properties that may be filtered and sorted by here. */
const PROPERTIES: ReadonlyMap<
  string,
  { readonly type: 'date' | 'boolean' | 'string'; readonly of: Property }
> = new Map(
  Object.entries({
    receivedDateTime: { type: 'date', of: (message: SimMessage) => toSeconds(message.receivedAt) },
    lastModifiedDateTime: { type: 'date', of: (message: SimMessage) => toSeconds(message.lastModifiedAt) },
    isRead: { type: 'boolean', of: (message: SimMessage) => message.isRead },
    subject: { type: 'string', of: (message: SimMessage) => message.subject },
    internetMessageId: { type: 'string', of: internetMessageId },
  } as const),
);

interface Clause {
  readonly property: string;
  readonly matches: (message: SimMessage) => boolean;
}

interface Order {
  readonly property: string;
  readonly compare: (a: SimMessage, b: SimMessage) => number;
}

/** Reads the query options of a list of messages; fails with the 400 (or 501, where this world knows less) to send. */
export function parseMailQuery(query: URLSearchParams): Result<MailQuery, GraphReply> {
  const unknown = [...query.keys()].find((key) => key.startsWith('$') && !KNOWN_OPTIONS.includes(key));
  if (unknown !== undefined) return fail(notOffered(`The query option '${unknown}'`));
  const clauses = parseFilter(query.get('$filter'));
  if (!clauses.ok) return clauses;
  const orders = parseOrder(query.get('$orderby'));
  if (!orders.ok) return orders;
  if (clauses.value.length > 0 && !sortsByFilterFirst(clauses.value, orders.value)) {
    return fail(
      graphError(
        400,
        'InefficientFilter',
        'The restriction or sort order is too complex for this operation.',
      ),
    );
  }
  const select = parseSelect(query.get('$select'));
  if (!select.ok) return select;
  const top = parseNumber(query, '$top', { min: 1, max: MAX_PAGE, otherwise: DEFAULT_PAGE });
  if (!top.ok) return top;
  const skip = parseNumber(query, '$skip', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 });
  if (!skip.ok) return skip;
  return ok({
    matches: (message) => clauses.value.every((clause) => clause.matches(message)),
    compare: (a, b) => {
      for (const order of orders.value) {
        const result = order.compare(a, b);
        if (result !== 0) return result;
      }
      return b.receivedAt - a.receivedAt;
    },
    select: select.value,
    top: top.value,
    skip: skip.value,
    isCounted: query.get('$count') === 'true',
  });
}

/** Reads `$select` by the names of a type; null when everything is wanted. */
export function parseSelect(
  text: string | null,
  isProperty: (name: string) => boolean = isMessageProperty,
): Result<readonly string[] | null, GraphReply> {
  if (text === null || text.trim() === '') return ok(null);
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !isProperty(name));
  return unknown === undefined ? ok(names.filter((name) => name !== 'id')) : fail(noSuchProperty(unknown));
}

const CLAUSE = /\s*(\w+)\s+(eq|ne|lt|le|gt|ge)\s+('(?:[^']|'')*'|[^\s()']+)\s*/y;
const AND = /and\s/y;

function parseFilter(text: string | null): Result<readonly Clause[], GraphReply> {
  if (text === null) return ok([]);
  const clauses: Clause[] = [];
  let position = 0;
  for (;;) {
    CLAUSE.lastIndex = position;
    const [all, property, operator, literal] = CLAUSE.exec(text) ?? [];
    if (all === undefined || property === undefined || operator === undefined || literal === undefined) {
      return fail(badRequest('Invalid filter clause'));
    }
    const clause = toClause(property, operator, literal);
    if (!clause.ok) return clause;
    clauses.push(clause.value);
    position += all.length;
    if (position >= text.length) return ok(clauses);
    AND.lastIndex = position;
    if (!AND.test(text)) return fail(notOffered('This filter'));
    position = AND.lastIndex;
  }
}

function toClause(name: string, operator: string, literal: string): Result<Clause, GraphReply> {
  const property = PROPERTIES.get(name);
  if (property === undefined) {
    return fail(isMessageProperty(name) ? notOffered(`A filter by '${name}'`) : noSuchProperty(name));
  }
  const value = parseLiteral(property.type, literal);
  if (value === null) return fail(badRequest('Invalid filter clause'));
  return ok({ property: name, matches: (message) => holds(property.of(message), operator, value) });
}

/** An OData date is not quoted, and names its offset. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function parseLiteral(
  type: 'date' | 'boolean' | 'string',
  literal: string,
): number | boolean | string | null {
  switch (type) {
    case 'date': {
      const epoch = DATE.test(literal) ? Date.parse(literal) : Number.NaN;
      return Number.isNaN(epoch) ? null : epoch;
    }
    case 'boolean':
      return literal === 'true' ? true : literal === 'false' ? false : null;
    case 'string':
      return literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : null;
  }
}

function holds(left: number | boolean | string, operator: string, right: number | boolean | string): boolean {
  switch (operator) {
    case 'eq':
      return left === right;
    case 'ne':
      return left !== right;
    case 'lt':
      return left < right;
    case 'le':
      return left <= right;
    case 'gt':
      return left > right;
    default:
      return left >= right;
  }
}

function parseOrder(text: string | null): Result<readonly Order[], GraphReply> {
  if (text === null || text.trim() === '') return ok([]);
  const orders: Order[] = [];
  for (const part of text.split(',')) {
    const [, name, direction] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(part) ?? [];
    if (name === undefined) return fail(badRequest('Invalid $orderby'));
    const property = PROPERTIES.get(name);
    if (property === undefined) {
      return fail(isMessageProperty(name) ? notOffered(`A sort order by '${name}'`) : noSuchProperty(name));
    }
    const sign = direction === 'desc' ? -1 : 1;
    orders.push({
      property: name,
      compare: (a, b) => {
        const left = property.of(a);
        const right = property.of(b);
        return left === right ? 0 : left < right ? -sign : sign;
      },
    });
  }
  return ok(orders);
}

/** With a filter, what is sorted by must be filtered by too, in the same order and before anything else. */
function sortsByFilterFirst(clauses: readonly Clause[], orders: readonly Order[]): boolean {
  const filtered = [...new Set(clauses.map((clause) => clause.property))];
  return orders.every((order, index) => filtered[index] === order.property);
}

function parseNumber(
  query: URLSearchParams,
  option: string,
  { min, max, otherwise }: { readonly min: number; readonly max: number; readonly otherwise: number },
): Result<number, GraphReply> {
  const text = query.get(option);
  if (text === null) return ok(otherwise);
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max
    ? ok(value)
    : fail(
        badRequest(
          `Invalid value '${text}' for ${option}. It must be between ${String(min)} and ${String(max)}.`,
        ),
      );
}

function toSeconds(epoch: EpochMs): EpochMs {
  return Math.floor(epoch / 1_000) * 1_000;
}

function noSuchProperty(name: string): GraphReply {
  return graphError(
    400,
    'RequestBroker--ParseUri',
    `Could not find a property named '${name}' on type 'microsoft.graph.message'.`,
  );
}

function badRequest(message: string): GraphReply {
  return graphError(400, 'BadRequest', message);
}

/** Better a plain refusal than an answer that the real service would not give. */
function notOffered(what: string): GraphReply {
  return graphError(501, 'NotImplemented', `${what} is not offered by the simulated tenant.`);
}
