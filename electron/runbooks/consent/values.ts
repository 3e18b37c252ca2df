import { z } from 'zod';

import type { JsonObject } from '../../../shared/domain/json';
import type { CopyText, StepProblem } from '../../../shared/domain/runbook-run';
import type { ConsentProblem, ConsentStep } from '../../../shared/messages/en/grant-consent';
import { type Message, message } from '../../../shared/messages/message';
import type { ConsentSurvey } from '../../../shared/runbooks/consent';
import { NOT_REFRESHED, refreshSchema } from '../integration-refresh';
import { problemOf } from '../run-problems';
import type { Step } from '../runbook';

const permission = z.strictObject({
  value: z.string(),
  type: z.enum(['application', 'delegated']),
  standing: z.enum(['granted', 'inToken', 'exchangeRbac', 'userOnly', 'wrongType', 'missing', 'undecided']),
  id: z.string().nullable(),
  isRequested: z.boolean(),
  isExchangeScoped: z.boolean(),
});

/** What is known while consent is granted. */
export const consentValues = z.strictObject({
  /** How things were at the last look; null: not looked at yet. */
  survey: z
    .strictObject({
      applicationId: z.string().nullable(),
      principalId: z.string(),
      graphId: z.string(),
      permissions: z.array(permission),
      requested: z.array(
        z.strictObject({ resourceAppId: z.string(), id: z.string(), type: z.enum(['Scope', 'Role']) }),
      ),
      grant: z.strictObject({ id: z.string(), scopes: z.array(z.string()) }).nullable(),
      losable: z.array(z.string()),
    })
    .nullable(),
  /** What opens mailboxes, as the administrator said; null: it can be seen, or was not asked. */
  scopedBy: z.enum(['entra', 'exchange']).nullable(),
  /** The directory cannot be read: consent is given on Microsoft's page, and the token shows what came of it. */
  isBlind: z.boolean(),
  /** Something was changed, by whomever, since the run began. */
  isChanged: z.boolean(),
  refresh: refreshSchema,
});

/** What is known, as the plan reads it. */
export type Values = z.output<typeof consentValues>;

/** What is known before the first look. */
export const INITIAL: Values = {
  survey: null,
  scopedBy: null,
  isBlind: false,
  isChanged: false,
  refresh: NOT_REFRESHED,
};

/** Values that change: typed here, plain JSON for whoever keeps them. */
export function set(change: Partial<Values>): JsonObject {
  return change;
}

/** A survey as it is kept. */
export function mutable(survey: ConsentSurvey): NonNullable<Values['survey']> {
  return consentValues.shape.survey.unwrap().parse(survey);
}

/** What keeps consent from being granted, in words. */
export function problem(name: ConsentProblem, requestId: string | null = null): StepProblem {
  return problemOf(
    message('consent.problem', { problem: name }),
    message('consent.advice', { problem: name }),
    requestId,
  );
}

/** A step by its name, with its words. */
export function titled(id: ConsentStep): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('consent.title', { step: id }),
    explanation: [message('consent.explanation', { step: id })],
  };
}

/** What is done by hand, one line after the other. */
export function lines(
  ...all: readonly Parameters<typeof message<'consent.byHand'>>[1]['line'][]
): readonly Message[] {
  return all.map((line) => message('consent.byHand', { line }));
}

/** Something to copy while a step is done by hand. */
export function copy(what: 'names' | 'command' | 'script', text: string): CopyText {
  return { label: message('consent.copy', { what }), text, isScript: what !== 'names' };
}
