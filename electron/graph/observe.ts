import { type Observation, read, type ReadSource, unreadable } from '../../shared/domain/observation';
import type { ServiceAnswer } from '../network/conversation';
import { classifyResponse, readRefusal } from './graph-errors';
import type { GraphSession } from './graph-session';
import { followPages } from './paging';
import type { GraphQuery } from './query';

/** Turns the answer to a query into an observation; a collection's further pages are read first. */
export async function observeAnswer<T>(
  session: GraphSession,
  query: GraphQuery<T>,
  answer: ServiceAnswer,
): Promise<Observation<T>> {
  const source: ReadSource = { at: answer.at, via: session.via, requestId: answer.requestId };
  if (answer.kind === 'failed') return unreadable(answer.failure, source);
  const { response } = answer;
  if (response.status < 200 || response.status >= 300) {
    const refusal = readRefusal(response);
    const result = refusal === null ? null : query.resultOf(refusal);
    if (result !== null) return read(result.value, source);
    return unreadable(classifyResponse(response, query.permission, session.port.clock.now()), source);
  }
  const first = query.interpret(response.body);
  if (!first.ok)
    return unreadable({ code: 'badPayload', field: first.field, problem: first.problem }, source);
  if (first.next === null || query.append === null) return read(first.value, source);
  return followPages(session, query, first.value, first.next, source);
}

/** Sends one query on its own. */
export async function observe<T>(
  session: GraphSession,
  query: GraphQuery<T>,
  version: 'v1.0' | 'beta' = 'v1.0',
): Promise<Observation<T>> {
  return observeAnswer(session, query, await session.send({ method: 'GET', path: query.path, version }));
}
