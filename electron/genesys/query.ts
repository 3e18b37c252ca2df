import { z } from 'zod';

import type { JsonValue } from '../../shared/domain/json';
import { describeIssue } from '../network/answer-schema';
import type { GenesysRefusal } from './genesys-errors';
import type { GenesysRequest } from './genesys-session';

/** What a successful body says. */
type Interpretation<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** The path of the next page, from `/api/v2` on; null: this was the last. */
      readonly nextPath: string | null;
    }
  | { readonly ok: false; readonly field: string; readonly problem: string };

/** One thing to read from the Platform API, and how to understand the answer. */
export interface GenesysQuery<T> {
  readonly request: GenesysRequest;
  /** The least permission that allows it; null: a token is enough. */
  readonly permission: string | null;
  readonly interpret: (body: unknown, path: string) => Interpretation<T>;
  /** Joins the pages of a collection; null: there is only one page. */
  readonly append: ((sofar: T, more: T) => T) | null;
  /** Refusals that are a result, such as "there is no such object"; null: this one is a failure. */
  readonly resultOf: (refusal: GenesysRefusal) => { readonly value: T } | null;
}

/** A query for one object. */
export function entityQuery<T>(options: {
  readonly path: string;
  readonly permission: string | null;
  readonly schema: z.ZodType<T>;
  readonly resultOf?: GenesysQuery<T>['resultOf'];
}): GenesysQuery<T> {
  return answerQuery({ ...options, request: { method: 'GET', path: options.path } });
}

/** A query of analytics: a POST that only asks. */
export function analyticsQuery<T>(options: {
  readonly path: string;
  readonly body: JsonValue;
  readonly permission: string | null;
  readonly schema: z.ZodType<T>;
}): GenesysQuery<T> {
  const { path, body } = options;
  return answerQuery({ ...options, request: { method: 'POST', isQuery: true, path, body } });
}

function answerQuery<T>(options: {
  readonly request: GenesysRequest;
  readonly permission: string | null;
  readonly schema: z.ZodType<T>;
  readonly resultOf?: GenesysQuery<T>['resultOf'];
}): GenesysQuery<T> {
  return {
    request: options.request,
    permission: options.permission,
    append: null,
    resultOf: options.resultOf ?? (() => null),
    interpret: (body) => {
      const parsed = options.schema.safeParse(body);
      return parsed.success
        ? { ok: true, value: parsed.data, nextPath: null }
        : { ok: false, ...describeIssue(parsed.error) };
    },
  };
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
  return {
    request: { method: 'GET', path: options.path },
    permission: options.permission,
    append: (sofar, more) => [...sofar, ...more],
    resultOf: options.resultOf ?? (() => null),
    interpret: (body, path) => {
      const parsed = options.page.safeParse(body);
      if (!parsed.success) return { ok: false, ...describeIssue(parsed.error) };
      const { entities, pageNumber, pageCount, nextUri } = parsed.data;
      const isNumbered = typeof pageNumber === 'number' && typeof pageCount === 'number';
      const byNumber = isNumbered && pageNumber < pageCount ? atPage(path, pageNumber + 1) : null;
      const nextPath = isNumbered ? byNumber : nextUri === '' ? null : (nextUri ?? null);
      return { ok: true, value: entities, nextPath };
    },
  };
}

/** For `resultOf`: an object that Genesys Cloud says is not there is `null`. */
export function absentIsNull(refusal: GenesysRefusal): { readonly value: null } | null {
  return refusal.status === 404 ? { value: null } : null;
}
