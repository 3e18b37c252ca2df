import { type Observation, valueOf } from '../../../shared/domain/observation';
import type { Proof } from '../../../shared/domain/runbook-run';
import type { Snapshot } from '../../../shared/domain/snapshot';
import { message } from '../../../shared/messages/message';
import { profileOf } from '../../../shared/profiles';
import {
  type ConsentSurvey,
  consentSurvey,
  grantedByExchange,
  isScopeUnclear,
  type ScopedBy,
} from '../../../shared/runbooks/consent';
import { type Look, proofOf, type Step, type StepIo } from '../runbook';
import { mutable, problem, set, titled, type Values } from './values';

type Surveyed =
  | { readonly survey: ConsentSurvey; readonly snapshot: Snapshot }
  | { readonly survey: null; readonly look: Look };

/** Reads the consents as they stand now. */
export async function surveyNow(io: StepIo): Promise<Surveyed> {
  const snapshot = await io.look();
  const found = consentSurvey(snapshot, profileOf(io.connection.profile));
  switch (found.is) {
    case 'surveyed':
      return { survey: found.survey, snapshot };
    case 'noPrincipal':
      return {
        survey: null,
        look: { is: 'stuck', problem: problem('noPrincipal', snapshot.servicePrincipal.requestId) },
      };
    case 'unread': {
      const { failure, requestId } = found.source;
      return { survey: null, look: { is: 'unreadable', failure, requestId } };
    }
  }
}

/** Looks anew, and is reached when nothing is left to be done of one kind. */
export async function lookUntil(
  io: StepIo,
  isDone: (survey: ConsentSurvey) => boolean,
  proof: (snapshot: Snapshot) => Proof,
): Promise<Look> {
  const found = await surveyNow(io);
  if (found.survey === null) return found.look;
  const survey = mutable(found.survey);
  return isDone(survey)
    ? { is: 'reached', values: set({ survey, isChanged: true }), proofs: [proof(found.snapshot)] }
    : { is: 'notYet', values: set({ survey }) };
}

/** Looks at what is listed and granted. */
export function surveyStep({ survey, scopedBy }: Values): Step {
  const scoped = survey === null ? [] : grantedByExchange(survey, scopedBy);
  return {
    ...titled('survey'),
    kind: 'look',
    skip: { label: message('consent.button', { button: 'blind' }), values: set({ isBlind: true }) },
    look: async (io) => {
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const { appRoleAssignments } = found.snapshot;
      return {
        is: 'reached',
        values: set({ survey: mutable(found.survey) }),
        proofs: [
          proofOf(message('consent.proof', { proof: 'survey' }), appRoleAssignments),
          ...(scoped.length === 0 && grantedByExchange(found.survey, null).length === 0
            ? []
            : [
                proofOf(
                  message('consent.byExchange', { names: grantedByExchange(found.survey, null) }),
                  probeOf(found.snapshot) ?? appRoleAssignments,
                ),
              ]),
        ],
      };
    },
  };
}

/** Asks what opens mailboxes, where that cannot be seen. */
export function scopedByStep({ survey, scopedBy }: Values): Step {
  return {
    ...titled('scopedBy'),
    kind: 'ask',
    isNeeded: survey !== null && scopedBy === null && isScopeUnclear(survey),
    questions: [
      {
        id: 'scopedBy',
        kind: 'choice',
        label: message('consent.question.scopedBy'),
        hint: null,
        value: 'entra',
        problem: null,
        options: (['entra', 'exchange'] as const).map((option) => ({
          value: option,
          label: message('consent.option.scopedBy', { option }),
        })),
      },
    ],
    answer: (answers) => {
      const chosen: ScopedBy = answers['scopedBy'] === 'exchange' ? 'exchange' : 'entra';
      return Promise.resolve({ ok: true, values: set({ scopedBy: chosen }) });
    },
    assumed: set({ scopedBy: 'entra' }),
  };
}

/** A listed mailbox, or one that stands for "must not open", that opened. */
export function probeOf({ mailboxes, canaries }: Snapshot): Observation<unknown> | null {
  return (
    [...mailboxes, ...canaries].map(({ probe }) => probe).find((one) => valueOf(one)?.outcome === 'open') ??
    null
  );
}
