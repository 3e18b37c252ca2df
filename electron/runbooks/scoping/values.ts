import { z } from 'zod';

import type { JsonObject } from '../../../shared/domain/json';
import type { CopyText, StepProblem } from '../../../shared/domain/runbook-run';
import type { ScopeStep, ScopeTrouble } from '../../../shared/messages/en/scope-mailboxes';
import { message } from '../../../shared/messages/message';
import type { ScopePlan } from '../../../shared/runbooks/mailbox-scoping';
import { NOT_REFRESHED, refreshSchema } from '../integration-refresh';
import { problemOf } from '../run-problems';
import type { RunContext, Step } from '../runbook';

const instant = z.iso.datetime();

const granted = z.strictObject({ appRoleId: z.string(), value: z.string() });

/** What is known while an app is limited to its mailboxes. */
export const scopingValues = z.strictObject({
  /** The enterprise application; null: not looked at yet. */
  principal: z.strictObject({ objectId: z.string(), name: z.string() }).nullable(),
  /** Object id of Microsoft Graph in the tenant: consents stand there. */
  graphId: z.string().nullable(),
  permissions: z.array(z.string()),
  /** Tenant-wide consents as they were found. */
  found: z.array(granted),
  /** Those that are still there. */
  present: z.array(granted.extend({ id: z.string() })),
  /** It was so when the run began. */
  isScoped: z.boolean(),
  /** What the probes say about a legacy policy. */
  isPolicySeen: z.boolean(),
  hasPolicy: z.boolean().nullable(),
  kind: z.enum(['group', 'filter']).nullable(),
  target: z.string().nullable(),
  isTested: z.boolean(),
  /** Since when Exchange grants the mailboxes, as far as is known. */
  waitingSince: instant.nullable(),
  isPropagated: z.boolean(),
  isRemoved: z.boolean(),
  isProven: z.boolean(),
  isRestoring: z.boolean(),
  refresh: refreshSchema,
});

/** What is known, as the plan reads it. */
export type Values = z.output<typeof scopingValues>;

/** What is known before the first look. */
export const INITIAL: Values = {
  principal: null,
  graphId: null,
  permissions: [],
  found: [],
  present: [],
  isScoped: false,
  isPolicySeen: false,
  hasPolicy: null,
  kind: null,
  target: null,
  isTested: false,
  waitingSince: null,
  isPropagated: false,
  isRemoved: false,
  isProven: false,
  isRestoring: false,
  refresh: NOT_REFRESHED,
};

/** Values that change: typed here, plain JSON for whoever keeps them. */
export function set(change: Partial<Values>): JsonObject {
  return change;
}

/** A step by its name, with its words. */
export function titled(id: ScopeStep): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('scope.title', { step: id }),
    explanation: [message('scope.explanation', { step: id })],
  };
}

/** What keeps the app from being limited, in words. */
export function problem(trouble: ScopeTrouble, names: readonly string[] = []): StepProblem {
  return problemOf(message('scope.problem', { trouble, names }), message('scope.advice', { trouble }));
}

/** A script to copy. */
export function script(what: 'scope' | 'test' | 'policy' | 'revoke', text: string): CopyText {
  return { label: message('scope.copy', { what }), text, isScript: true };
}

/** What the scripts are made of. */
export function planOf({ connection }: RunContext, known: Values): ScopePlan {
  const target = known.target ?? '';
  return {
    cloud: connection.cloud,
    clientId: connection.clientId,
    objectId: known.principal?.objectId ?? '',
    name: known.principal?.name ?? connection.name,
    mailboxes: connection.mailboxes,
    canaries: connection.canaryMailboxes,
    permissions: known.permissions,
    scope: known.kind === 'filter' ? { kind: 'filter', filter: target } : { kind: 'group', group: target },
  };
}
