import type { JsonObject } from '../../../shared/domain/json';
import { badRequest, type GenesysCall, type GenesysReply } from './genesys-route';

/** A whole number from a query, or null when it is none or out of range. */
function wholeOf(text: string | null, fallback: number, max: number): number | null {
  if (text === null) return fallback;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= max ? number : null;
}

/** Genesys Cloud's page listing (SDK: `…EntityListing`). */
export function pagedReply<T>(
  call: GenesysCall,
  items: readonly T[],
  options: {
    /** Path of the collection; the links carry the query on, with another page. */
    readonly path: string;
    readonly maxPageSize: number;
    readonly serialise: (item: T) => JsonObject;
  },
): GenesysReply {
  const pageSize = wholeOf(
    call.query.get('pageSize'),
    Math.min(25, options.maxPageSize),
    options.maxPageSize,
  );
  const pageNumber = wholeOf(call.query.get('pageNumber'), 1, Number.MAX_SAFE_INTEGER);
  if (pageSize === null || pageNumber === null) {
    return badRequest(
      'Page size and page number must be whole numbers; the page size may be {max} at the most.',
      {
        max: String(options.maxPageSize),
      },
    );
  }
  const uri = (number: number): string => {
    const query = new URLSearchParams(call.query);
    query.set('pageSize', String(pageSize));
    query.set('pageNumber', String(number));
    return `${options.path}?${query.toString()}`;
  };
  const pageCount = Math.ceil(items.length / pageSize);
  const start = (pageNumber - 1) * pageSize;
  return {
    status: 200,
    body: {
      entities: items.slice(start, start + pageSize).map(options.serialise),
      pageSize,
      pageNumber,
      total: items.length,
      pageCount,
      selfUri: uri(pageNumber),
      firstUri: uri(1),
      lastUri: uri(Math.max(1, pageCount)),
      ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
      ...(pageNumber > 1 ? { previousUri: uri(pageNumber - 1) } : {}),
    },
  };
}

/** Genesys Cloud's cursor listing: `nextUri` leads on while there is more. The cursor is opaque to clients. */
export function cursorReply<T extends { readonly id: string }>(
  call: GenesysCall,
  items: readonly T[],
  options: {
    readonly path: string;
    readonly maxPageSize: number;
    readonly serialise: (item: T) => JsonObject;
  },
): GenesysReply {
  const { path, maxPageSize } = options;
  const pageSize = wholeOf(call.query.get('pageSize'), Math.min(25, maxPageSize), maxPageSize);
  if (pageSize === null)
    return badRequest('The page size may be {max} at the most.', { max: String(maxPageSize) });
  const after = call.query.get('after');
  const known = after === null ? -1 : items.findIndex(({ id }) => cursorOf(id) === after);
  if (after !== null && known < 0) return badRequest('The cursor {after} is not valid.', { after });
  const start = known + 1;
  const shown = items.slice(start, start + pageSize);
  const last = shown.at(-1);
  const link = (cursor: string): string =>
    `${path}?after=${encodeURIComponent(cursor)}&pageSize=${String(pageSize)}`;
  const hasMore = start + pageSize < items.length && last !== undefined;
  return {
    status: 200,
    body: {
      entities: shown.map(options.serialise),
      selfUri: after === null ? path : link(after),
      ...(hasMore ? { nextUri: link(cursorOf(last.id)) } : {}),
    },
  };
}

function cursorOf(id: string): string {
  return Buffer.from(id).toString('base64url');
}
