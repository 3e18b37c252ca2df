import { type Observation, read, type ReadSource, unreadable } from '../../shared/domain/observation';
import { classifyGenesys, readRefusal } from './genesys-errors';
import type { GenesysSession } from './genesys-session';
import type { GenesysQuery } from './query';

/** Pages that are followed at the most, so that a service that links in a circle cannot hold a look for ever. */
const PAGE_LIMIT = 50;

/** Everything that is asked for is below this path; a next page that leads elsewhere is not followed. */
const API = '/api/v2/';

/** Whether a next page stays at the API: the access token travels with the request. */
function isOwnPath({ origin }: GenesysSession, path: string): boolean {
  if (!path.startsWith(API) || !URL.canParse(path, origin)) return false;
  const url = new URL(path, origin);
  return url.origin === new URL(origin).origin && url.pathname.startsWith(API);
}

/**
 * Sends one query and follows its pages; half a collection is never taken for the whole. Rejects only when it is
 * aborted.
 */
export async function observeGenesys<T>(
  session: GenesysSession,
  query: GenesysQuery<T>,
): Promise<Observation<T>> {
  let { request } = query;
  let sofar: { readonly value: T } | null = null;
  for (let page = 0; ; page += 1) {
    const answer = await session.send(request);
    const source: ReadSource = { at: answer.at, via: 'genesysClient', requestId: answer.requestId };
    const badPayload = (field: string, problem: string): Observation<T> =>
      unreadable({ code: 'badPayload', field, problem }, source);
    if (answer.kind === 'failed') return unreadable(answer.failure, source);
    const { response } = answer;
    if (response.status < 200 || response.status >= 300) {
      const refusal = readRefusal(response);
      const result = refusal === null ? null : query.resultOf(refusal);
      if (result !== null) return read(result.value, source);
      return unreadable(classifyGenesys(response, query.permission, session.port.clock.now()), source);
    }
    const found = query.interpret(response.body);
    if (!found.ok) return badPayload(found.field, found.problem);
    const { append } = query;
    const value: T = sofar === null || append === null ? found.value : append(sofar.value, found.value);
    if (found.next === null || append === null) return read(value, source);
    if (!isOwnPath(session, found.next)) return badPayload('nextUri', 'leads away from the API');
    if (page + 1 >= PAGE_LIMIT) return badPayload('nextUri', `more than ${PAGE_LIMIT} pages`);
    sofar = { value };
    request = { ...request, path: found.next };
  }
}
