import type { JsonObject, JsonValue } from '../../shared/domain/json';
import { type GraphCall, graphError, type GraphReply } from './graph-route';
import { compileFilter, type FilterFields } from './odata-filter';

/** How a collection may be asked for. */
export interface CollectionOptions<T> {
  /** Path below the version, for `nextLink`, for example `/applications`. */
  readonly path: string;
  /** What `@odata.context` names after `#`, for example `applications`. */
  readonly context: string;
  /** Short type name for messages, for example `microsoft.graph.application`. */
  readonly type: string;
  readonly defaultTop: number;
  readonly maxTop: number;
  /** Properties that `$filter` supports. */
  readonly fields: FilterFields<T>;
  /** Every property that `$select` may name. */
  readonly properties: readonly string[];
  /** Directory objects count only with `ConsistencyLevel: eventual`; Outlook counts always. */
  readonly countNeedsConsistencyLevel: boolean;
  readonly serialise: (item: T) => JsonObject;
}

const SUPPORTED = new Set(['$select', '$top', '$filter', '$count', '$skiptoken']);

/** The refusal of a `$` parameter that an operation does not support; null when all are supported. */
function unsupportedParameter(query: URLSearchParams, supported: ReadonlySet<string>): GraphReply | null {
  for (const name of query.keys()) {
    if (name.startsWith('$') && !supported.has(name)) {
      return graphError(
        400,
        'Request_UnsupportedQuery',
        `The query parameter '${name}' is not supported here.`,
      );
    }
  }
  return null;
}

/** The names of `$select`; null when everything is wanted, or the refusal of an unknown name. */
function selectedNames(
  query: URLSearchParams,
  properties: readonly string[],
  type: string,
): { readonly names: readonly string[] | null } | { readonly refusal: GraphReply } {
  const text = query.get('$select');
  if (text === null || text.trim() === '' || text.trim() === '*') return { names: null };
  const names = text.split(',').map((name) => name.trim());
  const known = new Map(properties.map((name) => [name.toLowerCase(), name]));
  const unknown = names.find((name) => !known.has(name.toLowerCase()));
  if (unknown !== undefined) {
    return {
      refusal: graphError(
        400,
        'BadRequest',
        `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type '${type}'.`,
      ),
    };
  }
  return { names: names.map((name) => known.get(name.toLowerCase()) ?? name) };
}

function project(resource: JsonObject, names: readonly string[] | null): JsonObject {
  if (names === null) return resource;
  return Object.fromEntries(
    Object.entries(resource).filter(([name]) => name.startsWith('@') || names.includes(name)),
  );
}

function contextOf(call: GraphCall, context: string, names: readonly string[] | null): string {
  return `${call.base}/$metadata#${context}${names === null ? '' : `(${names.join(',')})`}`;
}

/** One resource with its `@odata.context`, `$select` applied. Nothing is added to what was selected. */
export function entityReply(
  call: GraphCall,
  resource: JsonObject,
  options: Pick<CollectionOptions<never>, 'context' | 'type' | 'properties'>,
  status = 200,
): GraphReply {
  const refusal = unsupportedParameter(call.query, new Set(['$select']));
  if (refusal !== null) return refusal;
  const select = selectedNames(call.query, options.properties, options.type);
  if ('refusal' in select) return select.refusal;
  return {
    status,
    body: {
      '@odata.context': `${contextOf(call, options.context, select.names)}/$entity`,
      ...project(resource, select.names),
    },
  };
}

function pageSize(
  query: URLSearchParams,
  options: Pick<CollectionOptions<never>, 'defaultTop' | 'maxTop'>,
): number | GraphReply {
  const text = query.get('$top');
  if (text === null) return options.defaultTop;
  const top = Number(text);
  if (!Number.isInteger(top) || top < 1 || top > options.maxTop) {
    return graphError(
      400,
      'Request_UnsupportedQuery',
      `Invalid page size specified: '${text}'. Must be between 1 and ${options.maxTop} inclusive.`,
    );
  }
  return top;
}

function offsetOf(query: URLSearchParams): number | GraphReply {
  const token = query.get('$skiptoken');
  if (token === null) return 0;
  const match = /^offset:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  if (match?.[1] === undefined) {
    return graphError(
      400,
      'Directory_ExpiredPageToken',
      'The specified page token value has expired or is invalid.',
    );
  }
  return Number(match[1]);
}

function wantsCount(call: GraphCall, needsConsistencyLevel: boolean): boolean {
  if (call.query.get('$count') !== 'true') return false;
  return !needsConsistencyLevel || hasConsistencyLevel(call);
}

/** Whether the caller accepts eventual consistency, which directory counts require. */
function hasConsistencyLevel(call: GraphCall): boolean {
  return call.headers.get('consistencylevel')?.toLowerCase() === 'eventual';
}

/**
 * A page of a collection: `$filter`, `$count`, `$top` and `$skiptoken`, `$select`, with an absolute `nextLink`
 * while there is more.
 */
export function collectionReply<T>(
  call: GraphCall,
  items: readonly T[],
  options: CollectionOptions<T>,
): GraphReply {
  const refusal = unsupportedParameter(call.query, SUPPORTED);
  if (refusal !== null) return refusal;
  const select = selectedNames(call.query, options.properties, options.type);
  if ('refusal' in select) return select.refusal;
  const top = pageSize(call.query, options);
  if (typeof top !== 'number') return top;
  const offset = offsetOf(call.query);
  if (typeof offset !== 'number') return offset;
  const filter = compileFilter(call.query.get('$filter'), options.fields);
  if (filter === null) return unsupportedFilter();
  const matching = items.filter(filter);
  const page = matching.slice(offset, offset + top);
  const body: Record<string, JsonValue> = {
    '@odata.context': contextOf(call, options.context, select.names),
  };
  if (offset === 0 && wantsCount(call, options.countNeedsConsistencyLevel))
    body['@odata.count'] = matching.length;
  if (offset + top < matching.length) body['@odata.nextLink'] = nextLink(call, options.path, offset + top);
  body['value'] = page.map((item) => project(options.serialise(item), select.names));
  return { status: 200, body };
}

/** What Graph answers to a filter that an operation does not support. */
function unsupportedFilter(): GraphReply {
  return graphError(400, 'Request_UnsupportedQuery', 'Unsupported or invalid query filter clause specified.');
}

function nextLink(call: GraphCall, path: string, offset: number): string {
  const query = new URLSearchParams(call.query);
  query.set('$skiptoken', Buffer.from(`offset:${offset}`).toString('base64url'));
  return `${call.base}${path}?${query.toString().replaceAll('%24', '$')}`;
}

/** The `$count` segment: a bare number as text; directory objects only with `ConsistencyLevel: eventual`. */
export function countReply<T>(
  call: GraphCall,
  items: readonly T[],
  options: Pick<CollectionOptions<T>, 'fields' | 'countNeedsConsistencyLevel'>,
): GraphReply {
  if (options.countNeedsConsistencyLevel && !hasConsistencyLevel(call)) {
    return graphError(400, 'Request_BadRequest', '$count is not currently supported.');
  }
  const filter = compileFilter(call.query.get('$filter'), options.fields);
  if (filter === null) return unsupportedFilter();
  return { status: 200, body: String(items.filter(filter).length) };
}
