import { message } from '../../../shared/messages/message';
import { isElsewhere } from '../../../shared/profiles';
import { isUsedSince } from '../../../shared/runbooks/rotation';
import { sawMail } from '../integration-refresh';
import { lookForRemoval, rotationProblem, stands, unreadApplication } from '../registered-credential';
import { proofOf, type RunContext, type Step } from '../runbook';
import { removal } from './new-secret';
import { copy, set, titled, type Values } from './values';

/** Removes the old secret, once it is known which one that is and that nobody signs in with it any more. */
export function removeOldSteps(context: RunContext, known: Values): readonly Step[] {
  const {
    old,
    application,
    added,
    refresh: { baseline },
  } = known;
  const isOther = isElsewhere(context.connection);
  const others = (application?.secrets ?? []).filter(({ keyId }) => keyId !== added?.keyId);
  const since = baseline === null ? null : Date.parse(baseline.at);
  return [
    {
      ...titled('removeOld'),
      id: 'chooseOld',
      kind: 'ask',
      isNeeded: old === null && others.length > 0,
      questions: [
        {
          id: 'old',
          kind: 'choice',
          label: message(isOther ? 'rotate.elsewhere.question' : 'rotate.question.old'),
          hint: null,
          value: others[0]?.keyId ?? '',
          problem: null,
          options: others.map(({ keyId, label }) => ({
            value: keyId,
            label: message('rotate.secret', { label, keyId }),
          })),
        },
      ],
      answer: (answers) => {
        const chosen = others.find(({ keyId }) => keyId === answers['old']);
        return Promise.resolve({ ok: true, values: set({ old: chosen?.keyId ?? null }) });
      },
      skip: { label: message('rotate.button', { button: 'keepOld' }) },
    },
    {
      ...titled('removeOld'),
      kind: 'change',
      isNeeded: old !== null,
      risks: [message('rotate.risk.removal')],
      look: (io) =>
        lookForRemoval(io, old ?? '', {
          proof: message('rotate.proof', { proof: 'removed' }),
          barred: (snapshot) =>
            since !== null && isUsedSince(snapshot, old ?? '', since) === true
              ? isOther
                ? 'inUseElsewhere'
                : 'inUse'
              : null,
        }),
      change: {
        requests: [removal(context, known, old ?? '')],
        permission: 'application',
        confirm: message('rotate.confirm', { step: 'removeOld' }),
      },
      byHand: {
        instructions: (['openCredentials', 'deleteOld'] as const).map((line) =>
          message('rotate.byHand', { line }),
        ),
        link: 'entraCredentials',
        copies: [copy('keyId', old ?? '')],
        lookFor: message('rotate.lookFor', { what: 'gone' }),
      },
      skip: { label: message('rotate.button', { button: 'keepOld' }), values: set({ old: null }) },
    },
  ];
}

/** A last look: the credential stands in the registration, and a token is issued. */
export function verifyStep({ connection }: RunContext, { added }: Values): Step {
  return {
    ...titled('verify'),
    kind: 'look',
    vouch: sawMail(connection, message('rotate.word')),
    look: async (io) => {
      const snapshot = await io.look();
      const { token } = snapshot;
      if (stands(snapshot, added?.keyId ?? '') === null) return unreadApplication(snapshot);
      if (token.state === 'unreadable') {
        return { is: 'unreadable', failure: token.failure, requestId: token.requestId };
      }
      if (stands(snapshot, added?.keyId ?? '') === false || token.value.outcome === 'refused') {
        return { is: 'stuck', problem: rotationProblem('notFlowing', token.requestId) };
      }
      return { is: 'reached', proofs: [proofOf(message('rotate.proof', { proof: 'works' }), token)] };
    },
  };
}
