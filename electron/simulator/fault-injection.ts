import { SECOND_MS } from '../../shared/domain/instant';
import type { FaultKind, FaultSpec, SimulatedService } from './faults';
import type { HttpReply } from './http-exchange';
import type { Random } from './random';

/** Faults that replace the answer, or what becomes of it. */
type TerminalKind = Exclude<FaultKind, 'slow' | 'clockSkew' | 'batchItemThrottled' | 'batchItemFailed'>;

/** A fault that ends a request. */
export type TerminalFault = FaultSpec & { readonly kind: TerminalKind };

/** What one request suffers. */
interface Affliction {
  readonly delayMs: number;
  readonly skewMs: number;
  readonly terminal: TerminalFault | null;
}

/** A fault of one request inside a batch. */
export type BatchItemFault = FaultSpec & { readonly kind: 'batchItemThrottled' | 'batchItemFailed' };

/** A tenant or an organisation, as far as its faults go. */
interface Afflicted {
  readonly faults: readonly FaultSpec[];
}

/** Draws, request by request, which faults hit. */
export interface FaultSource {
  readonly forRequest: (service: SimulatedService, owner: Afflicted | null) => Affliction;
  readonly forBatchItem: (tenant: Afflicted) => BatchItemFault | null;
}

function isBatchItemFault(fault: FaultSpec): fault is BatchItemFault {
  return fault.kind === 'batchItemThrottled' || fault.kind === 'batchItemFailed';
}

function isTerminal(fault: FaultSpec): fault is TerminalFault {
  return !isBatchItemFault(fault) && fault.kind !== 'slow' && fault.kind !== 'clockSkew';
}

/**
 * Faults of the whole simulator and of single tenants and organisations, from one seeded source: the same requests in the same
 * order suffer the same faults. Every fault that applies draws, whether or not an earlier one hit.
 */
export function createFaultSource(common: readonly FaultSpec[], random: Random): FaultSource {
  const hits = (service: SimulatedService, owner: Afflicted | null): readonly FaultSpec[] =>
    [...common, ...(owner?.faults ?? [])]
      .filter((fault) => fault.on === 'all' || fault.on === service)
      // Only an API answers 401 mid-way: a token endpoint has no token to refuse.
      .filter((fault) => fault.kind !== 'unauthorized' || service !== 'entra');
  const draw = (faults: readonly FaultSpec[]): readonly FaultSpec[] =>
    faults.filter((fault) => random() < fault.rate);
  const seconds = (faults: readonly FaultSpec[], kind: FaultKind): number =>
    faults.filter((fault) => fault.kind === kind).reduce((sum, fault) => sum + fault.seconds, 0);
  return {
    forRequest: (service, owner) => {
      const hit = draw(hits(service, owner).filter((fault) => !isBatchItemFault(fault)));
      return {
        delayMs: seconds(hit, 'slow') * SECOND_MS,
        skewMs: seconds(hit, 'clockSkew') * SECOND_MS,
        terminal: hit.find(isTerminal) ?? null,
      };
    },
    forBatchItem: (tenant) =>
      draw(hits('graph', tenant).filter(isBatchItemFault)).find(isBatchItemFault) ?? null,
  };
}

/** What a dropped connection looks like to a caller of `fetch` (undici's shape). */
export function connectionReset(): TypeError {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', errno: -104, syscall: 'read' }),
  });
}

/** `Retry-After` in whole seconds. */
export function retryAfter(fault: FaultSpec): Readonly<Record<string, string>> {
  return { 'retry-after': String(Math.ceil(fault.seconds)) };
}

/** A gateway's page where JSON was expected. */
export function gatewayPage(): HttpReply {
  return {
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h2>Our services aren’t available right now</h2></body></html>\n',
  };
}

/** A success whose body is not what its content type says. */
export function notJsonReply(): HttpReply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: 'upstream connect error',
  };
}

/** The answer cut off half-way. */
export function truncatedReply(reply: HttpReply): HttpReply {
  return reply.body === null
    ? reply
    : { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
}
