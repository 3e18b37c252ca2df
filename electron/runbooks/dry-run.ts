import { instantOf } from '../../shared/domain/instant';
import type { CredentialType } from '../../shared/domain/row-values';
import type { StepProblem } from '../../shared/domain/runbook-run';
import type { Clock } from '../clock';
import { PLACEHOLDER_CONNECTION } from './placeholder-connection';
import { unreadProblem } from './run-problems';
import type { Look, Runbook, RunContext, Step, StepIo } from './runbook';
import type { Workbench } from './workbench';

/** One step of a dry run: what it would do, and what reading showed of it. */
export interface DryStep {
  readonly step: Step;
  /** `assumed`: it follows something that was not done, so the world was not asked. */
  readonly outcome: 'reached' | 'open' | 'assumed';
  readonly problem: StepProblem | null;
}

/** What a dry run came to. */
export interface DryRun {
  /** The kind of credential that would be rotated; null: none, or it could not be told. */
  readonly credential: CredentialType | null;
  readonly steps: readonly DryStep[];
}

/**
 * Goes through a runbook without sending anything that changes a tenant: reads as far as reading tells something, and
 * assumes from the first thing on that would have to be done. Secrets stay in this function.
 */
export async function dryRun(
  runbook: Runbook,
  context: RunContext,
  parts: { readonly workbench: Workbench; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<DryRun> {
  const { workbench, clock, signal } = parts;
  const { connection } = context;
  const held = new Map<string, string>();
  const io: StepIo = {
    connection,
    now: clock.now,
    look: () => workbench.look(connection, signal),
    recentLook: () => workbench.look(connection, signal),
    readFarEnd: (integrationId) => workbench.readFarEnd(connection, integrationId, signal),
    read: (query, version = 'v1.0') => workbench.read(connection, query, version, signal),
    tryCredential: (credential) => workbench.tryCredential(connection, credential, signal),
    readSecretPlace: (id) => workbench.readSecretPlace(connection, id, signal),
    ownSecret: () => workbench.ownSecret(connection),
    vault: {
      get: (name) => Promise.resolve(held.get(name) ?? null),
      set: (name, value) => Promise.resolve(void held.set(name, value)),
      delete: (name) => Promise.resolve(void held.delete(name)),
    },
    replaceOwnSecret: () => Promise.resolve('none'),
    correctOwnEndpoint: () => Promise.resolve('elsewhere'),
    keepFilterPolicy: () => undefined,
  };
  const seen = new Set<string>();
  const steps: DryStep[] = [];
  let values = runbook.initial;
  let isAssuming = false;
  for (;;) {
    signal.throwIfAborted();
    const plan = runbook.plan(values, context);
    const step = plan.steps.find(({ id, isNeeded }) => isNeeded !== false && !seen.has(id));
    if (step === undefined) return { credential: plan.credential ?? null, steps };
    seen.add(step.id);
    const look: Look | null = isAssuming || step.look === undefined ? null : await step.look(io);
    if (look !== null && look.is !== 'unreadable' && look.values !== undefined) {
      values = { ...values, ...look.values };
    }
    if (look?.is === 'reached') {
      steps.push({ step, outcome: 'reached', problem: null });
      continue;
    }
    // What was learnt on the way is part of what would be sent.
    const learnt = runbook.plan(values, context).steps.find(({ id }) => id === step.id) ?? step;
    steps.push({
      step: learnt,
      outcome: isAssuming ? 'assumed' : 'open',
      problem:
        look === null
          ? null
          : look.is === 'unreadable'
            ? unreadProblem(look.failure, look.requestId)
            : (look.problem ?? null),
    });
    values = { ...values, ...learnt.assumed };
    // An answer changes nothing in the world; all else would.
    if (step.kind !== 'ask') isAssuming = true;
  }
}

/** What a runbook is shown for where there is no connection. */
export function placeholderContext(now: number): RunContext {
  return {
    runId: instantOf(now),
    connection: PLACEHOLDER_CONNECTION,
    connections: [PLACEHOLDER_CONNECTION],
    startedAt: now,
  };
}
