import { z } from 'zod';

import type { JsonObject, JsonValue } from '../../shared/domain/json';
import { RUNBOOK_IDS } from '../../shared/domain/runbook-id';
import type { PlannedRequest, Proof } from '../../shared/domain/runbook-run';
import type { AppProblem } from '../../shared/domain/state';
import type { Message } from '../../shared/messages/message';
import { readStoredMessage } from '../../shared/messages/stored-message';

const instant = z.iso.datetime();
const text = z.string().max(1_000);

const json = z.json() as z.ZodType<JsonValue>;
const object = z.record(z.string(), json) as z.ZodType<JsonObject>;

const message = z.strictObject({ id: z.string(), params: object }).transform((stored, context): Message => {
  const found = readStoredMessage(stored);
  if (found !== null) return found;
  context.addIssue({ code: 'custom', message: 'not a message' });
  return z.NEVER;
});

const request = z.strictObject({
  method: z.enum(['POST', 'PATCH', 'PUT', 'DELETE']),
  url: z.string().max(4_000),
  body: json,
}) satisfies z.ZodType<PlannedRequest>;

const proof = z.strictObject({
  text: message,
  from: z.enum(['read', 'word']),
  at: instant,
  via: z
    .enum(['integrationCredential', 'administrator', 'monitorRegistration', 'anonymous', 'genesysClient'])
    .nullable(),
  requestId: text.nullable(),
}) satisfies z.ZodType<Proof>;

const step = z.strictObject({
  /** When it became the current one; null: it was not yet. */
  since: instant.nullable(),
  endedAt: instant.nullable(),
  outcome: z.enum(['reached', 'answered', 'vouched', 'skipped']).nullable(),
  proofs: z.array(proof).readonly(),
  /** Every time that requests were confirmed: written before the first of them is sent. */
  confirmed: z
    .array(z.strictObject({ at: instant, by: text, requests: z.array(request).readonly() }))
    .readonly(),
  sent: z.array(request).readonly(),
  /** The administrator does it by hand, although Graphkeeper could. */
  isByHand: z.boolean(),
});

/** How one run stands, as it is kept. No secret is part of it: those are in the keychain. */
export const runRecordSchema = z.strictObject({
  id: text.min(1),
  runbook: z.enum(RUNBOOK_IDS),
  connectionId: text,
  connectionName: text,
  startedAt: instant,
  endedAt: instant.nullable(),
  status: z.enum(['active', 'undoing', 'proved', 'told', 'cancelled']),
  /** What was learnt and answered on the way, by the runbook's own names. */
  values: object,
  steps: z.record(z.string(), step),
});

export type RunRecord = z.output<typeof runRecordSchema>;

/** How one step stands, as it is kept. */
export type StepRecord = RunRecord['steps'][string];

/** A step that was not come to yet. */
export const UNTOUCHED: StepRecord = {
  since: null,
  endedAt: null,
  outcome: null,
  proofs: [],
  confirmed: [],
  sent: [],
  isByHand: false,
};

/** How many ended runs are kept; the journal keeps what they did. */
export const MAX_ENDED_RUNS = 50;

/** Where runs are kept. */
export interface RunStore {
  readonly runs: () => readonly RunRecord[];
  /** Replaces them; when it returns, what was written outlasts the process, where anything can. */
  readonly change: (next: (before: readonly RunRecord[]) => readonly RunRecord[]) => void;
  /** What is wrong with it at present, for example that nothing can be written. */
  readonly problems: () => readonly AppProblem[];
}

/** Keeps them until the process ends: for the sample tenant, and for tests. */
export function createMemoryRunStore(): RunStore {
  let runs: readonly RunRecord[] = [];
  return {
    runs: () => runs,
    change: (next) => {
      runs = next(runs);
    },
    problems: () => [],
  };
}
