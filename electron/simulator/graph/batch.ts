import { z } from 'zod';

import type { JsonObject, JsonValue } from '../../../shared/domain/json';
import { graphError, type GraphReply } from '../graph-route';

/** Requests in one batch at the most (Microsoft: JSON batching). */
const MAX_REQUESTS = 20;

const batchSchema = z.object({
  requests: z
    .array(
      z.object({
        id: z.string().min(1),
        method: z.string().min(1),
        url: z.string().min(1),
        headers: z.record(z.string(), z.string()).optional(),
        body: z.json().optional(),
        dependsOn: z.array(z.string()).optional(),
      }),
    )
    .min(1),
});

/** One request of a batch. */
export type BatchItem = z.output<typeof batchSchema>['requests'][number];

/** One answer of a batch. */
interface BatchItemAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: JsonValue;
}

function invalid(message: string): GraphReply {
  return graphError(400, 'BadRequest', message);
}

function hasContentType(item: BatchItem): boolean {
  return Object.keys(item.headers ?? {}).some((name) => name.toLowerCase() === 'content-type');
}

/**
 * The requests of a batch in an order in which every one follows those that it depends on; the 400 of a batch
 * that Graph would not begin.
 */
export function readBatch(body: JsonValue | undefined): readonly BatchItem[] | GraphReply {
  const parsed = batchSchema.safeParse(body);
  if (!parsed.success) return invalid('Invalid batch payload format.');
  const { requests } = parsed.data;
  if (requests.length > MAX_REQUESTS) {
    return invalid(`Number of batch request steps exceeds the maximum value of '${MAX_REQUESTS}'.`);
  }
  const ids = new Set(requests.map((item) => item.id));
  if (ids.size < requests.length) return invalid('Request Id found to be duplicate. Please use unique id.');
  const noType = requests.find((item) => item.body !== undefined && !hasContentType(item));
  if (noType !== undefined) {
    return invalid(`Write request id : ${noType.id} does not contain Content-Type header or body.`);
  }
  const ordered: BatchItem[] = [];
  const waiting = [...requests];
  while (waiting.length > 0) {
    const done = new Set(ordered.map((item) => item.id));
    const index = waiting.findIndex((item) => (item.dependsOn ?? []).every((id) => done.has(id)));
    const next = waiting[index];
    if (next === undefined) return invalid('A dependsOn reference names no other request of the batch.');
    ordered.push(next);
    waiting.splice(index, 1);
  }
  return ordered;
}

/** The answer to a request whose predecessor failed. */
export function failedDependency(): GraphReply {
  return graphError(
    424,
    'FailedDependency',
    'The request was not executed because a request that it depends on failed.',
  );
}

/** A batch item's answer as it stands in the body of the batch. */
export function batchItemAnswer(answer: BatchItemAnswer): JsonObject {
  return {
    id: answer.id,
    status: answer.status,
    headers: answer.headers,
    ...(answer.body === undefined ? {} : { body: answer.body }),
  };
}
