import type { ReadFailure } from '../../shared/domain/failure';
import type { Instant } from '../../shared/domain/instant';
import { type Observation, read, type ReadSource, unreadable } from '../../shared/domain/observation';
import { classifyResponse } from './graph-errors';
import type { GraphSession } from './graph-session';
import type { GraphQuery } from './query';

/** Pages that are followed at the most, so that a service that links in a circle cannot hold a look for ever. */
const PAGE_LIMIT = 200;

/** One page of a collection, or the reason why there is no further one. */
export type PageResult<T> =
  | {
      readonly state: 'page';
      readonly value: T;
      /** The address of the next page, to resume at; null: this was the last. */
      readonly nextLink: string | null;
      readonly at: Instant;
      readonly requestId: string | null;
    }
  | {
      readonly state: 'failed';
      readonly failure: ReadFailure;
      /** Where to resume once the reason has passed. */
      readonly resumeAt: string;
      readonly at: Instant;
      readonly requestId: string | null;
    };

/**
 * The next page's address if it may be followed: on the same origin as the session, because the access token
 * travels with the request.
 */
function isSameOrigin(session: GraphSession, nextLink: string): boolean {
  return URL.canParse(nextLink) && new URL(nextLink).origin === session.origin;
}

/**
 * Reads a collection page by page. Ends after the last page, or after one `failed` result that says where to
 * resume. Rejects only when it is aborted.
 *
 * @param from a next-page address of an earlier run; undefined: from the beginning
 */
export async function* readPages<T>(
  session: GraphSession,
  query: GraphQuery<T>,
  options: { readonly version?: 'v1.0' | 'beta'; readonly from?: string; readonly pageLimit?: number } = {},
): AsyncGenerator<PageResult<T>, void, undefined> {
  const limit = options.pageLimit ?? PAGE_LIMIT;
  let place = options.from ?? query.path;
  const badPayload = (field: string, problem: string): ReadFailure => ({
    code: 'badPayload',
    field,
    problem,
  });
  const fail = (failure: ReadFailure, requestId: string | null, at: Instant): PageResult<T> => ({
    state: 'failed',
    failure,
    resumeAt: place,
    at,
    requestId,
  });
  for (let page = 0; ; page += 1) {
    const now = new Date(session.port.clock.now()).toISOString();
    if (page >= limit) {
      yield fail(badPayload('@odata.nextLink', `more than ${limit} pages`), null, now);
      return;
    }
    if (place !== query.path && !isSameOrigin(session, place)) {
      yield fail(badPayload('@odata.nextLink', 'leads to another host'), null, now);
      return;
    }
    const answer = await session.send({ method: 'GET', path: place, version: options.version ?? 'v1.0' });
    const { at, requestId } = answer;
    if (answer.kind === 'failed') {
      yield fail(answer.failure, requestId, at);
      return;
    }
    const { response } = answer;
    if (response.status < 200 || response.status >= 300) {
      yield fail(classifyResponse(response, query.permission, session.port.clock.now()), requestId, at);
      return;
    }
    const result = query.interpret(response.body);
    if (!result.ok) {
      yield fail(badPayload(result.field, result.problem), requestId, at);
      return;
    }
    yield { state: 'page', value: result.value, nextLink: result.next, at, requestId };
    if (result.next === null) return;
    place = result.next;
  }
}

/** Reads the pages after a first one and joins them; half a collection is never taken for the whole. */
export async function followPages<T>(
  session: GraphSession,
  query: GraphQuery<T>,
  first: T,
  nextLink: string,
  source: ReadSource,
): Promise<Observation<T>> {
  let value = first;
  for await (const page of readPages(session, query, { from: nextLink })) {
    if (page.state === 'failed')
      return unreadable(page.failure, { ...source, at: page.at, requestId: page.requestId });
    value = query.append?.(value, page.value) ?? value;
  }
  return read(value, source);
}
