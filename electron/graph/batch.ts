import PQueue from 'p-queue';
import { z } from 'zod';

import type { ReadFailure } from '../../shared/domain/failure';
import { instantOf } from '../../shared/domain/instant';
import type { Observation } from '../../shared/domain/observation';
import { sleep } from '../clock';
import { describeIssue } from '../network/answer-schema';
import {
  freshPatience,
  type Patience,
  pauseBeforeRetry,
  type ServiceAnswer,
  type ServiceResponse,
} from '../network/conversation';
import { QUICK_RETRY_MS } from '../network/retry-after';
import { classifyResponse, requestIdOf } from './graph-errors';
import type { GraphSession } from './graph-session';
import { observeAnswer } from './observe';
import type { GraphQuery } from './query';

/** Requests that one batch may hold (Microsoft: JSON batching). */
const BATCH_LIMIT = 20;

/** Batches under way at once. Outlook serves four requests of an app at a time (Microsoft: throttling limits). */
const CONCURRENT_BATCHES = 4;

/** Collects queries and sends them together. */
export interface GraphBatch {
  /** Adds a query; its observation arrives when the batch is sent. */
  readonly add: <T>(query: GraphQuery<T>) => Promise<Observation<T>>;
  /** Sends all that was added, 20 a trip. Rejects only when it is aborted; then the observations reject, too. */
  readonly send: () => Promise<void>;
}

/** A query on its way. */
interface Item {
  readonly id: string;
  readonly path: string;
  readonly permission: string | null;
  readonly patience: Patience;
  readonly settle: (answer: ServiceAnswer) => Promise<void>;
  readonly reject: (reason: unknown) => void;
}

const outer = z.object({ responses: z.array(z.unknown()) });

const subResponse = z.object({
  id: z.string(),
  status: z.int().min(100).max(599),
  headers: z.record(z.string(), z.unknown()).nullish(),
  body: z.unknown().optional(),
});

const identified = z.object({ id: z.string() });

/** Headers of a sub-response; what is no header is left out, because the body matters more. */
function headersOf(record: Readonly<Record<string, unknown>> | null | undefined): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(record ?? {})) {
    if (typeof value !== 'string') continue;
    try {
      headers.set(name, value);
    } catch {
      // Not a valid header.
    }
  }
  return headers;
}

/** A batch's answer, by item id: a response, or what is wrong with it. */
function readResponses(body: unknown): Map<string, ServiceResponse | ReadFailure> | ReadFailure {
  const parsed = outer.safeParse(body);
  if (!parsed.success) return { code: 'badPayload', ...describeIssue(parsed.error) };
  const byId = new Map<string, ServiceResponse | ReadFailure>();
  for (const [index, one] of parsed.data.responses.entries()) {
    const id = identified.safeParse(one).data?.id;
    if (id === undefined || byId.has(id)) continue;
    const response = subResponse.safeParse(one);
    if (response.success) {
      const { status, headers, body: inner } = response.data;
      byId.set(id, { status, headers: headersOf(headers), body: inner });
    } else {
      const { field, problem } = describeIssue(response.error);
      byId.set(id, { code: 'badPayload', field: `responses[${index}].${field}`, problem });
    }
  }
  return byId;
}

/** Opens a batch on Graph v1.0. */
export function createBatch(session: GraphSession): GraphBatch {
  const items: Item[] = [];

  const answerOf = (result: ServiceResponse | ReadFailure, outerRequestId: string | null): ServiceAnswer => {
    const at = instantOf(session.port.clock.now());
    if ('code' in result) return { kind: 'failed', failure: result, at, requestId: outerRequestId };
    return { kind: 'answer', response: result, at, requestId: requestIdOf(result) ?? outerRequestId };
  };

  const failAll = async (
    chunk: readonly Item[],
    failure: ReadFailure,
    requestId: string | null,
  ): Promise<void> => {
    const at = instantOf(session.port.clock.now());
    await Promise.all(chunk.map((item) => item.settle({ kind: 'failed', failure, at, requestId })));
  };

  /** One trip; returns the items to send again and when. */
  const trip = async (
    chunk: readonly Item[],
  ): Promise<{ readonly again: readonly Item[]; readonly pause: number }> => {
    const used = session.accessToken();
    session.tally.batched += chunk.length;
    const answer = await session.send({
      method: 'POST',
      path: '/$batch',
      version: 'v1.0',
      body: { requests: chunk.map(({ id, path }) => ({ id, method: 'GET', url: path })) },
    });
    if (answer.kind === 'failed') {
      await failAll(chunk, answer.failure, answer.requestId);
      return { again: [], pause: 0 };
    }
    const { response, requestId } = answer;
    if (response.status !== 200) {
      const now = session.port.clock.now();
      await Promise.all(
        chunk.map((item) => failAll([item], classifyResponse(response, item.permission, now), requestId)),
      );
      return { again: [], pause: 0 };
    }
    const byId = readResponses(response.body);
    if (!(byId instanceof Map)) {
      await failAll(chunk, byId, requestId);
      return { again: [], pause: 0 };
    }
    const again: Item[] = [];
    let pause = 0;
    const settled: Promise<void>[] = [];
    for (const item of chunk) {
      const result = byId.get(item.id) ?? {
        code: 'badPayload' as const,
        field: 'responses',
        problem: `no answer to request ${item.id}`,
      };
      if (!('code' in result) && result.status === 401) {
        const problem = await session.renewToken(used);
        if (problem === null) {
          again.push(item);
          continue;
        }
        settled.push(item.settle(answerOf(problem === 'spent' ? result : problem, requestId)));
        continue;
      }
      const wait =
        'code' in result ? null : pauseBeforeRetry(result, item.patience, session.port.clock.now());
      if (wait === null) {
        settled.push(item.settle(answerOf(result, requestId)));
      } else {
        again.push(item);
        pause = Math.max(pause, wait);
      }
    }
    await Promise.all(settled);
    return { again, pause };
  };

  const sendChunk = async (chunk: readonly Item[]): Promise<void> => {
    let queue = chunk;
    while (queue.length > 0) {
      const { again, pause } = await trip(queue);
      if (again.length > 0) {
        // One further trip for all of them: as long as the most patient one was asked to wait.
        await sleep(session.port.clock, pause === 0 ? 0 : Math.max(pause, QUICK_RETRY_MS), session.signal);
        session.tally.retries += 1;
      }
      queue = again;
    }
  };

  return {
    add: <T>(query: GraphQuery<T>) => {
      const observation = new Promise<Observation<T>>((resolve, reject) => {
        items.push({
          id: String(items.length + 1),
          path: query.path,
          permission: query.permission,
          patience: freshPatience(),
          settle: async (answer) => {
            resolve(await observeAnswer(session, query, answer));
          },
          reject,
        });
      });
      // `send` reports an abort; a caller that stops there must not leave unhandled rejections behind.
      observation.catch(() => undefined);
      return observation;
    },
    send: async () => {
      const waiting = items.splice(0);
      const chunks: Item[][] = [];
      for (let start = 0; start < waiting.length; start += BATCH_LIMIT) {
        chunks.push(waiting.slice(start, start + BATCH_LIMIT));
      }
      const queue = new PQueue({ concurrency: CONCURRENT_BATCHES });
      try {
        await queue.addAll(chunks.map((chunk) => () => sendChunk(chunk)));
      } catch (error) {
        queue.clear();
        for (const item of waiting) item.reject(error);
        throw error;
      }
    },
  };
}
