import { classifyResponse, readRefusal } from '../graph/graph-errors';
import type { GraphSession } from '../graph/graph-session';
import type { WriteOutcome, Writer } from './writer';

/** How a request that was sent ended. */
function outcomeOf(answer: Awaited<ReturnType<GraphSession['send']>>, session: GraphSession): WriteOutcome {
  const { at, requestId } = answer;
  if (answer.kind === 'failed') {
    const { failure } = answer;
    // No token: nothing was sent. Everything else may have arrived.
    return failure.code === 'authentication'
      ? { is: 'refused', graphCode: null, failure, at, requestId }
      : { is: 'unclear', failure, at };
  }
  const { response } = answer;
  if (response.status >= 200 && response.status < 300) {
    return { is: 'answered', body: response.body, at, via: session.via, requestId };
  }
  const failure = classifyResponse(response, null, session.port.clock.now());
  if (failure.code === 'unavailable' || failure.code === 'badPayload') return { is: 'unclear', failure, at };
  return { is: 'refused', graphCode: readRefusal(response)?.code ?? null, failure, at, requestId };
}

/** Writes to Microsoft Graph as whoever opened the session. */
export function graphWriter(session: GraphSession): Writer {
  return {
    via: session.via,
    send: async ({ method, url, body }) => {
      if (method === 'PUT') throw new Error('Microsoft Graph is not written with PUT here.');
      const { origin, pathname, search } = new URL(url);
      if (origin !== session.origin) throw new Error('A request to another host.');
      const [, version = '', ...path] = pathname.split('/');
      if (version !== 'v1.0' && version !== 'beta') throw new Error('A request of no known version.');
      const answer = await session.send({
        method,
        isWrite: true,
        version,
        path: `/${path.join('/')}${search}`,
        ...(body === null ? {} : { body }),
      });
      return outcomeOf(answer, session);
    },
  };
}
