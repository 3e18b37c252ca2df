import type { z } from 'zod';

import { describeIssue } from './answer-schema';

/** What a successful body says. */
type Interpretation<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** Where the next page is, as the service says it; null: this was the last. */
      readonly next: string | null;
    }
  | { readonly ok: false; readonly field: string; readonly problem: string };

/** How the answer to one question is understood, whichever service is asked. */
export interface Question<T, Refusal> {
  /** The least permission that allows it; null: none helps, or none is needed. */
  readonly permission: string | null;
  readonly interpret: (body: unknown) => Interpretation<T>;
  /** Joins the pages of a collection; null: there is only one page. */
  readonly append: ((sofar: T, more: T) => T) | null;
  /** Refusals that are a result, such as "there is no such object"; null: this one is a failure. */
  readonly resultOf: (refusal: Refusal) => { readonly value: T } | null;
}

/** A question for one object. */
export function objectQuestion<T, Refusal>(options: {
  readonly permission: string | null;
  readonly schema: z.ZodType<T>;
  readonly resultOf?: Question<T, Refusal>['resultOf'];
}): Question<T, Refusal> {
  return {
    permission: options.permission,
    append: null,
    resultOf: options.resultOf ?? (() => null),
    interpret: (body) => {
      const parsed = options.schema.safeParse(body);
      return parsed.success
        ? { ok: true, value: parsed.data, next: null }
        : { ok: false, ...describeIssue(parsed.error) };
    },
  };
}

/** A question for all objects of a collection, over its pages. */
export function collectionQuestion<T, Page, Refusal>(options: {
  readonly permission: string | null;
  readonly page: z.ZodType<Page>;
  readonly itemsOf: (page: Page) => readonly T[];
  readonly nextOf: (page: Page) => string | null;
  readonly resultOf?: Question<readonly T[], Refusal>['resultOf'];
}): Question<readonly T[], Refusal> {
  return {
    permission: options.permission,
    append: (sofar, more) => [...sofar, ...more],
    resultOf: options.resultOf ?? (() => null),
    interpret: (body) => {
      const parsed = options.page.safeParse(body);
      return parsed.success
        ? { ok: true, value: options.itemsOf(parsed.data), next: options.nextOf(parsed.data) }
        : { ok: false, ...describeIssue(parsed.error) };
    },
  };
}

/** For `resultOf`: what hangs on an object that the service says is not there is nothing, and no failure. */
export function absentIsEmpty({
  status,
}: {
  readonly status: number;
}): { readonly value: readonly never[] } | null {
  return status === 404 ? { value: [] } : null;
}

/** For `resultOf`: an object that the service says is not there is `null`. */
export function absentIsNull({ status }: { readonly status: number }): { readonly value: null } | null {
  return status === 404 ? { value: null } : null;
}
