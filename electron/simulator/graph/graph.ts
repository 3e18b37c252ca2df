import type { EpochMs } from '../../../shared/domain/instant';
import type { JsonObject, JsonValue } from '../../../shared/domain/json';
import { type BatchItemFault, retryAfter, type TerminalFault } from '../fault-injection';
import { graphError, type GraphReply, type GraphRoute } from '../graph-route';
import type { HttpReply, HttpRequest } from '../http-exchange';
import { randomIndex } from '../random';
import type { Router } from '../routing';
import type { SimulationContext } from '../simulation-context';
import { authenticate, refusePermission, type Session, tokenExpired } from './authorisation';
import { type BatchItem, batchItemAnswer, failedDependency, readBatch } from './batch';
import { finish, type FinishedReply, type RequestIds } from './graph-answer';

/** A path of the simulated Graph, taken apart. */
export interface GraphPath {
  readonly version: 'v1.0' | 'beta';
  /** Below the version, still encoded. */
  readonly path: string;
}

/** Which version and path a URL means; null: none of Graph's. */
export function parseGraphPath(pathname: string): GraphPath | null {
  const [, version, path] = /^\/(v1\.0|beta)(\/.*)$/i.exec(pathname) ?? [];
  if (version === undefined || path === undefined) return null;
  return { version: version.toLowerCase() === 'beta' ? 'beta' : 'v1.0', path };
}

/** An answer, and how many requests it held. */
export interface GraphAnswer {
  readonly reply: HttpReply;
  readonly batched: number;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: JsonValue | undefined;
}

/** Where and when a request arrived. */
interface Arrival {
  readonly context: SimulationContext;
  readonly router: Router<GraphRoute>;
  readonly version: 'v1.0' | 'beta';
  readonly base: string;
  readonly now: EpochMs;
}

function perform(arrival: Arrival, session: Session, operation: Operation): GraphReply {
  const routing = arrival.router(
    operation.method,
    operation.path,
    ({ version }) => version === 'both' || version === arrival.version,
  );
  switch (routing.kind) {
    case 'unknown':
      return graphError(400, 'BadRequest', `Resource not found for the segment '${routing.segment}'.`);
    case 'methodNotAllowed':
      return graphError(
        405,
        'Request_BadRequest',
        'Specified HTTP method is not allowed for the request target.',
      );
    case 'match': {
      const { route, params } = routing.match;
      return (
        refusePermission(session.caller, route) ??
        route.handle({
          tenant: session.tenant,
          caller: session.caller,
          version: arrival.version,
          params,
          query: operation.query,
          headers: operation.headers,
          body: operation.body,
          now: arrival.now,
          base: arrival.base,
          newId: arrival.context.newId,
        })
      );
    }
  }
}

/** The body of a request as JSON; the 400 of one that is none. */
function readBody(request: HttpRequest): { readonly body: JsonValue | undefined } | GraphReply {
  if (request.text === '') return { body: undefined };
  try {
    if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) throw new SyntaxError();
    return { body: JSON.parse(request.text) as JsonValue };
  } catch {
    return graphError(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}

/** Outlook and the directory word their throttling differently. */
function throttled(path: string, headers: Readonly<Record<string, string>>): GraphReply {
  const reply = /\/(mailfolders|messages)\b/i.test(path)
    ? graphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.')
    : graphError(429, 'TooManyRequests', 'Please retry again later.');
  return { ...reply, headers };
}

function unavailable(headers: Readonly<Record<string, string>>): GraphReply {
  return {
    ...graphError(503, 'serviceNotAvailable', 'The service is temporarily unavailable. Please retry later.'),
    headers,
  };
}

function replyOfFault(fault: TerminalFault, path: string): GraphReply | null {
  switch (fault.kind) {
    case 'throttled':
      return throttled(path, retryAfter(fault));
    case 'throttledWithoutRetryAfter':
      return throttled(path, {});
    case 'unavailable':
      return unavailable(fault.seconds > 0 ? retryAfter(fault) : {});
    case 'unauthorized':
      return tokenExpired();
    default:
      return null;
  }
}

function replyOfItemFault(fault: BatchItemFault, path: string): GraphReply {
  return fault.kind === 'batchItemThrottled' ? throttled(path, retryAfter(fault)) : unavailable({});
}

function itemOperation(item: BatchItem): Operation | GraphReply {
  const placeholder = 'https://batch.invalid';
  const url = item.url.startsWith('/') ? item.url : `/${item.url}`;
  if (/^[a-z]+:/i.test(item.url) || !URL.canParse(url, placeholder)) {
    return graphError(400, 'BadRequest', 'The url of a batched request must be relative.');
  }
  const { pathname, searchParams } = new URL(url, placeholder);
  if (/\/\$batch$/i.test(pathname)) return graphError(400, 'BadRequest', 'A batch cannot hold a batch.');
  return {
    method: item.method.toUpperCase(),
    path: pathname,
    query: searchParams,
    headers: new Headers(item.headers),
    body: item.body,
  };
}

function itemReply(arrival: Arrival, session: Session, item: BatchItem): GraphReply {
  const operation = itemOperation(item);
  if ('status' in operation) return operation;
  const fault = arrival.context.faults.forBatchItem(session.tenant);
  return fault === null ? perform(arrival, session, operation) : replyOfItemFault(fault, operation.path);
}

/** Answers come in no particular order, as in the real service. */
function shuffled<T>(items: readonly T[], context: SimulationContext): readonly T[] {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(randomIndex(context.random, rest.length), 1));
  return result;
}

