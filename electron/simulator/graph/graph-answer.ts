import type { EpochMs } from '../../../shared/domain/instant';
import type { JsonValue } from '../../../shared/domain/json';
import type { GraphReply } from '../graph-route';
import { isJsonObject } from '../http-exchange';

/** The identifiers of one request, echoed in headers and errors. */
export interface RequestIds {
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly now: EpochMs;
}

/** A reply ready to be sent or put into a batch. */
export interface FinishedReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue | undefined;
}

const JSON_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Puts `innerError` into an error envelope; anything else stays as it is. */
function withInnerError(body: JsonValue | undefined, ids: RequestIds): JsonValue | undefined {
  if (!isJsonObject(body) || !isJsonObject(body['error'])) return body;
  const innerError = {
    date: new Date(ids.now).toISOString().slice(0, 19),
    'request-id': ids.requestId,
    'client-request-id': ids.clientRequestId,
  };
  return { error: { ...body['error'], innerError } };
}

/** Adds what every answer of Graph carries. */
export function finish(reply: GraphReply, ids: RequestIds): FinishedReply {
  const body = withInnerError(reply.body, ids);
  const contentType = typeof body === 'string' ? 'text/plain' : JSON_TYPE;
  return {
    status: reply.status,
    headers: {
      'cache-control': 'no-cache',
      'request-id': ids.requestId,
      'client-request-id': ids.clientRequestId,
      'x-ms-resource-unit': '1',
      'odata-version': '4.0',
      ...(body === undefined ? {} : { 'content-type': contentType }),
      ...reply.headers,
    },
    body,
  };
}
