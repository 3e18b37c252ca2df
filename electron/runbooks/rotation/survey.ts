import { z } from 'zod';

import { valueOf } from '../../../shared/domain/observation';
import { message } from '../../../shared/messages/message';
import { certificatePolicy, thumbprintOf } from '../../../shared/runbooks/public-certificate';
import {
  certificateInUse,
  endChoice,
  endOfDay,
  readySecret,
  secretInUse,
} from '../../../shared/runbooks/rotation';
import { CREDENTIAL_POLICY_QUERY } from '../../graph/readers/app-management-policy';
import { rotationProblem, unreadApplication } from '../registered-credential';
import { type Look, proofOf, type RunContext, type Step, type StepIo } from '../runbook';
import { keptKeys, presentKeys } from './certificates-change';
import { set, titled, type Values } from './values';

/** Looks at the secrets that there are, and at what the organisation allows. */
export function surveyStep(context: RunContext): Step {
  const look = async (io: StepIo): Promise<Look> => {
    const [snapshot, policy] = await Promise.all([io.look(), io.read(CREDENTIAL_POLICY_QUERY)]);
    const { application } = snapshot;
    if (application.state === 'unreadable' || application.value === null) return unreadApplication(snapshot);
    const known = valueOf(policy);
    const certificate = certificateInUse(snapshot);
    if (known?.secret.isBlocked === true && certificate === null)
      return { is: 'stuck', problem: rotationProblem('blocked', policy.requestId) };
    const { id, displayName, credentials, createdAt } = application.value;
    const present = certificate === null ? null : await presentKeys(io, id);
    if (present !== null && 'look' in present) return present.look;
    return {
      is: 'reached',
      values: set({
        application: {
          objectId: id,
          name: displayName ?? context.connection.name,
          secrets: credentials
            .filter(({ type }) => type === 'clientSecret')
            .map(({ keyId, name, hint }) => ({ keyId, label: name ?? hint ?? keyId })),
          certificates: credentials
            .filter(({ type }) => type === 'certificate')
            .map(({ keyId, customKeyIdentifier }) => ({
              keyId,
              thumbprint: thumbprintOf(customKeyIdentifier),
            })),
        },
        policy: known?.secret ?? null,
        old: secretInUse(snapshot),
        found: readySecret(snapshot, io.now()),
        certificate,
        ...keptKeys(present?.keys ?? null),
        certificatePolicy: known === null ? null : certificatePolicy(known.certificates, createdAt),
      }),
      proofs: [proofOf(message('rotate.proof', { proof: 'survey' }), application)],
    };
  };
  return { ...titled('survey'), kind: 'look', look };
}

/** A rotation that was begun elsewhere: whoever began it may have the value. */
export function foundStep({ found, old }: Values): Step {
  const options = ['use', 'another', ...(found?.isUnused === true ? (['remove'] as const) : [])] as const;
  return {
    ...titled('found'),
    kind: 'ask',
    isNeeded: found !== null,
    explanation:
      found === null
        ? []
        : [
            message('rotate.found', { label: found.label, end: found.end }),
            message('rotate.explanation', { step: 'found' }),
          ],
    questions: [
      {
        id: 'what',
        kind: 'choice',
        label: message('rotate.question.found'),
        hint: null,
        value: 'use',
        problem: null,
        options: options.map((value) => ({
          value,
          label: message('rotate.found.option', { option: value }),
        })),
      },
    ],
    answer: ({ what }) => {
      if (found === null || what === 'another')
        return Promise.resolve({ ok: true, values: set({ found: null }) });
      const { keyId, hint } = found;
      const isOld = old === keyId;
      const values =
        what === 'remove' && found.isUnused
          ? set({ found: null, orphan: keyId })
          : set({ found: null, isAdopted: true, added: { keyId, hint }, ...(isOld ? { old: null } : {}) });
      return Promise.resolve({ ok: true, values });
    },
    assumed: set({ found: null }),
  };
}

/** Asks until when the new secret is valid. */
export function chooseStep(context: RunContext, { policy, end, isAdopted }: Values): Step {
  const choice = endChoice(policy, context.startedAt);
  return {
    ...titled('choose'),
    kind: 'ask',
    isNeeded: end === null && !isAdopted,
    repeats: true,
    questions: [
      {
        id: 'end',
        kind: 'day',
        label: message('rotate.question.end'),
        hint: message('rotate.question.end.hint', { maxDays: choice.maxDays }),
        value: choice.proposed,
        problem: null,
        min: choice.min,
        max: choice.max,
      },
    ],
    answerLabel: message('rotate.button', { button: 'choose' }),
    answer: (answers) => {
      const day = answers['end'] ?? '';
      const isDay = z.iso.date().safeParse(day).success;
      return Promise.resolve(
        isDay && day >= choice.min && day <= choice.max
          ? { ok: true, values: set({ end: day }) }
          : {
              ok: false,
              problems: {
                end: message('rotate.question.end.wrong', {
                  min: endOfDay(choice.min),
                  max: endOfDay(choice.max),
                }),
              },
            },
      );
    },
    assumed: set({ end: choice.proposed }),
  };
}
