import type { EpochMs } from '../../shared/domain/instant';
import { type Clock, sleep } from '../clock';
import type { Fetch } from '../network/fetch';
import { createAccessTokens } from './entra/access-tokens';
import { createAuthorizationCodes } from './entra/authorization-codes';
import { findTenant } from './entra/directory';
import { answerEntra, type EntraPath, parseEntraPath } from './entra/entra';
import { createIdTokens } from './entra/id-tokens';
import {
  connectionReset,
  createFaultSource,
  gatewayPage,
  notJsonReply,
  type TerminalFault,
  truncatedReply,
} from './fault-injection';
import type { FaultSpec, SimulatedService } from './faults';
import { createApiTokens } from './genesys/api-tokens';
import { answerGenesys, type GenesysPath, organisationOfRequest, parseGenesysPath } from './genesys/genesys';
import { createRateLimit } from './genesys/rate-limit';
import { genesysRoutes } from './genesys/routes/index';
import { tenantOfRequest } from './graph/authorisation';
import { answerGraph, type GraphPath, parseGraphPath } from './graph/graph';
import { clientRequestIdOf, type HttpReply, type HttpRequest } from './http-exchange';
import { mulberry32, randomGuid } from './random';
import { graphRoutes } from './routes/index';
import { createRouter } from './routing';
import type { SimulationContext } from './simulation-context';
import { advanceTenant } from './vendor';
import type { World } from './world';

/** One request as it was answered: for tests and for counting. Bodies and secrets are not kept. */
export interface SimulatedRequest {
  readonly service: SimulatedService | 'none';
  readonly method: string;
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  /** Null: the connection was dropped. */
  readonly status: number | null;
  readonly at: EpochMs;
  /** Requests inside a batch; 0 for a plain request. */
  readonly batched: number;
  readonly clientRequestId: string | null;
}

/** A simulated cloud. */
export interface Simulator {
  /** Answers by path, whatever the host name. */
  readonly fetch: Fetch;
  readonly world: World;
  readonly requests: readonly SimulatedRequest[];
}

/** What a simulator is made of. */
export interface SimulatorOptions {
  readonly world: World;
  readonly clock: Clock;
  /** The same seed, world and requests give the same answers. */
  readonly seed?: number;
  /** Added to every answer. */
  readonly latencyMs?: number;
  /** Faults of the whole simulator, besides those of its tenants. */
  readonly faults?: readonly FaultSpec[];
}

/** Separate streams, so that a fault that is added does not change the ids that are drawn. */
const STREAMS = {
  ids: 0x1d5,
  tokens: 0x70c,
  faults: 0xfa7,
  choices: 0xc01,
  codes: 0xc0de,
  apiTokens: 0xa91,
} as const;

/** Query parameters that would put a secret into the request log. */
const SECRET_PARAMETERS = [
  'client_secret',
  'client_assertion',
  'refresh_token',
  'device_code',
  'code',
  'password',
];

type Target =
  | { readonly service: 'entra'; readonly path: EntraPath }
  | { readonly service: 'graph'; readonly path: GraphPath }
  | { readonly service: 'genesys'; readonly path: GenesysPath }
  | { readonly service: 'none' };

function targetOf(pathname: string): Target {
  const graph = parseGraphPath(pathname);
  if (graph !== null) return { service: 'graph', path: graph };
  const genesys = parseGenesysPath(pathname);
  if (genesys !== null) return { service: 'genesys', path: genesys };
  const entra = parseEntraPath(pathname);
  return entra === null ? { service: 'none' } : { service: 'entra', path: entra };
}

function loggedPath(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  for (const name of SECRET_PARAMETERS) if (query.has(name)) query.set(name, 'removed');
  const text = query.toString().replaceAll('%24', '$');
  return text === '' ? url.pathname : `${url.pathname}?${text}`;
}

/** What becomes of an answer on its way; null: the connection is dropped. */
function onTheWay(reply: HttpReply, fault: TerminalFault | null): HttpReply | null {
  switch (fault?.kind) {
    case 'dropped':
      return null;
    case 'truncated':
      return truncatedReply(reply);
    case 'notJson':
      return notJsonReply();
    case 'htmlError':
      return gatewayPage();
    default:
      return reply;
  }
}

/** Starts a simulated cloud over a world. The world changes as requests change it. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { world, clock, seed = 1, latencyMs = 0 } = options;
  const stream = (salt: number) => mulberry32(Math.imul(seed, 0x9e3779b1) ^ salt);
  const ids = stream(STREAMS.ids);
  const newId = (): string => randomGuid(ids);
  const context: SimulationContext = {
    world,
    newId,
    random: stream(STREAMS.choices),
    accessTokens: createAccessTokens(stream(STREAMS.tokens)),
    authorizationCodes: createAuthorizationCodes(stream(STREAMS.codes)),
    idTokens: createIdTokens(newId()),
    faults: createFaultSource(options.faults ?? [], stream(STREAMS.faults)),
    apiTokens: createApiTokens(stream(STREAMS.apiTokens)),
    apiRate: createRateLimit(),
  };
  const graphRouter = createRouter(graphRoutes);
  const genesysRouter = createRouter(genesysRoutes);
  const requests: SimulatedRequest[] = [];

  /** Whose faults a request suffers. */
  const ownerOf = (
    target: Target,
    request: HttpRequest,
  ): { readonly faults: readonly FaultSpec[] } | null => {
    switch (target.service) {
      case 'graph':
        return tenantOfRequest(context, request.headers);
      case 'entra':
        return findTenant(world, target.path.tenantName);
      case 'genesys':
        return organisationOfRequest(context, request, target.path);
      case 'none':
        return null;
    }
  };

  const answer = (
    target: Target,
    request: HttpRequest,
    now: EpochMs,
    fault: TerminalFault | null,
  ): { readonly reply: HttpReply; readonly batched: number } => {
    switch (target.service) {
      case 'graph':
        return answerGraph(context, graphRouter, request, target.path, now, fault);
      case 'entra':
        return { reply: answerEntra(context, request, target.path, now, fault), batched: 0 };
      case 'genesys': {
        const reply = answerGenesys(context, genesysRouter, request, target.path, now, fault);
        return { reply, batched: 0 };
      }
      case 'none':
        return {
          reply: { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found' },
          batched: 0,
        };
    }
  };

  const fetch: Fetch = async (input, init) => {
    const incoming = new Request(input, init);
    const { signal } = incoming;
    signal.throwIfAborted();
    const url = new URL(incoming.url);
    const request: HttpRequest = {
      method: incoming.method,
      url,
      headers: incoming.headers,
      text: await incoming.text(),
    };
    const target = targetOf(url.pathname);
    const { delayMs, skewMs, terminal } =
      target.service === 'none'
        ? { delayMs: 0, skewMs: 0, terminal: null }
        : context.faults.forRequest(target.service, ownerOf(target, request));
    if (latencyMs + delayMs > 0) await sleep(clock, latencyMs + delayMs, signal);
    signal.throwIfAborted();
    for (const tenant of world.tenants) advanceTenant(tenant, clock.now(), world.organisations);
    const { reply, batched } = answer(target, request, clock.now() + skewMs, terminal);
    const sent = onTheWay(reply, terminal);
    requests.push({
      service: target.service,
      method: request.method,
      host: url.host,
      path: loggedPath(url),
      status: sent?.status ?? null,
      at: clock.now(),
      batched,
      clientRequestId: clientRequestIdOf(request),
    });
    if (sent === null) throw connectionReset();
    return new Response(sent.body, { status: sent.status, headers: sent.headers });
  };

  return { fetch, world, requests };
}
