import { z } from 'zod';

import type { JsonValue } from '../../shared/domain/json';
import { collectionQuestion, objectQuestion, type Question } from '../network/query';
import type { GenesysRefusal } from './genesys-errors';
import type { GenesysRequest } from './genesys-session';

/** One thing to read from the Platform API, and how to understand the answer. */
export interface GenesysQuery<T> extends Question<T, GenesysRefusal> {
  readonly request: GenesysRequest;
}

/** A query for one object. */
export function entityQuery<T>(options: {
  readonly path: string;
  readonly permission: string | null;
  readonly schema: z.ZodType<T>;
  readonly resultOf?: GenesysQuery<T>['resultOf'];
}): GenesysQuery<T> {
  return { request: { method: 'GET', path: options.path }, ...objectQuestion(options) };
}

/** A query of analytics: a POST that only asks. */
export function analyticsQuery<T>(options: {
  readonly path: string;
  readonly body: JsonValue;
  readonly permission: string | null;
  readonly schema: z.ZodType<T>;
}): GenesysQuery<T> {
  const { path, body } = options;
  return { request: { method: 'POST', isQuery: true, path, body }, ...objectQuestion(options) };
}

/** How a page points on: by numbers (SDK: `…EntityListing`), or by a cursor (`…CursorListing`) in `nextUri`. */
const pageLinks = {
  pageNumber: z.int().positive().nullish(),
  pageCount: z.int().nonnegative().nullish(),
  nextUri: z.string().nullish(),
};

/** A page of a collection. */
type PageSchema<T> = z.ZodType<{
  readonly entities: readonly T[];
  readonly pageNumber?: number | null | undefined;
  readonly pageCount?: number | null | undefined;
  readonly nextUri?: string | null | undefined;
}>;

/** The schema of a collection's pages. */
export function pageOf<T>(item: z.ZodType<T>): PageSchema<T> {
  return z.object({ entities: z.array(item), ...pageLinks });
}

/** The same path with another page number. */
function atPage(path: string, pageNumber: number): string {
  const [base = path, query = ''] = path.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('pageNumber', String(pageNumber));
  return `${base}?${parameters.toString()}`;
}

/** A query for all objects of a collection, over its pages. */
export function collectionQuery<T>(options: {
  readonly path: string;
  readonly permission: string | null;
  readonly page: PageSchema<T>;
  readonly resultOf?: GenesysQuery<readonly T[]>['resultOf'];
}): GenesysQuery<readonly T[]> {
  const { path } = options;
  return {
    request: { method: 'GET', path },
    ...collectionQuestion({
      ...options,
      itemsOf: ({ entities }) => entities,
      nextOf: ({ pageNumber, pageCount, nextUri }) => {
        if (typeof pageNumber === 'number' && typeof pageCount === 'number') {
          return pageNumber < pageCount ? atPage(path, pageNumber + 1) : null;
        }
        return nextUri === '' ? null : (nextUri ?? null);
      },
    }),
  };
}
