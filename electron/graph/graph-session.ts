import type { Client } from '@microsoft/microsoft-graph-client';

import type { AccessKind } from '../../shared/domain/connection';
import type { ReadFailure } from '../../shared/domain/failure';
import type { JsonValue } from '../../shared/domain/json';
import type { Identity, IssuedToken } from '../identity/identity';
import { converse, holdToken, type ServiceAnswer, type ServiceResponse } from '../network/conversation';
import type { NetworkPort } from '../network/exchange';
import { NetworkError } from '../network/network-failure';
import { parseJson } from '../network/parse-json';
import type { RequestTally } from '../network/request-tally';
import { requestIdOf } from './graph-errors';
import { createMiddleware, RequestPassenger } from './middleware';

type ClientCall = ReturnType<Client['api']>;

/** One request to Graph. */
interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /**
   * It changes something: it is not sent again unless the service surely did not act on it, because a second time could
   * do it twice.
   */
  readonly isWrite?: boolean;
  /** Path below the version, or the whole address of a next page. */
  readonly path: string;
  readonly version: 'v1.0' | 'beta';
  readonly body?: JsonValue;
}

/** Microsoft Graph as one identity sees it, for the length of one look. */
export interface GraphSession {
  readonly via: AccessKind;
  /** Origin that requests go to; next pages must stay on it. */
  readonly origin: string;
  readonly port: NetworkPort;
  readonly tally: RequestTally;
  readonly signal: AbortSignal | undefined;
  /** Rejects only when it is aborted. An answer may be a refusal: see `classifyResponse`. */
  readonly send: (request: GraphRequest) => Promise<ServiceAnswer>;
  /** Asks for a new token after a 401; null: there is one and the request may be sent again. At most once. */
  readonly renewToken: (refused: string) => Promise<ReadFailure | null | 'spent'>;
  /** The token that the next request will carry. */
  readonly accessToken: () => string;
}

function dispatchCall(call: ClientCall, { method, body }: GraphRequest): Promise<Response> {
  switch (method) {
    case 'GET':
      return call.get() as Promise<Response>;
    case 'POST':
      return call.post(body) as Promise<Response>;
    case 'PATCH':
      return call.patch(body) as Promise<Response>;
    case 'DELETE':
      return call.delete() as Promise<Response>;
  }
}

/** Loads Microsoft's client when it is first needed, which keeps `--help` quick. */
export const loadGraphClient = () => import('@microsoft/microsoft-graph-client');

/** Opens Graph for an identity that has a token. */
export async function openGraphSession(options: {
  readonly port: NetworkPort;
  readonly origin: string;
  readonly identity: Identity;
  readonly token: IssuedToken;
  readonly tally: RequestTally;
  readonly signal?: AbortSignal | undefined;
}): Promise<GraphSession> {
  const { port, origin, identity, tally, signal } = options;
  const graph = await loadGraphClient();
  const client: Client = graph.Client.initWithMiddleware({
    baseUrl: `${origin}/`,
    middleware: createMiddleware(port),
  });
  const token = holdToken(options.token.accessToken, async () => {
    const outcome = await identity.getToken({
      forceRefresh: true,
      tally,
      ...(signal === undefined ? {} : { signal }),
    });
    switch (outcome.outcome) {
      case 'issued':
        return outcome;
      case 'refused':
        return { failure: { code: 'authentication', entra: outcome.facts.entra } };
      case 'unreadable':
        return outcome;
    }
  });

  /** One round trip; a failure: the connection gave no answer. */
  const trip = async (request: GraphRequest): Promise<ServiceResponse | ReadFailure> => {
    const passenger = new RequestPassenger(token.current(), signal);
    const call = client.api(request.path).responseType(graph.ResponseType.RAW).middlewareOptions([passenger]);
    // The address of a next page brings its own version.
    if (request.path.startsWith('/')) call.version(request.version);
    tally.graph += 1;
    try {
      const response = await dispatchCall(call, request);
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: parseJson(text) };
    } catch (error) {
      signal?.throwIfAborted();
      if (passenger.rejection instanceof NetworkError) {
        return { code: 'network', cause: passenger.rejection.failure };
      }
      throw error;
    }
  };

  const send: GraphSession['send'] = (request) =>
    converse({
      clock: port.clock,
      tally,
      signal,
      token,
      isWrite: request.isWrite === true,
      trip: () => trip(request),
      requestIdOf,
    });

  return {
    via: identity.kind,
    origin,
    port,
    tally,
    signal,
    send,
    renewToken: token.renew,
    accessToken: token.current,
  };
}
