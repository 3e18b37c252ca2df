import { z } from 'zod';

import { describeIssue } from '../network/answer-schema';
import type { GraphRefusal } from './graph-errors';

/** What a successful body says. */
type Interpretation<T> =
  | { readonly ok: true; readonly value: T; readonly nextLink: string | null }
  | { readonly ok: false; readonly field: string; readonly problem: string };

/** One thing to read from Graph, and how to understand the answer. */
export interface GraphQuery<T> {
  /** Path and query below the version, encoded, for example `/subscriptions`. */
  readonly path: string;
  /** The least permission that allows it (Microsoft Graph permissions reference); null: none helps. */
  readonly permission: string | null;
  readonly interpret: (body: unknown) => Interpretation<T>;
  /** Joins the pages of a collection; null: there is only one page. */
  readonly append: ((sofar: T, more: T) => T) | null;
  /** Refusals that are a result, such as "there is no such object"; null: this one is a failure. */
  readonly resultOf: (refusal: GraphRefusal) => { readonly value: T } | null;
}

/** A query for one object. */
export function entityQuery<T>(options: {
  readonly path: string;
  readonly permission: string | null;
  readonly schema: z.ZodType<T>;
  readonly resultOf?: GraphQuery<T>['resultOf'];
}): GraphQuery<T> {
  return {
    path: options.path,
    permission: options.permission,
    append: null,
    resultOf: options.resultOf ?? (() => null),
    interpret: (body) => {
      const parsed = options.schema.safeParse(body);
      return parsed.success
        ? { ok: true, value: parsed.data, nextLink: null }
        : { ok: false, ...describeIssue(parsed.error) };
    },
  };
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
    permission: options.permission,
    append: (sofar, more) => [...sofar, ...more],
    resultOf: options.resultOf ?? (() => null),
    interpret: (body) => {
      const parsed = options.page.safeParse(body);
      return parsed.success
        ? { ok: true, value: parsed.data.value, nextLink: parsed.data['@odata.nextLink'] ?? null }
        : { ok: false, ...describeIssue(parsed.error) };
    },
  };
}

/** The first page of a collection only: what was asked for fits into it. */
export function firstPageQuery<T>(
  options: Parameters<typeof collectionQuery<T>>[0],
): GraphQuery<readonly T[]> {
  return { ...collectionQuery(options), append: null };
}

/** For `resultOf`: an object that Graph says is not there is `null`. */
export function absentIsNull(refusal: GraphRefusal): { readonly value: null } | null {
  return refusal.status === 404 ? { value: null } : null;
}

/** A text as an OData literal inside a URL. */
export function literal(text: string): string {
  return encodeURIComponent(`'${text.replaceAll("'", "''")}'`).replaceAll("'", '%27');
}