function runBatch(
  arrival: Arrival,
  session: Session,
  items: readonly BatchItem[],
  ids: RequestIds,
): JsonObject {
  const answers = new Map<string, FinishedReply>();
  for (const item of items) {
    const isBlocked = (item.dependsOn ?? []).some((id) => (answers.get(id)?.status ?? 0) >= 400);
    const reply = isBlocked ? failedDependency() : itemReply(arrival, session, item);
    answers.set(item.id, finish(reply, { ...ids, requestId: arrival.context.newId() }));
  }
  const responses = [...answers].map(([id, { status, headers, body }]) =>
    batchItemAnswer({ id, status, headers, ...(body === undefined ? {} : { body }) }),
  );
  return { responses: shuffled(responses, arrival.context) };
}

function answer(
  arrival: Arrival,
  request: HttpRequest,
  path: string,
  ids: RequestIds,
): { readonly reply: GraphReply; readonly batched: number } {
  const session = authenticate(arrival.context, request.headers, arrival.now);
  if ('status' in session) return { reply: session, batched: 0 };
  const read = readBody(request);
  if ('status' in read) return { reply: read, batched: 0 };
  if (path.toLowerCase() === '/$batch') {
    if (request.method !== 'POST')
      return { reply: graphError(405, 'Request_BadRequest', 'Use POST.'), batched: 0 };
    const items = readBatch(read.body);
    if ('status' in items) return { reply: items, batched: 0 };
    return { reply: { status: 200, body: runBatch(arrival, session, items, ids) }, batched: items.length };
  }
  const { method, headers, url } = request;
  const operation = { method, path, query: url.searchParams, headers, body: read.body };
  return { reply: perform(arrival, session, operation), batched: 0 };
}

/** Answers one request to Graph. A fault that Graph itself reports is answered instead of the request. */
export function answerGraph(
  context: SimulationContext,
  router: Router<GraphRoute>,
  request: HttpRequest,
  { version, path }: GraphPath,
  now: EpochMs,
  fault: TerminalFault | null,
): GraphAnswer {
  const requestId = context.newId();
  const ids = { requestId, clientRequestId: request.headers.get('client-request-id') ?? requestId, now };
  const arrival: Arrival = { context, router, version, base: `${request.url.origin}/${version}`, now };
  const faulty = fault === null ? null : replyOfFault(fault, path);
  const { reply, batched } =
    faulty === null ? answer(arrival, request, path, ids) : { reply: faulty, batched: 0 };
  const finished = finish(reply, ids);
  return {
    reply: {
      status: finished.status,
      headers: { ...finished.headers, date: new Date(now).toUTCString() },
      body: textOf(finished.body),
    },
    batched,
  };
}

function textOf(body: JsonValue | undefined): string | null {
  if (body === undefined) return null;
  return typeof body === 'string' ? body : JSON.stringify(body);
}
