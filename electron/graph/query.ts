import { z } from 'zod';

import { collectionQuestion, objectQuestion, type Question } from '../network/query';
import type { GraphRefusal } from './graph-errors';

/** One thing to read from Graph, and how to understand the answer. Permissions: Microsoft Graph's reference. */
export interface GraphQuery<T> extends Question<T, GraphRefusal> {
  /** Path and query below the version, encoded, for example `/subscriptions`. */
  readonly path: string;
}

/** A query for one object. */
export function entityQuery<T>(options: {
  readonly path: string;
  readonly permission: string | null;
  readonly schema: z.ZodType<T>;
  readonly resultOf?: GraphQuery<T>['resultOf'];
}): GraphQuery<T> {
  return { path: options.path, ...objectQuestion(options) };
}

/** A page of a collection. */
type PageSchema<T> = z.ZodType<{
  readonly value: readonly T[];
  readonly '@odata.nextLink'?: string | null | undefined;
}>;

/** The schema of a collection's pages. It is made once for each reader: that costs far more than using it. */
export function pageOf<T>(item: z.ZodType<T>): PageSchema<T> {
  return z.compile(z.object({ value: z.array(item), '@odata.nextLink': z.string().nullish() }));
}

/** A query for all objects of a collection, over its pages. */
export function collectionQuery<T>(options: {
  readonly path: string;
  readonly permission: string | null;
  readonly page: PageSchema<T>;
  readonly resultOf?: GraphQuery<readonly T[]>['resultOf'];
}): GraphQuery<readonly T[]> {
  return {
    path: options.path,
    ...collectionQuestion({
      ...options,
      itemsOf: ({ value }) => value,
      nextOf: (page) => page['@odata.nextLink'] ?? null,
    }),
  };
}

/** The first page of a collection only: what was asked for fits into it. */
export function firstPageQuery<T>(
  options: Parameters<typeof collectionQuery<T>>[0],
): GraphQuery<readonly T[]> {
  return { ...collectionQuery(options), append: null };
}

/** A text as an OData literal inside a URL. */
export function literal(text: string): string {
  return encodeURIComponent(`'${text.replaceAll("'", "''")}'`).replaceAll("'", '%27');
}
